using System.Text.Json.Nodes;

namespace Liandong.Client.Tests;

/// <summary>The commands as a user or another program meets them.</summary>
public class CommandTests
{
    [Fact]
    public async Task Json_is_all_that_comes_out_and_says_what_the_run_came_to()
    {
        using var folder = new TemporaryFolder();
        var said = await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/a", "--seed", "3", "--ask", "West Subdistrict", "--ask", "POND-ESTATE", "--ask", "市场小区");
        said.Errors.ShouldBeEmpty();
        var json = JsonNode.Parse(said.Output)!;
        said.Code.ShouldBe(json["met"]!.GetValue<bool>() ? CommandLine.Met : CommandLine.NotMet);
        json["run"]!.GetValue<string>().ShouldBe("a");
        json["folder"]!.GetValue<string>().ShouldBe(folder.Of("runs/a"));
        json["digest"]!.GetValue<string>().Length.ShouldBe(32);
        json["objectives"]!.AsArray().Select(objective => objective!["indicator"]!.GetValue<string>()).ShouldBe(["orders.arrive.p95", "flood.cell-hours"]);
        json["objectives"]!.AsArray().ShouldAllBe(objective => objective!["value"] != null);
        json["results"]!["indicators"]!.AsObject().Count.ShouldBeGreaterThan(20);
        json["coldStartMilliseconds"]!.GetValue<long>().ShouldBeGreaterThan(0);
        json["manifest"]!["seed"]!.GetValue<long>().ShouldBe(3);
        json["asked"]!.AsArray().Select(asked => asked!["twin"]!.GetValue<string>()).ShouldBe(["1/2/0", "13/2/23", "12/2/5"]);
        foreach (var file in new[] { "outcomes.parquet", "indicators.json", "indicators.csv", "report.html", "manifest.json" }) File.Exists(folder.Of("runs/a/" + file)).ShouldBeTrue(file);
    }

    [Fact]
    public async Task Partitions_do_not_change_a_run_and_the_seed_does()
    {
        using var folder = new TemporaryFolder();
        var one = await Digest(folder, "a", "--partitions", "1");
        (await Digest(folder, "b", "--partitions", "3")).ShouldBe(one);
        (await Digest(folder, "c", "--seed", "2")).ShouldNotBe(one);
        (await Digest(folder, "d", "--duration", "6h")).ShouldNotBe(one);
    }

    [Fact]
    public async Task The_printed_commands_repeat_the_run_and_make_the_other_one()
    {
        using var folder = new TemporaryFolder();
        var city = folder.City("towns.csv", ",12000,", ",13000,");
        var first = JsonNode.Parse((await Client.Run(folder.Path, "run", "toy-storm", "--city", city, "--duration", "6h", "--json")).Output)!["manifest"]!;
        var repeated = await Client.Run(folder.Path, [.. Words(first["repeat"]!), "--json", "--out", "runs/again"]);
        JsonNode.Parse(repeated.Output)!["digest"]!.GetValue<string>().ShouldBe(first["digest"]!.GetValue<string>());
        var other = await Client.Run(folder.Path, [.. Words(first["counterfactual"]!["command"]!), "--json", "--out", "runs/other"]);
        other.Errors.ShouldBeEmpty();
        JsonNode.Parse(other.Output)!["manifest"]!["repeat"]!.GetValue<string>().ShouldEndWith("--set staff.crews=+2");
    }

