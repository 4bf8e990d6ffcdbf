using CsCheck;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Yaml;

public class StrictMapTests
{
    private enum Instrument
    {
        RainGauge,
        Storm2015,
    }

    [Fact]
    public void Values_are_read_as_they_are_meant()
    {
        var map = Load(
            """
            name: toytown
            title: {zh: 玩具城, en: Toytown}
            cells: 12
            seed: 9007199254740993
            factor: 1.25
            wet: true
            delay: 2 s
            long: 1d 6h
            half: 1.5h
            blocked: 30%
            clogged: 0.3
            start: 2025-06-16 08:00
            tool: rain-gauge
            what: storm-2015
            words: [a, b]
            numbers: [1, 2.5]
            inner: {x: 1}
            list:
              - {y: 2}
              - {y: 3}
            """);
        map.Text("name").ShouldBe("toytown");
        map.Names("title").ShouldBe(new City.Text("玩具城", "Toytown"));
        map.Whole("cells", 1, 20).ShouldBe(12);
        map.Whole("seed", 0L, long.MaxValue).ShouldBe(9007199254740993);
        map.Number("factor", 0, 2).ShouldBe(1.25);
        map.Flag("wet").ShouldBeTrue();
        map.Duration("delay").ShouldBe(SimDuration.FromSeconds(2));
        map.Duration("long").ShouldBe(SimDuration.FromHours(30));
        map.Duration("half").ShouldBe(SimDuration.FromMinutes(90));
        map.Share("blocked").ShouldBe(0.3);
        map.Share("clogged").ShouldBe(0.3);
        map.LocalDateTime("start").ShouldBe(new DateTime(2025, 6, 16, 8, 0, 0, DateTimeKind.Unspecified));
        map.Choice<Instrument>("tool").ShouldBe(Instrument.RainGauge);
        map.Choice<Instrument>("what").ShouldBe(Instrument.Storm2015);
        map.Words("words").ShouldBe(["a", "b"]);
        map.Numbers("numbers", 0, 5).ShouldBe([1, 2.5]);
        map.Map("inner").Whole("x", 0, 1).ShouldBe(1);
        map.List("list").Select(item => item.Whole("y", 0, 9)).ShouldBe([2, 3]);
        map.Done();
        map.KnownPaths.ShouldContain("list[].y");
        map.KnownPaths.ShouldContain("inner.x");
    }

    [Fact]
    public void What_is_absent_takes_its_default()
    {
        var map = Load("other: 1");
        map.Text("name", "x").ShouldBe("x");
        map.TextOrNull("name").ShouldBeNull();
        map.Whole("cells", 1, 20, 7).ShouldBe(7);
        map.Number("factor", 0, 2, 1.5).ShouldBe(1.5);
        map.Flag("wet", true).ShouldBeTrue();
        map.Duration("delay", SimDuration.FromSeconds(9)).ShouldBe(SimDuration.FromSeconds(9));
        map.ShareOr("blocked", 0.2).ShouldBe(0.2);
        map.Choice("tool", Instrument.RainGauge).ShouldBe(Instrument.RainGauge);
        map.WordsOrEmpty("words").ShouldBeEmpty();
        map.ListOrEmpty("list").ShouldBeEmpty();
        map.MapOrNull("inner").ShouldBeNull();
        map.MapOrEmpty("inner").Whole("x", 0, 5, 4).ShouldBe(4);
    }

