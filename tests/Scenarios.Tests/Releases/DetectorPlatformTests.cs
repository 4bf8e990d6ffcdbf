using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Releases;

/// <summary>The emergency bureau's platform passes on what gas detectors say; without it the command hears of a leak from callers.</summary>
public class DetectorPlatformTests
{
    private const string Platform = "release.sources.EMER-RISK";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void When_it_is_not_shared_callers_tell_of_the_leak_later_and_the_report_says_why(ulong seed)
    {
        var (whole, run) = (BareRun.Of("chemical-park-leak", seed), BareRun.Of("chemical-park-leak", seed, $"{Platform}.permitted=false"));

        Unheard(whole).ShouldBeEmpty();
        Unheard(run).ShouldBe([-1L]);
        run.Value("leak.detected").ShouldBeGreaterThan(whole.Value("leak.detected"));
        // The detectors themselves see the gas all the same.
        run.Outcomes.ShouldContain(outcome => outcome.Kind == (int)OutcomeKind.GasAlarm && outcome.Code == 1);
        Notes(run).ShouldContain(note => note.StartsWith("The source of gas detectors is not shared", StringComparison.Ordinal));
    }

    [Fact]
    public void Alarms_of_an_outage_reach_the_command_when_it_is_over()
    {
        var whole = BareRun.Of("chemical-park-leak", 1);
        var began = whole.Outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.ReleaseBegan).Time / 60_000;
        var run = BareRun.Of("chemical-park-leak", 1, $"{Platform}.outages=[{{from: {began}min, for: 6min}}]");

        whole.Value("leak.detected").ShouldBeLessThan(SimDuration.FromMinutes(6).Milliseconds);
        run.Value("leak.detected").ShouldBe(((began + 6) * 60_000) + 2_000 - whole.Outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.ReleaseBegan).Time);
        Unheard(run).ShouldBe([(began + 6) * 60_000]);
    }

    private static long[] Unheard(BareRun run) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.ResponseStep && outcome.Code == (int)ResponseStep.DetectorsUnheard).Select(outcome => outcome.A)];

    private static IEnumerable<string> Notes(BareRun run) => run.Indicators.Sections.Single(section => section.Id == "release").Notes.Select(note => note.En);
}
