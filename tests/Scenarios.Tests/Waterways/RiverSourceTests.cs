using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Sharing;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Tests.Waterways;

/// <summary>What shore stations read through other departments' systems, and what they miss without one.</summary>
public class RiverSourceTests
{
    private static readonly string[] Night = ["load.requests=0", "load.finds=0", "start=2025-10-14 19:00", "duration=10h", "waterway.shores=['Yangtze north bank (approx)']"];
    private static readonly Lazy<BareRun> Whole = new(() => BareRun.Of("yangtze-watch", 1, Night));

    [Theory]
    [InlineData("ECO-EMIT", SourceRole.WaterQuality, Suspicion.Discharge, "On the river the source of water quality is not shared")]
    [InlineData("MSA-AIS", SourceRole.Vessels, Suspicion.Fishing, "On the river the source of vessels' names (AIS) is not shared")]
    public void Without_it_one_kind_of_offence_goes_unseen_and_the_report_says_so(string code, SourceRole role, Suspicion lost, string says)
    {
        var run = BareRun.Of("yangtze-watch", 1, [.. Night, $"waterway.sources.{code}.permitted=false"]);

        Alarms(Whole.Value, lost).ShouldBeGreaterThan(0);
        Alarms(run, lost).ShouldBe(0);
        Missing(Whole.Value).ShouldBeEmpty();
        Missing(run).ShouldBe([(role, -1L)]);
        run.Indicators.Sections.Single(section => section.Id == "river").Notes.ShouldContain(note => note.En.StartsWith(says, StringComparison.Ordinal) && note.Zh.StartsWith("江上", StringComparison.Ordinal) && note.Zh.Contains("未共享", StringComparison.Ordinal));
    }

    [Fact]
    public void An_outage_hides_what_happens_while_it_lasts_and_nothing_before()
    {
        var run = BareRun.Of("yangtze-watch", 1, [.. Night, "waterway.sources.MSA-AIS.outages=[{from: 5h, for: 5h}]"]);

        Missing(run).ShouldBe([(SourceRole.Vessels, 10 * 3_600_000L)]);
        run.Outcomes.Count(outcome => IsFishing(outcome) && outcome.Time < 5 * 3_600_000L).ShouldBe(Whole.Value.Outcomes.Count(outcome => IsFishing(outcome) && outcome.Time < 5 * 3_600_000L));
        Whole.Value.Outcomes.ShouldContain(outcome => IsFishing(outcome) && outcome.Time >= 5 * 3_600_000L);
        run.Outcomes.ShouldNotContain(outcome => IsFishing(outcome) && outcome.Time >= 5 * 3_600_000L);
    }

    private static bool IsFishing(Twins.Time.Outcome outcome) => outcome.Kind == (int)OutcomeKind.RiverAlarm && outcome.Code == (int)Suspicion.Fishing;

    private static int Alarms(BareRun run, Suspicion suspicion) => run.Outcomes.Count(outcome => outcome.Kind == (int)OutcomeKind.RiverAlarm && outcome.Code == (int)suspicion);

    private static (SourceRole Role, long Until)[] Missing(BareRun run) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RiverSourceMissing).Select(outcome => ((SourceRole)outcome.Code, outcome.A))];
}
