using Liandong.Twins.Time;

namespace Liandong.Twins.Orders;

/// <summary>
/// What a job's stamp says: the matter (16 bits), the priority (8 bits), how often it was returned before (6 bits) and whether it is a
/// helper's part. Whoever does the job says it back, so that the order knows whose answer it hears.
/// </summary>
public static class JobStamp
{
    private static readonly ulong ContestPurpose = StableHash.Of("contested ownership");

    /// <summary>The count of returns from which nobody contests any more: the city has ruled, or work has been done.</summary>
    public const int Settled = 2;

    private const int Returns = 0x3F;
    private const int HelperBit = 1 << 30;

    public static int Of(int matter, int priority, int returned) => matter | (priority << 16) | (Math.Min(returned, Returns) << 24);

    /// <summary>The same job as a helper's part.</summary>
    public static int ForHelper(int stamp) => stamp | HelperBit;

    public static bool IsHelper(int stamp) => (stamp & HelperBit) != 0;

    public static int Matter(int stamp) => stamp & 0xFFFF;

    public static int Priority(int stamp) => (stamp >> 16) & 0xFF;

    public static int Returned(int stamp) => (stamp >> 24) & Returns;

    /// <summary>Whether the lead's executor finds that the job is not theirs: a property of the incident and of how often it was returned.</summary>
    public static bool IsContested(int stamp, long incident, CommandSystem system, Jurisdiction here)
    {
        if (IsHelper(stamp) || Returned(stamp) >= Settled) return false;
        var chance = new Chance(here.Seed, (ulong)incident, ContestPurpose + (ulong)Returned(stamp));
        return chance.NextIs(system.Matters[Matter(stamp)].Contested);
    }
}
