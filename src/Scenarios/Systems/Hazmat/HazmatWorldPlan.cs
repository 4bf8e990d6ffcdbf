using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>Turns a city and a scenario into the world that vehicles look up.</summary>
internal static class HazmatWorldPlan
{
    private const int NearPlaces = 4;
    private const int NearEateries = 6;
    private const long Metre = 1_000;
    private const int Hour = 3_600_000;

    public static HazmatWorld Of(CityDefinition city, ScenarioDefinition scenario, HazmatSetting setting, TwinId registry)
    {
        var roads = RoadPlan.Of(city);
        ImmutableArray<HazmatSite> sites = [.. city.Sites.Select(site => SiteOf(site, city))];
        var eateries = city.Hazmat.Eateries.Select(eatery => new Spot(eatery.Place, TownNear(city, eatery.Place))).ToArray();
        var ordinary = new HazmatHabits();
        return new HazmatWorld
        {
            Roads = roads,
            Sites = sites,
            ParkingNear = Near(roads.Nodes, node => NearestOf(city, SiteKind.Parking, roads.Place(node))),
            FuelNear = Near(roads.Nodes, node => NearestOf(city, SiteKind.FuelStation, roads.Place(node))),
            EateriesNear = Near(roads.Nodes, node => eateries.OrderBy(spot => spot.Place.DistanceTo(roads.Place(node))).Take(NearEateries).ToImmutableArray()),
            Dates = [.. Enumerable.Range(0, (int)((scenario.Start.TimeOfDay.TotalMilliseconds + scenario.Duration.Milliseconds) / 86_400_000) + 2).Select(day => Date(scenario.Start.Date.AddDays(day)))],
            SinceMidnight = new SimDuration((long)scenario.Start.TimeOfDay.TotalMilliseconds),
            Registry = registry,
            Words = new WaybillForms(city),
            Habits = ordinary with
            {
                Works = Math.Min(1, ordinary.Works * setting.Activity),
                MindsNoNightBan = setting.NightDrivers,
                OutagesADay = setting.OutagesADay,
                OutageAtLeast = setting.OutageShortest.Milliseconds,
                OutageAtMost = setting.OutageLongest.Milliseconds,
                DriftJumps = setting.DriftJumps,
            },
        };
    }

    /// <summary>The town whose seat is nearest, as a node of the roads.</summary>
    public static int TownNear(CityDefinition city, PlanePoint place) => city.Towns.MinBy(town => town.Place.DistanceTo(place))!.Index;

    private static ImmutableArray<ImmutableArray<T>> Near<T>(int nodes, Func<int, ImmutableArray<T>> find) => [.. Enumerable.Range(0, nodes).Select(find)];

    private static ImmutableArray<int> NearestOf(CityDefinition city, SiteKind kind, PlanePoint place) =>
        [.. city.Sites.Where(site => site.Kind == kind).OrderBy(site => site.Place.DistanceTo(place)).ThenBy(site => site.Index).Take(NearPlaces).Select(site => site.Index)];

    private static int Date(DateTime day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    // The gate is 180 to 300 m from the middle of the site, on a side of its own.
    private static HazmatSite SiteOf(Site site, CityDefinition city)
    {
        var chance = new Chance(0, StableHash.Of(site.Code), StableHash.Of("gate"));
        var far = (180 + chance.NextBelow(121)) * Metre;
        var east = (far * (chance.NextBelow(2_001) - 1_000)) / 1_000;
        var north = (far - Math.Abs(east)) * (chance.NextIs(0.5) ? 1 : -1);
        var gate = new PlanePoint(site.Place.EastMillimetres + east, site.Place.NorthMillimetres + north);
        return new HazmatSite(new Spot(site.Place, city.Cells[site.Cell].Town), gate, HoursOf(site.Kind));
    }

    // Assumed hours of business.
    private static DayHours HoursOf(SiteKind kind) => kind switch
    {
        SiteKind.ChemicalPark or SiteKind.OilDepot => new DayHours(6 * Hour, 21 * Hour, 0, 0),
        SiteKind.HazmatEnterprise => new DayHours(15 * Hour / 2, 37 * Hour / 2, 23 * Hour / 2, 13 * Hour),
        SiteKind.ConstructionSite => new DayHours(6 * Hour, 19 * Hour, 0, 0),
        _ => DayHours.Always,
    };
}
