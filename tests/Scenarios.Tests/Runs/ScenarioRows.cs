using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>
/// Every bundled scenario by name: with each seed it meets its objectives, or misses what it is known to miss, and it fails without what it stands on. Each test
/// prints its rows. The tests are several classes, which run side by side.
/// </summary>
internal static class ScenarioRows
{
    private static readonly bool Soak = Environment.GetEnvironmentVariable("LIANDONG_SOAK") == "1";

    private static readonly ScenarioRow[] Rows =
    [
        new("accountability-month", new KeyResource("staff.departments.ADMIN.handlers=30%", 1, "affairs.approvals.on-time.share")) { Seeds = 1 },
        new("care-services", new KeyResource("care.providers=-10", 1, "care.response.2h.share")),
        new(
            "chemical-park-leak",
            new KeyResource("release.sensors=0%", 1, "leak.detected"),
            new KeyResource("release.action=none", 2, "leak.exposure.harm"),
            new KeyResource("release.teams=0%", 3, "leak.closed")),
        new("cold-wave-elders", new KeyResource("elders.guardians=0% elders.property-guards=0%", 1, "elders.answer.p95", "elders.arrival.median")),
        new("elders-month", new KeyResource("elders.guardians=0% elders.property-guards=0%", 1, "elders.answer.p95")) { Seeds = 1 },
        new("flood-warning", new KeyResource("staff.crews=100%", 1, "priority-2.orders.arrive.p90", "flood.cell-hours")),
        new("hazmat-fortnight", new KeyResource("hazmat-watch.sources.TRANS-EWB.permitted=false", 1, "hazmat.left-alone.found"))
        {
            Seeds = 1,
            Misses = [new StatedMiss("hazmat.spots.alarms", new("种子 5 有一处无辜的聚集停留被报警，须派人排除；预警线不为它调整", "with seed 5 one innocent spot is an alarm that an officer has to rule out; the alarm is not moved for it"), 5)],
        },
        new(
            "hotline-storm",
            new KeyResource("burst.announcement=none", 1, "burst.callers.unanswered.share", "burst.others.missed.share", "burst.desk.wait.p95"),
            new KeyResource("burst.repair-crews=0", 2, "burst.restored")),
        new(
            "illegal-refuelling",
            new KeyResource("hazmat-watch.raid.together=false", 1, "hazmat.rings.both-ends"),
            new KeyResource("hazmat-watch.sources.PSB-PREV.permitted=false", 1, "hazmat.guilty-held.share")) { Seeds = 1 },
        new(
            "old-estate-renewal",
            new KeyResource("hotline.operators=0", 3, "renewal.seen.share", "renewal.harm.chosen.share"),
            new KeyResource("renewals.top=3", 1, "renewal.harm.chosen.share")),
        new("ordinary-week", new KeyResource("hotline.operators=50%", 1, "hotline.answered-15s.share")) { Seeds = 3 },
        new("sos-surge", new KeyResource("elders.guardians=0%", 1, "elders.answered.5min.share", "elders.arrived.15min.share")),
        new("storm-2015", new KeyResource("rivers.drain-capacity=0%", 2, "flood.low-points")),
        new("storm-2024", new KeyResource("rivers.level-metres=3.0", 1, "flood.low-points")),
        new("street-lamp", new KeyResource("supervision.street=0%", 1, "supervision.named.handed-over")),
        new("toy-storm", new KeyResource("staff.crews=0%", 1, "orders.arrive.p95")),
        new("whole-city", new KeyResource("staff.crews=0%", 1, "flood.cleared.median")) { Seeds = 2 },
        new(
            "yangtze-watch",
            new KeyResource("waterway.boats=0", 1, "river.intercepted.share", "coast.intercepted.share"),
            new KeyResource("waterway.stations=40%", 2, "river.recall"),
            new KeyResource("waterway.stations=30%", 4, "coast.recall")),
    ];

    public static IEnumerable<ScenarioRow> All => Rows;

    /// <summary>The scenarios with the seeds that this test run looks at.</summary>
    public static TheoryData<string, int> Seeds(int first, int last)
    {
        var data = new TheoryData<string, int>();
        foreach (var row in Rows)
        {
            for (var seed = first; seed <= Math.Min(last, Soak ? 5 : row.Seeds); seed++) data.Add(row.Scenario, seed);
        }

        return data;
    }

    /// <summary>The scenarios with what is taken away from them.</summary>
    public static TheoryData<string, string> Resources()
    {
        var data = new TheoryData<string, string>();
        foreach (var row in Rows)
        {
            foreach (var resource in row.Needs) data.Add(row.Scenario, resource.Taken);
        }

        return data;
    }

    public static void ShouldDoAsItsRowStates(string scenario, int seed)
    {
        var row = RowOf(scenario);
        var run = ScenarioRun.Of(scenario, (ulong)seed);
        Print(run, "", row);
        run.Unmet.ShouldBe(row.MissedBy(run.Seed), ignoreOrder: true);
        Lost(run).ShouldBeEmpty();
    }

    public static void ShouldFailWithout(string taken, string scenario)
    {
        var resource = RowOf(scenario).Needs.Single(need => need.Taken == taken);
        var run = ScenarioRun.Without(scenario, resource.Seed, taken.Split(' '));
        Print(run, taken, null);
        resource.Fails.ShouldBeSubsetOf(run.Missed);
        resource.Fails.Intersect(RowOf(scenario).MissedBy(resource.Seed)).ShouldBeEmpty("what is missed anyway shows nothing");
        Lost(run).ShouldBeEmpty();
    }

    private static ScenarioRow RowOf(string scenario) => Rows.Single(row => row.Scenario == scenario);

    // Orders, requests, people, litres, water: what came in went somewhere.
    private static IEnumerable<string> Lost(ScenarioRun run) => run.Indicators.All
        .Where(indicator => (indicator.Name.EndsWith(".unaccounted", StringComparison.Ordinal) || indicator.Name.EndsWith(".error", StringComparison.Ordinal)) && indicator.Value is not (null or 0))
        .Select(indicator => indicator.Name);

    private static void Print(ScenarioRun run, string taken, ScenarioRow? row)
    {
        foreach (var result in run.Results)
        {
            var why = row?.Misses.FirstOrDefault(miss => miss.Indicator == result.Objective.Indicator && miss.Seeds.Contains((int)run.Seed))?.Why ?? new Text("", "");
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Scenario} | {run.Seed} | {taken} | {result.Objective.Label.En} | {ValueFormat.Of(run.Indicators[result.Objective.Indicator]).En} | {result.Verdict} | {why.En}"));
        }
    }
}
