using Liandong.Twins.Geography;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Releases;

public class DispersionTests
{
    // Briggs's rural formulas (Gifford 1976) worked out by hand.
    [Theory]
    [InlineData(Stability.A, 1_000, 209.8, 200)]
    [InlineData(Stability.B, 1_000, 152.6, 120)]
    [InlineData(Stability.C, 1_000, 104.9, 73.0)]
    [InlineData(Stability.D, 1_000, 76.3, 37.9)]
    [InlineData(Stability.E, 1_000, 57.2, 23.1)]
    [InlineData(Stability.F, 1_000, 38.1, 12.3)]
    [InlineData(Stability.D, 5_000, 326.6, 102.9)]
    public void Widths_are_Briggss(Stability stability, double metres, double across, double upwards)
    {
        Dispersion.Across(stability, metres).ShouldBe(across, 0.1);
        Dispersion.Upwards(stability, metres).ShouldBe(upwards, 0.1);
    }

    // D. O. Martin (1976), σ at 1 km and 10 km as printed; two fits of the same curves agree to a third.
    [Theory]
    [InlineData(Stability.B, 155, 108)]
    [InlineData(Stability.C, 105, 61)]
    [InlineData(Stability.D, 68, 31.5)]
    [InlineData(Stability.E, 51, 21.5)]
    [InlineData(Stability.F, 34, 14)]
    public void Widths_are_near_those_of_another_fit_of_Pasquills_curves(Stability stability, double across, double upwards)
    {
        (Dispersion.Across(stability, 1_000) / across).ShouldBeInRange(0.75, 1.33);
        (Dispersion.Upwards(stability, 1_000) / upwards).ShouldBeInRange(0.75, 1.33);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841_344_75)]
    [InlineData(1.96, 0.975_002_1)]
    [InlineData(-3, 0.001_349_9)]
    public void The_normal_distribution_is_that_of_the_tables(double x, double value) => Dispersion.Normal(x).ShouldBe(value, 1e-6);

    [Theory]
    [InlineData(0)]
    [InlineData(37)]
    [InlineData(-90)]
    [InlineData(251.5)]
    [InlineData(725)]
    public void Sines_are_those_of_the_platform(double degrees)
    {
        Bearing.Sine(degrees).ShouldBe(Math.Sin(degrees * Math.PI / 180), 1e-12);
        Bearing.Cosine(degrees).ShouldBe(Math.Cos(degrees * Math.PI / 180), 1e-12);
    }

    // Q / (π u σy σz) on the axis, with Q = 12 kg/s and u = 3 m/s.
    [Theory]
    [InlineData(300, 0)]
    [InlineData(1_000, 0)]
    [InlineData(1_000, 80)]
    [InlineData(3_000, 150)]
    public void In_a_steady_wind_the_slugs_add_up_to_the_plume_formula(double along, double across)
    {
        var now = SimTime.Start + SimDuration.FromMinutes(90);
        var (y, z) = (Dispersion.Across(Stability.D, along), Dispersion.Upwards(Stability.D, along));
        var formula = 12_000e6 / (Math.PI * 3 * y * z) * Math.Exp(-across * across / (2 * y * y));
        double found = Steady(3).ConcentrationAt(Place(along, across), now, SimTime.Never);
        found.ShouldBe(formula, formula * 0.02);
    }

    [Fact]
    public void Upwind_and_far_aside_there_is_nothing()
    {
        var now = SimTime.Start + SimDuration.FromMinutes(60);
        Steady(3).ConcentrationAt(Place(-200, 0), now, SimTime.Never).ShouldBe(0);
        Steady(3).ConcentrationAt(Place(1_000, 1_000), now, SimTime.Never).ShouldBe(0);
    }

    [Fact]
    public void Gas_comes_with_the_wind_and_goes_after_the_end()
    {
        var plume = Steady(3);
        var place = Place(1_800, 0);
        plume.ConcentrationAt(place, SimTime.Start + SimDuration.FromMinutes(5), SimTime.Never).ShouldBe(0);
        var full = plume.ConcentrationAt(place, SimTime.Start + SimDuration.FromMinutes(20), SimTime.Never);
        full.ShouldBeGreaterThan(100_000);
        var ended = SimTime.Start + SimDuration.FromMinutes(30);
        plume.ConcentrationAt(place, SimTime.Start + SimDuration.FromMinutes(60), ended).ShouldBe(0);
        plume.GramsUntil(SimTime.Start + SimDuration.FromMinutes(60), ended).ShouldBe(12_000L * 1_800);
    }

    // Whatever escaped is in the air: the integral over the ground layer of a steady plume is the strength times the time.
    [Fact]
    public void The_flow_through_a_plane_across_the_wind_is_what_escapes()
    {
        var now = SimTime.Start + SimDuration.FromMinutes(60);
        var plume = Steady(3);
        var sum = 0.0;
        for (var across = -600; across <= 600; across += 5) sum += plume.ConcentrationAt(Place(1_000, across), now, SimTime.Never) * 5.0;
        // Upwards the bell curve holds σz √(π/2) times its value at the ground.
        var flow = sum * Dispersion.Upwards(Stability.D, 1_000) * Math.Sqrt(Math.PI / 2) * 3;
        flow.ShouldBe(12_000e6, 12_000e6 * 0.02);
    }

    [Fact]
    public void Levels_are_those_of_the_agency()
    {
        var (ammonia, chlorine) = (SubstanceFacts.Of(Substance.Ammonia), SubstanceFacts.Of(Substance.Chlorine));
        // 160 ppm of ammonia are 110 mg/m³ and 2 ppm of chlorine 5.8 mg/m³, as the AEGL tables print them.
        ammonia.Micrograms(ammonia.HarmPpm).ShouldBeInRange(110_000, 112_000);
        chlorine.Micrograms(chlorine.HarmPpm).ShouldBe(5_800);
        ammonia.Distances(Vessel.StorageTank, night: false, 3).ShouldBe((300, 1_300));
        chlorine.Distances(Vessel.RoadTanker, night: true, 2).ShouldBe((600, 6_700));
    }

    private static PlanePoint Place(double east, double north) => new((long)(east * 1_000), (long)(north * 1_000));

    private static Plume Steady(double metresPerSecond) => new()
    {
        Begins = SimTime.Start,
        EmptyAt = SimTime.Start + SimDuration.FromHours(3),
        GramsPerSecond = 12_000,
        HeightMetres = 0,
        Source = new PlanePoint(0, 0),
        Stability = Stability.D,
        Drifts = [.. Enumerable.Range(0, 200).Select(minute => new Drift(minute * 60 * metresPerSecond, 0, minute * 60 * metresPerSecond))],
    };
}
