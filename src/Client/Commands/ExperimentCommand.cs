using System.CommandLine;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;

namespace Liandong.Client.Commands;

/// <summary><c>liandong experiment</c>: many runs of a scenario under several alternatives, and what they come to.</summary>
internal sealed class ExperimentCommand(Screen screen)
{
    private readonly Argument<string> _experiment = new("experiment") { Description = screen.Say("内置试验名或 YAML 文件", "a bundled experiment's name or a YAML file") };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("文件夹（默认 runs/experiment-名称）；已有的运行不再重算", "the folder (default: runs/experiment-NAME); runs that it holds are not made again"), HelpName = "DIR" };
    private readonly Option<int> _atOnce = new("--runs-at-once") { Description = screen.Say("同时进行的运行数（默认为核数），不影响结果", "runs at a time (default: as many as cores); never changes a result"), HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only") };

    public Command Create()
    {
        var command = new Command("experiment", screen.Say("多次运行、比较几个方案", "compare alternatives over many runs")) { _experiment, _out, _atOnce, _json };
        command.SetAction((parsed, stop) => screen.Guard(() => RunAsync(parsed, stop)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var (named, json, atOnce) = (parsed.GetRequiredValue(_experiment), parsed.GetValue(_json), parsed.GetValue(_atOnce));
        if (atOnce < 1) throw new RunFailedException(new($"--runs-at-once 应是 1 以上的整数，实际是 {atOnce}", $"--runs-at-once must be a whole number from 1, found {atOnce}"));
        var experiment = ExperimentFiles.Load(named);
        var folder = ReplicationFolder.Open(parsed.GetValue(_out) ?? Path.Combine("runs", "experiment-" + experiment.Definition.Name));
        var display = new ExperimentScreen(screen, experiment, atOnce);
        if (!json) display.Begin();
        var book = new ReplicationBook(folder, new ReplicationsHere(atOnce), TimeProvider.System);
        var results = await Replications.MakeAsync(() => display.WatchAsync(json, tell => new ExperimentRunner(experiment, book).RunAsync(tell, stop)), () => display.Left(folder.Experiment), alternative => Repeat(experiment, alternative), stop);
        var text = await ExperimentExport.WriteAsync(folder, results, stop);
        folder.Write(ComparisonPage.ExperimentName, ComparisonPage.Html(ComparedRuns.Of(results, folder), screen.Words.Language));
        if (json) screen.Line(text);
        else display.End(results, folder.Experiment);
        return CommandLine.Met;
    }

    private static RunRequest Repeat(Experiment experiment, Alternative alternative)
    {
        var named = experiment.Definition.Scenario;
        return new RunRequest
        {
            Scenario = ScenarioFiles.BuiltIn().Any(scenario => scenario.Name == named) ? named : alternative.Scenario.Source,
            Set = [.. experiment.Definition.Set, .. alternative.Definition.Set],
        };
    }
}
