using System.CommandLine;
using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;
using Liandong.Silo;

namespace Liandong.Client.Commands;

/// <summary><c>liandong experiment</c>: many runs of a scenario under several alternatives, and what they come to.</summary>
internal sealed class ExperimentCommand(Screen screen)
{
    private readonly Argument<string> _experiment = new("experiment") { Description = screen.Say("内置试验名或 YAML 文件", "a bundled experiment's name or a YAML file") };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("文件夹（默认 runs/experiment-名称）；已有的运行不再重算", "the folder (default: runs/experiment-NAME); runs that it holds are not made again"), HelpName = "DIR" };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only") };

    private readonly Option<string> _from = new("--from") { Description = screen.Say("所有方案从一次运行的某一刻继续：", "all alternatives go on from a run at an instant: ") + screen.Words.Of(RunPoint.Form), HelpName = "RUN@TIME" };
    private readonly Option<string> _for = new("--for") { Description = screen.Say("从那一刻起推演多久，如 6h（默认到运行结束）", "with --from, how far from there, such as 6h (default: to the run's end)"), HelpName = "TIME" };
    private readonly MakerOptions _makers = new(screen);

    public Command Create()
    {
        var command = new Command("experiment", screen.Say("多次运行、比较几个方案", "compare alternatives over many runs")) { _experiment, _from, _for, _out, _json };
        _makers.AddTo(command, new("集群的存储，或 --from 的运行所在：文件夹（默认 runs/.store）、Azure 连接字符串或 https 地址", "the cluster's store, or where the run of --from is kept: a folder (default: runs/.store), an Azure connection string or https address"));
        command.SetAction((parsed, stop) => screen.Guard(() => RunAsync(parsed, stop)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (named, json, home) = (parsed.GetRequiredValue(_experiment), parsed.GetValue(_json), _makers.Home(parsed));
        Require(parsed);
        var from = parsed.GetValue(_from) is { } point ? await RunPoint.Parse(point).BranchAsync(parsed.GetValue(_for), home, stop) : null;
        var experiment = ExperimentFiles.Load(named, from);
        await using var cluster = from is null ? await _makers.OpenAsync(parsed, CityReplications.IdOf(experiment), stop) : null;
        if (_makers.Cancels(parsed)) return await _makers.CancelAsync(cluster!, stop);
        var folder = ReplicationFolder.Open(parsed.GetValue(_out) ?? Path.Combine("runs", "experiment-" + experiment.Definition.Name + Suffix(from)));
        var display = new ExperimentScreen(screen, experiment, _makers.Makers(parsed, cluster));
        if (!json) display.Begin();
        var book = new ReplicationBook(folder, _makers.Maker(parsed, cluster), TimeProvider.System);
        var results = await Replications.MakeAsync(
            async () =>
            {
                if (cluster is not null) await cluster.BringAsync(experiment, folder, stop);
                return await display.WatchAsync(json, tell => new ExperimentRunner(experiment, book).RunAsync(tell, stop));
            },
            () => cluster is null ? display.Left(folder.Experiment) : display.LeftInCluster(folder.Experiment),
            (alternative, seed) => Repeat(experiment, alternative, seed, home),
            stop);
        var text = await ExperimentExport.WriteAsync(folder, results, stop);
        var compared = ComparedRuns.Of(results, folder, _makers.Words(parsed, _json));
        folder.Write(ComparisonPage.ExperimentName, ComparisonPage.Html(compared, screen.Words.Language));
        if (json) screen.Line(text);
        else display.End(results, compared, folder.Experiment);
        return CommandLine.Met;
    }

    private static string Suffix(BranchPoint? from) => from is null ? "" : "-from-" + from.Run + from.Local.ToString(from.Local.Second == 0 ? "-MMdd-HHmm" : "-MMdd-HHmmss", CultureInfo.InvariantCulture);

    private void Require(ParseResult parsed)
    {
        _makers.RequireAtOnce(parsed);
        if (parsed.GetValue(_from) is null)
        {
            if (parsed.GetValue(_for) is not null) throw new RunFailedException(new("--for 要与 --from 一起用；其他试验的时长由情景定", "--for needs --from; how long other experiments run their scenario says"));
            _makers.Require(parsed);
        }
        else if (_makers.Cancels(parsed))
        {
            throw new RunFailedException(new("--cancel 不能与 --from 一起用：推演在本机进行，按 Ctrl-C 即可", "--cancel does not go with --from, whose runs are made on this machine: press Ctrl-C"));
        }
    }

    private static string Repeat(Experiment experiment, Alternative alternative, long seed, RunHome home)
    {
        var named = experiment.Definition.Scenario;
        var request = new RunRequest { Scenario = ScenarioFiles.BuiltIn().Any(scenario => scenario.Name == named) ? named : alternative.Scenario.Source };
        // A run that was to find the warm-up measures from its beginning.
        Override[] set = [.. experiment.Definition.Set, .. alternative.Definition.Set, .. alternative.Scenario.Definition.FindsWarmUp ? [new Override("warm-up", "0s")] : Array.Empty<Override>()];
        return experiment.From is not { } from
            ? (request with { Set = set }).Command(seed)
            : (request with { Since = [.. set, new Override(RunRequest.SeedPath, seed.ToString(CultureInfo.InvariantCulture))], ParentIn = home.Words }).ForkCommand(from.Run, RunTime.Shown(from.Local));
    }
}
