using Liandong.Twins.Time;

namespace Liandong.Twins.Orders;

/// <summary>
/// What a job's stamp says: the matter (16 bits), the priority (4 bits), how often it was returned before (3 bits), which attempt at the
/// work it is (7 bits) and whether it is a helper's part. Whoever does the job says it back, so that the order knows whose answer it hears.
/// </summary>
public static class JobStamp
{
    private static readonly ulong ContestPurpose = StableHash.Of("contested ownership");

    /// <summary>The count of returns from which nobody contests any more: the city has ruled, or work has been done.</summary>
    public const int Settled = 2;

    private const int Returns = 0x7;
    private const int Attempts = 0x7F;
    private const int HelperBit = 1 << 30;

    /// <summary>A job's stamp; <paramref name="attempt"/> counts from 0 how often it was handed out before.</summary>
    public static int Of(int matter, int priority, int returned, int attempt = 0) => matter | (priority << 16) | (Math.Min(returned, Returns) << 20) | (Math.Min(attempt, Attempts) << 23);

    /// <summary>The same job as a helper's part.</summary>
    public static int ForHelper(int stamp) => stamp | HelperBit;

    public static bool IsHelper(int stamp) => (stamp & HelperBit) != 0;

    public static int Matter(int stamp) => stamp & 0xFFFF;

    public static int Priority(int stamp) => (stamp >> 16) & 0xF;

    public static int Returned(int stamp) => (stamp >> 20) & Returns;

    /// <summary>The purpose of a draw about the work of this attempt: work that is done again is not the same work once more.</summary>
    public static ulong Again(ulong purpose, int stamp) => purpose + ((ulong)((stamp >> 23) & Attempts) << 32);

    /// <summary>Whether the lead's executor finds that the job is not theirs: a property of the incident and of how often it was returned.</summary>
    public static bool IsContested(int stamp, long incident, CommandSystem system, Jurisdiction here)
    {
        if (IsHelper(stamp) || Returned(stamp) >= Settled) return false;
        var chance = new Chance(here.Seed, (ulong)incident, ContestPurpose + (ulong)Returned(stamp));
        return chance.NextIs(system.Matters[Matter(stamp)].Contested);
    }
}
