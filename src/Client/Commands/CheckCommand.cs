using System.CommandLine;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;

namespace Liandong.Client.Commands;

/// <summary><c>liandong check</c>: whether a city or a scenario can be used; a scenario together with the city that it names.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> File = new("file") { Description = "情景 YAML、city.yaml 或城市文件夹 / a scenario's YAML, a city.yaml or a city's folder" };

    public static Command Create(Func<ParseResult, Screen> open)
    {
        var command = new Command("check", "检查情景或城市文件 / check a scenario or a city") { File };
        command.SetAction((parsed, _) =>
        {
            var screen = open(parsed);
            return screen.Guard(() => Check(screen, parsed.GetRequiredValue(File)));
        });
        return command;
    }

    private static Task<int> Check(Screen screen, string path)
    {
        if (Directory.Exists(path) || Path.GetFileName(path) == CityFiles.FileName) CheckCity(screen, path);
        else CheckScenario(screen, path);
        return Task.FromResult(CommandLine.Met);
    }

    private static void CheckCity(Screen screen, string path)
    {
        var city = CityFiles.Load(path);
        screen.Line(new Text(
            $"城市 {city.Id}（{city.Name.Zh}）可用：{city.Counties.Length} 个县、{city.Towns.Length} 个镇、{city.Cells.Length} 个网格。",
            $"City {city.Id} ({city.Name.En}) can be used: {city.Counties.Length} counties, {city.Towns.Length} towns, {city.Cells.Length} cells."));
    }

    private static void CheckScenario(Screen screen, string path)
    {
        var file = ScenarioFiles.Load(path);
        foreach (var variant in new[] { file, file.Variant() })
        {
            if (variant is null) continue;
            _ = new CityRun(CityFiles.Load(variant.Definition.City), variant.Definition, (ulong)variant.Definition.Seed);
        }

        var scenario = file.Definition;
        screen.Line(new Text(
            $"情景 {scenario.Name}（{scenario.Title.Zh}）可用：{scenario.City}，{scenario.Duration}，{scenario.Objectives.Length} 项目标，指纹 {file.Hash[..12]}。",
            $"Scenario {scenario.Name} ({scenario.Title.En}) can be used: {scenario.City}, {scenario.Duration}, {scenario.Objectives.Length} objectives, hash {file.Hash[..12]}."));
    }
}
