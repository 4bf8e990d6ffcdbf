using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;

namespace Liandong.Scenarios.Tests.Elders;

/// <summary>Mild days of the elders against what pilot projects report, and what a cold wave adds. They are run without the hotline's ordinary load, which they do not measure.</summary>
public class ElderScenarioTests
{
    private static readonly CityDefinition Nantong = CityFiles.Load("nantong");
    private static readonly string[] WithoutOrdinaryLoad = ["load.requests=0", "load.finds=0"];
    internal static readonly Lazy<BareRun> MildDays = new(() => RunMildDays(1));

    [Fact]
    public void Ordinary_days_agree_with_what_pilot_projects_report()
    {
        var run = MildDays.Value;
        var falls = run.Value("elders.falls.per-day");
        // 217 a year and thousand: 5.9 a day, ±1.96 of a Poisson count over three days.
        falls.ShouldBeInRange(5.9 - (1.96 * Math.Sqrt(5.9 / 3)), 5.9 + (1.96 * Math.Sqrt(5.9 / 3)));
        run.Value("elders.falls.seen.share").ShouldBe(0.77, 0.25);
        run.Value("elders.sos.per-device-month").ShouldBeInRange(0.5, 1);
        run.Value("elders.sos.false.share").ShouldBeInRange(0.85, 0.955);
        run.Value("elders.handled.median").ShouldBeLessThanOrEqualTo(15 * 60_000);
        run.Value("elders.worn.day.share").ShouldBeInRange(0.70, 0.75);
        run.Value("elders.worn.night.share").ShouldBe(0.50, 0.03);
        run.Value("elders.put-away.count").ShouldBe(10_000 * 0.727 * 0.9 / 10, 150);
    }

    [Fact]
    public void Cold_days_add_to_what_befalls_the_same_people()
    {
        var (first, second) = (BareRun.Of(Nantong, Load("cold-wave-elders", WithoutOrdinaryLoad), 1), MildDays.Value);
        (first.Value("elders.falls.per-day") - second.Value("elders.falls.per-day")).ShouldBeGreaterThan(1.5);
        (first.Value("elders.troubles.count") - second.Value("elders.troubles.count")).ShouldBeGreaterThan(5);
        // One course of chance, thinned by the weather: nobody is spared what a mild day would have brought.
        Happened(second).Except(Happened(first)).ShouldBeEmpty();

        static IEnumerable<(long, int, long)> Happened(BareRun run) =>
            run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.ElderBefell).Select(outcome => (outcome.Time, outcome.Code, outcome.B));
    }

    internal static BareRun RunMildDays(ulong seed) => BareRun.Of(Nantong, Load("cold-wave-elders", [.. WithoutOrdinaryLoad, "elders.days=[{low: 10, high: 20}]"]), seed);

    private static ScenarioDefinition Load(string scenario, params string[] overrides) => ScenarioFiles.Load(scenario, overrides.Select(Override.Parse)).Definition;
}
