using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Affairs;

/// <summary>Approvals and cases in the toy town over some weeks.</summary>
public class AffairRunTests
{
    private static readonly string[] Weeks = ["duration=42d", "warm-up=0h", "rain=[]", "affairs={applications: 3, inspections: 3}"];
    private static readonly Lazy<BareRun> Ordinary = new(() => BareRun.Of("toy-storm", 1, Weeks));

    [Fact]
    public void Whatever_is_received_is_closed_once_or_open_at_the_end()
    {
        var run = Ordinary.Value;
        var received = Of(run, OutcomeKind.AffairReceived).Select(outcome => outcome.Twin).ToArray();
        received.Length.ShouldBeGreaterThan(100);
        received.ShouldBeUnique();
        var ended = Of(run, OutcomeKind.AffairClosed).Concat(Of(run, OutcomeKind.AffairOpenAtEnd)).Select(outcome => outcome.Twin).ToArray();
        ended.ShouldBe(received, ignoreOrder: true);
    }

    [Fact]
    public void Nobody_is_asked_for_corrections_twice_and_silence_never_lasts_longer_than_the_law_allows()
    {
        var run = Ordinary.Value;
        Of(run, OutcomeKind.CorrectionsAsked).Select(outcome => outcome.Twin).ShouldBeUnique();
        var received = Of(run, OutcomeKind.AffairReceived).Where(outcome => outcome.Who.Kind == (byte)TwinKind.Approval).ToDictionary(outcome => outcome.Twin, outcome => outcome.Time);
        var calendar = run.Run.System.Calendar;
        foreach (var accepted in Of(run, OutcomeKind.AffairAccepted).Where(outcome => received.ContainsKey(outcome.Twin) && outcome.Code == 0))
        {
            accepted.Time.ShouldBe(calendar.AddWorking(new SimTime(received[accepted.Twin]), SimDuration.FromHours(40)).Milliseconds);
        }
    }

    [Fact]
    public void Decisions_are_late_exactly_when_their_limit_had_passed()
    {
        foreach (var closed in Of(Ordinary.Value, OutcomeKind.AffairClosed).Where(outcome => outcome.Code != 2)) (closed.C <= closed.B ? 1 : 0).ShouldBe(closed.Code);
    }

    [Fact]
    public void A_department_that_is_asked_for_its_word_answers_or_its_silence_is_consent()
    {
        var run = Ordinary.Value;
        var asked = Of(run, OutcomeKind.OpinionAsked).Count();
        var settled = Of(run, OutcomeKind.OpinionGiven).Concat(Of(run, OutcomeKind.OpinionSilent)).Count();
        asked.ShouldBeGreaterThan(10);
        settled.ShouldBeLessThanOrEqualTo(asked);
        Of(run, OutcomeKind.OpinionGiven).Concat(Of(run, OutcomeKind.OpinionSilent)).Select(outcome => (outcome.Twin, outcome.Code)).ShouldBeUnique();
    }

    [Fact]
    public void Closed_orders_open_cases_that_name_them()
    {
        var run = BareRun.Of("toy-storm", 1, [.. Weeks, "load.finds=30"]);
        var orders = Of(run, OutcomeKind.OrderClosed).Select(outcome => (long)outcome.Twin).ToHashSet();
        var causes = Of(run, OutcomeKind.AffairReceived).Where(outcome => outcome.C != 0 && new TwinId((ulong)outcome.C).Kind == (byte)TwinKind.Order).Select(outcome => outcome.C).ToArray();
        causes.Length.ShouldBeGreaterThan(3);
        causes.ShouldAllBe(cause => orders.Contains(cause));
        causes.ShouldBeUnique();
    }

    [Fact]
    public void A_department_without_handlers_decides_late_is_supervised_and_accepts_by_silence()
    {
        var cut = BareRun.Of("toy-storm", 1, [.. Weeks, "affairs.applications=60", "staff.departments.MARKET.handlers=10%"]);
        var full = BareRun.Of("toy-storm", 1, [.. Weeks, "affairs.applications=60", "staff.departments.MARKET.handlers=1000%"]);
        cut.Value("affairs.approvals.on-time.share").ShouldBeLessThan(full.Value("affairs.approvals.on-time.share") - 0.1);
        cut.Value("affairs.approvals.supervised.share").ShouldBeGreaterThan(full.Value("affairs.approvals.supervised.share"));
        cut.Value("affairs.silent-accepted.share").ShouldBeGreaterThan(0.02);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(3, 2_000)]
    [InlineData(4, 700)]
    public void Partitions_and_windows_change_nothing(int partitions, int windowMilliseconds)
    {
        var run = new CityRun(CityFiles.Load("toytown"), ScenarioFiles.Load("toy-storm", Weeks.Append("duration=10d").Select(Override.Parse)).Definition, 1);
        var owners = Enumerable.Range(0, run.City.Jurisdictions).Select(index => index % partitions).ToArray();
        DigestOf(run, owners, new SimDuration(windowMilliseconds)).ShouldBe(DigestOf(run, new int[owners.Length], run.City.LinkDelay));
    }

    [Fact]
    public void One_table_holds_orders_approvals_and_cases()
    {
        var section = Ordinary.Value.Indicators.Sections.Single(section => section.Id == "accountability");
        section.Tables[0].Rows.Length.ShouldBeGreaterThan(4);
        section.Tables[1].Rows.Length.ShouldBe(3);
        Ordinary.Value.Indicators.Sections.Select(part => part.Id).ShouldContain("early-signals");
    }

    private static IEnumerable<Outcome> Of(BareRun run, OutcomeKind kind) => run.Outcomes.Where(outcome => outcome.Kind == (int)kind);

    private static Digest DigestOf(CityRun run, int[] owners, SimDuration window)
    {
        var partitions = Enumerable.Range(0, owners.Max() + 1).Select(partition => new Partition(partition, owners, [.. Enumerable.Range(0, owners.Length).Where(index => owners[index] == partition).Select(index => run.Build(index, new Limits()))])).ToArray();
        return WindowedRun.Digest(partitions, window, run.City.LinkDelay, run.End);
    }
}
