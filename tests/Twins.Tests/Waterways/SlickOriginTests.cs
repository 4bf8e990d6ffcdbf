using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Twins.Tests.Waterways;

/// <summary>
/// Which ships were where foul water at a station drifted from. Stations stand at 4, 10 and 16 km of a shore of 20; at the middle one foul water
/// came first at 60 to 70 minutes.
/// </summary>
public class SlickOriginTests
{
    private const double Open = SlickOrigin.OpenMinutes;
    private static readonly SimTime Turn = new(Current.HalfTideMilliseconds);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Who_passed_when_it_began_weighs_most(int direction)
    {
        var river = Origin(ShoreKind.River, Ebb);
        // It may have opened at any time of the half hour before it passed, and little else fits.
        Weight(river, Ebb, 65, direction).ShouldBeInRange(Open - 3, Open + 6);
        Weight(river, Ebb, 60, direction).ShouldBeInRange(Open - 6, Open + 8);
        // Four minutes of error: two standard deviations outside the ten minutes.
        Weight(river, Ebb, 78, direction).ShouldBeLessThan(Open / 3);
    }

    [Fact]
    public void Who_passed_before_can_have_begun_farther_up_for_as_long_as_the_water_takes()
    {
        // Six kilometres at 1 m/s are 100 minutes; a ship at 5 m/s with the current left there 20 minutes before it passed, one against it comes there 20 minutes after.
        var river = Origin(ShoreKind.River, Ebb);
        Weight(river, Ebb, 10, 1).ShouldBeInRange(1, Open / 3);
        Weight(river, Ebb, -45, 1).ShouldBe(0, 1e-3, "80 minutes after it passed the last of it has come");
        Weight(river, Ebb, -45, -1).ShouldBeInRange(1, Open / 3, "120 minutes against the current");
        Weight(river, Ebb, -85, -1).ShouldBe(0, 1e-3);
    }

    [Fact]
    public void Who_passes_later_or_lies_or_was_hardly_seen_is_not_meant()
    {
        var river = Origin(ShoreKind.River, Ebb);
        Weight(river, Ebb, 120, 1).ShouldBe(0, 1e-6);
        river.Weight(new Track { CameAt = 9_900, Came = Minute(Ebb, 0), At = 9_950, Seen = Minute(Ebb, 80) }).ShouldBe(0, "it lies");
        river.Weight(new Track { CameAt = 9_900, Came = Minute(Ebb, 63), At = 10_500, Seen = Minute(Ebb, 65) }).ShouldBe(0, "two echoes are no course");
    }

    [Fact]
    public void On_a_rising_tide_the_water_comes_from_the_other_side()
    {
        // Now the ship that sails down the shore sails against the current: its last comes 120 minutes after it passed.
        var flood = Turn + SimDuration.FromHours(3);
        var coast = Origin(ShoreKind.Coast, flood);
        Weight(coast, flood, -45, 1).ShouldBeInRange(1, Open / 3);
        Weight(coast, flood, -45, -1).ShouldBe(0, 1e-3);
    }

    // The tide turned ten minutes before the water came: it was let go below the station, drifted down, and came back.
    [Fact]
    public void What_the_tide_brings_back_is_held_against_who_passed_on_the_other_tide()
    {
        var begins = Turn - SimDuration.FromMinutes(45);
        var coast = Origin(ShoreKind.Coast, begins);
        var shore = ShoreOf(ShoreKind.Coast);
        var released = Turn - SimDuration.FromMinutes(5);
        Current.Drift(shore, 10_600, released, _ => 1)!.Value.ShouldBe(new Drifted(1, Turn + SimDuration.FromMinutes(15), 1_200));
        // It passed when the current still ran the way it sailed, and was 300 m to 4 km below the station until the turn.
        var passed = 45 - 10.0;
        coast.Weight(Ship(begins, passed, 1)).ShouldBeGreaterThan(1);
        // With the tide of that hour taken for the tide of the way, it would have come to the lower station alone.
        Current.Drift(shore, 10_600, released, _ => 1)!.Value.Reach.ShouldNotBe(shore.NextStation(10_600, 1));
    }

