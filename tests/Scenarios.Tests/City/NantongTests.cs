using Liandong.Scenarios.City;
using Liandong.Twins.Orders;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class NantongTests
{
    private static readonly CityDefinition City = CityFiles.Load("nantong");

    [Fact]
    public void Has_one_city_ten_counties_and_ninety_six_towns()
    {
        City.Counties.Length.ShouldBe(10);
        City.Towns.Length.ShouldBe(96);
        City.Jurisdictions.ShouldBe(107);
        City.Towns.GroupBy(town => town.County).OrderBy(county => county.Key).Select(county => county.Count()).ShouldBe([16, 4, 1, 15, 1, 10, 14, 11, 14, 10]);
    }

    [Fact]
    public void Everybody_of_the_2020_census_lives_in_one_town_one_cell_and_one_county()
    {
        City.Towns.Sum(town => town.Population).ShouldBe(7_726_635);
        City.Counties.Sum(county => county.Population).ShouldBe(7_726_635);
        City.Cells.Sum(cell => cell.Population).ShouldBe(7_726_635);
        foreach (var town in City.Towns) City.Cells.Where(cell => cell.Town == town.Index).Sum(cell => cell.Population).ShouldBe(town.Population);
        City.Cells.ShouldAllBe(cell => cell.Population > 100);
    }

    [Fact]
    public void Has_about_5900_cells_of_which_908_in_Chongchuan()
    {
        City.Cells.Length.ShouldBe(5_900);
        City.Cells.Count(cell => City.Towns[cell.Town].County == 0).ShouldBe(908);
        City.Counties[0].Name.ShouldBe(new Text("崇川区", "Chongchuan District"));
        City.Cells.Where(cell => City.Towns[cell.Town].Urban).ShouldAllBe(cell => cell.Urban);
        City.Cells.ShouldContain(cell => cell.Urban && !City.Towns[cell.Town].Urban);
        City.Cells.ShouldContain(cell => !cell.Urban);
    }

    [Fact]
    public void Has_42_departments_of_which_17_are_resident()
    {
        City.Departments.Length.ShouldBe(42);
        City.Departments.Count(department => department.Resident).ShouldBe(17);
        City.Departments.Select(department => department.Name.En).Distinct().Count().ShouldBe(42);
        City.Departments.ShouldAllBe(department => department.CityHandlers > 0 && department.CountyHandlers > 0);
    }

    [Fact]
    public void Ordinary_day_brings_9600_requests_in_the_mix_of_the_bulletins()
    {
        double all = City.Matters.Sum(matter => matter.RequestsPer100K);
        (all * 77.26635).ShouldBe(9_600, 10);
        Share(RequestKind.Consult).ShouldBe(0.56, 0.01);
        Share(RequestKind.Help).ShouldBe(0.22, 0.01);
        Share(RequestKind.Complaint).ShouldBe(0.046, 0.002);
        Share(RequestKind.Report).ShouldBe(0.102, 0.002);
        Share(RequestKind.Suggestion).ShouldBe(0.019, 0.002);
        Share(RequestKind.Other).ShouldBe(0.054, 0.002);

        double Share(RequestKind kind) => City.Matters.Where(matter => matter.Asks == kind).Sum(matter => matter.RequestsPer100K) / all;
    }

    [Fact]
    public void About_a_fifth_of_requests_become_orders_and_finds_bring_1087_more()
    {
        var orders = City.Matters.Sum(matter => matter.RequestsPer100K * (1 - matter.DirectAnswer));
        (orders / City.Matters.Sum(matter => matter.RequestsPer100K)).ShouldBeInRange(0.19, 0.20);
        (City.Matters.Sum(matter => matter.FindsPer100K) * 77.26635).ShouldBe(1_087, 10);
    }

    [Fact]
    public void Every_role_has_its_matter()
    {
        City.Matters.Length.ShouldBeGreaterThanOrEqualTo(45);
        City.Roles.Length.ShouldBe(Enum.GetValues<MatterRole>().Length);
        City.MatterOf(MatterRole.PondingFirst).Priority.ShouldBe(Priority.I);
        City.MatterOf(MatterRole.PondingSecond).Priority.ShouldBe(Priority.II);
        City.MatterOf(MatterRole.PondingThird).Priority.ShouldBe(Priority.III);
        City.MatterOf(MatterRole.IllegalRefuelling).Executor.ShouldBe(Executor.Squad);
        City.MatterOf(MatterRole.Sos).Field.ShouldBe("elders");
    }

    [Fact]
    public void Limits_run_on_the_clock_or_in_working_time()
    {
        var flood = City.MatterOf(MatterRole.PondingFirst);
        flood.ArriveWithin.ShouldBe(new TimeLimit(Twins.Time.SimDuration.FromMinutes(25), Working: false));
        flood.CloseWithin.ShouldBe(new TimeLimit(Twins.Time.SimDuration.FromHours(4), Working: false));
        var refuse = City.Matters.Single(matter => matter.Code == "0401");
        refuse.ArriveWithin.IsNone.ShouldBeTrue();
        refuse.CloseWithin.ShouldBe(new TimeLimit(Twins.Time.SimDuration.FromHours(4), Working: true));
        City.Matters.Single(matter => matter.Code == "0303").CloseWithin.ShouldBe(new TimeLimit(Twins.Time.SimDuration.FromHours(13 * 8), Working: true));
    }

    [Fact]
    public void Low_points_have_the_figures_of_the_bucket_model()
    {
        City.LowPoints.Length.ShouldBe(400);
        City.LowPoints.Count(point => CountyOf(point.Cell) is 0 or 1).ShouldBe(90);
        City.LowPoints.ShouldAllBe(point => point.AreaSquareMetres >= 200 && point.AreaSquareMetres <= 3_000);
        City.LowPoints.ShouldAllBe(point => point.CatchmentSquareMetres / point.AreaSquareMetres >= 4.99 && point.CatchmentSquareMetres / point.AreaSquareMetres <= 20.01);
        City.LowPoints.Where(point => point.Kind == LowPointKind.Underpass).ShouldAllBe(point => point.DrainMillimetresPerHour >= 60 && point.DrainMillimetresPerHour <= 80);
        City.LowPoints.Where(point => point.Kind != LowPointKind.Underpass).ShouldAllBe(point => point.DrainMillimetresPerHour >= 36 && point.DrainMillimetresPerHour <= 50);
        City.LowPoints.ShouldAllBe(point => point.Inlets >= 2 && point.Inlets <= 12 && point.SpillDepthMillimetres >= 600 && point.SpillDepthMillimetres <= 1_200);
    }

    [Fact]
    public void Water_that_spills_never_comes_back()
    {
        City.LowPoints.ShouldContain(point => point.LowerNeighbour >= 0);
        foreach (var start in City.LowPoints)
        {
            var steps = 0;
            for (var at = start.Index; at >= 0; at = City.LowPoints[at].LowerNeighbour) (++steps).ShouldBeLessThanOrEqualTo(City.LowPoints.Length, start.Code);
        }
    }

    [Fact]
    public void Every_town_has_a_rain_gauge_and_Chongchuan_watches_26_low_points()
    {
        var gauges = City.Sensors.Where(sensor => sensor.Kind == SensorKind.RainGauge).ToArray();
        gauges.Length.ShouldBe(120);
        gauges.Select(gauge => City.Cells[gauge.Cell].Town).Distinct().Count().ShouldBe(96);
        var ponding = City.Sensors.Where(sensor => sensor.Kind == SensorKind.Ponding).ToArray();
        ponding.Count(sensor => CountyOf(sensor.Cell) == 0).ShouldBeGreaterThanOrEqualTo(26);
        ponding.ShouldAllBe(sensor => City.LowPoints[sensor.LowPoint].Cell == sensor.Cell);
        ponding.Select(sensor => sensor.LowPoint).Distinct().Count().ShouldBe(ponding.Length);
        (ponding.Length / 400.0).ShouldBe(0.5, 0.05);
    }

    [Fact]
    public void Every_cell_has_a_grid_officer_and_every_town_at_least_two_enforcement_officers()
    {
        City.Officers.Where(officer => !officer.Enforcement).Select(officer => officer.Cell).ShouldBe(Enumerable.Range(0, 5_900));
        var enforcers = City.Officers.Where(officer => officer.Enforcement).ToArray();
        enforcers.GroupBy(officer => City.Cells[officer.Cell].Town).Min(town => town.Count()).ShouldBeGreaterThanOrEqualTo(2);
        enforcers.GroupBy(officer => City.Cells[officer.Cell].Town).Count().ShouldBe(96);
        ((double)City.Cells.Length / enforcers.Length).ShouldBe(8, 0.5);
        var onShifts = City.Officers.Where(officer => officer.Shift != Shift.Office).ToArray();
        ((double)onShifts.Count(officer => officer.Shift == Shift.Day) / onShifts.Length).ShouldBe(0.60, 0.02);
        ((double)onShifts.Count(officer => officer.Shift == Shift.Evening) / onShifts.Length).ShouldBe(0.25, 0.02);
        ((double)onShifts.Count(officer => officer.Shift == Shift.Night) / onShifts.Length).ShouldBe(0.15, 0.02);
    }

    [Fact]
    public void Counties_have_squads_and_crews()
    {
        foreach (var county in City.Counties)
        {
            City.Squads.Count(squad => squad.County == county.Index).ShouldBeInRange(2, 4);
            City.Crews.Count(crew => crew.County == county.Index).ShouldBeInRange(2, 8);
        }

        City.Crews.Count(crew => crew.County == 0).ShouldBe(8);
        City.Crews.ShouldAllBe(crew => crew.PumpCubicMetresPerHour >= 500 && crew.PumpCubicMetresPerHour <= 3_000);
    }

    [Fact]
    public void Sites_stand_in_cells_and_chemistry_near_its_parks()
    {
        City.Sites.Count(site => site.Kind == SiteKind.FuelStation).ShouldBe(400);
        City.Sites.Count(site => site.Kind == SiteKind.HazmatEnterprise).ShouldBe(236);
        var parks = City.Sites.Where(site => site.Kind == SiteKind.ChemicalPark).ToArray();
        parks.Length.ShouldBe(3);
        City.Sites.Where(site => site.Kind == SiteKind.HazmatEnterprise).Count(site => parks.Any(park => park.Place.DistanceTo(site.Place).Value < 12_000)).ShouldBeGreaterThan(236 / 2);
        City.Sites.ShouldAllBe(site => site.Place.DistanceTo(City.Cells[site.Cell].Place).Value < 30_000);
    }

    [Fact]
    public void Operators_answer_95_percent_within_15_seconds_on_a_busy_Monday()
    {
        double[] hours = [.008, .006, .005, .004, .004, .006, .012, .028, .065, .092, .095, .075, .042, .052, .078, .080, .072, .058, .045, .042, .046, .042, .030, .013];
        for (var hour = 0; hour < 24; hour++)
        {
            // 1.156 is the 90th percentile of a gamma factor with mean 1 and a coefficient of variation of 0.12.
            var perHour = 9_600 * 1.18 * 1.156 * hours[hour];
            AnsweredWithin15Seconds(perHour, City.Staffing.OperatorsByHour[hour]).ShouldBeGreaterThanOrEqualTo(0.95);
            AnsweredWithin15Seconds(perHour, City.Staffing.OperatorsByHour[hour] - 1).ShouldBeLessThan(0.95);
        }
    }

    [Fact]
    public void Map_has_waterways_and_expressways()
    {
        City.Lines.Count(line => line.Kind == MapLineKind.Waterway).ShouldBe(9);
        City.Lines.Count(line => line.Kind == MapLineKind.Expressway).ShouldBe(5);
        City.Lines.Single(line => line.Name.En == "Tonglü Canal").Points.Length.ShouldBe(7);
    }

    // Erlang C by the recursion of Erlang B, for 270 s a call.
    private static double AnsweredWithin15Seconds(double callsPerHour, int operators)
    {
        var load = callsPerHour * 270 / 3_600;
        if (operators <= load) return 0;
        double blocked = 1;
        for (var k = 1; k <= operators; k++) blocked = load * blocked / (k + (load * blocked));
        var waits = blocked / (1 - (load / operators * (1 - blocked)));
        return 1 - (waits * Math.Exp(-(operators - load) * 15 / 270));
    }

    private static int CountyOf(int cell) => City.Towns[City.Cells[cell].Town].County;
}
