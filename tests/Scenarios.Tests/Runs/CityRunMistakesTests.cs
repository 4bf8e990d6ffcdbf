using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Tests.CityFormat;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Weather;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>What only shows when scenario and city meet.</summary>
public class CityRunMistakesTests
{
    [Theory]
    [InlineData("matters.9999.direct-answer=50%", "没有事项“9999”", "no matter '9999'")]
    [InlineData("rain=[{kind: chicago, counties: [崇川区], return-period: 5, duration: 1h, start: 0h}]", "没有县（市、区）“崇川区”", "no county '崇川区'")]
    [InlineData("rain=[{kind: hourly, hours: [0, 0], total: 50mm, start: 0h}]", "总量 50 毫米无处分配", "no hour to put the total")]
    [InlineData("rain=[{kind: storm-2015, start: 0h}]", "不能重演这场暴雨", "cannot be replayed in Toytown")]
    [InlineData("staff.desks=0%", "坐席至少留一人", "keeps one person at least")]
    [InlineData("staff.residents-absent=[URBN]", "没有部门“URBN”；是不是", "no department 'URBN'; did you mean")]
    [InlineData("study-area=[火星区]", "没有县（市、区）“火星区”", "no county '火星区'")]
    public void What_the_city_does_not_have_is_refused_in_both_languages(string change, string zh, string en)
    {
        var error = Should.Throw<DefinitionException>(() => BareRun.Of("toy-storm", 1, change));
        error.File.ShouldStartWith("--set ");
        error.Zh.ShouldContain(zh);
        error.En.ShouldContain(en);
    }

    [Fact]
    public void Names_that_the_city_lacks_are_named_with_their_lines_and_the_nearest_right_ones()
    {
        const string Head = "name: sink\ntitle: {zh: 一, en: one}\nquestion: {zh: 一, en: one}\ncity: toytown\nstart: 2025-06-16 08:00\nduration: 12h\n";
        const string Text = Head + "study-area: [玩县区]\nrain:\n  - {kind: hourly, hours: [1], counties: [Toy Distrct]}\nstaff: {residents-absent: [公安]}\nmatters:\n  \"9\": {rework: 1%}\n";
        var all = Should.Throw<DefinitionException>(() => CityFit.Require(ScenarioFiles.Parse(Text, "mine.yaml"))).All;
        all.Select(one => one.Where).ShouldBe(["mine.yaml:7", "mine.yaml:9", "mine.yaml:10", "mine.yaml:12"]);
        all[0].Zh.ShouldBe("study-area[0]：玩具城没有县（市、区）“玩县区”；是不是“玩具区”（T1）？");
        all[1].En.ShouldContain("did you mean 'Toy District' (T1)?");
        all[2].Zh.ShouldContain("是不是“公安局”（PSB）？");
    }

    [Theory]
    [InlineData("staff.crews=-99", "has 2; write -2 at most")]
    [InlineData("staff.squads=-2", "has 1; write -1 at most")]
    public void Nobody_is_sent_away_who_does_not_exist(string change, string en) =>
        Should.Throw<DefinitionException>(() => BareRun.Of("toy-storm", 1, change)).En.ShouldContain(en);

    [Theory]
    [InlineData("staff.crews=+1", "玩具区一支也没有，无从增加；请在 city.yaml 的 crews 中列出或生成", "Toy District has none to add to; list or generate crews in city.yaml")]
    [InlineData("staff.squads=+2", null, null)]
    public void Nobody_is_added_to_none(string change, string? zh, string? en)
    {
        using var copy = new CityCopy().Change("city.yaml", "crews: {file: crews.csv}", "crews: {}").Delete("crews.csv");
        var scenario = ScenarioFiles.Load("toy-storm", [Override.Parse(change)]).Definition;
        if (en is null)
        {
            Should.NotThrow(() => CityFit.Require(copy.Load(), scenario));
            return;
        }

        var error = Should.Throw<DefinitionException>(() => CityFit.Require(copy.Load(), scenario));
        error.Zh.ShouldContain(zh!);
        error.En.ShouldContain(en);
    }

    // The same file must rain at the same time on every machine, whatever its time zone.
    [Theory]
    [InlineData("2025-06-18T22:00+08:00")]
    [InlineData("6/18/2025 9pm")]
    public void A_time_with_an_offset_or_in_another_form_is_refused(string time) =>
        Should.Throw<DefinitionException>(() => RainTable.Read($"place,time,mm\n*,2025-06-18T09:00,1\n*,{time},2\n", new("rain.csv", 0, IsLineByLine: true), new DateTime(2025, 6, 18, 8, 0, 0, DateTimeKind.Unspecified))).Message.ShouldContain("rain.csv:3");

    [Fact]
    public void Incidents_are_all_different_when_the_run_starts_at_half_past()
    {
        var run = BareRun.Of("toy-storm", 1, "start=2025-06-18 08:30", "load.requests=20");
        var incidents = run.Outcomes.Where(outcome => outcome.Kind == (int)Twins.OutcomeKind.IncidentHappened).Select(outcome => outcome.A).ToArray();
        incidents.Length.ShouldBeGreaterThan(50);
        incidents.Distinct().Count().ShouldBe(incidents.Length);
    }
}
