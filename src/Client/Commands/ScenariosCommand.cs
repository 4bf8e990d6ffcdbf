using System.CommandLine;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Yaml;

namespace Liandong.Client.Commands;

/// <summary><c>liandong scenarios</c>: the bundled scenarios, or the text of one of them to start from.</summary>
internal sealed class ScenariosCommand(Screen screen)
{
    private readonly Argument<string> _name = new("name") { Description = screen.Say("情景名或文件", "a scenario's name or file") };

    public Command Create()
    {
        var show = new Command("show", screen.Say("显示情景文件", "print a scenario's file")) { _name };
        show.SetAction((parsed, _) => screen.Guard(() => Show(parsed.GetRequiredValue(_name))));
        var command = new Command("scenarios", screen.Say("列出内置情景", "list the bundled scenarios")) { show };
        command.SetAction((_, _) => screen.Guard(List));
        return command;
    }

    private Task<int> List()
    {
        var scenarios = ScenarioFiles.BuiltIn().Select(scenario => ScenarioFiles.Load(scenario.Path).Definition);
        screen.Table(
            [new("情景", "scenario"), new("城市", "city"), new("时长", "length"), new("要回答的问题", "question")],
            scenarios.Select(scenario => new[] { scenario.Name, scenario.City, screen.Words.Of(ValueFormat.Of(TimeSpan.FromMilliseconds(scenario.Duration.Milliseconds))), string.Join('\n', screen.Words.Each(scenario.Question)) }));
        return Task.FromResult(CommandLine.Met);
    }

    private Task<int> Show(string name)
    {
        var source = ScenarioFiles.Load(name).Source;
        screen.Line(StrictYaml.ReadFile(source).TrimEnd());
        return Task.FromResult(CommandLine.Met);
    }
}
