using Liandong.Grains.Runs;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>What can happen to a cluster.</summary>
public enum Fault
{
    /// <summary>A member with a partition, but without the clock, is killed.</summary>
    OtherMemberKilled,

    /// <summary>The member with the clock is killed.</summary>
    ClockMemberKilled,

    /// <summary>Two of three are killed at once, the clock's among them.</summary>
    TwoOfThreeKilled,

    /// <summary>All are killed, and started again.</summary>
    AllKilledAndRestarted,

    /// <summary>The clock's member is frozen, as if all its cables were cut, and comes back when the others have gone on.</summary>
    ClockMemberCutOff,

    /// <summary>The clock's member is stopped as for an upgrade.</summary>
    ClockMemberStopped,

    /// <summary>The storage does not answer for a while.</summary>
    StorageAway,

    /// <summary>The clock's member reaches storage and clients, but no other member, and none reaches it.</summary>
    ClockMemberCutFromOthers,

    /// <summary>The clock's member hears the others, storage and clients, but the others hear nothing of it.</summary>
    ClockMemberUnheard,

    /// <summary>The clock's member reaches the others and the clients, but not the storage.</summary>
    ClockMemberCutFromStorage,

    /// <summary>The way between the clock's member and one of the two others is cut; the third reaches both.</summary>
    ClockMemberCutFromOne,
}

/// <summary>How faults come about.</summary>
internal static class Faults
{
    /// <summary>Whether a cable is cut while everybody goes on.</summary>
    public static bool IsCut(Fault fault) => fault is Fault.ClockMemberCutFromOthers or Fault.ClockMemberUnheard or Fault.ClockMemberCutFromStorage or Fault.ClockMemberCutFromOne;

    /// <summary>Whether the run goes on in another life.</summary>
    public static bool TakesOver(Fault fault) => fault is not (Fault.StorageAway or Fault.ClockMemberCutFromStorage);

    /// <summary>Lets the clock's member be lost; one that was cut off comes back when others have gone on.</summary>
    public static async Task Strike(Fault fault, MemberCluster cluster, Member clock, Func<Task<RunStatus>> goesOn)
    {
        switch (fault)
        {
            case Fault.ClockMemberKilled:
                await clock.Kill();
                break;
            case Fault.ClockMemberStopped:
                await clock.StopGracefully();
                break;
            case Fault.ClockMemberCutOff:
                clock.Freeze();
                await goesOn();
                clock.Thaw();
                break;
            case Fault.ClockMemberCutFromOthers:
            case Fault.ClockMemberUnheard:
                cluster.CutFromOthers(clock, fault == Fault.ClockMemberUnheard ? Way.Out : Way.Both);
                await goesOn();
                cluster.Mend();
                break;
            case Fault.ClockMemberCutFromOne:
                cluster.CutBetween(clock, cluster.Members.First(member => member != clock));
                await goesOn();
                cluster.Mend();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fault), fault, "A loss of the clock's member.");
        }
    }
}
