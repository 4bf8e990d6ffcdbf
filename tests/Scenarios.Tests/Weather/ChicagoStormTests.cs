using CsCheck;
using Liandong.Scenarios.Weather;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Weather;

public class ChicagoStormTests
{
    // Depths in mm by the formula, worked out by hand for 60, 120 and 180 minutes.
    [Theory]
    [InlineData(1, 32.8, 43.7, 50.8)]
    [InlineData(2, 40.2, 53.6, 62.3)]
    [InlineData(3, 44.6, 59.4, 69.0)]
    [InlineData(5, 50.0, 66.7, 77.4)]
    [InlineData(10, 57.5, 76.6, 88.9)]
    [InlineData(20, 64.9, 86.5, 100.4)]
    [InlineData(30, 69.2, 92.3, 107.2)]
    [InlineData(50, 74.7, 99.6, 115.6)]
    [InlineData(100, 82.1, 109.5, 127.1)]
    public void The_storm_brings_the_depth_of_the_formula(double years, double in60, double in120, double in180)
    {
        Storm(years, 60).Fall(SimTime.Start).TotalMicrometres.ShouldBeInRange((int)(in60 * 1_000) - 50, (int)(in60 * 1_000) + 50);
        Storm(years, 120).Fall(SimTime.Start).TotalMicrometres.ShouldBeInRange((int)(in120 * 1_000) - 50, (int)(in120 * 1_000) + 50);
        Storm(years, 180).Fall(SimTime.Start).TotalMicrometres.ShouldBeInRange((int)(in180 * 1_000) - 50, (int)(in180 * 1_000) + 50);
    }

    [Fact]
    public void Thirty_years_and_two_hours_peak_at_3_279_mm_a_minute_after_48_minutes()
    {
        var storm = Storm(30, 120);
        storm.PeakMillimetresPerMinute.ShouldBe(3.279, 0.0005);
        storm.MillimetresPerMinute(48).ShouldBe(storm.PeakMillimetresPerMinute, 1e-12);
        var steps = storm.Fall(SimTime.Start).Micrometres;
        steps.IndexOf(steps.Max()).ShouldBeInRange(47, 48);
    }

    [Fact]
    public void The_sum_of_its_intensities_minute_by_minute_is_92_28_mm() =>
        Enumerable.Range(0, 120).Sum(minute => Storm(30, 120).MillimetresPerMinute(minute + 0.5)).ShouldBe(92.28, 0.03);

    [Fact]
    public void Every_shorter_duration_around_the_peak_carries_its_own_depth()
    {
        var storm = Storm(30, 120);
        var rain = storm.Fall(SimTime.Start);
        foreach (var minutes in (int[])[10, 20, 30, 50, 60, 100])
        {
            var from = SimTime.Start + SimDuration.FromMinutes(48 - (0.4 * minutes));
            rain.Between(from, from + SimDuration.FromMinutes(minutes)).ShouldBeInRange((long)(storm.Formula.DepthMillimetres(30, minutes) * 1_000) - 10, (long)(storm.Formula.DepthMillimetres(30, minutes) * 1_000) + 10);
        }
    }

    [Fact]
    public void No_micrometre_is_lost_to_rounding_whatever_the_storm()
    {
        Gen.Select(Gen.Double[0.25, 1_000], Gen.Int[1, 720], Gen.Double[0, 1], Gen.Int[1, 30]).Sample((years, minutes, peak, step) =>
        {
            var storm = Storm(years, minutes) with { Peak = peak, Step = SimDuration.FromMinutes(step) };
            var rain = storm.Fall(Minute(7));
            ((long)rain.TotalMicrometres).ShouldBe(storm.TotalMicrometres);
            rain.Steps.ShouldBe((minutes + step - 1) / step);
            rain.Start.ShouldBe(Minute(7));
        });
    }

    [Fact]
    public void Twelve_hours_of_fifty_years_are_about_182_mm() => Storm(50, 720).TotalMicrometres.ShouldBeInRange(181_000, 183_000);

    [Fact]
    public void A_return_period_without_rain_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => Storm(0.04, 60).Fall(SimTime.Start));

    [Fact]
    public void A_peak_outside_the_storm_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => (Storm(2, 60) with { Peak = 1.1 }).Fall(SimTime.Start));

    private static SimTime Minute(double minute) => SimTime.Start + SimDuration.FromMinutes(minute);

    private static ChicagoStorm Storm(double years, double minutes) => new() { Formula = StormFormula.Nantong, ReturnPeriodYears = years, Duration = SimDuration.FromMinutes(minutes) };
}
