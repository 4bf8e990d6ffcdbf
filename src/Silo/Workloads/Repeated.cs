namespace Liandong.Silo.Workloads;

/// <summary>What was measured several times.</summary>
public static class Repeated
{
    /// <summary>The middle value, of an even number the upper one.</summary>
    /// <param name="values">One at least.</param>
    public static T Median<T>(IEnumerable<T> values)
    {
        T[] ordered = [.. values.Order()];
        return ordered[ordered.Length / 2];
    }
}
