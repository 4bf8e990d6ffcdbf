using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>Crews that wait at low points from the orange warning on (前置布防), against crews that wait where they are; today's crews, without the reserve.</summary>
public class PrePositionTests
{
    private const string Today = "staff.crews=100%";
    private static readonly ulong[] Seeds = [1, 2, 3];
    private static readonly Lazy<(BareRun With, BareRun Without)[]> Pairs = new(() => [.. Seeds.Select(seed => (BareRun.Of("flood-warning", seed, Today), BareRun.Of("flood-warning", seed, Today, "staff.pre-position=never")))]);

    // Some seventy low points flood, a county has a handful of crews, and when the warning is orange many of them are at work already.
    [Fact]
    public void Point_hours_are_known_not_to_fall_by_it()
    {
        TestContext.Current.SendDiagnosticMessage(string.Join("; ", Pairs.Value.Select(pair => $"{pair.Without.Value("flood.cell-hours"):0.0} → {pair.With.Value("flood.cell-hours"):0.0}")));
        var (with, without) = (Pairs.Value.Average(pair => pair.With.Value("flood.cell-hours")), Pairs.Value.Average(pair => pair.Without.Value("flood.cell-hours")));
        Pairs.Value.ShouldAllBe(pair => pair.With.Digest != pair.Without.Digest);
        (with / without).ShouldBeInRange(0.95, 1.05);
    }

    [Fact]
    public void Posts_follow_from_the_register_and_not_from_what_the_seed_has_blocked()
    {
        var city = CityFiles.Load("nantong");
        foreach (var county in city.Counties)
        {
            LowPoint[] ranked = [.. LowPointForecast.FirstToFlood(city, county.Index)];
            ranked.ShouldBe(ranked.OrderByDescending(LowPointForecast.ExpectedMillimetres).ThenBy(point => point.Index));
            ranked.ShouldAllBe(point => city.Towns[city.Cells[point.Cell].Town].County == county.Index);
        }

        var any = city.LowPoints.First(point => LowPointForecast.ExpectedMillimetres(point) > 0);
        LowPointForecast.ExpectedMillimetres(any with { CatchmentSquareMetres = any.CatchmentSquareMetres * 2 }).ShouldBeGreaterThan(LowPointForecast.ExpectedMillimetres(any));
        LowPointForecast.ExpectedMillimetres(any with { Inlets = 1 }).ShouldBeGreaterThan(LowPointForecast.ExpectedMillimetres(any with { Inlets = 100 }));
    }
}
