using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Supervision;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Supervision;

/// <summary>Resident supervision, run without the hotline's ordinary load.</summary>
public class SupervisionScenarioTests
{
    private static readonly CityDefinition Siming = CityFiles.Load("siming");
    private static readonly string[] WithoutOrdinaryLoad = ["load.requests=0", "load.finds=0"];
    private static readonly string[] Toy = ["city=toytown", "duration=30d", "supervision.failures=4", "supervision.events=[{asset: PORT-LAMPS, at: 8h}]", .. WithoutOrdinaryLoad];

    [Fact]
    public void Where_nobody_follows_up_a_file_lies_for_longer_between_two_steps()
    {
        var left = IdleDays(BareRun.Of("street-lamp", 1, [.. Toy, "duration=90d", "supervision.follows-up=false"]));
        var followed = IdleDays(BareRun.Of("street-lamp", 1, [.. Toy, "duration=90d"]));
        left.Length.ShouldBeGreaterThan(2);
        followed.ShouldAllBe(days => days < 7);
        left.Average().ShouldBeGreaterThan(3 * followed.Average());
    }

    [Fact]
    public void Each_thing_is_handed_over_once()
    {
        var over = Of(BareRun.Of("street-lamp", 4, [.. Toy, "duration=90d"]), OutcomeKind.HandedOver);
        over.Length.ShouldBeGreaterThan(2);
        over.Select(one => one.A).ShouldBeUnique();
    }

    // From the end of a step to the beginning of the next.
    private static double[] IdleDays(BareRun run) =>
        [.. from begun in Of(run, OutcomeKind.StepBegun) where begun.Code > 0 select (begun.Time - Of(run, OutcomeKind.StepDone).Last(done => done.A == begun.A && done.Code == begun.Code - 1 && done.Time <= begun.Time).Time) / 86_400_000.0];

    [Fact]
    public void A_case_goes_through_every_step_in_order_before_it_has_an_owner()
    {
        var run = BareRun.Of("street-lamp", 2, Toy);
        var over = Of(run, OutcomeKind.HandedOver);
        over.Length.ShouldBeGreaterThan(0);
        var network = run.Run.City.Supervision;
        over.ShouldAllBe(one => one.Code == network.Assets[(int)one.A].Owner && network.Assets[(int)one.A].Units.Contains(network.Units.IndexOf(one.Code)), "one of the units that met takes it over");
        foreach (var one in over)
        {
            Of(run, OutcomeKind.StepDone).Where(step => step.A == one.A).Select(step => step.Code).ShouldBe([0, 1]);
            Of(run, OutcomeKind.MeetingHeld).ShouldContain(meeting => meeting.A == one.A && meeting.Code == (int)MeetingResult.Agreed && meeting.Time < one.Time);
        }
    }

    [Fact]
    public void Without_supervisors_departments_return_the_order_twice_before_the_city_rules()
    {
        var run = BareRun.Of("street-lamp", 3, [.. Toy, "supervision.community=0%"]);
        Of(run, OutcomeKind.CaseOpened).ShouldBeEmpty();
        Of(run, OutcomeKind.AssetRestored).Length.ShouldBeGreaterThan(0);
        var unclear = run.Run.City.Supervision.UnclearMatter;
        var orders = Of(run, OutcomeKind.OrderFiled).Where(filed => filed.Code == unclear).Select(filed => filed.Twin).ToHashSet();
        foreach (var handled in Of(run, OutcomeKind.OrderHandled).Where(handled => orders.Contains(handled.Twin)))
            Of(run, OutcomeKind.OrderReturned).Count(returned => returned.Twin == handled.Twin && returned.Time < handled.Time).ShouldBe(2);
    }

    [Fact]
    public void A_report_names_who_took_what_over()
    {
        var run = BareRun.Of("street-lamp", 2, Toy);
        var section = run.Indicators.Sections.Single(part => part.Id == "supervision");
        var owners = section.Tables.Single(table => table.Title.En == "New owners");
        owners.Rows.Sum(row => int.Parse(row[1].En, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Of(run, OutcomeKind.HandedOver).Length);
        owners.Rows.Select(row => row[0]).ShouldBe(Of(run, OutcomeKind.HandedOver).Select(over => run.Run.City.Departments[over.Code].Name).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void The_lamps_are_repaired_with_supervisors_or_without_but_only_with_them_they_get_an_owner()
    {
        var (with, without) = (BareRun.Of(Siming, Load(), 1), BareRun.Of(Siming, Load("supervision.street=0%"), 1));
        with.Value("supervision.named.repaired").ShouldBeLessThan(10 * 86_400_000.0);
        without.Value("supervision.named.repaired").ShouldBeLessThan(10 * 86_400_000.0);
        with.Value("supervision.named.handed-over").ShouldBeGreaterThan(0);
        without.Indicators["supervision.named.handed-over"].Value.ShouldBeNull();
    }

    [Fact]
    public void More_people_who_can_come_meet_sooner()
    {
        var (two, eight) = (BareRun.Of(Siming, Load(), 1), BareRun.Of(Siming, Load("supervision.representatives=400%"), 1));
        eight.Value("supervision.meetings.wait.median").ShouldBeLessThan(two.Value("supervision.meetings.wait.median"));
    }

    [Theory]
    [InlineData(2, 2_000)]
    [InlineData(4, 2_000)]
    [InlineData(3, 200)]
    public void Neither_partitions_nor_windows_change_a_result(int partitions, int windowMilliseconds)
    {
        var one = SplitRun.DigestOf("street-lamp", 3, 1, SimDuration.FromSeconds(2), Toy);
        SplitRun.DigestOf("street-lamp", 3, partitions, new SimDuration(windowMilliseconds), Toy).ShouldBe(one);
    }

    [Fact]
    public void A_district_is_a_city_of_streets_and_communities()
    {
        Siming.Counties.Select(street => street.Name.Zh).ShouldBe(["鼓浪屿街道", "中华街道", "滨海街道", "厦港街道", "鹭江街道", "梧村街道", "开元街道", "筼筜街道", "莲前街道", "嘉莲街道"]);
        Siming.LowPoints.ShouldBeEmpty();
        Siming.RoleOf(MatterRole.PondingFirst).ShouldBe(-1);
        Should.Throw<Liandong.Scenarios.Yaml.DefinitionException>(() => Siming.MatterOf(MatterRole.Sos));
    }

    private static Outcome[] Of(BareRun run, OutcomeKind kind) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind)];

    private static ScenarioDefinition Load(params string[] overrides) => ScenarioFiles.Load("street-lamp", WithoutOrdinaryLoad.Concat(overrides).Select(Override.Parse)).Definition;
}
