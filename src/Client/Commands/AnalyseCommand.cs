using System.CommandLine;
using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Yaml;

namespace Liandong.Client.Commands;

/// <summary><c>liandong analyse</c>: hot spots, repeat matters, weak departments, early signals and the scoreboard of a recorded run.</summary>
internal sealed class AnalyseCommand(Screen screen)
{
    private readonly Argument<string> _run = new("run") { Description = screen.Say("记录的文件夹，或运行的标识（或能区分的开头）", "a recording's folder or a run's id") };
    private readonly Argument<string?> _topic = new("topic")
    {
        Description = screen.Say("专题：", "topic: ") + string.Join(", ", TopicPage.Topics) + screen.Say("（默认全部）", " (default: all)"),
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string> _city = new("--city") { Description = screen.Say("城市名或文件夹（默认按记录）", "a city's name or folder (default: the recording's)") };
    private readonly Option<string> _out = new("--out") { Description = screen.Say("页面写入的文件夹（默认 记录/analysis）", "folder for the pages (default: the recording's analysis)"), HelpName = "DIR" };
    private readonly Option<bool> _json = new("--json") { Description = screen.Say("标准输出只有 JSON，不写页面", "print JSON only, write no pages") };
    private readonly HomeOptions _home = new(screen);

    public Command Create()
    {
        var command = new Command("analyse", screen.Say("专题分析一次运行", "analyse a recorded run by topic")) { _run, _topic, _city, _out, _json };
        _home.AddTo(command);
        command.SetAction((parsed, stop) => screen.Guard(() => AnalyseAsync(parsed, stop)));
        return command;
    }

    private async Task<int> AnalyseAsync(ParseResult parsed, CancellationToken stop)
    {
        var topic = parsed.GetValue(_topic);
        if (topic is not null && !TopicPage.Topics.Contains(topic, StringComparer.Ordinal))
        {
            var (zh, en) = Spelling.Hint(topic, TopicPage.Topics);
            throw new RunFailedException(new($"没有专题 {topic}；{zh}", $"there is no topic {topic}; {en}"));
        }

        var folder = await StoredRuns.RecordingOfAsync(parsed.GetRequiredValue(_run), _home.Of(parsed), stop);
        var run = RecordedRun.Open(folder);
        var named = parsed.GetValue(_city) ?? run.CityId;
        var city = CityFiles.Load(named);
        if (city.Id != run.CityId) throw new RunFailedException(new($"记录是 {run.CityId} 的，不是 {city.Id} 的。", $"The recording is of {run.CityId}, not of {city.Id}."));
        var isJson = parsed.GetValue(_json);
        if (CityFiles.ContentHash(named) != run.CityHash && !isJson) screen.Warning(new("城市文件在运行之后改过：名称和事项可能对不上。", "The city's files changed after the run: names and matters may not fit."));
        var indicators = await run.AddUpAsync(city, stop);
        Section[] sections = [.. TopicPage.Topics.Where(id => topic is null || id == topic).Select(id => indicators.Sections.FirstOrDefault(section => section.Id == id)).OfType<Section>()];
        if (isJson)
        {
            screen.Line(TopicPage.Json(run, indicators, sections));
            return CommandLine.Met;
        }

        await WriteAsync(new Pages(city, run, indicators, sections), parsed.GetValue(_out) ?? Path.Combine(folder, "analysis"), $"./liandong analyse {folder}", stop);
        return CommandLine.Met;
    }

    private async Task WriteAsync(Pages pages, string folder, string command, CancellationToken stop)
    {
        if (pages.Sections.Count == 0) throw new RunFailedException(new("这次运行没有可分析的事项。", "Nothing happened in this run that could be analysed."));
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var section in pages.Sections)
            {
                var path = Path.Combine(folder, section.Id + ".html");
                await File.WriteAllTextAsync(path, TopicPage.Html(pages.City, pages.Run, pages.Indicators, section, $"{command} {section.Id}", screen.Words.Language), stop);
                screen.Heading(section.Title);
                screen.Paragraph(section.Finding, "  ");
                screen.Line("  " + path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw RecordingException.Because(error, folder);
        }
    }

    private sealed record Pages(CityDefinition City, RecordedRun Run, RunIndicators Indicators, IReadOnlyList<Section> Sections);
}
