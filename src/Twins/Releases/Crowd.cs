using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>
/// The people of a cell by what they do; whole people, none of whom appears or vanishes. Groups change over with a mean time each, as in a
/// compartment model; what is less than a person is carried on.
/// </summary>
public struct Crowd
{
    private const int Thousand = 1_000;

    /// <summary>At home, not told yet, and can be reached by phone.</summary>
    public int Callable;

    /// <summary>At home, not told yet, and must be told by loudspeaker or at the door.</summary>
    public int Unreached;

    /// <summary>At home, told, getting ready to leave.</summary>
    public int Preparing;

    /// <summary>At home behind closed windows: told to, or unwilling to leave.</summary>
    public int Indoors;

    /// <summary>Ready to leave, waiting in front of the road.</summary>
    public int Queueing;

    /// <summary>Under way to a shelter.</summary>
    public int ToShelter;

    /// <summary>Under way to a place of their own.</summary>
    public int ToOwnPlace;

    /// <summary>In shelters.</summary>
    public int Sheltered;

    /// <summary>Not in the area: were elsewhere before, or have reached a place of their own.</summary>
    public int Elsewhere;

    private int _calledCarry;
    private int _reachedCarry;
    private int _refusedCarry;
    private int _readyCarry;
    private int _ownCarry;

    /// <summary>At home.</summary>
    public readonly int AtHome => Callable + Unreached + Preparing + Indoors;

    /// <summary>Not told yet.</summary>
    public readonly int Unaware => Callable + Unreached;

    /// <summary>On the road.</summary>
    public readonly int OnRoad => Queueing + ToShelter + ToOwnPlace;

    /// <summary>Everybody.</summary>
    public readonly int All => AtHome + OnRoad + Sheltered + Elsewhere;

    /// <summary>A minute in which people are told what to do.</summary>
    /// <param name="action">What.</param>
    /// <param name="callMinutes">Mean time until somebody is reached by phone.</param>
    /// <param name="speakerMinutes">Mean time until somebody is reached otherwise.</param>
    /// <param name="refuse">How many of a thousand stay although told to leave.</param>
    public void Hear(ProtectiveAction action, int callMinutes, int speakerMinutes, int refuse)
    {
        var called = Flow(Callable, callMinutes, ref _calledCarry);
        var reached = Flow(Unreached, speakerMinutes, ref _reachedCarry);
        Callable -= called;
        Unreached -= reached;
        var told = called + reached;
        var staying = action == ProtectiveAction.ShelterInPlace ? told : Share(told, refuse, ref _refusedCarry);
        Indoors += staying;
        Preparing += told - staying;
    }

    /// <summary>A minute in which people get ready.</summary>
    public void GetReady(int minutes)
    {
        var ready = Flow(Preparing, minutes, ref _readyCarry);
        Preparing -= ready;
        Queueing += ready;
    }

    /// <summary>A minute of the road out: how many set out for a shelter and for a place of their own.</summary>
    /// <param name="capacity">How many the road takes in a minute.</param>
    /// <param name="own">How many of a thousand have a place of their own.</param>
    public (int ToShelter, int ToOwnPlace) SetOut(int capacity, int own)
    {
        var leaving = Math.Min(Queueing, capacity);
        var ownWay = Share(leaving, own, ref _ownCarry);
        Queueing -= leaving;
        ToOwnPlace += ownWay;
        ToShelter += leaving - ownWay;
        return (leaving - ownWay, ownWay);
    }

    /// <summary>Nobody has to leave any more: those who have not set out stay.</summary>
    public void StandDown()
    {
        Indoors += Preparing + Queueing;
        (Preparing, Queueing) = (0, 0);
    }

    /// <summary>Writes all of it.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("callable", Callable);
        state.Write("unreached", Unreached);
        state.Write("preparing", Preparing);
        state.Write("indoors", Indoors);
        state.Write("queueing", Queueing);
        state.Write("toShelter", ToShelter);
        state.Write("toOwnPlace", ToOwnPlace);
        state.Write("sheltered", Sheltered);
        state.Write("elsewhere", Elsewhere);
        state.Write("calledCarry", _calledCarry);
        state.Write("reachedCarry", _reachedCarry);
        state.Write("refusedCarry", _refusedCarry);
        state.Write("readyCarry", _readyCarry);
        state.Write("ownCarry", _ownCarry);
    }

    private static int Flow(int group, int meanMinutes, ref int carry) => Share(group, Thousand / meanMinutes, ref carry);

    private static int Share(int group, int ofThousand, ref int carry)
    {
        var exact = (group * ofThousand) + carry;
        carry = exact % Thousand;
        return Math.Min(group, exact / Thousand);
    }
}
