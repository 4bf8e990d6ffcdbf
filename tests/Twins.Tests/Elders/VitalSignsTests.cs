using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Elders;

public class VitalSignsTests
{
    private const int ReadingsADay = 288;
    private static readonly VitalBaseline Somebody = new(71_000, 136_000, 96_800, 1_000, IsHypercapnic: false);

    [Fact]
    public void The_pulse_wanders_as_an_autoregression_of_first_order()
    {
        var vitals = default(VitalSigns);
        var chance = new Chance(1, 2, 3);
        vitals.Begin(ref chance);
        var drift = new double[200_000];
        for (var i = 0; i < drift.Length; i++)
        {
            vitals.Next(in Somebody, default, 0, ref chance);
            drift[i] = vitals.DriftMilli / 1_000.0;
        }

        // An AR(1) series of n steps has n (1 − φ) / (1 + φ) independent ones' worth of its mean.
        drift.Average().ShouldBe(0, 4 * 3 / Math.Sqrt(drift.Length / 19.0));
        Covariance(drift, 0).ShouldBe(9, 0.35);
        for (var lag = 1; lag <= 5; lag++) (Covariance(drift, lag) / Covariance(drift, 0)).ShouldBe(Math.Pow(0.9, lag), 0.02, $"lag {lag}");
    }

    [Fact]
    public void The_pulse_is_lowest_at_four_in_the_morning_and_swings_by_six()
    {
        var sums = new double[24];
        var vitals = default(VitalSigns);
        var chance = new Chance(7, 8, 9);
        const int days = 400;
        for (var reading = 0; reading < days * ReadingsADay; reading++)
        {
            var ofDay = reading % ReadingsADay * 300_000L;
            sums[ofDay / 3_600_000] += vitals.Next(in Somebody, default, ofDay, ref chance).Pulse;
        }

        for (var hour = 0; hour < 24; hour++)
        {
            // The mean over the hour of 71 − 6 cos(2π (t − 4) / 24); the table's straight lines are at most 0.06 beats off.
            var expected = 71 - (6 * (Math.Sin(2 * Math.PI * (hour - 3) / 24) - Math.Sin(2 * Math.PI * (hour - 4) / 24)) * 12 / Math.PI);
            (sums[hour] / (days * 12)).ShouldBe(expected, 0.45, $"hour {hour}");
        }
    }

    [Fact]
    public void Pressure_and_saturation_carry_the_errors_of_a_wristband()
    {
        var vitals = default(VitalSigns);
        var chance = new Chance(4, 5, 6);
        var noon = 16L * 3_600_000;
        var readings = Enumerable.Range(0, 50_000).Select(_ => vitals.Next(in Somebody, default, noon, ref chance)).ToArray();
        var pressure = readings.Select(reading => (double)reading.Systolic).ToArray();
        pressure.Average().ShouldBe(136, 0.2);
        Math.Sqrt(Covariance(pressure, 0)).ShouldBe(8, 0.15);
        // Whole per cents, at most 100.
        readings.Average(reading => reading.Saturation).ShouldBe(96.8, 0.05);
        readings.Max(reading => reading.Saturation).ShouldBe(100);
    }

    [Fact]
    public void Illness_shows_in_all_three_signs()
    {
        var vitals = default(VitalSigns);
        var chance = new Chance(1, 1, 1);
        var strain = new VitalStrain(48_000, -34_000, -4_000);
        var readings = Enumerable.Range(0, 2_000).Select(_ => vitals.Next(in Somebody, in strain, 10L * 3_600_000, ref chance)).ToArray();
        readings.Average(reading => reading.Pulse).ShouldBe(71 + 48, 1.2);
        readings.Average(reading => reading.Systolic).ShouldBe(136 - 34, 1);
        readings.Average(reading => reading.Saturation).ShouldBe(96.8 - 4, 0.1);
    }

    [Fact]
    public void People_differ_as_the_population_does()
    {
        var people = Enumerable.Range(0, 20_000).Select(person => VitalBaseline.Of(StableHash.Of($"EL-{person}"))).ToArray();
        Check(people.Select(person => person.PulseMilli / 1_000.0), 71, 8);
        Check(people.Select(person => person.SystolicMilli / 1_000.0), 134 * Math.Exp(0.13 * 0.13 / 2), 134 * Math.Exp(0.13 * 0.13 / 2) * Math.Sqrt(Math.Exp(0.13 * 0.13) - 1));
        Check(people.Where(person => !person.IsHypercapnic).Select(person => person.SaturationMilli / 1_000.0), 100 - (3.1 * Math.Exp(0.38 * 0.38 / 2)), 3.1 * Math.Exp(0.38 * 0.38 / 2) * Math.Sqrt(Math.Exp(0.38 * 0.38) - 1));
        Check(people.Where(person => person.IsHypercapnic).Select(person => person.SaturationMilli / 1_000.0), 90.5, 1.2);
        (people.Count(person => person.IsHypercapnic) / 20_000.0).ShouldBe(0.02, 0.004);
        VitalBaseline.Of(StableHash.Of("EL-7")).ShouldBe(people[7]);

        static void Check(IEnumerable<double> drawn, double mean, double deviation)
        {
            var values = drawn.ToArray();
            var margin = 4 * deviation / Math.Sqrt(values.Length);
            values.Average().ShouldBe(mean, margin);
            Math.Sqrt(values.Average(value => (value - mean) * (value - mean))).ShouldBe(deviation, deviation * 0.15);
        }
    }

    [Fact]
    public void Nobody_is_left_out_because_the_chart_would_call_them_ill()
    {
        var people = Enumerable.Range(0, 20_000).Select(person => VitalBaseline.Of(StableHash.Of($"EL-{person}"))).ToArray();
        Share(person => person.PulseMilli is < 50_500 or >= 90_500).ShouldBe(0.0126, 0.003, "a pulse that scores at rest");
        Share(person => person.SystolicMilli < 110_500).ShouldBe(0.069, 0.008, "a pressure that scores");
        Share(person => !person.IsHypercapnic && person.SaturationMilli < 93_500).ShouldBe(0.0254, 0.005, "a saturation that scores two");

        double Share(Func<VitalBaseline, bool> holds) => people.Count(holds) / 20_000.0;
    }

    private static double Covariance(double[] series, int lag)
    {
        var mean = series.Average();
        var sum = 0.0;
        for (var i = lag; i < series.Length; i++) sum += (series[i] - mean) * (series[i - lag] - mean);
        return sum / (series.Length - lag);
    }
}
