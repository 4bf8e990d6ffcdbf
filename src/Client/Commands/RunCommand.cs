using System.CommandLine;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Yaml;

namespace Liandong.Client.Commands;

/// <summary><c>liandong run</c>: one run of a city, its recording and its answer.</summary>
internal sealed class RunCommand(Screen screen)
{
    private readonly Argument<string> _scenario = new("scenario") { Description = screen.Say("内置情景名或 YAML 文件", "a bundled scenario's name or a YAML file") };
    private readonly Option<string> _city = new("--city") { Description = screen.Say("城市名或文件夹", "a city's name or folder") };
    private readonly Option<long?> _seed = new("--seed") { Description = screen.Say("随机种子", "seed of all random numbers"), HelpName = "N" };
    private readonly Option<string> _duration = new("--duration") { Description = screen.Say("时长，如 12h", "length of the run, such as 12h"), HelpName = "TIME" };
    private readonly Option<string[]> _set = new("--set") { Description = screen.Say("改动，可重复：staff.crews=+2", "a change, repeatable: staff.crews=+2"), HelpName = "path=value", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("记录文件夹（默认 runs/情景-种子-时间）", "the recording's folder (default: runs/scenario-seed-time)"), HelpName = "DIR" };
    private readonly Option<string[]> _feed = Several("--feed", "FILE", screen.Say("接入实测数据（CSV 或 Parquet），可重复", "recorded device reports (CSV or Parquet), repeatable"));
    private readonly Option<string[]> _mapping = Several("--mapping", "FILE", screen.Say("--feed 的列映射（默认为同名 .yaml）", "column mapping of --feed (default: the .yaml beside the file)"));
    private readonly Option<string> _live = new("--live") { Description = screen.Say("由设备实时上报而不模拟的类别，如 water,rain", "kinds of devices that report instead of being simulated, such as water,rain"), HelpName = "KINDS" };
    private readonly Option<string> _record = new("--record") { Description = screen.Say("导出设备数据，如 water,rain", "keep device reports as files, such as water,rain"), HelpName = "KINDS" };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only") };
    private const string AskName = "--ask";

    private readonly Option<string[]> _ask = new(AskName)
    {
        Description = screen.Say("结束时显示孪生体，可重复：中心、镇、县、网格、传感器、低洼点、队伍、老人的名称或编码，危货车的车牌或编码，或 类别/辖区/序号", "show a twin at the end, repeatable: a centre, town, county, cell, sensor, low point, crew or elder by name or code, a vehicle by plate or code, or kind/jurisdiction/number"),
        HelpName = "TWIN",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly HomeOptions _home = new(screen);
    private readonly CarryOptions _carry = new(screen);

    public Command Create()
    {
        var command = new Command("run", screen.Say("运行一个情景", "run a scenario")) { _scenario, _city, _seed, _duration, _set, _feed, _mapping, _live, _record, _out, _json, _ask };
        _carry.AddTo(command);
        _home.AddTo(command);
        command.SetAction((parsed, stop) => screen.Guard(() => RunAsync(parsed, stop)));
        return command;
    }

    private Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
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
            Live = parsed.GetValue(_live),
            Pace = _carry.Pace(parsed),
        };
        var home = _home.Of(parsed);
        _carry.Require(parsed, home);
        var plan = PlannedRun.Of(request);
        var options = _carry.Of(parsed, plan);
        var names = new TwinNames(plan.Model);
        TwinQuestion[] ask = [.. (parsed.GetValue(_ask) ?? []).Select(asked => Find(names, asked))];
        home.Checked();
        var folder = RecordingFolder.Of(parsed.GetValue(_out), plan.Scenario.Definition);
        return new RunToEnd(screen, folder, parsed.GetValue(_json)).CarryAsync(progress => new CitySession(plan, home) { Options = options, Ask = ask, Progress = progress }, stop);
    }

    private static TwinQuestion Find(TwinNames names, string asked)
    {
        try
        {
            return names.Find(asked);
        }
        catch (DefinitionException error)
        {
            throw new DefinitionException($"{AskName} {error.File}", error.Line, error.Zh, error.En);
        }
    }

    private static Option<string[]> Several(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
}