    public static TheoryData<string, Action<StrictMap>, string, string> Mistakes => new()
    {
        { "v: 90", map => map.Duration("v"), "90min", "needs its unit: write 90min or 90h" },
        { "v: -5min", map => map.Duration("v"), "不能为负", "cannot be negative" },
        { "v: 5 minutes", map => map.Duration("v"), "不认识的时间单位", "unknown unit of time 'minutes'" },
        { "v: 1.2.3h", map => map.Duration("v"), "时长", "expected a duration" },
        { "v: 99999d", map => map.Duration("v"), "太长", "too long" },
        { "v: ''", map => map.Duration("v"), "时长", "a duration" },
        { "v: 30", map => map.Share("v"), "30% 或 0.3", "30% or 0.3" },
        { "v: 101%", map => map.Share("v"), "100%", "0% to 100%" },
        { "v: -1%", map => map.Share("v"), "0%", "found '-1%'" },
        { "v: many", map => map.Whole("v", 1, 20), "1 到 20 的整数", "a whole number from 1 to 20, found 'many'" },
        { "v: 21", map => map.Whole("v", 1, 20), "1 到 20 的整数", "found '21'" },
        { "v: 1.5", map => map.Whole("v", 1, 20), "整数", "whole number" },
        { "v: .nan", map => map.Number("v", 0, 1), "0 到 1 的数", "a number from 0 to 1" },
        { "v: 1,5", map => map.Number("v", 0, 5), "0 到 5 的数", "found '1,5'" },
        { "v: yes", map => map.Flag("v"), "true 或 false", "true or false" },
        { "v: 2025-02-30", map => map.LocalDateTime("v"), "2025-06-16 08:00", "found '2025-02-30'" },
        { "v: rain-gage", map => map.Choice<Instrument>("v"), "rain-gauge", "did you mean 'rain-gauge'?" },
        { "v: something-else", map => map.Choice<Instrument>("v"), "可用的有", "known: rain-gauge, storm-2015" },
        { "v: 1", map => map.Words("v"), "列表", "a list" },
        { "v: [a, [b]]", map => map.Words("v"), "v[1]", "v[1] must be a text" },
        { "v: [1, x]", map => map.Numbers("v", 0, 5), "v[1]", "found 'x'" },
        { "v: [1]", map => map.List("v"), "v[0]", "v[0] must be a mapping" },
        { "v: text", map => map.Names("v"), "{zh: …, en: …}", "found 'text'" },
        { "v: {zh: 名}", map => map.Names("v"), "缺少 v.en", "v.en is missing" },
        { "v: {zh: 名, en: name, de: Name}", map => map.Names("v"), "不认识的键 v.de", "unknown key v.de" },
        { "v: [1]", map => map.Text("v"), "文字", "must be a text, found" },
        { "v:", map => map.Text("v"), "文字", "nothing" },
        { "v: 1", map => map.Map("v"), "key: value", "a mapping" },
        { "w: 1", map => map.Text("v"), "缺少 v", "v is missing (expected a text); is 'w' meant for it?" },
        { "w: 1", map => map.Done(), "不认识的键 w", "unknown key w" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_names_the_file_the_line_and_what_to_write(string line, Action<StrictMap> read, string zh, string en)
    {
        var map = StrictYaml.LoadText("# a comment\n\n" + line + "\n", "city.yaml");
        var error = Should.Throw<DefinitionException>(() => read(map));
        error.Message.ShouldStartWith("city.yaml:3: ");
        error.Zh.ShouldContain(zh);
        error.En.ShouldContain(en);
    }

    [Fact]
    public void An_unknown_key_is_answered_with_the_nearest_right_word_and_its_path()
    {
        var map = Load("rain:\n  - kind: 1\n    retrun-period: 20\n");
        var rain = map.List("rain")[0];
        rain.Whole("kind", 0, 1);
        rain.Has("return-period").ShouldBeFalse();
        var error = Should.Throw<DefinitionException>(rain.Done);
        error.Line.ShouldBe(3);
        error.En.ShouldBe("unknown key rain[0].retrun-period; did you mean 'return-period'?");
        error.Zh.ShouldBe("不认识的键 rain[0].retrun-period；是不是“return-period”？");
    }

    [Fact]
    public void A_rule_of_the_definition_reports_at_its_key()
    {
        var error = Load("a: 1\nb: 2\n").Error("b", "太大", "too large");
        error.Message.ShouldBe("test.yaml:2: b：太大 / b: too large");
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("form", "from", 1)]
    [InlineData("same", "same", 0)]
    public void Distance_counts_edits_and_swaps(string left, string right, int distance) => Spelling.Distance(left, right).ShouldBe(distance);

    [Fact]
    public void A_written_duration_reads_back_to_itself() =>
        Gen.Long[0, SimTime.Latest.Milliseconds].Sample(milliseconds =>
        {
            var duration = new SimDuration(milliseconds);
            return Quantity.TryDuration(Quantity.Write(duration), out var read, out _) && read == duration;
        });

    private static StrictMap Load(string text) => StrictYaml.LoadText(text, "test.yaml");
}
