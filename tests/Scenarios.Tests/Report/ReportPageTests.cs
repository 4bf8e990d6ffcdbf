using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Tests.Indicators;

namespace Liandong.Scenarios.Tests.Report;

public sealed partial class ReportPageTests
{
    private static readonly Lazy<string> Page = new(WritePage);

    [Fact]
    public void The_page_asks_the_network_for_nothing()
    {
        var own = EChartsScript().Replace(Page.Value, "");
        own.Length.ShouldBeLessThan(Page.Value.Length - 400_000, "the chart library was not found in the page");
        Loads().Matches(own).ShouldBeEmpty();
        Url().Matches(own).Select(match => match.Value).Distinct().ShouldBe(["http://www.w3.org/2000/svg"]);
        // What the library names are namespaces and licences; it has no code that fetches.
        Url().Matches(Page.Value).ShouldAllBe(match => match.Value.StartsWith("http://www.w3.org/", StringComparison.Ordinal) || match.Value.Contains("license", StringComparison.OrdinalIgnoreCase) || match.Value.Contains("apache.org", StringComparison.Ordinal));
        Fetches().Matches(Page.Value).ShouldBeEmpty();
    }

    [Fact]
    public void Every_word_and_every_text_is_in_both_languages()
    {
        var words = Word().Matches(Page.Value);
        words.Count.ShouldBeGreaterThan(50);
        words.ShouldAllBe(word => word.Groups["zh"].Length > 0 && word.Groups["en"].Length > 0);
        Texts(Data(Page.Value)).ShouldAllBe(text => text.Zh.Length > 0 && text.En.Length > 0 && !Chinese().IsMatch(text.En));
    }

