namespace Liandong.Client.Tests;

/// <summary>Files and options that cannot be used: one clear line with the place and what to write instead, in the user's language, and nothing left behind.</summary>
public class BrokenInputTests
{
    [Theory]
    [InlineData("duration: 12h", "duraton: 12h", "mine.yaml:2: duration is missing", "is 'duraton' meant")]
    [InlineData("blocked-inlets: 40%", "blocked-inlet: 40%", "mine.yaml:16:", "did you mean 'blocked-inlets'?")]
    [InlineData("duration: 12h", "duration: 12 mm", "mine.yaml:9:", "use ms, s, min, h or d")]
    [InlineData("duration: 12h", "duration: -12h", "mine.yaml:9:", "cannot be negative")]
    [InlineData("blocked-inlets: 40%", "blocked-inlets: 1000000000", "mine.yaml:16:", "1000000000")]
    public async Task A_broken_scenario_is_refused_with_its_line_and_what_to_write(string part, string instead, string place, string hint)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Scenario("toy-storm", part, instead);
        foreach (var command in new[] { "check", "run" }) ShouldRefuse(await Client.Run(folder.Path, command, path), folder, place, hint);
    }

    [Theory]
    [InlineData("towns.csv", "T1-E,东镇,East Town,T1,", "T1-E,东镇,East Town,T9,", "towns.csv:3:", "no county with the code 'T9'; did you mean 'T1'?")]
    [InlineData("towns.csv", "T1,120.92,32.0", "T1,121.92,32.0", "towns.csv:3:", "is outside the city's outline; correct the place")]
    [InlineData("low_points.csv", "0.85,42,4,800,", "0.85,42,4,800,MARKET-ESTATE", "low_points.csv:3:", "run in a circle: MARKET-ESTATE → MARKET-CROSSING → MARKET-ESTATE")]
    [InlineData("towns.csv", ",12000,subdistrict", ",1000000000,subdistrict", "towns.csv:2:", "must be a whole number from 1 to")]
    [InlineData("crews.csv", "32.0,6,1500", "32.0,1000000000,1500", "crews.csv:2:", "must be a whole number from 1 to 1000")]
    public async Task A_broken_city_is_refused_with_its_line_and_what_to_write(string file, string part, string instead, string place, string hint)
    {
        using var folder = new TemporaryFolder();
        var city = folder.City(file, part, instead);
        ShouldRefuse(await Client.Run(folder.Path, "check", city), folder, place, hint);
        ShouldRefuse(await Client.Run(folder.Path, "run", "toy-storm", "--city", city), folder, place, hint);
    }

    [Fact]
    public async Task An_empty_table_and_a_folder_in_a_tables_place_are_named()
    {
        using var folder = new TemporaryFolder();
        var city = folder.City("towns.csv", "code", "code");
        var towns = Path.Combine(city, "towns.csv");
        await File.WriteAllTextAsync(towns, "", TestContext.Current.CancellationToken);
        ShouldRefuse(await Client.Run(folder.Path, "check", city), folder, "towns.csv:", "the file is empty; the first line must name the columns");
        File.Delete(towns);
        Directory.CreateDirectory(towns);
        ShouldRefuse(await Client.Run(folder.Path, "run", "toy-storm", "--city", city), folder, "towns.csv:", "this is a directory; name a CSV file");
    }

    [Theory]
    [InlineData("./city", "this is a directory; name a YAML file")]
    [InlineData("missing.yaml", "no such file")]
    [InlineData("toy-strom", "did you mean 'toy-storm'?")]
    public async Task What_is_no_scenario_is_told_apart(string name, string hint)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of("city"));
        ShouldRefuse(await Client.Run(folder.Path, "run", name), folder, name, hint);
    }

    [Theory]
    [InlineData("staff.crews=+1000000000", "expected +N, -N (at most 10000) or a factor")]
    [InlineData("load.requests=1000000000", "must be a number from 0 to 1000")]
    [InlineData("duration=-5h", "cannot be negative")]
    [InlineData("staff.crew=+2", "did you mean 'staff.crews'?")]
    [InlineData("staff.crews", "expected path=value")]
    [InlineData("staff.crews=-99", "99 fewer is too much")]
    [InlineData("staff.crews=abc", "expected +N, -N (at most 10000) or a factor from 0% to 10000% such as 90%, found 'abc'")]
    [InlineData("rain[1].return-period=50", "the list has 1 entry, counted from 0")]
    public async Task An_absurd_change_is_refused(string change, string hint)
    {
        using var folder = new TemporaryFolder();
        ShouldRefuse(await Client.Run(folder.Path, "run", "toy-storm", "--set", change), folder, "--set " + change, hint);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_scenario_is_told_at_once()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Scenario("toy-storm", "city: toytown", "city: toytwon\nwarm-pu: 1h");
        var errors = (await Client.Run(folder.Path, "check", path)).Errors.TrimEnd().Split('\n');
        errors.Length.ShouldBe(2);
        errors[0].ShouldContain("city: 'toytwon': ");
        errors[1].ShouldContain("did you mean 'warm-up'?");
    }

    [Theory]
    [InlineData("did you mean ./liandong scenarios show toy-storm?", "scenarios", "toy-storm")]
    [InlineData("did you mean ./liandong run toy-storm?", "toy-storm")]
    [InlineData("--seed must be a whole number of at most 9223372036854775807, found '99999999999999999999'", "run", "toy-storm", "--seed", "99999999999999999999")]
    [InlineData("--out . is a directory; name a file, such as ", "generate", "flood", "--city", "toytown", "--out", ".")]
    [InlineData("--out missing/x.yaml: there is no folder ", "generate", "flood", "--city", "toytown", "--out", "missing/x.yaml")]
    [InlineData("README.md is no scenario, experiment or city: the first two are .yaml files, a city is a folder with a city.yaml.", "check", "README.md")]
    [InlineData("There is no mapping: write rows.yaml (or name one with --mapping), which says what each column is, such as {kind: water, ", "run", "toy-storm", "--feed", "rows.csv")]
    [InlineData("There is no folder runs/nobody.", "analyse", "runs/nobody")]
    [InlineData("no bundled scenario has this name (write a path for a file, such as ./mine.yaml); known: ", "run", "whatever")]
    public async Task What_was_meant_is_said(string hint, params string[] words)
    {
        using var folder = new TemporaryFolder();
        folder.Write("README.md", "# Notes\n");
        folder.Write("rows.csv", "station,when,level\nPOND-WHARF,2025-06-18 08:03:17,0.009\n");
        var said = await Client.Run(folder.Path, words);
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Errors.ShouldContain(hint);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "duration：时长不能为负，实际是 '-12h'")]
    [InlineData("en_GB.UTF-8", "duration: a duration cannot be negative, found '-12h'")]
    public async Task A_complaint_is_in_the_language_of_the_system_alone(string language, string complaint)
    {
        using var folder = new TemporaryFolder();
        var said = await Client.RunIn(language, folder.Path, "check", folder.Scenario("toy-storm", "duration: 12h", "duration: -12h"));
        said.Errors.TrimEnd().ShouldBe(folder.Of("mine.yaml") + ":9: " + complaint);
        said.Code.ShouldBe(CommandLine.Wrong);
    }

    [Fact]
    public async Task Where_the_language_is_unknown_both_are_spoken()
    {
        using var folder = new TemporaryFolder();
        var said = await Client.RunIn("C", folder.Path, "check", "missing.yaml");
        said.Errors.ShouldBe("missing.yaml: 文件不存在\nmissing.yaml: no such file\n");
    }

    private static void ShouldRefuse(Said said, TemporaryFolder folder, params ReadOnlySpan<string> parts)
    {
        said.Code.ShouldBe(CommandLine.Wrong);
        said.Output.ShouldBeEmpty();
        said.Errors.TrimEnd().Split('\n').Length.ShouldBe(1, said.Errors);
        foreach (var part in parts) said.Errors.ShouldContain(part);
        said.Errors.ShouldNotContain("   at ");
        Directory.Exists(folder.Of("runs")).ShouldBeFalse();
    }
}
