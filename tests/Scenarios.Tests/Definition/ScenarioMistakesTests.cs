using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.Definition;

public class ScenarioMistakesTests
{
    [Theory]
    [InlineData("warm-up: 12h", "预热须短于时长", "must be shorter than the duration 12 h")]
    [InlineData("seed: -1", "整数", "whole number")]
    [InlineData("sead: 1", "seed", "did you mean 'seed'?")]
    [InlineData("load: {requests: -1}", "load.requests", "load.requests must be a number")]
    [InlineData("load: {profile: [1, 2]}", "24 个小时", "expected 24 values, one an hour, found 2")]
    [InlineData("load: {profile: [0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]}", "全是 0", "all 0")]
    [InlineData("hotline: {operators: 0.9}", "整数", "whole number")]
    [InlineData("hotline: {operators: [1]}", "24 个小时", "24 values")]
    [InlineData("hotline: {patience: 90}", "没有单位", "needs its unit: write 90min or 90h")]
    [InlineData("hotline: {talk: {mean: 4min}}", "median", "{mean: …, exponential: true}")]
    [InlineData("hotline: {talk: {median: 4min, exponential: true}}", "median", "{median: …, sigma: …}")]
    [InlineData("hotline: {lines: many}", "整数", "whole number")]
    [InlineData("staff: {crews: +two}", "+N", "expected +N, -N (at most 10000) or a factor")]
    [InlineData("staff: {officers: many}", "倍数", "factor")]
    [InlineData("staff: {commander-absent: yes}", "true 或 false", "true or false")]
    [InlineData("rain: [{kind: hail}]", "不认识 'hail'", "unknown 'hail'")]
    [InlineData("rain: [{kind: chicago, duration: 2h}]", "缺少 rain[0].return-period", "rain[0].return-period is missing")]
    [InlineData("rain: [{kind: chicago, return-period: 5, duration: 0h}]", "1min 到 7d", "from 1min to 7d")]
    [InlineData("rain: [{kind: hourly, hours: [1], peak: 40%}]", "只用于 kind: chicago", "belongs to kind: chicago")]
    [InlineData("rain: [{kind: hourly}]", "缺少 rain[0].hours", "rain[0].hours is missing")]
    [InlineData("rain: [{kind: hourly, hours: [1], start: 13h}]", "结束", "after the run's end")]
    [InlineData("rain: [{kind: series, table: 'minutes,mm'}]", "雨量表的列", "the columns of a rain table must be place,time,mm")]
    [InlineData("rain: [{kind: series, file: x.csv}]", "雨量文件", "in a scenario's own file")]
    [InlineData("rain: [{kind: series}]", "缺少 rain[0].table", "rain[0].table is missing")]
    [InlineData("rain: [{kind: storm-2015, total: 90mm}]", "只用于 kind: chicago, hourly", "belongs to kind: chicago, hourly")]
    [InlineData("rain: [{kind: hourly, hours: [1], total: 9cm}]", "90mm", "such as 90mm")]
    [InlineData("rivers: {places: [{drain-capacity: 60%}]}", "缺少 rivers.places[0].counties", "rivers.places[0].counties is missing")]
    [InlineData("faults: {sensors-offline: 60%, sensors-stuck: 60%}", "超过 100%", "more than 100%")]
    [InlineData("faults: {blocked-inlets: 30}", "30% 或 0.3", "30% or 0.3")]
    [InlineData("matters: {'0301': {requests: 3}}", "不认识的键 matters.0301.requests", "unknown key matters.0301.requests")]
    [InlineData("objectives: [{indicator: orders.count, label: {zh: 一, en: one}}]", "at-most 或 at-least", "at-most and at-least")]
    [InlineData("objectives: [{indicator: orders.arive.p95, at-most: 5min, label: {zh: 一, en: one}}]", "orders.arrive.p95", "orders.arrive.p95")]
    [InlineData("objectives: [{indicator: orders.arrive.p95, at-most: 45, label: {zh: 一, en: one}}]", "没有单位", "write 45min or 45h")]
    [InlineData("objectives: [{indicator: orders.on-time.share, at-most: 98, label: {zh: 一, en: one}}]", "30% 或 0.3", "30% or 0.3")]
    [InlineData("objectives: [{indicator: orders.count, at-most: soon, label: {zh: 一, en: one}}]", "数", "a number")]
    [InlineData("counterfactual: {label: {zh: 一, en: one}, set: {}}", "至少一处", "at least one change")]
    public void A_mistake_stops_at_its_line_in_both_languages(string line, string zh, string en) => ShouldStopAtItsLine(line, zh, en);

