using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Geography;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators.Releases;

/// <summary>The true plume at some times, the first cordon, the cells that were told, and the shelters that took people in.</summary>
internal sealed class ReleaseMap(CityDefinition city, RunSpan span, ReleaseBook book)
{
    private const int MostMaps = 4;
    private const double MarginDegrees = 0.015;
    private const double Corner = 0.70710678;
    private readonly LocalPlane _plane = new(city.Centre);

    public ImmutableArray<SectionMap> Maps()
    {
        var times = book.Sections.Select(section => section.Time).Distinct().Order().ToArray();
        var focus = Focus();
        // The first pictures show how it grows; the last one how it ends.
        var shown = times.Length <= MostMaps ? times : [times[0], times[times.Length / 3], times[times.Length * 2 / 3], times[^1]];
        return [.. shown.Select(time => MapAt(new SimTime(time), focus))];
    }

    private SectionMap MapAt(SimTime at, MapFocus focus)
    {
        var clock = span.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
        var areas = ImmutableArray.CreateBuilder<MapArea>();
        if (book.Cordons.LastOrDefault(cordon => cordon.Time <= at.Milliseconds) is { Kind: > 0 } cordon) areas.AddRange(CordonOf(cordon));
        for (var level = 2; level <= 3; level++)
        {
            var sections = book.Sections.Where(section => section.Time == at.Milliseconds && section.Code == level).ToArray();
            if (sections.Length > 0) areas.Add(new MapArea(Outline(sections), level - 1, new($"超 AEGL-{level}", $"above AEGL-{level}")));
        }

        return new SectionMap(new($"{clock}：烟羽（橙：超 AEGL-2，红：超 AEGL-3）、警戒区（蓝）、已通知网格（蓝点）、避难场所（灰点）", $"{clock}: the plume (orange: above AEGL-2, red: above AEGL-3), the cordon (blue), cells told (blue dots), shelters (grey dots)"), Points(at)) { Areas = areas.ToImmutable(), Focus = focus };
    }

    private ImmutableArray<MapPoint> Points(SimTime at)
    {
        var points = ImmutableArray.CreateBuilder<MapPoint>();
        foreach (var (index, row) in book.Cells.Where(pair => pair.Value.Ordered is { } ordered && ordered <= at))
        {
            var cell = city.Cells[index];
            points.Add(new MapPoint(cell.Location, 0.1, 0, new($"{cell.Name.Zh}：已通知 {row.HomeWhenOrdered} 人", $"{cell.Name.En}: {row.HomeWhenOrdered} people told")));
        }

        var most = book.Steps.Where(step => step.Code == (int)ResponseStep.InShelter).Select(step => step.B).DefaultIfEmpty(1).Max();
        foreach (var step in book.Steps.Where(step => step.Code == (int)ResponseStep.InShelter))
        {
            var cell = city.Cells[(int)step.A];
            points.Add(new MapPoint(cell.Location, step.B / (double)most, 3, new($"{cell.Name.Zh}避难场所：最后 {step.B} 人，容量 {step.C}", $"Shelter in {cell.Name.En}: {step.B} people at the end, {step.C} places")));
        }

        return points.ToImmutable();
    }

    // Up one edge, down the other; a section of a minute each.
    private ImmutableArray<GeoPoint> Outline(Outcome[] sections) =>
        [.. sections.Select(section => Place(section.A + section.C, section.B + section.D)), .. sections.Reverse().Select(section => Place(section.A - section.C, section.B - section.D))];

    private IEnumerable<MapArea> CordonOf(Outcome cordon)
    {
        var source = city.Sites.Where(site => site.Cell == (int)book.Began!.Value.B && site.Kind is SiteKind.ChemicalPark or SiteKind.HazmatEnterprise).Select(site => site.Place).DefaultIfEmpty(city.Cells[(int)book.Began!.Value.B].Place).First();
        var (east, north) = ((int)(cordon.D >> 32) / 1e6, (int)cordon.D / 1e6);
        (double Along, double Across)[] corners = [(0, 1), (1, 1), (1, -1), (0, -1)];
        yield return new MapArea(
            [.. corners.Select(corner => Place(source.EastMillimetres + (long)((east * corner.Along * cordon.B) - (north * corner.Across * cordon.C)), source.NorthMillimetres + (long)((north * corner.Along * cordon.B) + (east * corner.Across * cordon.C))))],
            0,
            new("下风防护区", "protection downwind"));
        (double East, double North)[] circle = [(0, 1), (Corner, Corner), (1, 0), (Corner, -Corner), (0, -1), (-Corner, -Corner), (-1, 0), (-Corner, Corner)];
        yield return new MapArea([.. circle.Select(point => Place(source.EastMillimetres + (long)(point.East * cordon.A), source.NorthMillimetres + (long)(point.North * cordon.A)))], 0, new("初始隔离区", "initial isolation"));
    }

    private GeoPoint Place(long eastMillimetres, long northMillimetres) => _plane.Off(eastMillimetres / 1_000.0, northMillimetres / 1_000.0);

    // Everything that was told or touched, and a margin.
    private MapFocus Focus()
    {
        var facts = SubstanceFacts.Of((Substance)book.Began!.Value.Code);
        var smelt = facts.Micrograms(facts.DiscomfortPpm);
        var places = book.Cells.Where(pair => pair.Value.Ordered is not null || pair.Value.Highest > smelt).Select(pair => city.Cells[pair.Key].Location).Append(city.Cells[(int)book.Began!.Value.B].Location).ToArray();
        return new MapFocus(
            new GeoPoint(places.Min(place => place.Longitude) - MarginDegrees, places.Min(place => place.Latitude) - MarginDegrees),
            new GeoPoint(places.Max(place => place.Longitude) + MarginDegrees, places.Max(place => place.Latitude) + MarginDegrees));
    }
}
