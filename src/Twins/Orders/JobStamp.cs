using Liandong.Twins.Time;

namespace Liandong.Twins.Orders;

/// <summary>What a job's stamp says: the matter (16 bits), the priority (8 bits) and how often it was tried before (7 bits).</summary>
public static class JobStamp
{
    private static readonly ulong ContestPurpose = StableHash.Of("contested ownership");

    public static int Of(int matter, int priority, int tried) => matter | (priority << 16) | (Math.Min(tried, 127) << 24);

    public static int Matter(int stamp) => stamp & 0xFFFF;

    public static int Priority(int stamp) => (stamp >> 16) & 0xFF;

    public static int Tried(int stamp) => stamp >> 24;

    /// <summary>Whether the executor finds that the job is not theirs: a property of the incident that only the first executor discovers.</summary>
    public static bool IsContested(int stamp, long incident, CommandSystem system, Jurisdiction here)
    {
        if (Tried(stamp) > 0) return false;
        var chance = new Chance(here.Seed, (ulong)incident, ContestPurpose);
        return chance.NextIs(system.Matters[Matter(stamp)].Contested);
    }
}
