using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Liandong.Client;
using Liandong.Client.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;
using Liandong.Twins.Orders;

namespace Liandong.Repo.Tests;

/// <summary>What the pages say is still so: links lead somewhere, commands are understood, tables are those of the code.</summary>
public partial class DocumentRules
{
    private const string Program = "./liandong";

    public static TheoryData<string> Pages => [.. Repository.Files(Repository.Root, "*.md").Select(Repository.Name)];

    public static TheoryData<string, string> FormatPages => new()
    {
        { "docs/scenarios.md", "scenarios/scenario.schema.json" },
        { "docs/scenarios.zh-CN.md", "scenarios/scenario.schema.json" },
        { "docs/experiments.md", "experiments/experiment.schema.json" },
        { "docs/experiments.zh-CN.md", "experiments/experiment.schema.json" },
    };

    public static TheoryData<string> ModelPages => ["docs/model.md", "docs/model.zh-CN.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        var broken =
            from link in Links(File.ReadAllText(Repository.PathOf(page)))
            let path = Uri.UnescapeDataString(link.Split('#')[0])
            where path.Length > 0 && !Path.Exists(Path.Combine(folder, path))
            select $"{page} links to {link}";
        broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("see [the city](cities/README.md#a) and ![a picture](docs/x.png \"title\")", "cities/README.md#a", "docs/x.png")]
    [InlineData("[far](https://example.org/x) `[no](link.md)` [here](#there)", "#there")]
    public void A_link_is_found_where_people_would_click(string text, params string[] links) => Links(text).ShouldBe(links);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_is_understood(string page)
    {
        foreach (var command in Commands(page)) CommandLine.Root().Parse(command[Program.Length..].Trim()).Errors.ShouldBeEmpty($"{page} shows '{command}'");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_run_of_a_bundled_scenario_can_be_asked_for(string page)
    {
        foreach (var command in Commands(page).Where(command => command.StartsWith(Program + " run ", StringComparison.Ordinal)))
        {
            var parsed = CommandLine.Root().Parse(command[Program.Length..].Trim());
            var request = new RunRequest { Scenario = parsed.GetRequiredValue<string>("scenario"), Set = [.. (parsed.GetValue<string[]>("--set") ?? []).Select(Override.Parse)] };
            if (!request.Scenario.EndsWith(".yaml", StringComparison.Ordinal)) Should.NotThrow(request.Load, $"{page} shows '{command}'");
        }
    }

    [Theory]
    [MemberData(nameof(FormatPages))]
    public void Every_key_of_a_format_is_explained(string page, string format)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(format)));
        var text = File.ReadAllText(Repository.PathOf(page));
        Keys(schema.RootElement).Distinct().Where(key => !text.Contains($"`{key}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_list_of_indicators_is_the_table_of_the_code() => ShouldHold("docs/indicators.md", IndicatorPage.Rows());

    [Theory]
    [InlineData("docs/model.md", "({0} in Nantong)", "{0} matters the county, {1} the town, {2} the city")]
    [InlineData("docs/model.zh-CN.md", "（南通 {0} 类）", "{0} 类归县级，{1} 类归镇级，{2} 类归市级")]
    public void The_matters_are_counted_as_they_are(string page, string all, string byTier)
    {
        var matters = CityFiles.Load("nantong").Matters;
        int Of(Tier tier) => matters.Count(matter => matter.Tier == tier);
        var text = File.ReadAllText(Repository.PathOf(page));
        text.ShouldContain(string.Format(CultureInfo.InvariantCulture, all, matters.Length));
        text.ShouldContain(string.Format(CultureInfo.InvariantCulture, byTier, Of(Tier.County), Of(Tier.Town), Of(Tier.City)));
    }

    [Theory]
    [MemberData(nameof(ModelPages))]
    public void Every_habit_stands_in_the_pages_for_planners_with_its_value(string page)
    {
        var lines = File.ReadAllLines(Repository.PathOf(page));
        var wrong =
            from habit in HabitValues.All()
            where !lines.Any(line => line.Contains($"`{habit.Name}`", StringComparison.Ordinal) && line.Contains($"| {habit.Value} |", StringComparison.Ordinal))
            select $"{page} has no row with `{habit.Name}` and | {habit.Value} |";
        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_experiment_that_a_page_names_can_be_read(string page)
    {
        foreach (var command in Commands(page).Where(command => command.StartsWith(Program + " experiment ", StringComparison.Ordinal)))
        {
            var named = CommandLine.Root().Parse(command[Program.Length..].Trim()).GetRequiredValue<string>("experiment");
            if (!named.EndsWith(".yaml", StringComparison.Ordinal)) Should.NotThrow(() => ExperimentFiles.Load(named), $"{page} shows '{command}'");
        }
    }

    // The rows stand between two marks. With LIANDONG_WRITE_DOCS=1 they are written, and the test passes when it is run again.
    private static void ShouldHold(string page, string rows)
    {
        var text = File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");
        var match = Generated().Match(text);
        match.Success.ShouldBeTrue($"{page} has no part between <!-- generated --> and <!-- end -->");
        var held = match.Groups["rows"];
        if (Environment.GetEnvironmentVariable("LIANDONG_WRITE_DOCS") == "1") File.WriteAllText(Repository.PathOf(page), text[..held.Index] + rows + text[(held.Index + held.Length)..]);
        held.Value.ShouldBe(rows, $"{page} is out of date; LIANDONG_WRITE_DOCS=1 writes it anew");
    }

    private static IEnumerable<string> Links(string text) =>
        from Match link in Link().Matches(InlineCode().Replace(FencedCode().Replace(text, ""), ""))
        let target = link.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        select target;

    // A command is a line of its own, without what the shell does: comments and where the output goes.
    private static IEnumerable<string> Commands(string page) =>
        File.ReadLines(Repository.PathOf(page)).Select(line => line.Split(" #")[0].Split(" >")[0].Trim()).Where(line => line.StartsWith(Program + " ", StringComparison.Ordinal));

    private static IEnumerable<string> Keys(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object) yield break;
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject()) yield return property.Name;
        }

        foreach (var part in schema.EnumerateObject().Select(part => part.Value))
        {
            foreach (var key in Keys(part)) yield return key;
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FencedCode();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex("<!-- generated[^>]*-->\n(?<rows>.*?)<!-- end -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generated();
}
