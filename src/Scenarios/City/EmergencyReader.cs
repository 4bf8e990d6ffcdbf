using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.City;

/// <summary>Reads a city's <c>emergency:</c>; shelters are generated one by one, each by its own code, where people live.</summary>
internal static class EmergencyReader
{
    private const int MostSensors = 500;
    private const int MostTeams = 100;
    private const int MostPosts = 10_000;
    private const int MostPlaces = 100_000;

    public static EmergencyResources Read(CityDraft draft)
    {
        if (draft.Root.MapOrNull("emergency") is not { } map) return EmergencyResources.None;
        var resources = new EmergencyResources
        {
            GasSensors = map.Whole("gas-sensors-per-park", 0, MostSensors),
            ParkTeams = map.Whole("entry-teams-per-park", 0, MostTeams),
            FireTeams = map.Whole("fire-teams-per-county", 0, MostTeams),
            TrafficPosts = map.Whole("traffic-posts-per-county", 0, MostPosts),
            Loudspeakers = map.Share("loudspeakers"),
            Shelters = Shelters(draft, map.Map("shelters")),
        };
        map.Done();
        return resources;
    }

    private static ImmutableArray<ShelterPlace> Shelters(CityDraft draft, StrictMap part)
    {
        var count = part.Whole("generate", 0, Amount.Most);
        var least = part.Whole("places-least", 1, MostPlaces);
        var most = part.Whole("places-most", least, MostPlaces);
        part.Done();
        var where = new CellDraw(draft, draft.Cells, cell => cell.Population);
        var shelters = ImmutableArray.CreateBuilder<ShelterPlace>(count);
        for (var number = 1; number <= count; number++)
        {
            var code = $"SH-{number:0000}";
            var chance = CityDraft.ChanceOf(code, "shelter");
            var cell = where.Next(ref chance);
            var (point, place) = where.PlaceIn(cell, ref chance);
            var town = draft.Towns[cell.Town].Name;
            // Places come in fifties.
            var places = least + (chance.NextBelow(((most - least) / 50) + 1) * 50);
            shelters.Add(new ShelterPlace(shelters.Count, code, new Text($"{town.Zh}避难场所{number:0000}", $"{town.En} Shelter {number:0000}"), cell.Index, point, place, places));
        }

        return shelters.MoveToImmutable();
    }
}
