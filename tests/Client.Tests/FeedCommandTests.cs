using System.Text.Json.Nodes;

namespace Liandong.Client.Tests;

/// <summary>Recorded data on the command line.</summary>
public class FeedCommandTests
{
    [Fact]
    public async Task What_a_run_recorded_can_be_fed_to_another_and_the_printed_command_repeats_it()
    {
        using var folder = new TemporaryFolder();
        (await Client.Run(folder.Path, "run", "toy-storm", "--record", "water,rain", "--out", "runs/a")).Errors.ShouldBeEmpty();

        var fed = await Client.Run(folder.Path, "run", "toy-storm", "--json", "--out", "runs/b", "--feed", "runs/a/reports/water.csv", "runs/a/reports/rain.csv");

        fed.Errors.ShouldBeEmpty();
        var manifest = JsonNode.Parse(fed.Output)!["manifest"]!;
        manifest["feed"]!["files"]!.AsArray().Select(file => file!["file"]!.GetValue<string>()).ShouldBe(["runs/a/reports/water.csv", "runs/a/reports/rain.csv"]);
        manifest["feed"]!["files"]!.AsArray().ShouldAllBe(file => file!["hash"]!.GetValue<string>().Length == 64 && file!["rows"]!.GetValue<long>() == file!["accepted"]!.GetValue<long>());
        manifest["repeat"]!.GetValue<string>().ShouldContain("--feed runs/a/reports/water.csv --feed runs/a/reports/rain.csv");
        File.Exists(folder.Of("runs/b/rejected.csv")).ShouldBeFalse();
        File.ReadAllText(folder.Of("runs/b/indicators.csv")).ShouldBe(File.ReadAllText(folder.Of("runs/a/indicators.csv")));

        string[] words = [.. manifest["repeat"]!.GetValue<string>().Split(' ').Skip(1), "--json", "--out", "runs/c"];
        JsonNode.Parse((await Client.Run(folder.Path, words)).Output)!["digest"]!.GetValue<string>().ShouldBe(manifest["digest"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("en_US.UTF-8", "of 212 rows 206 were used", "no device '63006109' (1 row)", "take no precision or lead of alarms")]
    [InlineData("zh_CN.UTF-8", "212 行中采用 206 行", "没有设备“63006109”（1 行）", "报警准确率")]
    public async Task The_end_of_a_run_and_its_folder_say_what_became_of_the_rows(string language, string rows, string unknown, string note)
    {
        using var folder = new TemporaryFolder();
        var said = await Client.RunIn(language, folder.Path, "run", "toy-storm", "--out", "runs/a", "--feed", Repository.Folder("samples", "water-levels.csv"), "--feed", Repository.Folder("samples", "rain-gauges.csv"));

        said.Errors.ShouldBeEmpty();
        var text = string.Join(' ', said.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in new[] { rows, unknown, note }) text.Replace(" ", "", StringComparison.Ordinal).ShouldContain(part.Replace(" ", "", StringComparison.Ordinal));
        var rejected = File.ReadAllLines(folder.Of("runs/a/rejected.csv"));
        rejected[0].ShouldBe("file,line,device,reason,zh,en");
        rejected.Length.ShouldBe(6);
        File.ReadAllText(folder.Of("runs/a/report.html")).ShouldContain("Recorded data");
    }

    [Theory]
    [InlineData("--feed", "missing.csv", "missing.csv: no such file")]
    [InlineData("--mapping", "a.yaml", "--mapping needs --feed")]
    [InlineData("--record", "snow", "unknown 'snow'; known: gps, rain, requests, vitals, water")]
    public async Task A_wrong_file_or_word_is_told_before_the_run(string option, string value, string said)
    {
        using var folder = new TemporaryFolder();
        var answer = await Client.Run(folder.Path, "run", "toy-storm", option, value);
        answer.Code.ShouldBe(CommandLine.Wrong);
        answer.Errors.ShouldContain(said);
        Directory.Exists(folder.Of("runs")).ShouldBeFalse();
    }

    [Fact]
    public async Task For_a_file_that_is_missing_only_files_that_can_be_read_are_suggested()
    {
        using var folder = new TemporaryFolder();
        (await Client.Run(folder.Path, "run", "toy-storm", "--feed", "nope.csv")).Errors.ShouldContain("nope.csv: no such file; there are no CSV or Parquet files there");
        foreach (var name in new[] { "nope.md", "levels.yaml", "nope", "levels.csv", "rain.parquet" }) folder.Write(name, "x");
        (await Client.Run(folder.Path, "run", "toy-storm", "--feed", "nope.csv")).Errors.ShouldContain("nope.csv: no such file; known: levels.csv, rain.parquet");
    }
}
