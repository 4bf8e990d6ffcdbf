using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>What the evidence says of waybills while their source is down: that they are unknown, never that there are none.</summary>
public class WaybillEvidenceTests
{
    private const string Live = "{spots-from: 5d}";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void When_the_source_is_down_for_long_the_evidence_says_unknown_in_outcome_and_report(ulong seed)
    {
        var whole = WatchRun.Of(Live, seed);
        var began = (whole.Of(OutcomeKind.TracingBegan).First().Time / 3_600_000) - 1;
        var run = WatchRun.Of(WithOutage(began, 96), seed);

        Waybills(whole).ShouldAllBe(count => count >= 0);
        Waybills(run).ShouldNotBeEmpty();
        Waybills(run).ShouldAllBe(count => count == -1);
        run.Of(OutcomeKind.VehicleTraced).ShouldAllBe(traced => traced.B == 0);
        // It does not wait for what comes back in days.
        (run.Of(OutcomeKind.VehicleTraced).First().Time - run.Of(OutcomeKind.TracingBegan).First().Time).ShouldBeLessThan(SimDuration.FromMinutes(1).Milliseconds);
        var rows = Chain(run);
        rows.ShouldAllBe(row => row.Waybills.Zh == "未知" && row.Waybills.En == "unknown" && row.Beyond.En == "unknown");
        Chain(whole).ShouldAllBe(row => row.Waybills.En != "unknown" && row.Beyond.En != "unknown");
        Timeline(run).ShouldContain("Tracing: the source of waybills does not answer, so the evidence goes without them");
    }

    [Fact]
    public void When_it_is_back_within_six_hours_the_tracing_waits_and_its_evidence_is_whole()
    {
        var whole = WatchRun.Of(Live, 2);
        var began = (whole.Of(OutcomeKind.TracingBegan).First().Time / 3_600_000) - 1;
        var run = WatchRun.Of(WithOutage(began, 4), 2);

        Waybills(run).ShouldBe(Waybills(whole));
        run.Of(OutcomeKind.VehicleTraced).First().Time.ShouldBe((began + 4) * 3_600_000);
        Timeline(run).ShouldContain("Tracing: the source of waybills does not answer and is waited for");
    }

    [Fact]
    public void When_it_is_not_shared_the_evidence_says_unknown()
    {
        var run = WatchRun.Of("{spots-from: 5d, alarm-score: 400, sources: {PSB-EWB: {permitted: false}}}", 2);

        run.Of(OutcomeKind.VehicleTraced).ShouldNotBeEmpty();
        Waybills(run).ShouldAllBe(count => count == -1);
    }

    private static string WithOutage(long fromHour, int hours) => $"{{spots-from: 5d, sources: {{PSB-EWB: {{outages: [{{from: {fromHour}h, for: {hours}h}}]}}}}}}";

    private static int[] Waybills(BareRun run)
    {
        var alarm = run.Of(OutcomeKind.VehicleTraced).First().D % (1 << 20);
        return [.. run.Of(OutcomeKind.VehicleTraced).Where(row => row.D % (1 << 20) == alarm || row.D < 0).DistinctBy(row => row.A).OrderBy(row => row.A).Select(row => (int)(row.D >> 40))];
    }

    private static (City.Text Waybills, City.Text Beyond)[] Chain(BareRun run) =>
        [.. Section(run).Tables.Single(table => table.Title.En.StartsWith("Chain of evidence", StringComparison.Ordinal)).Rows.Select(row => (row[3], row[5]))];

    private static IEnumerable<string> Timeline(BareRun run) => Section(run).Tables.Single(table => table.Title.En == "From alarm to raid").Rows.Select(row => row[1].En);

    private static Scenarios.Indicators.Section Section(BareRun run) => run.Indicators.Sections.Single(section => section.Id == "hazmat-watch");
}
