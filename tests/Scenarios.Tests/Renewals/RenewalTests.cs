using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Renewals;

public class RenewalTests
{
    private const string Text =
        """
        name: toy-renewal
        title: {zh: 玩具城改造, en: Renewal in the toy town}
        question: {zh: 先改哪个？, en: Which first?}
        city: toytown
        start: 2026-06-01 06:00
        duration: 6d
        rain:
          - {kind: chicago, return-period: 100, duration: 2h, start: 6h}
          - {kind: chicago, return-period: 10, duration: 2h, start: 2d}
          - {kind: chicago, return-period: 100, duration: 2h, start: 3d 6h}
          - {kind: chicago, return-period: 10, duration: 2h, start: 5d}
        rivers: {drain-capacity: 40%}
        renewals: {listed-after: 3d, top: 1, drain-mm-per-hour: 120}
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_renewal_of_the_first_ten_keeps_the_same_rain_out(ulong seed)
    {
        var (renewed, left) = (BareRun.Of("old-estate-renewal", seed), BareRun.Of("old-estate-renewal", seed, "renewals.top=0"));
        // The same storms: nothing differs until the list is drawn up, and less water after it.
        renewed.Value("renewal.harm.before").ShouldBe(left.Value("renewal.harm.before"));
        RainOf(renewed).ShouldBe(RainOf(left));
        renewed.Value("renewal.harm.after").ShouldBeLessThan(left.Value("renewal.harm.after") * 0.9);
        renewed.Value("water.balance.error").ShouldBe(0);
    }

    [Fact]
    public void An_estate_is_renewed_once_the_list_is_drawn_up_and_stays_so()
    {
        var run = BareRun.Of(Toy(), 1);
        var listed = Of(run, OutcomeKind.EstateListed);
        listed.Select(row => row.Code).ShouldBe(Enumerable.Range(1, listed.Length));
        listed.Select(row => row.B).ShouldBe(listed.Select(row => row.B).OrderDescending());
        var renewed = Of(run, OutcomeKind.DrainageRenewed).ShouldHaveSingleItem();
        renewed.Code.ShouldBe((int)(uint)listed[0].A);
        renewed.B.ShouldBe(120_000);
        renewed.Time.ShouldBeGreaterThanOrEqualTo(SimDuration.FromDays(3).Milliseconds);
        run.Value("renewal.harm.chosen.after").ShouldBeLessThan(run.Value("renewal.harm.chosen.before"));
    }

    [Fact]
    public void Estates_may_be_named_and_money_may_run_out()
    {
        var named = BareRun.Of(Toy("renewals.top=0", "renewals.estates=[FARM-ESTATE, 市场小区]"), 1);
        Of(named, OutcomeKind.DrainageRenewed).Length.ShouldBe(2);
        // 12,000 and 5,400 m² at 300 yuan: 360 and 162 times 10,000 yuan.
        named.Value("renewal.cost-wan").ShouldBe(522);
        var poor = BareRun.Of(Toy("renewals.top=0", "renewals.estates=[FARM-ESTATE, 市场小区]", "renewals.budget-wan=200"), 1);
        poor.Value("renewal.cost-wan").ShouldBe(162);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 2_000)]
    [InlineData(4, 700)]
    public void Neither_partitions_nor_windows_change_a_result(int partitions, int windowMilliseconds) =>
        SplitRun.DigestOf(Toy(), 5, partitions, new SimDuration(windowMilliseconds)).ShouldBe(BareRun.Of(Toy(), 5).Digest);

    [Fact]
    public void The_report_has_its_section()
    {
        var section = BareRun.Of(Toy(), 1).Indicators.Sections.Single(one => one.Id == "renewal");
        section.Finding.En.ShouldContain("on the list");
        section.Charts.ShouldAllBe(chart => chart.Series.All(series => series.Values.Length == chart.Categories.Length));
        section.Tables.ShouldHaveSingleItem().Rows.ShouldNotBeEmpty();
    }

    internal static ScenarioDefinition Toy(params string[] overrides) => ScenarioFiles.Parse(Text, "toy-renewal.yaml", [.. overrides.Select(Override.Parse)]).Definition;

    private static Outcome[] Of(BareRun run, OutcomeKind kind) => [.. run.Outcomes.Where(outcome => outcome.Kind == (int)kind)];

    private static long RainOf(BareRun run) => Of(run, OutcomeKind.WaterBalance).Sum(balance => balance.A);
}
