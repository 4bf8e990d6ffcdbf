using CsCheck;
using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Cells;

public class RainSeriesTests
{
    private static readonly Gen<RainSeries> Series =
        from start in Gen.Long[0, 10_000_000]
        from step in Gen.Long[1, 4_000_000]
        from steps in Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[0, 5_000])).Array[0, 60]
        select new RainSeries(new SimTime(start), new SimDuration(step), steps);

    [Fact]
    public void However_time_is_cut_the_parts_add_up_to_the_total()
    {
        Gen.Select(Series, Gen.Double.Unit.Array[0, 40]).Sample((series, cuts) =>
        {
            var length = series.End.Milliseconds + 1;
            var sum = 0L;
            var before = SimTime.Start;
            foreach (var cut in cuts.Order().Append(1))
            {
                var at = new SimTime((long)(cut * length));
                var part = series.Between(before, at);
                part.ShouldBeGreaterThanOrEqualTo(0);
                sum += part;
                before = at;
            }

            sum.ShouldBe(series.TotalMicrometres);
        });
    }

    [Fact]
    public void The_next_rain_is_the_first_wet_step_from_now_on()
    {
        Gen.Select(Series, Gen.Long[0, 300_000_000]).Sample((series, at) =>
        {
            var now = new SimTime(at);
            var expected = SimTime.Never;
            var amounts = series.Micrometres;
            for (var i = amounts.Length - 1; i >= 0; i--)
            {
                var begins = series.Start + (series.Step * i);
                if (amounts[i] > 0 && begins + series.Step > now) expected = SimTime.Max(begins, now);
            }

            series.NextRain(now).ShouldBe(expected);
        });
    }

    [Fact]
    public void Rain_that_rises_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new RainSeries(SimTime.Start, SimDuration.FromMinutes(1), [1, -1])).Message.ShouldContain("Step 1");

    [Fact]
    public void A_river_holds_its_level_until_the_next_turn()
    {
        var river = new RiverSeries([(Basin.AtMinute(10), 400), (Basin.AtMinute(20), 900)]);
        river.MillimetresAt(Basin.AtMinute(0)).ShouldBe(400);
        river.MillimetresAt(Basin.AtMinute(19.9)).ShouldBe(400);
        river.MillimetresAt(Basin.AtMinute(20)).ShouldBe(900);
        river.MillimetresAt(Basin.AtMinute(9_999)).ShouldBe(900);
        river.NextAbove(500, Basin.AtMinute(5)).ShouldBe(Basin.AtMinute(20));
        river.NextAbove(300, Basin.AtMinute(5)).ShouldBe(Basin.AtMinute(10));
        river.NextAbove(900, Basin.AtMinute(5)).ShouldBe(SimTime.Never);
    }

    [Fact]
    public void An_incident_of_standing_water_names_its_low_point_and_no_other_incident_does()
    {
        foreach (var lowPoint in (int[])[0, 1, 4_711, int.MaxValue])
        {
            var incident = PondingIncident.Of(lowPoint);
            PondingIncident.IsPonding(incident).ShouldBeTrue();
            PondingIncident.LowPointOf(incident).ShouldBe(lowPoint);
        }

        PondingIncident.IsPonding(4_711).ShouldBeFalse();
        PondingIncident.IsPonding(-1).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => PondingIncident.LowPointOf(3));
    }
}
