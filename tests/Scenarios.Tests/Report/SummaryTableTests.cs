using System.Text.Json.Nodes;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Tests.Indicators;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Tests.Report;

/// <summary>Which figures a reader sees first.</summary>
public sealed class SummaryTableTests
{
    private const string River = "The watch over the shores";
    private const string Carriage = "Carriage of hazardous goods";

    /// <summary>An hour with an offence on either shore, a vehicle, and one order.</summary>
    private static readonly RunIndicators Busy = Shores(new OutcomeStream().Filed(0, 1).Closed(5, 1)).Indicators(60);

    [Fact]
    public void A_system_that_an_objective_names_comes_before_what_every_run_has_and_the_others_do_not_come_at_all()
    {
        var titles = Titles(Busy, "river.recall");
        titles[0].ShouldBe(River);
        titles[1..].ShouldBe(["Orders", "Response", "Supervision and consultation"]);
    }

    [Fact]
    public void Of_a_section_with_two_shores_only_the_one_that_is_asked_about_is_told()
    {
        var rows = Groups(Busy, "coast.recall")[0].Rows;
        rows.ShouldAllBe(row => row.Indicator.StartsWith("coast."));
        rows.Select(row => row.Indicator).ShouldContain("coast.recall");
    }

    [Fact]
    public void An_indicator_that_is_no_card_asks_for_the_section_of_its_family() => Titles(Busy, "river.fishing.recall")[0].ShouldBe(River);

    [Theory]
    [InlineData("hazmat.reports", "river.recall", Carriage, River)]
    [InlineData("river.recall", "hazmat.reports", River, Carriage)]
    public void Of_two_systems_the_one_that_is_named_first_leads(string first, string second, string leads, string follows) => Titles(Busy, first, second)[..2].ShouldBe([leads, follows]);

    [Fact]
    public void Without_objectives_every_system_that_took_part_comes_first()
    {
        Titles(Busy)[..2].ShouldBe([Carriage, River], ignoreOrder: true);
        Titles(new OutcomeStream().Filed(0, 1).Indicators(60))[0].ShouldBe("Orders");
    }

    [Theory]
    [InlineData("priority-2.orders.arrive.p90", "Response")]
    [InlineData("orders.reworked.share", "Supervision and consultation")]
    [InlineData("orders.per-requests.share", "Orders")]
    public void Of_what_every_run_has_the_group_that_an_objective_names_leads_whatever_its_scope(string indicator, string group) => Titles(Busy, indicator)[0].ShouldBe(group);

    [Fact]
    public void Of_several_groups_the_one_that_most_objectives_are_about_leads() =>
        Titles(Busy, "orders.count", "orders.arrive.p90", "orders.close.p95").ShouldBe(["Response", "Orders", "Supervision and consultation"]);

    [Fact]
    public void What_nothing_happened_in_is_left_out()
    {
        Titles(new OutcomeStream().Indicators(60), "orders.count", "hotline.wait.p95", "flood.low-points").ShouldBeEmpty();
        Titles(Shores(new OutcomeStream()).Indicators(60), "river.recall", "orders.count").ShouldBe([River]);
    }

    [Fact]
    public void The_head_of_the_report_has_the_groups_of_the_console_in_their_order_and_the_system_that_is_asked_about_has_the_first_section()
    {
        var objective = Objective("river.recall");
        var data = JsonNode.Parse(ReportData.Json(SampleCity.Small, SampleRun.Facts with { Objectives = [objective] }, Busy))!;
        data["figures"]!.AsArray().Select(group => group!["title"]!["en"]!.GetValue<string>()).ShouldBe(Titles(Busy, "river.recall"));
        data["sections"]!.AsArray().Select(section => section!["id"]!.GetValue<string>()).ShouldBe(["river", .. Busy.Sections.Select(section => section.Id).Where(id => id != "river")]);
    }

    [Fact]
    public void Without_objectives_the_answer_is_what_the_systems_found()
    {
        var answer = AnswerSentence.Of([], Busy);
        foreach (var section in Busy.Sections.Where(section => section.Id is "hazmat" or "river"))
        {
            answer.En.ShouldContain(section.Finding.En);
            answer.Zh.ShouldContain(section.Finding.Zh);
        }
    }

    private static OutcomeStream Shores(OutcomeStream stream)
    {
        for (var shore = ShoreKind.River; shore <= ShoreKind.Coast; shore++)
        {
            var vessel = new TwinId((byte)TwinKind.Vessel, 1, (int)shore);
            stream.At(10, OutcomeKind.OffenceBegan, vessel, (int)Errand.Poacher, (int)shore, 500, 0, (int)shore);
            stream.At(20, OutcomeKind.RiverAlarm, vessel, (int)Suspicion.Fishing, 7 + (int)shore, new AlarmAbout((int)shore, shore, FoulWater.None).Packed, 500, 0);
        }

        return stream.At(0, OutcomeKind.VehicleFed, new TwinId((byte)TwinKind.Vehicle, 0, 5), a: 0).At(60, OutcomeKind.ReportsAtEnd, new TwinId((byte)TwinKind.Vehicle, 0, 5), a: 100);
    }

    private static string[] Titles(RunIndicators indicators, params string[] named) => [.. Groups(indicators, named).Select(group => group.Title.En)];

    private static IReadOnlyList<SummaryGroup> Groups(RunIndicators indicators, params string[] named) => SummaryTable.SummaryGroups(indicators, [.. named.Select(Objective)]);

    private static Objective Objective(string indicator) => new(indicator, Comparison.AtLeast, 0, new("目标", "objective"));
}