    [Theory]
    [InlineData("hazmat: {rings: [{tankers: 0}]}", "hazmat.rings[0].tankers", "whole number from 1")]
    [InlineData("hazmat: {rings: [{sale: {shortest: 2h, longest: 1h}}]}", "最长不短于最短", "the longest not below it")]
    [InlineData("hazmat: {rings: [{hours: {from: 22:00, to: 23:00}}]}", "容得下", "room for the longest sale (70 min)")]
    [InlineData("hazmat: {rings: [{hours: {from: 23:00, to: 20:00}}]}", "容得下", "room for the longest sale")]
    [InlineData("hazmat: {rings: [{visits-a-week: {least: 5, most: 4}}]}", "5 到 7", "from 5 to 7")]
    [InlineData("hazmat: {rings: [{yard: {longitude: 120.9}}]}", "latitude", "hazmat.rings[0].yard.latitude is missing")]
    [InlineData("hazmat: {terminals: {outage: {longest: 30h}}}", "中断最长", "at most 24 h long")]
    [InlineData("hazmat: {decoys: {canteen: 1}}", "canteens", "did you mean 'canteens'?")]
    [InlineData("elders: {days: [{low: 5, high: 2}]}", "不低于最低气温", "must not be below the day's low of 5")]
    [InlineData("elders: {days: [{low: 5}]}", "缺少 elders.days[0].high", "elders.days[0].high is missing")]
    [InlineData("elders: {surges: [{start: 20h, duration: 1h, presses: 1}]}", "才开始", "after the run's end")]
    [InlineData("elders: {surges: [{start: 1h, duration: 0h, presses: 1}]}", "大于 0", "above 0")]
    [InlineData("elders: {guardians: 120%}", "0% 到 100%", "from 0% to 100%")]
    [InlineData("elders: {gardians: 50%}", "guardians", "did you mean 'guardians'?")]
    [InlineData("burst: {town: x, matter: '0212', people: 60000, start: 20h}", "之后才发生", "after the run's end")]
    [InlineData("burst: {town: x, matter: '0212', people: 10, start: 1h}", "burst.people", "whole number from 100")]
    [InlineData("renewals: {listed-after: 4h, renewed-after: 3h}", "不能早于排定清单", "cannot be done before the list is drawn up (4 h)")]
    [InlineData("renewals: {listed-after: 13h}", "在情景结束", "after the run's end")]
    [InlineData("renewals: {listed-after: 4h, top: 3, estates: [x]}", "不能再写 top", "leave top out")]
    [InlineData("waterway: {matters: ['0401']}", "四个事项", "give four matters")]
    public void So_does_a_mistake_in_the_section_of_a_system(string line, string zh, string en) => ShouldStopAtItsLine(line, zh, en);

    [Theory]
    [InlineData("name: Toy Storm", "小写", "lower-case")]
    [InlineData("duration: 0h", "1ms 到 366d", "from 1ms to 366d")]
    [InlineData("duration: 12", "没有单位", "needs its unit")]
    [InlineData("start: tomorrow", "日期时间", "a date and time")]
    [InlineData("title: Storm", "{zh: …, en: …}", "{zh: …, en: …}")]
    public void The_head_is_checked_too(string line, string zh, string en)
    {
        var key = line[..line.IndexOf(':', StringComparison.Ordinal)];
        var text = string.Join('\n', Sink.Head.Split('\n').Where(head => !head.StartsWith(key + ":", StringComparison.Ordinal)).Append(line));
        var error = Should.Throw<DefinitionException>(() => ScenarioFiles.Parse(text, "mine.yaml"));
        error.Zh.ShouldContain(zh);
        error.En.ShouldContain(en);
        error.Line.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("seed=7")]
    [InlineData("rain.0.return-period=50")]
    [InlineData("rain[0].return-period=50")]
    [InlineData("rain[1].hours[2]=9")]
    [InlineData("load.profile.3=9")]
    [InlineData("matters.0301.work.mean=30min")]
    [InlineData("matters.0999.requests-per-100k=2")]
    [InlineData("title.en=Another: title")]
    [InlineData("rain=[{kind: chicago, return-period: 3, duration: 1h}]")]
    [InlineData("staff.residents-absent=[water, police]")]
    [InlineData("counterfactual.set={staff.crews: +1}")]
    public void A_path_of_the_format_can_be_set(string text)
    {
        var change = Override.Parse(text);
        if (text.Contains("Another", StringComparison.Ordinal)) change = change with { Value = "'Another: title'" };
        var file = ScenarioFiles.Parse(Sink.Text, "sink");
        var changed = ScenarioFiles.Parse(file.Canonical, "sink", [change]);
        changed.Hash.ShouldNotBe(file.Hash);
        ScenarioFiles.Parse(Sink.Text, "sink", [change]).Hash.ShouldBe(changed.Hash);
    }