    [Fact]
    public void Every_word_that_the_script_asks_for_exists()
    {
        var words = Word().Matches(Page.Value).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);
        var asked = AskedWord().Matches(Page.Value).Select(match => match.Groups["key"].Value).ToList();
        asked.Count.ShouldBeGreaterThan(40);
        asked.ShouldAllBe(key => words.Contains(key));
    }

    [Fact]
    public void Names_cannot_break_out_of_the_page()
    {
        const string Evil = "</script><script>alert(1)</script><!-- {{title}} {{data}} \u2028 'x' \"y\"";
        var city = SampleCity.Small;
        city = city with { Name = new(Evil, Evil), Towns = [.. city.Towns.Select(town => town with { Name = new(Evil, Evil) })] };
        var facts = SampleRun.Facts with { Title = new(Evil, Evil), Question = new(Evil, Evil), RepeatCommand = Evil, Objectives = [], Warnings = [new(Evil, Evil)] };
        var html = ReportPage.Html(city, facts, new OutcomeStream().Filed(0, 1).Closed(5, 1).Indicators(60, city: city));

        html.ShouldNotContain("<script>alert");
        ScriptEnd().Count(html).ShouldBe(3);
        var data = Data(html);
        data["question"]!["zh"]!.GetValue<string>().ShouldBe(Evil);
        data["map"]!["towns"]![0]!["name"]!["en"]!.GetValue<string>().ShouldBe(Evil);
        data["repeat"]!.GetValue<string>().ShouldBe(Evil);
    }

    [Fact]
    public void A_dry_run_has_no_chart_of_floods_and_a_silent_one_none_at_all()
    {
        var dry = Data(ReportPage.Html(SampleCity.Small, Plain, new OutcomeStream().Filed(0, 1).Closed(5, 1).Indicators(60)));
        foreach (var part in new[] { "flood", "leads", "rain" }) dry[part].ShouldBeNull(part);
        foreach (var part in new[] { "orders", "times", "centres", "departments", "map" }) dry[part].ShouldNotBeNull(part);
        dry["figures"]!.AsArray().ShouldAllBe(group => !group!["title"]!["en"]!.GetValue<string>().Contains("flood", StringComparison.OrdinalIgnoreCase));

        var silent = Data(ReportPage.Html(SampleCity.Small, Plain, new OutcomeStream().Indicators(60)));
        foreach (var part in new[] { "flood", "leads", "rain", "orders", "times", "centres", "departments" }) silent[part].ShouldBeNull(part);
    }

    [Fact]
    public void Changes_are_said_and_orders_left_open_are_warned_of()
    {
        static RunIndicators Of(int filed, int closed)
        {
            var stream = new OutcomeStream();
            for (var order = 1; order <= filed; order++) stream.Filed(0, order);
            for (var order = 1; order <= closed; order++) stream.Closed(5, order);
            for (var order = closed + 1; order <= filed; order++) stream.At(60, Twins.OutcomeKind.OrderOpenAtEnd, OutcomeStream.Order(order), 2, b: 900 * 60_000);
            return stream.Indicators(60);
        }

        var facts = Plain with { Warnings = [], Changes = new("改动甲", "change A") };
        Caveats.Of(facts, Of(40, 38)).ShouldBeEmpty();
        Caveats.Of(facts, Of(40, 30)).ShouldHaveSingleItem().En.ShouldStartWith("10 orders are still open at the end; 40 were filed in the time measured. The share on time is of the 30 that");
        var data = Data(ReportPage.Html(SampleCity.Small, facts, Of(40, 30)));
        data["warnings"]!.AsArray().Count.ShouldBe(1);
        data["changes"]!["zh"]!.GetValue<string>().ShouldBe("改动甲");
    }

    [Fact]
    public void The_footer_names_what_identifies_the_run()
    {
        var footer = Data(Page.Value)["footer"]!.ToJsonString();
        foreach (var part in new[] { SampleRun.Facts.Digest.ToString(), "20260711", SampleRun.Facts.CityHash, SampleRun.Facts.ScenarioHash, "Orleans 10.4.2" }) footer.ShouldContain(part);
    }

    [Fact]
    public void Every_centre_that_had_orders_is_told_of_with_the_largest_backlog_first()
    {
        var centres = Data(Page.Value)["centres"]!.AsArray();
        var backlogs = centres.Select(centre => centre!["backlog"]!.GetValue<long>()).ToList();
        backlogs.Count.ShouldBeGreaterThan(20);
        backlogs.ShouldBe(backlogs.OrderDescending());
        foreach (var figure in new[] { "returned", "reworked", "supervised", "called" }) centres.Sum(centre => centre![figure]!.GetValue<long>()).ShouldBeGreaterThan(0, figure);
    }

    [Fact]
    public void Missed_objectives_stand_first() =>
        Data(Page.Value)["objectives"]!.AsArray().Select(objective => objective!["verdict"]!.GetValue<string>()).ShouldBe(["missed", "met", "met"]);

    [Fact]
    public void The_worst_department_stands_first_and_those_with_few_cases_last()
    {
        var departments = Data(Page.Value)["departments"]!.AsArray().Select(row => (Due: row!["due"]!.GetValue<long>(), OnTime: row["onTime"]!.GetValue<double>())).ToList();
        departments.Count.ShouldBeGreaterThan(3);
        departments.Select(row => row.Due < 20).ShouldBeInOrder();
        departments.Where(row => row.Due >= 20).Select(row => row.OnTime).ShouldBeInOrder();
    }

    [Fact]
    public void The_map_has_every_county_and_the_low_points_that_were_flooded()
    {
        var map = Data(Page.Value)["map"]!;
        map["counties"]!.AsArray().Count.ShouldBe(10);
        map["lowPoints"]!.AsArray().Count.ShouldBe(48);
        map["lowPoints"]!.AsArray().ShouldAllBe(point => point!["level"]!.GetValue<int>() >= 1 && point["level"]!.GetValue<int>() <= 4);
    }

    private static RunFacts Plain => SampleRun.Facts with { Objectives = [], RainMillimetresPerHour = [], Counterfactual = null };

    private static string WritePage()
    {
        var html = ReportPage.Html(SampleRun.City, SampleRun.Facts, IndicatorPass.Over(SampleRun.City, SampleRun.Span, SampleRun.Outcomes()));
        // For a person who wants to look at the page: LIANDONG_SAMPLE_REPORT=/tmp/report.html
        if (Environment.GetEnvironmentVariable("LIANDONG_SAMPLE_REPORT") is { Length: > 0 } path) File.WriteAllText(path, html);
        return html;
    }

    private static JsonNode Data(string html) => JsonNode.Parse(DataScript().Match(html).Groups["json"].Value)!;

    private static IEnumerable<Text> Texts(JsonNode? node) => node switch
    {
        JsonObject both when both.ContainsKey("zh") => [new Text(both["zh"]!.GetValue<string>(), both["en"]!.GetValue<string>())],
        JsonObject other => other.SelectMany(entry => Texts(entry.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex("""<script type="application/json" id="data">(?<json>.*?)</script>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex DataScript();

    [GeneratedRegex("<script>\\s*/\\*.*?</script>", RegexOptions.Singleline, 10_000)]
    private static partial Regex EChartsScript();

    [GeneratedRegex("</script", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex ScriptEnd();

    [GeneratedRegex("""<(link|img|iframe|object|embed)\b|<script[^>]+src=|@import|url\(""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Loads();

    [GeneratedRegex("""\b(XMLHttpRequest|fetch\(|sendBeacon|WebSocket|EventSource|importScripts)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Fetches();

    [GeneratedRegex("""(https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s"'`)*\\]*""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Url();

    [GeneratedRegex("""^  (?<key>\w+): \{ zh: "(?<zh>[^"]*)", en: "(?<en>[^"]*)" \},$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex("""\b(word|part|drawPart|bars)\("(?<key>\w+)"|, "(?<key>\w+Note)"\)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AskedWord();

    [GeneratedRegex("[\u4e00-\u9fff]", RegexOptions.None, 10_000)]
    private static partial Regex Chinese();
}
