using System.CommandLine;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Yaml;

namespace Liandong.Client.Commands;

/// <summary><c>liandong scenarios</c>: the bundled scenarios, or the text of one of them to start from.</summary>
internal static class ScenariosCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "情景名或文件 / a scenario's name or file" };

    public static Command Create(Func<ParseResult, Screen> open)
    {
        var show = new Command("show", "显示情景文件 / print a scenario's file") { Name };
        show.SetAction((parsed, _) =>
        {
            var screen = open(parsed);
            return screen.Guard(() => Show(screen, parsed.GetRequiredValue(Name)));
        });
        var command = new Command("scenarios", "列出内置情景 / list the bundled scenarios") { show };
        command.SetAction((parsed, _) =>
        {
            var screen = open(parsed);
            return screen.Guard(() => List(screen));
        });
        return command;
    }

    private static Task<int> List(Screen screen)
    {
        var scenarios = ScenarioFiles.BuiltIn().Select(scenario => ScenarioFiles.Load(scenario.Path).Definition);
        screen.Table(
            [new("情景", "scenario"), new("城市", "city"), new("时长", "length"), new("要回答的问题", "question")],
            scenarios.Select(scenario => new[] { scenario.Name, scenario.City, scenario.Duration.ToString(), screen.Words.Of(scenario.Question) }));
        return Task.FromResult(CommandLine.Met);
    }

    private static Task<int> Show(Screen screen, string name)
    {
        var source = ScenarioFiles.Load(name).Source;
        screen.Line(StrictYaml.ReadFile(source).TrimEnd());
        return Task.FromResult(CommandLine.Met);
    }
}
