namespace Liandong.Grains.Experiments;

/// <summary>Seeds that follow one another.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">How many.</param>
[GenerateSerializer, Immutable, Alias("SeedRange")]
public readonly record struct SeedRange([property: Id(0)] long First, [property: Id(1)] int Count)
{
    /// <summary>The seeds.</summary>
    public IEnumerable<long> Each()
    {
        for (var i = 0; i < Count; i++) yield return First + i;
    }

    /// <summary>Seeds as ranges, each as long as can be, in order.</summary>
    public static List<SeedRange> Of(IEnumerable<long> seeds)
    {
        var ranges = new List<SeedRange>();
        foreach (var seed in seeds.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1] is var last && last.First + last.Count == seed) ranges[^1] = last with { Count = last.Count + 1 };
            else ranges.Add(new SeedRange(seed, 1));
        }

        return ranges;
    }
}