    [Fact]
    public async Task The_table_begins_with_what_the_objectives_name_and_leaves_to_the_report_what_they_do_not()
    {
        using var folder = new TemporaryFolder();
        var said = await Client.Run(folder.Path, "run", folder.Scenario("toy-storm", "indicator: orders.arrive.p95", "indicator: elders.answer.p95"), "--set", "elders={}", "--set", "hazmat={}", "--duration", "4h");
        said.Errors.ShouldBeEmpty();
        string[] titles = ["Elders' wristbands and the response", "Alarms of wristbands", "Flooding", "Requests and hotline"];
        int[] places = [.. titles.Select(words => said.Output.IndexOf("  " + words, StringComparison.Ordinal))];
        places.ShouldAllBe(place => place > 0);
        places.ShouldBeInOrder();
        said.Output.ShouldNotContain("hazardous goods", Case.Insensitive);
        string.Join(' ', said.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ShouldContain("within 60 minutes — nothing happened to measure it by (at most 60 min)");
    }

    [Fact]
    public async Task An_objective_that_is_missed_ends_with_code_two()
    {
        using var folder = new TemporaryFolder();
        var said = await Client.Run(folder.Path, "run", folder.Scenario("toy-storm", "at-most: 60min", "at-most: 1s"));
        said.Code.ShouldBe(CommandLine.NotMet);
        said.Output.ShouldContain("✗ missed: ");
        said.Output.ShouldContain("No: ");
    }

    [Theory]
    [InlineData("en_US.UTF-8", "West Subdistrict Command Centre at 06-18 20:00", "orders filed", "level (0–4)", "指")]
    [InlineData("zh_CN.UTF-8", "西街道指挥中心，06-18 20:00 时的状态", "累计立案", "级别（0–4）", "orders")]
    public async Task A_run_and_its_twins_are_told_in_one_language(string language, string title, string field, string unit, string other)
    {
        using var folder = new TemporaryFolder();
        var said = await Client.RunIn(language, folder.Path, "run", "toy-storm", "--ask", "T1-W", "--ask", "火车站网格", "--ask", "RAIN-W", "--ask", "West Drainage Crew", "--ask", "hotline");
        said.Errors.ShouldBeEmpty();
        foreach (var part in new[] { title, field, unit }) said.Output.ShouldContain(part);
        // The last lines are commands and a path, which are no language.
        said.Output.ShouldNotContain(other);
    }

    [Fact]
    public async Task The_answer_and_the_objectives_come_before_the_figures_and_the_commands_last()
    {
        using var folder = new TemporaryFolder();
        var said = await Client.Run(folder.Path, "run", "toy-storm", "--pace", "72000", "--duration", "6h", "--out", "runs/a");
        string[] parts = ["Paced, 72000 times as fast as life: an hour of the run takes 0.1 s", "Yes. ", "✓ met: ", "indicator", "Digest", "runs/a/report.html", "To repeat this run", "To compare"];
        int[] places = [.. parts.Select(part => said.Output.IndexOf(part, StringComparison.Ordinal))];
        places.ShouldAllBe(place => place >= 0, said.All);
        places.ShouldBeInOrder();
    }

    [Theory]
    [InlineData("en_US.UTF-8", "<html lang=\"en\">")]
    [InlineData("zh_CN.UTF-8", "<html lang=\"zh-CN\">")]
    [InlineData("C", "<html lang=\"\">")]
    public async Task The_pages_open_in_the_language_of_the_command_and_a_run_is_analysed_by_its_id(string language, string page)
    {
        using var folder = new TemporaryFolder();
        (await Client.RunIn(language, folder.Path, "run", "toy-storm", "--out", "elsewhere/storm")).Errors.ShouldBeEmpty();
        (await Client.RunIn(language, folder.Path, "analyse", "sto")).Errors.ShouldBeEmpty();
        (await File.ReadAllTextAsync(folder.Of("elsewhere/storm/report.html"), TestContext.Current.CancellationToken)).ShouldContain(page);
        (await File.ReadAllTextAsync(folder.Of("elsewhere/storm/analysis/hot-spots.html"), TestContext.Current.CancellationToken)).ShouldContain(page);
    }

    [Fact]
    public async Task What_was_changed_stands_above_the_figures()
    {
        using var folder = new TemporaryFolder();
        var said = await Client.Run(folder.Path, "run", "toy-storm", "--set", "rain[0].return-period=50", "--duration", "6h", "--out", "runs/a");
        said.Output.IndexOf("With changes", StringComparison.Ordinal).ShouldBeInRange(0, said.Output.IndexOf("indicator", StringComparison.Ordinal));
        string.Join(' ', said.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).ShouldContain("duration=6h, rain[0].return-period=50");
        said.Output.ShouldContain("recording and report ");
        JsonNode.Parse(await File.ReadAllTextAsync(folder.Of("runs/a/manifest.json"), TestContext.Current.CancellationToken))!["changes"]!["zh"]!.GetValue<string>().ShouldContain("rain[0].return-period=50");
        (await Client.Run(folder.Path, "run", "toy-storm", "--seed", "2", "--out", "runs/b")).Output.ShouldNotContain("With changes");
    }

    [Theory]
    [InlineData("--ask", "Wst Subdistrict", "did you mean 'West Subdistrict'?")]
    [InlineData("--ask", "crew/T1/99", "the numbers there are")]
    [InlineData("--seed", "x", "--seed must be a whole number, found 'x'.")]
    [InlineData("--seed", "-1", "seed")]
    [InlineData("--partitions", "0", "--partitions must be auto or a whole number from 1 to 10000")]
    [InlineData("--checkpoint-every", "0", "--checkpoint-every must be longer than nothing; write none for no checkpoints")]
    [InlineData("--window", "0", "--window must be a whole number of milliseconds, at least 1; found 0")]
    [InlineData("--out", ".", "exists already. Choose another name (--out)")]
    [InlineData("--out", ".hidden", "name a new folder that does not begin with a dot")]
    [InlineData("--out", "/", "name a new folder that does not begin with a dot")]
    [InlineData("--ask", "nobody", "--ask nobody: nothing is called 'nobody'")]
    [InlineData("--cty", "toytown", "Unknown: '--cty'; did you mean '--city'?")]
    [InlineData("--city", "nantnog", "did you mean 'nantong'?")]
    [InlineData("--lang", "fr", "--lang must be one of en, zh, found 'fr'.")]
    public async Task A_wrong_option_is_refused_before_anything_begins(string option, string value, string hint)
    {
        using var folder = new TemporaryFolder();
        var said = await Client.Run(folder.Path, "run", "toy-storm", option, value);
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Output.ShouldBeEmpty();
        said.Errors.ShouldContain(hint);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Scenarios_and_cities_are_listed_shown_and_checked()
    {
        using var folder = new TemporaryFolder();
        var listed = (await Client.Run(folder.Path, "scenarios")).Output;
        foreach (var part in new[] { "flood-warning", "56 days", "of which 28 days warm-up", "12 h" }) listed.ShouldContain(part);
        (await Client.Run(folder.Path, "cities")).Output.ShouldContain("nantong");
        var shown = await Client.Run(folder.Path, "scenarios", "show", "toy-storm");
        shown.Output.TrimEnd().ShouldBe(Repository.Read("scenarios", "toy-storm.yaml").TrimEnd());
        folder.Write("mine.yaml", shown.Output);
        foreach (var what in new[] { "mine.yaml", "toy-storm", "toytown", Repository.Folder("cities", "toytown"), Repository.Folder("cities", "toytown", "city.yaml") })
        {
            var said = await Client.Run(folder.Path, "check", what);
            said.Output.ShouldContain("can be used", customMessage: what + ": " + said.Errors);
            said.Code.ShouldBe(CommandLine.Met);
        }
    }

    [Fact]
    public async Task A_generated_flood_can_be_checked_and_is_the_same_for_the_same_seed()
    {
        using var folder = new TemporaryFolder();
        var printed = await Client.Run(folder.Path, "generate", "flood", "--city", "toytown", "--seed", "7");
        (await Client.Run(folder.Path, "generate", "flood", "--city", "toytown", "--seed", "7", "--out", "flood.yaml")).Code.ShouldBe(CommandLine.Met);
        (await File.ReadAllTextAsync(folder.Of("flood.yaml"), TestContext.Current.CancellationToken)).TrimEnd().ShouldBe(printed.Output.TrimEnd());
        (await Client.Run(folder.Path, "check", "flood.yaml")).Code.ShouldBe(CommandLine.Met);
        (await Client.Run(folder.Path, "generate", "flood", "--city", "toytown", "--seed=-1")).Code.ShouldBe(CommandLine.Wrong);
    }

    [Theory]
    [InlineData("en", "Usage: ./liandong run <scenario>", "scenario's name or a YAML file")]
    [InlineData("zh", "用法：./liandong run <scenario>", "内置情景名或 YAML 文件")]
    public async Task Help_is_in_the_language_that_was_asked_for(string language, string usage, string text)
    {
        using var folder = new TemporaryFolder();
        var said = await Client.Run(folder.Path, "run", "--help", "--lang", language);
        said.Code.ShouldBe(CommandLine.Met);
        said.Output.ShouldContain(usage);
        said.Output.ShouldContain(text);
        said.Output.Split('\n').ShouldAllBe(line => Screens.TextWrap.Width(line) <= 100);
    }

    private static async Task<string> Digest(TemporaryFolder folder, string name, params IEnumerable<string> options)
    {
        var said = await Client.Run(folder.Path, ["run", "toy-storm", "--json", "--out", "runs/" + name, .. options]);
        return JsonNode.Parse(said.Output)!["digest"]!.GetValue<string>();
    }

    private static string[] Words(JsonNode command) => command.GetValue<string>()["./liandong ".Length..].Split(' ');
}
