using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Weather;
using Liandong.Twins;
using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Weather;

public class StormsTests
{
    private static readonly CityDefinition Nantong = CityFiles.Load("nantong");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_crews_the_storm_of_2015_floods_30_to_45_low_points_of_urban_nantong(ulong seed)
    {
        var storm = Storms.Of20150824(Nantong, SimTime.Start, seed);
        FloodedUrban(storm, "storm-2015", seed).ShouldBeInRange(30, 45);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_storm_of_2024_floods_few_or_none(ulong seed) => FloodedUrban(Storms.Of20240711(Nantong, SimTime.Start, seed), "storm-2024", seed).ShouldBeLessThanOrEqualTo(3);

    [Fact]
    public void A_second_recorded_storm_keeps_what_the_first_one_blocked()
    {
        const string Head = "name: two\ntitle: {zh: 一, en: one}\nquestion: {zh: 一, en: one}\ncity: nantong\nstart: 2025-06-16 08:00\nduration: 72h\nrain:\n  - {kind: storm-2015, start: 0h}\n";
        var one = new Sky(Nantong, ScenarioFiles.Parse(Head, "one.yaml").Definition, 1);
        var two = new Sky(Nantong, ScenarioFiles.Parse(Head + "  - {kind: storm-2024, start: 40h}\n", "two.yaml").Definition, 1);
        two.Conditions.Count(point => point.InletsBlocked).ShouldBeGreaterThanOrEqualTo(Storms.BlockedOn20150824);
        for (var i = 0; i < one.Conditions.Length; i++)
        {
            if (one.Conditions[i].InletsBlocked) two.Conditions[i].InletsBlocked.ShouldBeTrue();
            if (one.Conditions[i].IsOnFilledRiver) two.Conditions[i].IsOnFilledRiver.ShouldBeTrue();
        }
    }

    [Fact]
    public void The_depths_of_2015_are_those_assumed_and_measured()
    {
        var storm = Storms.Of20150824(Nantong, SimTime.Start, 1);
        storm.RainByTown.ShouldAllBe(rain => rain.NextRain(SimTime.Start) >= Hour(2) && rain.End == Hour(10));
        Mean(storm, "320613").ShouldBe(185_000, 6_000);
        Mean(storm, "320623").ShouldBe(252_800, 9_000);
        storm.ByLowPoint.Count(point => point.InletsBlocked).ShouldBe(Storms.BlockedOn20150824);
        storm.ByLowPoint.Count(point => point.IsOnFilledRiver).ShouldBe(Storms.BackwaterOn20150824);
        storm.Assumptions.ShouldNotBeEmpty();
    }

    [Fact]
    public void Fifty_millimetres_of_2015_have_fallen_when_the_yellow_signal_was_issued()
    {
        var signal = SimTime.Start + SimDuration.FromMinutes((4 * 60) + 16);
        var storm = Storms.Of20150824(Nantong, SimTime.Start, 1);
        Nantong.Towns.Where(town => Nantong.Counties[town.County].Code == "320613").Average(town => storm.RainByTown[town.Index].UpTo(signal)).ShouldBeInRange(48_000, 58_000);
    }

    [Fact]
    public void The_depths_of_2024_are_those_measured_at_zhuhang_and_less_elsewhere()
    {
        var storm = Storms.Of20240711(Nantong, SimTime.Start, 1);
        var zhuhang = Nantong.Towns.Single(town => town.Name.Zh == "竹行街道");
        var there = storm.RainByTown[zhuhang.Index];
        there.TotalMicrometres.ShouldBe(93_700);
        Enumerable.Range(0, 24).Max(hour => there.Between(Hour(hour), Hour(hour + 1))).ShouldBe(39_500);
        Nantong.Towns.Where(town => town != zhuhang).ShouldAllBe(town => storm.RainByTown[town.Index].TotalMicrometres < 93_700);
        storm.ByLowPoint.ShouldAllBe(point => point == LowPointCondition.Clear);
    }

    [Fact]
    public void A_city_without_enough_low_points_cannot_have_the_storm_of_2015() =>
        Should.Throw<ArgumentException>(() => Storms.Of20150824(CityFiles.Load("toytown"), SimTime.Start, 1)).Message.ShouldContain("38");

    // Water alone: nobody clears an inlet and nobody pumps.
    private static int FloodedUrban(StormEvent storm, string scenario, ulong seed)
    {
        var sky = new Sky(Nantong, ScenarioFiles.Load(scenario).Definition, seed);
        var jurisdiction = new Jurisdiction(0, 1, seed, SimDuration.FromSeconds(2), new Limits());
        foreach (var point in Nantong.LowPoints.Where(IsUrban))
        {
            var condition = storm.ByLowPoint[point.Index];
            jurisdiction.Join(new GridCell(new GridCellPlan
            {
                Code = point.Code,
                Rain = storm.RainByTown[Nantong.Cells[point.Cell].Town],
                Life = TwinId.None,
                LowPoints = [Plan(point, condition, sky.OutfallOf(point), seed)],
            }));
        }

        jurisdiction.Begin();
        jurisdiction.StepTo(Hour(24));
        var flooded = new SortedSet<int>();
        foreach (var outcome in jurisdiction.Outcomes.Items)
        {
            if (outcome.Kind == (int)OutcomeKind.LowPointLevel && outcome.A > 0) flooded.Add(outcome.Code);
        }

        return flooded.Count;
    }

    private static LowPointPlan Plan(LowPoint point, LowPointCondition condition, Outfall outfall, ulong seed) => new()
    {
        Index = point.Index,
        Code = point.Code,
        AreaSquareMetres = (long)point.AreaSquareMetres,
        CatchmentSquareMetres = (long)point.CatchmentSquareMetres,
        RunoffPermille = (int)(point.RunoffCoefficient * 1_000),
        DrainMicrometresPerHour = (int)(point.DrainMillimetresPerHour * 1_000),
        Inlets = point.Inlets,
        BlockedInlets = condition.InletsBlocked ? point.Inlets : 0,
        BlockedResiduePermille = 200 + new Chance(seed, StableHash.Of(point.Code), 1).NextBelow(301),
        SpillDepthMillimetres = (int)point.SpillDepthMillimetres,
        Outfall = outfall,
    };

    private static bool IsUrban(LowPoint point) => Nantong.Counties[Nantong.Towns[Nantong.Cells[point.Cell].Town].County].Code is "320613" or "320671";

    private static double Mean(StormEvent storm, string county) =>
        Nantong.Towns.Where(town => Nantong.Counties[town.County].Code == county).Average(town => storm.RainByTown[town.Index].TotalMicrometres);

    private static SimTime Hour(double hour) => SimTime.Start + SimDuration.FromHours(hour);
}
