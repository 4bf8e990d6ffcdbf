using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.City;

/// <summary>
/// How many of something to generate: so many for each county that is named under <c>counties</c>, and <see cref="Elsewhere"/> for all others together.
/// </summary>
internal sealed record Amount(int Elsewhere, ImmutableArray<int> ByCounty)
{
    /// <summary>More of one kind of thing than any city has: a slip of the keyboard.</summary>
    public const int Most = 200_000;

    /// <summary>Whether a county has a number of its own.</summary>
    public bool IsNamed(int county) => ByCounty[county] >= 0;

    /// <summary>All that is generated.</summary>
    public long Total => Elsewhere + ByCounty.Where(count => count > 0).Sum(count => (long)count);

    /// <summary>Reads <c>generate: N</c> (all counties that are not named) and <c>counties: {code: n}</c>; what is absent is none.</summary>
    public static Amount Read(StrictMap map, Codes counties, int countyCount, int most = Most)
    {
        var elsewhere = map.Whole("generate", 0, most, 0);
        var named = new int[countyCount];
        Array.Fill(named, -1);
        if (map.MapOrNull("counties") is { } inner)
        {
            foreach (var key in inner.Keys) named[counties.Find(inner, key, key)] = inner.Whole(key, 0, most);
            inner.Done();
        }

        if (elsewhere > 0 && Array.TrueForAll(named, count => count >= 0))
            throw map.Error("generate", "每个县都已在 counties 中写明数量，此数无处可放", "every county has its own number under 'counties', so nothing is left to receive these");
        var amount = new Amount(elsewhere, [.. named]);
        return amount.Total <= most ? amount : throw map.Error("generate", $"合计 {amount.Total} 个，最多 {most} 个", $"{amount.Total} in all, at most {most} are allowed");
    }
}
