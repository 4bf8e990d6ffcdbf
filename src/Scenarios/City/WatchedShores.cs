using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.City;

/// <summary>A shore along a line of the map that is watched (岸线): who stands and lies there.</summary>
/// <param name="Line">The line, from its upper end.</param>
/// <param name="Stations">Reaches, each with a station.</param>
/// <param name="Boats">Patrol boats of each county on it.</param>
/// <param name="AnchorageEvery">Every so many reaches there is a registered anchorage; 0: nowhere.</param>
/// <param name="Outfalls">Registered outfalls.</param>
public sealed record WatchedShore(MapLine Line, int Stations, int Boats, int AnchorageEvery, int Outfalls);

/// <summary>Reads a city's <c>shores:</c>.</summary>
internal static class WatchedShores
{
    private const int FewestStations = 2;
    private const int MostStations = 500;
    private const int MostBoats = 100;
    private const int MostOutfalls = 500;

    public static ImmutableArray<WatchedShore> Read(CityDraft draft, ImmutableArray<MapLine> lines)
    {
        MapLine[] shores = [.. lines.Where(line => line.Kind is MapLineKind.Waterway or MapLineKind.Coast)];
        return [.. draft.Root.ListOrEmpty("shores").Select(part => ShoreOf(part, shores))];
    }

    private static WatchedShore ShoreOf(StrictMap part, MapLine[] lines)
    {
        var named = part.Text("line");
        var line = Array.Find(lines, line => line.IsCalled(named));
        if (line is null)
        {
            var (zh, en) = Spelling.HintOfNames(named, [.. lines.Select(line => (line.Name.En, line.Name)).Distinct()]);
            throw part.Error("line", $"lines 表中没有水道或海岸“{named}”；{zh}", $"the table of lines has no waterway or coast '{named}'; {en}");
        }

        var shore = new WatchedShore(line, part.Whole("stations", FewestStations, MostStations), part.Whole("boats", 0, MostBoats), part.Whole("anchorage-every", 0, MostStations, 0), part.Whole("outfalls", 0, MostOutfalls, 0));
        part.Done();
        return shore;
    }
}