    [Fact]
    public void What_the_current_truly_does_is_not_what_the_rule_takes_it_to_do()
    {
        var shore = ShoreOf(ShoreKind.Coast);
        double[] speeds = [.. Enumerable.Range(0, 400).Select(half => Current.TrueSpeed(1, shore, half))];
        speeds.Distinct().Count().ShouldBe(400);
        speeds.Average().ShouldBe(1, 0.05);
        speeds.Count(speed => Math.Abs(speed - SlickOrigin.EstimatedMetresPerSecond) > 0.1).ShouldBeGreaterThan(150);
        Current.TrueSpeed(2, shore, 0).ShouldNotBe(speeds[0]);
        Current.TrueSpeed(1, shore, 0).ShouldBe(speeds[0]);
    }

    // What passed weighs 30 min, who may have let go farther up 5: 30 of 45, 30 of 55, 30 of 75, 5 of 20.
    [Fact]
    public void One_who_passed_alone_is_boarded_and_one_among_two_who_may_have_is_not()
    {
        var nobody = SlickOrigin.UnseenMinutes + SlickOrigin.ErrsMinutes;
        SlickOrigin.Posterior(Open, Open).ShouldBe(Open / (Open + nobody), 1e-9);
        SlickOrigin.Posterior(Open, Open).ShouldBeGreaterThan(0.6);
        SlickOrigin.Posterior(Open, Open + 5 + 5).ShouldBeLessThan(0.6);
        SlickOrigin.Posterior(Open, Open + Open).ShouldBe(0.4, 1e-9);
        SlickOrigin.Posterior(5, 5).ShouldBe(0.25, 1e-9);
    }

    // Once in 30 days of 144 readings, where an outfall by night, which weighs 150 min, is once in 4 nights of 54.
    [Fact]
    public void That_the_gauge_errs_weighs_what_the_rule_takes_it_to_happen_on_the_scale_of_an_outfall()
    {
        var outfall = Origin(ShoreKind.River, Ebb).Weight(new Outfall(9_700, 1, TwinId.None), _ => true);
        outfall.ShouldBe(150, 0.1);
        (SlickOrigin.ErrsMinutes / outfall).ShouldBe(1 / (30 * 144.0) / (1 / (4 * 54.0)), 1e-3);
    }

    private static SimTime Ebb => SimTime.Start + SimDuration.FromMinutes(200);

    private static Shore ShoreOf(ShoreKind kind)
    {
        TwinId Station(int reach) => new((byte)TwinKind.ShoreStation, 1, reach);
        return SmallShore.With(20_000, TwinId.None, Station(0), Station(1), Station(2)) with
        {
            Kind = kind,
            Reaches = [new Reach(0, 8_000, Station(0), TwinId.None, TwinId.None, 0), new Reach(8_000, 12_000, Station(1), TwinId.None, TwinId.None, 1), new Reach(12_000, 20_000, Station(2), TwinId.None, TwinId.None, 2)],
        };
    }

    private static SlickOrigin Origin(ShoreKind kind, SimTime zero) => new(ShoreOf(kind), 1, Minute(zero, 60), Minute(zero, 70));

    private static SimTime Minute(SimTime zero, double minute) => zero + SimDuration.FromMinutes(minute);

    private static double Weight(SlickOrigin origin, SimTime zero, double minute, int direction) => origin.Weight(Ship(zero, minute, direction));

    // Five metres a second past the station at that minute, seen for ten minutes around it.
    private static Track Ship(SimTime zero, double minute, int direction) => new() { CameAt = 10_000 - (direction * 1_500), Came = Minute(zero, minute - 5), At = 10_000 + (direction * 1_500), Seen = Minute(zero, minute + 5) };
}
