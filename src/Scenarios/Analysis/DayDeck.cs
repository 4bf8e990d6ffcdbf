namespace Liandong.Scenarios.Analysis;

/// <summary>
/// Deals sightings out over the days of a run by the days' shares of all. A table of guides stands before the search, as thousands of deals of
/// hundreds of sightings are the dearest part of an analysis.
/// </summary>
internal sealed class DayDeck
{
    // A power of two, so that a guide's share of the unit is exact.
    private const int Guides = 1_024;

    private readonly long[] _upTo;
    private readonly int[] _from = new int[Guides];
    private readonly long _sum;

    /// <param name="total">Sightings of each day; at least one of all.</param>
    public DayDeck(long[] total)
    {
        _upTo = new long[total.Length];
        for (var day = 0; day < total.Length; day++) _upTo[day] = _sum += total[day];
        var first = 0;
        for (var guide = 0; guide < Guides; guide++)
        {
            while (_upTo[first] < SightingAt((double)guide / Guides)) first++;
            _from[guide] = first;
        }
    }

    /// <summary>The day of the sighting at a place of the unit, all sightings in the order of days.</summary>
    public int DayOf(double unit)
    {
        var (day, sighting) = (_from[(int)(unit * Guides)], SightingAt(unit));
        while (_upTo[day] < sighting) day++;
        return day;
    }

    private long SightingAt(double unit) => (long)(unit * _sum) + 1;
}
