using System.CommandLine;
using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Experiments.Capacity;
using Liandong.Silo;

namespace Liandong.Client.Commands;

/// <summary><c>liandong capacity</c>: how much is enough, or how much can be borne.</summary>
internal sealed class CapacityCommand(Screen screen)
{
    private readonly Argument<string> _scenario = new("scenario") { Description = screen.Say("内置情景名或 YAML 文件", "a bundled scenario's name or a YAML file") };
    private readonly Option<string> _vary = new("--vary") { Description = screen.Say("找最少要多少：路径=从..到[/步长]，如 staff.crews=+0..+10；几个路径用逗号", "find the least of it: PATH=FROM..TO[/STEP], such as staff.crews=+0..+10; several paths with commas"), HelpName = "PATH=RANGE" };
    private readonly Option<string> _load = new("--load") { Description = screen.Say("或找最多承受多少：如 load.requests=1..20", "or find the most that can be borne: such as load.requests=1..20"), HelpName = "PATH=RANGE" };
    private readonly Option<string[]> _until = new("--until") { Description = screen.Say("均值须达到什么，可重复：\"orders.arrive.p95 <= 15min\"（默认为情景的目标）", "what the means must meet, repeatable: \"orders.arrive.p95 <= 15min\" (default: the scenario's objectives)"), HelpName = "OBJECTIVE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private readonly Option<string[]> _set = new("--set") { Description = screen.Say("改动，可重复：staff.crews=+2", "a change, repeatable: staff.crews=+2"), HelpName = "path=value", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private readonly Option<string> _confidence = new("--confidence") { Description = screen.Say("所有结论一起的把握", "confidence of all that is said to be shown, together"), HelpName = "SHARE", DefaultValueFactory = _ => "95%" };
    private readonly Option<int> _fewest = new("--fewest-runs") { Description = screen.Say("每个值先运行这么多次", "runs of a value before it is judged"), HelpName = "N", DefaultValueFactory = _ => 20 };
    private readonly Option<int> _most = new("--most-runs") { Description = screen.Say("每个值最多运行这么多次", "the most runs of a value"), HelpName = "N", DefaultValueFactory = _ => 320 };
    private readonly Option<long> _seed = new("--first-seed") { Description = screen.Say("第一次运行的种子，其后依次加一", "the seed of the first run; the others follow one by one"), HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("文件夹（默认 runs/capacity-情景-路径）；已有的运行不再重算", "the folder (default: runs/capacity-SCENARIO-PATH); runs that it holds are not made again"), HelpName = "DIR" };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only") };
    private readonly MakerOptions _makers = new(screen);

    public Command Create()
    {
        var command = new Command("capacity", screen.Say("查找多少才够，或最多承受多少", "find how much is enough, or how much can be borne")) { _scenario, _vary, _load, _until, _set, _confidence, _fewest, _most, _seed, _out, _json };
        _makers.AddTo(command, new("集群的存储：Azure 连接字符串或 https 地址", "the cluster's store: an Azure connection string or https address"));
        command.SetAction((parsed, stop) => screen.Guard(() => RunAsync(parsed, stop)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        _makers.Require(parsed);
        var (question, json) = (QuestionOf(parsed), parsed.GetValue(_json));
        await using var cluster = await _makers.OpenAsync(parsed, IdOf(question), stop);
        if (_makers.Cancels(parsed)) return await _makers.CancelAsync(cluster!, stop);
        var folder = ReplicationFolder.Open(parsed.GetValue(_out) ?? Path.Combine("runs", NameOf(question)));
        var search = new CapacitySearch(question, new ReplicationBook(folder, _makers.Maker(parsed, cluster), TimeProvider.System));
        var display = new CapacityScreen(screen, question, _makers.Makers(parsed, cluster));
        if (!json) display.Begin();
        var answer = await Replications.MakeAsync(() => display.WatchAsync(json, tell => search.RunAsync(tell, stop)), () => cluster is null ? display.Left(folder.Experiment) : display.LeftInCluster(folder.Experiment), Repeat(question), stop);
        var text = CapacityExport.Json(answer);
        folder.Write(CapacityExport.JsonName, text);
        folder.Write(CapacityPage.Name, CapacityPage.Html(answer, _makers.Words(parsed, _json), screen.Words.Language));
        if (json) screen.Line(text);
        else display.End(answer, folder.Experiment);
        return answer.Enough is null ? CommandLine.NotMet : CommandLine.Met;
    }

    private CapacityQuestion QuestionOf(ParseResult parsed)
    {
        var (vary, load) = (parsed.GetValue(_vary), parsed.GetValue(_load));
        if (vary is null == load is null) throw new RunFailedException(new("请给出 --vary 或 --load 之一：--vary 找最少要多少，--load 找最多承受多少", "Give one of --vary and --load: --vary finds the least that is enough, --load the most that can be borne"));
        var (paths, range) = CapacityQuestion.Varied(vary is null ? _load.Name : _vary.Name, vary ?? load!);
        Override[] set = [.. (parsed.GetValue(_set) ?? []).Select(Override.Parse)];
        if (set.FirstOrDefault(change => change.Path == "seed") is not null || paths.Contains("seed")) throw new RunFailedException(new("种子由 --first-seed 给出", "The seed comes from --first-seed"));
        var scenario = ScenarioFiles.Load(parsed.GetRequiredValue(_scenario), set);
        var (fewest, most) = (Whole(_fewest.Name, parsed.GetValue(_fewest), least: 2), Whole(_most.Name, parsed.GetValue(_most), least: 2));
        if (most < fewest) throw new RunFailedException(new($"{_most.Name} 不能小于 {_fewest.Name}", $"{_most.Name} cannot be less than {_fewest.Name}"));
        var objectives = parsed.GetValue(_until) is { Length: > 0 } until ? [.. until.Select(CapacityQuestion.Until)] : scenario.Definition.Objectives;
        if (objectives.IsEmpty) throw new RunFailedException(new("情景没有目标，请用 --until 写出要达到什么，如 --until \"orders.arrive.p95 <= 15min\"", "The scenario has no objectives; say with --until what must hold, such as --until \"orders.arrive.p95 <= 15min\""));
        return new CapacityQuestion
        {
            Scenario = parsed.GetRequiredValue(_scenario),
            Set = [.. set],
            Paths = paths,
            Range = range,
            IsLoad = vary is null,
            Objectives = objectives,
            Confidence = ConfidenceOf(parsed),
            FewestRuns = fewest,
            MostRuns = most,
            FirstSeed = parsed.GetValue(_seed) is >= 0 and var seed && seed <= long.MaxValue - most ? seed : throw new RunFailedException(new($"{_seed.Name} 应是 0 以上的整数，其后还有 {most} 个种子", $"{_seed.Name} must be a whole number from 0 with {most} seeds behind it")),
        };
    }

    private double ConfidenceOf(ParseResult parsed)
    {
        var text = parsed.GetRequiredValue(_confidence);
        return Scenarios.Yaml.Quantity.TryShare(text, out var share) && share is >= 0.5 and < 1
            ? share
            : throw new RunFailedException(new($"--confidence 应在 50% 到 100% 之间（不含），如 95%，实际是 '{text}'", $"--confidence must be from 50% to below 100%, such as 95%, found '{text}'"));
    }

    private static int Whole(string option, int found, int least) => found >= least
        ? found
        : throw new RunFailedException(new($"{option} 应是 {least} 以上的整数，实际是 {found}", $"{option} must be a whole number from {least.ToString(CultureInfo.InvariantCulture)}, found {found}"));

    // The ends of the range stand for all values between them.
    private static string IdOf(CapacityQuestion question) => CityReplications.IdOf("capacity-" + Path.GetFileNameWithoutExtension(question.Scenario), CapacitySearch.Ends(question));

    // Of another resource it is another question, whose answer must not take the place of the first.
    private static string NameOf(CapacityQuestion question)
    {
        var paths = string.Join('+', question.Paths).Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '+' ? character : '-');
        return $"capacity-{Path.GetFileNameWithoutExtension(question.Scenario)}-{string.Concat(paths)}";
    }

    private static Func<Alternative, long, string> Repeat(CapacityQuestion question) => (alternative, seed) => new RunRequest { Scenario = question.Scenario, Set = [.. question.Set, .. alternative.Definition.Set] }.Command(seed);
}
