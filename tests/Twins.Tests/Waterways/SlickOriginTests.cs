using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Twins.Tests.Waterways;

/// <summary>Which ships were where foul water at a station drifted from. The station stands at 10 km, the next one up the current 6 km away; foul water came first at 60 to 70 minutes.</summary>
public class SlickOriginTests
{
    private static readonly SlickOrigin River = new(10_000, 6_000, 1, Minute(60), Minute(70));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Who_passed_when_it_began_weighs_most(int direction)
    {
        River.Weight(Ship(65, direction)).ShouldBe(14);
        River.Weight(Ship(60, direction)).ShouldBe(14);
        // Four minutes of error: a standard deviation outside the ten minutes.
        River.Weight(Ship(74, direction)).ShouldBe(14 * Math.Exp(-0.5), 1e-9);
        River.Weight(Ship(56, direction)).ShouldBe(14 * Math.Exp(-0.5), 1e-9);
    }

    [Fact]
    public void Who_passed_before_can_have_begun_farther_up_for_as_long_as_the_water_takes()
    {
        // Six kilometres at 1 m/s are 100 minutes; a ship at 5 m/s with the current left there 20 minutes before it passed, one against it comes there 20 minutes after.
        River.Weight(Ship(-15, 1)).ShouldBe(1, 1e-9, "80 minutes after it passed the last of it has come");
        River.Weight(Ship(-25, 1)).ShouldBe(0, 1e-9);
        River.Weight(Ship(-55, -1)).ShouldBe(1, 1e-9, "120 minutes against the current");
        River.Weight(Ship(-65, -1)).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Who_passes_later_or_lies_or_was_hardly_seen_is_not_meant()
    {
        River.Weight(Ship(120, 1)).ShouldBe(0, 1e-9);
        River.Weight(new Track { CameAt = 9_900, Came = Minute(0), At = 9_950, Seen = Minute(80) }).ShouldBe(0, "it lies");
        River.Weight(new Track { CameAt = 9_900, Came = Minute(63), At = 10_500, Seen = Minute(65) }).ShouldBe(0, "two echoes are no course");
    }

    [Fact]
    public void On_a_rising_tide_the_water_comes_from_the_other_side()
    {
        var flood = River with { Direction = -1 };
        // Now the ship that sails down the shore sails against the current: its last comes 120 minutes after it passed.
        flood.Weight(Ship(-55, 1)).ShouldBe(1, 1e-9);
        flood.Weight(Ship(-55, -1)).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void One_who_passed_among_three_who_may_have_is_boarded_and_one_of_two_who_passed_is_not()
    {
        SlickOrigin.Posterior(14, 14 + 3).ShouldBe(14 / 18.5, 1e-9);
        SlickOrigin.Posterior(14, 14 + 14).ShouldBeLessThan(0.6);
        SlickOrigin.Posterior(1, 1).ShouldBe(0.4, 1e-9);
    }

    private static SimTime Minute(double minute) => SimTime.Start + SimDuration.FromMinutes(200 + minute);

    // Five metres a second past the station at that minute, seen for ten minutes around it.
    private static Track Ship(double minute, int direction) => new() { CameAt = 10_000 - (direction * 1_500), Came = Minute(minute - 5), At = 10_000 + (direction * 1_500), Seen = Minute(minute + 5) };
}
