using System.CommandLine;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Recording;

namespace Liandong.Client.Commands;

/// <summary><c>liandong compare</c>: recorded runs side by side, or an experiment's table once more.</summary>
internal sealed class CompareCommand(Screen screen)
{
    private readonly Argument<string[]> _runs = new("run")
    {
        Description = screen.Say("记录的文件夹，或运行的标识；第一个所在的一组是基准。单独一个试验文件夹则再显示它的结果", "recordings' folders or runs' ids, the first one's group is the base; or an experiment's folder alone, to see its table again"),
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _indicators = new("--indicators") { Description = screen.Say("按哪些指标比较，逗号分隔（默认为情景目标的指标）", "what to compare by, with commas between (default: the scenario's objectives)"), HelpName = "A,B" };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("把网页与 JSON 写入这个文件夹", "write a page and JSON into this folder"), HelpName = "DIR" };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON", "print JSON only") };
    private readonly HomeOptions _home = new(screen);

    public Command Create()
    {
        var command = new Command("compare", screen.Say("比较几次运行：哪个更好、好多少", "compare recorded runs: which is better, by how much")) { _runs, _indicators, _out, _json };
        _home.AddTo(command);
        command.SetAction((parsed, stop) => screen.Guard(() => CompareAsync(parsed, stop)));
        return command;
    }

    private async Task<int> CompareAsync(ParseResult parsed, CancellationToken stop)
    {
        var (runs, home) = (parsed.GetRequiredValue(_runs), _home.Of(parsed));
        string[] indicators = [.. (parsed.GetValue(_indicators) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        var repeat = GivenCommand.Words(parsed, _home, _json);
        var compared = runs is [var only]
            ? KeptExperiment.IsIn(only) ? KeptExperiment.Read(only, indicators, repeat) : throw Alone(only)
            : await new RecordedComparison(indicators).ReadAsync(runs, home, repeat, stop);
        var text = ComparisonExport.Json(compared);
        var page = parsed.GetValue(_out) is { } folder ? Write(folder, text, compared) : null;
        if (parsed.GetValue(_json)) screen.Line(text);
        else ComparisonScreen.Show(screen, compared);
        if (page is not null && !parsed.GetValue(_json)) screen.Line(screen.Say("网页：", "The page: ") + page);
        return CommandLine.Met;
    }

    private string Write(string folder, string text, ComparedRuns compared)
    {
        try
        {
            var page = Path.Combine(Directory.CreateDirectory(folder).FullName, ComparisonPage.Name);
            File.WriteAllText(page, ComparisonPage.Html(compared, screen.Words.Language));
            File.WriteAllText(Path.Combine(folder, ComparisonExport.JsonName), text);
            return page;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordingException.Because(error, folder);
        }
    }

    private static RunFailedException Alone(string run) => new(new(
        $"只有 {run} 一个，没有可比较的：请再给一个运行，或给出一个试验的文件夹（其中有 {ExperimentExport.JsonName}）。",
        $"There is nothing to compare {run} with: name another run, or the folder of an experiment (with {ExperimentExport.JsonName} in it)."));
}
