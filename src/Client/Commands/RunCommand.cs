using System.CommandLine;
using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;

namespace Liandong.Client.Commands;

/// <summary><c>liandong run</c>: one run of a city, its recording and its answer.</summary>
internal sealed class RunCommand(Screen screen)
{
    private readonly Argument<string> _scenario = new("scenario") { Description = screen.Say("内置情景名或 YAML 文件", "a bundled scenario's name or a YAML file") };
    private readonly Option<string> _city = new("--city") { Description = screen.Say("城市名或文件夹", "a city's name or folder") };
    private readonly Option<long?> _seed = new("--seed") { Description = screen.Say("随机种子", "seed of all random numbers"), HelpName = "N" };
    private readonly Option<string> _duration = new("--duration") { Description = screen.Say("时长，如 12h", "length of the run, such as 12h"), HelpName = "TIME" };
    private readonly Option<string> _partitions = new("--partitions") { Description = screen.Say("分区数或 auto，不影响结果", "number of partitions or auto; never changes a result"), HelpName = "N", DefaultValueFactory = _ => "auto" };
    private readonly Option<string[]> _set = new("--set") { Description = screen.Say("改动，可重复：staff.crews=+2", "a change, repeatable: staff.crews=+2"), HelpName = "path=value", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("记录文件夹（默认 runs/情景-种子-时间）", "the recording's folder (default: runs/scenario-seed-time)"), HelpName = "DIR" };
    private readonly Option<string[]> _feed = Several("--feed", "FILE", screen.Say("接入实测数据（CSV 或 Parquet），可重复", "recorded device reports (CSV or Parquet), repeatable"));
    private readonly Option<string[]> _mapping = Several("--mapping", "FILE", screen.Say("--feed 的列映射（默认为同名 .yaml）", "column mapping of --feed (default: the .yaml beside the file)"));
    private readonly Option<string> _record = new("--record") { Description = screen.Say("导出设备数据，如 water,rain", "keep device reports as files, such as water,rain"), HelpName = "KINDS" };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only") };
    private readonly Option<string[]> _ask = new("--ask")
    {
        Description = screen.Say("结束时显示孪生体，可重复：中心、镇、县、网格、传感器、低洼点的名称或编码", "show a twin at the end, repeatable: a centre, town, county, cell, sensor or low point by name or code"),
        HelpName = "TWIN",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public Command Create()
    {
        var command = new Command("run", screen.Say("运行一个情景", "run a scenario")) { _scenario, _city, _seed, _duration, _partitions, _set, _feed, _mapping, _record, _out, _json, _ask };
        command.SetAction((parsed, stop) => screen.Guard(() => RunAsync(parsed, stop)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var request = new RunRequest
        {
            Scenario = parsed.GetRequiredValue(_scenario),
            City = parsed.GetValue(_city),
            Seed = parsed.GetValue(_seed),
            Duration = parsed.GetValue(_duration),
            Set = [.. (parsed.GetValue(_set) ?? []).Select(Override.Parse)],
            Feed = parsed.GetValue(_feed) ?? [],
            Mapping = parsed.GetValue(_mapping) ?? [],
            Record = parsed.GetValue(_record),
        };
        var partitions = PartitionsOf(parsed.GetRequiredValue(_partitions));
        var scenario = request.Load();
        var definition = scenario.Definition;
        var model = Fed(new CityRun(CityFit.CityOf(definition), definition, (ulong)definition.Seed), request.Sources());
        var names = new TwinNames(model);
        TwinQuestion[] ask = [.. (parsed.GetValue(_ask) ?? []).Select(names.Find)];
        var json = parsed.GetValue(_json);
        if (!json) RunScreen.Begin(screen, definition, request.Changes(model.City.Name), request.Command(definition.Seed));
        Task<SessionResult> Work(Action<RunStatus> progress) => new CitySession(request, scenario, model) { Partitions = partitions, Ask = ask, Progress = progress }
            .RunAsync(FolderOf(parsed.GetValue(_out), definition), stop);
        SessionResult result;
        try
        {
            result = await RunScreen.WatchAsync(screen, definition, json, Work);
        }
        catch (Exception error) when (!json && error is not OperationCanceledException)
        {
            RunScreen.Repeat(screen, request.Command(definition.Seed));
            throw;
        }

        if (json) screen.Line(RunJson.Of(result));
        else RunScreen.End(screen, result);
        return result.IsMet ? CommandLine.Met : CommandLine.NotMet;
    }

    private static CityRun Fed(CityRun run, IReadOnlyList<FeedSource> sources) =>
        sources.Count == 0 ? run : new CityRun(CityFit.CityOf(run.Scenario), run.Scenario, run.Seed, FeedReader.Read(run, sources));

    private static Option<string[]> Several(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };

    private static int PartitionsOf(string text)
    {
        if (text == "auto") return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 10_000) return number;
        throw new RunFailedException(new($"--partitions 应是 auto 或 1 到 10000 的整数，实际是 {text}", $"--partitions must be auto or a whole number from 1 to 10000, found {text}"));
    }

    private static string FolderOf(string? asked, ScenarioDefinition definition)
    {
        if (asked is not null) return Path.TrimEndingDirectorySeparator(Path.GetFullPath(asked));
        var now = TimeProvider.System.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var seed = string.Create(CultureInfo.InvariantCulture, $"-{definition.Seed}");
        // What was generated has its seed in its name already.
        var name = definition.Name.EndsWith(seed, StringComparison.Ordinal) ? definition.Name : definition.Name + seed;
        return Path.GetFullPath(Path.Combine("runs", $"{name}-{now}"));
    }
}
