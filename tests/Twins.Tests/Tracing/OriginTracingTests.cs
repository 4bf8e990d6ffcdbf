using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Twins.Tests.Tracing;

public class OriginTracingTests
{
    private static readonly PlanePoint Spot = At(0, 10_000);
    private static readonly RiverBank Bank = new([At(-20_000, 0), At(20_000, 0)]);
    private static readonly OriginTracing Tracing = new(new TracingRule(), new AlertRules(), Bank);

    [Fact]
    public void The_true_source_ranks_first_in_95_of_100_worlds_with_three_decoys()
    {
        var (first, others) = TracingTrial.HundredWorlds.Value;
        first.ShouldBeGreaterThanOrEqualTo(95);
        others.ShouldBeGreaterThan(200, "the decoys must be candidates, or the test is too easy");
    }

    [Fact]
    public void A_source_inside_a_registered_site_ranks_first_in_95_of_100_worlds_too()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{TracingTrial.HundredWorldsInSites.Value} of 100");
        TracingTrial.HundredWorldsInSites.Value.ShouldBeGreaterThanOrEqualTo(95);
    }

    [Theory]
    [InlineData("a tank rises where no waybill says so", true, false, 500_000, 1)]
    [InlineData("a waybill explains it", true, true, 500_000, 0)]
    [InlineData("nothing was loaded", true, false, 30_000, 0)]
    [InlineData("a tank falls there, which is no source", true, false, -500_000, 0)]
    [InlineData("nobody knows their waybills", false, false, 500_000, 0)]
    public void Inside_a_registered_site_what_is_loaded_without_papers_makes_a_candidate(string what, bool waybillsKnown, bool papers, long change, int candidates)
    {
        var vehicles = Enumerable.Range(1, 2).Select(number => Vehicle(number, [2, 5], []) is var vehicle ? vehicle with
        {
            Waybills = waybillsKnown ? new WaybillSum(0, 0, 3) : null,
            Stays = [.. vehicle.Stays.Select(stay => stay.Place == Spot ? stay : stay with { Registered = true, HasPapers = papers, TankChange = change })],
        } : vehicle);
        Tracing.Rank(Spot, [.. vehicles], SimTime.Start, Day(14)).Count.ShouldBe(candidates, what);
    }

    [Fact]
    public void Of_two_places_alike_the_one_inside_a_registered_site_ranks_behind()
    {
        TracedVehicle With(int number) => Vehicle(number, [2], []) is var vehicle ? vehicle with
        {
            Waybills = new WaybillSum(0, 0, 3),
            Stays = [new TracedStay(At(3_500, 1_000), Day(2.4), Day(2.43), 500_000, Registered: true), .. vehicle.Stays.Select(stay => stay.Place == Spot ? stay : stay with { TankChange = 500_000 })],
        } : vehicle;
        Tracing.Rank(Spot, [With(1), With(2)], SimTime.Start, Day(14)).Select(candidate => candidate.Place).ShouldBe([At(3_000, 1_000), At(3_500, 1_000)]);
    }

    [Fact]
    public void A_canteen_visited_on_any_day_ranks_behind_the_place_visited_only_before_sales()
    {
        var ranked = Tracing.Rank(Spot, [Vehicle(1, [2, 5, 9], [1, 2, 3, 4, 5, 6, 7, 8, 9]), Vehicle(2, [3, 6], [1, 2, 3, 4, 5, 6, 7, 8, 9])], SimTime.Start, Day(14));
        ranked.Count.ShouldBe(2);
        ranked[0].Place.ShouldBe(At(3_000, 1_000));
        ranked[0].ShouldSatisfyAllConditions(
            source => source.Vehicles.ShouldBe(2),
            source => source.VisitsBeforeSale.ShouldBe(5),
            source => source.VisitsOtherwise.ShouldBe(0),
            source => source.FromBank.Value.ShouldBe(1_000, 0.01));
        ranked.Sum(candidate => candidate.Permille).ShouldBeInRange(999, 1_001);
        ranked[0].Permille.ShouldBeGreaterThan(900);
    }

    [Fact]
    public void Of_two_places_visited_alike_the_one_by_the_river_ranks_first()
    {
        var inland = new TracedStay(At(-3_000, 9_000), Day(2.4), Day(2.42), 0, Registered: false);
        TracedVehicle With(int number) => Vehicle(number, [2], []) is var vehicle ? vehicle with { Stays = [inland, .. vehicle.Stays] } : throw new InvalidOperationException();
        Tracing.Rank(Spot, [With(1), With(2)], SimTime.Start, Day(14)).Select(candidate => candidate.Place).ShouldBe([At(3_000, 1_000), At(-3_000, 9_000)]);
    }

    [Fact]
    public void What_only_one_vehicle_visits_or_a_register_knows_is_no_candidate()
    {
        Tracing.Rank(Spot, [Vehicle(1, [2, 5, 9], []), Vehicle(2, [], [])], SimTime.Start, Day(14)).ShouldBeEmpty();
        var known = Enumerable.Range(1, 2).Select(number => Vehicle(number, [2], []) is var vehicle ? vehicle with { Stays = [.. vehicle.Stays.Select(stay => stay with { Registered = true })] } : vehicle);
        Tracing.Rank(Spot, [.. known], SimTime.Start, Day(14)).ShouldBeEmpty();
    }

    [Fact]
    public void Who_gives_away_more_than_was_loaded_must_have_loaded_elsewhere()
    {
        TracedStay[] stays = [new(Spot, Day(3), Day(3.02), -250_000, Registered: false), new(Spot, Day(5), Day(5.02), -150_000, Registered: false), new(At(3_000, 1_000), Day(4), Day(4.02), -999_999, Registered: false)];
        var vehicle = new TracedVehicle(new TwinId(20, 1, 1), stays, new WaybillSum(2_000_000, 1_990_000, 1));
        Tracing.SoldBy(vehicle, Spot).ShouldBe(400_000);
        Tracing.UnaccountedOf(vehicle, Spot).ShouldBe(390_000);
    }

    [Theory]
    [InlineData(0, 500, 500)]
    [InlineData(30_000, 0, 10_000)]
    [InlineData(-5_000, -200, 200)]
    public void The_distance_to_the_bank_is_that_to_its_nearest_point(int east, int north, double metres) => Bank.DistanceTo(At(east, north)).Value.ShouldBe(metres, 0.01);

    private static TracedVehicle Vehicle(int number, double[] saleDays, double[] canteenDays)
    {
        var stays = saleDays.SelectMany(day => new TracedStay[]
        {
            new(At(3_000, 1_000), Day(day + 0.5), Day(day + 0.53), 0, Registered: false),
            new(Spot, Day(day + 0.85), Day(day + 0.88), 0, Registered: false),
        }).Concat(canteenDays.Select(day => new TracedStay(At(-8_000, 4_000), Day(day + 0.7), Day(day + 0.72), 0, Registered: false)));
        return new TracedVehicle(new TwinId(20, 1, number), [.. stays.OrderBy(stay => stay.From)], default);
    }

    private static SimTime Day(double day) => SimTime.Start + SimDuration.FromDays(day);

    private static PlanePoint At(int east, int north) => new(east * 1_000L, north * 1_000L);
}