    [Fact]
    public void Sections_that_were_not_written_come_into_being()
    {
        var file = ScenarioFiles.Parse(Sink.Head, "plain", [Override.Parse("staff.crews=+2"), Override.Parse("hotline.talk.median=2min")]);
        file.Definition.Staff.Crews.ShouldBe(new HeadCount(1, 2));
        file.Definition.Hotline.Talk.MedianMinutes.ShouldBe(2);
    }

    [Theory]
    [InlineData("staff.crew=+2", "staff.crews", "did you mean 'staff.crews'?")]
    [InlineData("rain[0].retrun-period=50", "rain[].return-period", "did you mean 'rain[].return-period'?")]
    [InlineData("rain[9].peak=50%", "4 项", "the list has 4 entries")]
    [InlineData("rain..peak=1", "空段", "empty part")]
    [InlineData("seed=", "没有值", "has no value")]
    [InlineData("seed", "路径=值", "path=value")]
    [InlineData("=5", "路径=值", "path=value")]
    [InlineData("seed=many", "整数", "whole number")]
    [InlineData("duration=5", "没有单位", "needs its unit")]
    [InlineData("rain=[", "语法", "syntax")]
    [InlineData("staff[0]=1", "没有路径", "no path")]
    [InlineData("name.zh=x", "没有路径", "no path")]
    [InlineData("crews=+2", "是不是“staff.crews”？", "did you mean 'staff.crews'?")]
    [InlineData("staff.nonsense=2", "可用的有：staff.", "known: staff.")]
    [InlineData("nonsense=2", "可用的有：affairs、", "known: affairs, ")]
    public void A_wrong_override_names_itself_and_the_nearest_right_path(string text, string zh, string en)
    {
        var error = Should.Throw<DefinitionException>(() => ScenarioFiles.Parse(Sink.Text, "sink", [Override.Parse(text)]));
        error.File.ShouldStartWith("--set " + text);
        error.Zh.ShouldContain(zh);
        error.En.ShouldContain(en);
    }

    [Fact]
    public void A_counterfactual_that_cannot_be_read_is_refused_at_once()
    {
        var text = Sink.Head + "counterfactual: {label: {zh: 一, en: one}, set: {staff.crews: lots}}\n";
        Should.Throw<DefinitionException>(() => ScenarioFiles.Parse(text, "mine.yaml")).Message.ShouldStartWith("mine.yaml:7: staff.crews");
    }

    [Fact]
    public void Every_mistake_is_named_in_the_order_of_the_lines()
    {
        const string Text = Sink.Head + "warm-up: 1\nseed: -1\nload: {requests: -1, finds: many}\nrain:\n  - {kind: hail}\n  - {kind: hourly, hours: [1, x, 3, y]}\nstaf: {}\n";
        var all = Should.Throw<DefinitionException>(() => ScenarioFiles.Parse(Text, "mine.yaml")).All;
        all.Select(one => one.Line).ShouldBe([7, 8, 9, 9, 11, 12, 12, 13]);
        all[^1].En.ShouldBe("unknown key staf; did you mean 'staff'?");
    }

    [Fact]
    public void A_change_that_spoils_another_value_says_which()
    {
        var error = Should.Throw<DefinitionException>(() => ScenarioFiles.Parse(Sink.Head + "warm-up: 2h\n", "mine.yaml", [Override.Parse("duration=1h")]));
        error.Where.ShouldBe("--set duration=1h");
        error.En.ShouldBe("mine.yaml:7: warm-up: must be shorter than the duration 1 h");
    }

    [Fact]
    public void A_table_in_place_is_complained_about_by_its_own_lines()
    {
        const string Text = Sink.Head + "rain:\n  - kind: series\n    table: |\n      place,time,mm\n      *,2025-06-16T09:00,2.5\n      *,2025-06-16T09:00:10,2.5\n";
        Should.Throw<DefinitionException>(() => ScenarioFiles.Parse(Text, "mine.yaml")).Where.ShouldBe("mine.yaml:12");
    }

    private static void ShouldStopAtItsLine(string line, string zh, string en)
    {
        var error = Should.Throw<DefinitionException>(() => ScenarioFiles.Parse(Sink.Head + line + "\n", "mine.yaml"));
        error.Message.ShouldStartWith("mine.yaml:7: ");
        error.Zh.ShouldContain(zh);
        error.En.ShouldContain(en);
    }
}
