using System.CommandLine;
using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;

namespace Liandong.Client.Commands;

/// <summary><c>liandong run</c>: one run of a city, its recording and its answer.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> Scenario = new("scenario") { Description = "内置情景名或 YAML 文件 / a bundled scenario's name or a YAML file" };
    private static readonly Option<string> City = new("--city") { Description = "城市名或文件夹 / a city's name or folder" };
    private static readonly Option<long?> Seed = new("--seed") { Description = "随机种子 / seed of all random numbers" };
    private static readonly Option<string> Duration = new("--duration") { Description = "时长，如 12h / length of the run, such as 12h" };
    private static readonly Option<string> Partitions = new("--partitions") { Description = "分区数或 auto，不影响结果 / number of partitions or auto; never changes a result", DefaultValueFactory = _ => "auto" };
    private static readonly Option<string[]> Set = new("--set") { Description = "改动，可重复：staff.crews=+2 / a change, repeatable", HelpName = "path=value", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string> Out = new("--out") { Description = "记录文件夹（默认 runs/情景-种子-时间）/ the recording's folder (runs/scenario-seed-time)", HelpName = "DIR" };
    private static readonly Option<bool> Json = new("--json") { Description = "只输出 JSON / print JSON only" };
    private static readonly Option<string[]> Ask = new("--ask") { Description = "结束时显示孪生体，可重复：hotline、crew/崇川区/3 / show a twin at the end, repeatable", HelpName = "TWIN", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    public static Command Create(Func<ParseResult, Screen> open)
    {
        var command = new Command("run", "运行一个情景 / run a scenario") { Scenario, City, Seed, Duration, Partitions, Set, Out, Json, Ask };
        command.SetAction((parsed, stop) =>
        {
            var screen = open(parsed);
            return screen.Guard(() => RunAsync(parsed, screen, stop));
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken stop)
    {
        var request = new RunRequest
        {
            Scenario = parsed.GetRequiredValue(Scenario),
            City = parsed.GetValue(City),
            Seed = parsed.GetValue(Seed),
            Duration = parsed.GetValue(Duration),
            Set = [.. (parsed.GetValue(Set) ?? []).Select(Override.Parse)],
        };
        var scenario = request.Load();
        var definition = scenario.Definition;
        var model = new CityRun(CityFiles.Load(definition.City), definition, (ulong)definition.Seed);
        var json = parsed.GetValue(Json);
        if (!json) RunScreen.Begin(screen, definition, request.Command(definition.Seed));
        var result = await RunScreen.WatchAsync(screen, definition, json, progress => new CitySession(request, scenario, model)
        {
            Partitions = PartitionsOf(parsed.GetRequiredValue(Partitions)),
            Ask = [.. (parsed.GetValue(Ask) ?? []).Select(twin => TwinAddress.Parse(twin, model.City))],
            Progress = progress,
        }.RunAsync(FolderOf(parsed.GetValue(Out), definition), stop));
        if (json) screen.Line(RunJson.Of(result));
        else RunScreen.End(screen, result);
        return result.IsMet ? CommandLine.Met : CommandLine.NotMet;
    }

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
        return Path.GetFullPath(Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{definition.Name}-{definition.Seed}-{now}")));
    }
}
