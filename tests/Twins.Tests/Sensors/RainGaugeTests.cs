using Liandong.Twins.Cells;
using Liandong.Twins.Sensors;
using Liandong.Twins.Tests.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Sensors;

public class RainGaugeTests
{
    [Theory]
    [InlineData(100_000, 100_000, 100_000, 4)]
    [InlineData(99_999, 150_000, 200_000, 3)]
    [InlineData(49_999, 50_000, 60_000, 2)]
    [InlineData(10_000, 49_999, 50_000, 1)]
    [InlineData(49_999, 49_999, 49_999, 0)]
    public void Signals_follow_the_sums_of_3_6_and_12_hours(long in3Hours, long in6Hours, long in12Hours, int signal) =>
        RainGauge.SignalOf(in3Hours, in6Hours, in12Hours).ShouldBe(signal);

    [Fact]
    public void A_gauge_tells_its_centre_each_signal_when_it_is_newly_reached()
    {
        // 6 mm/h: 50 mm in 12 h after 500 minutes; then 120 mm/h: orange and red follow.
        int[] rain = [.. Enumerable.Repeat(100, 520), .. Enumerable.Repeat(2_000, 60)];
        var (basin, centre, gauge) = Gauge(new RainSeries(SimTime.Start, SimDuration.FromMinutes(1), rain));
        basin.RunToMinute(2_000);
        centre.Heard.ShouldAllBe(message => message.Kind == MessageKind.RainReport);
        centre.Heard.Select(message => message.At).ShouldBe([Basin.AtMinute(500), Basin.AtMinute(530), Basin.AtMinute(540), Basin.AtMinute(565)]);
        centre.Heard.Select(message => RainGauge.SignalOf(message.A, message.B, message.C)).ShouldBe([1, 2, 3, 4]);
        gauge.Signal.ShouldBe(4);
        basin.Handled.ShouldBe((580 / 5) + 4);
    }

    [Fact]
    public void A_dry_day_wakes_no_gauge()
    {
        var (basin, _, _) = Gauge(RainSeries.Dry);
        basin.RunToMinute(1_440);
        basin.Handled.ShouldBe(0);
    }

    [Fact]
    public void The_same_signal_is_told_again_after_a_dry_day()
    {
        int[] rain = [.. Enumerable.Repeat(1_000, 55), .. Enumerable.Repeat(0, 2_000), .. Enumerable.Repeat(1_000, 55)];
        var (basin, centre, _) = Gauge(new RainSeries(SimTime.Start, SimDuration.FromMinutes(1), rain));
        basin.RunToMinute(3_000);
        centre.Heard.Select(message => message.At).ShouldBe([Basin.AtMinute(50), Basin.AtMinute(2_105)]);
    }

    private static (Basin Basin, Speaker Centre, RainGauge Gauge) Gauge(RainSeries rain)
    {
        var basin = new Basin();
        var centre = basin.Join(new Speaker(TwinKind.CommandCenter));
        return (basin, centre, basin.Join(new RainGauge(new RainGaugePlan { Code = "R", Rain = rain, Centre = centre.Id })));
    }
}
