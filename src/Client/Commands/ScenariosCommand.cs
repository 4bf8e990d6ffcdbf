using System.CommandLine;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;
using Text = Liandong.Scenarios.City.Text;

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
            scenarios.Select(scenario => new[] { scenario.Name, scenario.City, Length(scenario), string.Join('\n', screen.Words.Each(scenario.Question)) }));
        return Task.FromResult(CommandLine.Met);
    }

    /// <summary>How long a scenario is.</summary>
    internal static Text LengthOf(ScenarioDefinition scenario) => ValueFormat.Of(TimeSpan.FromMilliseconds(scenario.Duration.Milliseconds));

    /// <summary>How much of its length figures leave out; none when they leave out nothing.</summary>
    internal static Text? WarmUpOf(ScenarioDefinition scenario)
    {
        if (scenario.FindsWarmUp) return new("预热由试验按 MSER-5 定出", "warm-up found by MSER-5");
        if (scenario.WarmUp == SimDuration.Zero) return null;
        var warmUp = ValueFormat.Of(TimeSpan.FromMilliseconds(scenario.WarmUp.Milliseconds));
        return new($"其中预热 {warmUp.Zh}", $"of which {warmUp.En} warm-up");
    }

    private string Length(ScenarioDefinition scenario) => string.Join('\n', new[] { LengthOf(scenario), WarmUpOf(scenario) }.OfType<Text>().SelectMany(screen.Words.Each));

    private Task<int> Show(string name)
    {
        var source = ScenarioFiles.Load(name).Source;
        screen.Line(StrictYaml.ReadFile(source).TrimEnd());
        return Task.FromResult(CommandLine.Met);
    }
}
