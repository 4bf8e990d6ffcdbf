using System.CommandLine;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Runs;

namespace Liandong.Client.Commands;

/// <summary><c>liandong check</c>: whether a city, a scenario or an experiment can be used; each together with what it names.</summary>
internal sealed class CheckCommand(Screen screen)
{
    private readonly Argument<string> _file = new("file") { Description = screen.Say("情景或试验的 YAML、city.yaml、城市文件夹，或内置的名字", "the YAML of a scenario or an experiment, a city.yaml, a city's folder, or a bundled name") };

    public Command Create()
    {
        var command = new Command("check", screen.Say("检查情景、试验或城市文件", "check a scenario, an experiment or a city")) { _file };
        command.SetAction((parsed, _) => screen.Guard(() => Check(parsed.GetRequiredValue(_file))));
        return command;
    }

    private Task<int> Check(string path)
    {
        if (IsCity(path)) CheckCity(path);
        else if (ExperimentFiles.IsExperiment(path)) CheckExperiment(path);
        else CheckScenario(path);
        return Task.FromResult(CommandLine.Met);
    }

    // A bundled city and a bundled scenario never have the same name; a path with separators is a file.
    private static bool IsCity(string path) => Directory.Exists(path) || Path.GetFileName(path) == CityFiles.FileName
        || (CityFiles.Bundled().Contains(path) && !ScenarioFiles.BuiltIn().Any(scenario => scenario.Name == path));

    private void CheckCity(string path)
    {
        var city = CityFiles.Load(path);
        screen.Line(new Text(
            $"城市 {city.Id}（{city.Name.Zh}）可用：{city.Counties.Length} 个县、{city.Towns.Length} 个镇、{city.Cells.Length} 个网格。",
            $"City {city.Id} ({city.Name.En}) can be used: {Plural.Of(city.Counties.Length, "county", "counties")}, {Plural.Of(city.Towns.Length, "town")}, {Plural.Of(city.Cells.Length, "cell")}."));
    }

    private void CheckExperiment(string path)
    {
        var experiment = ExperimentFiles.Load(path);
        var definition = experiment.Definition;
        var (runs, runsEn) = definition.Precision.IsEmpty ? ($"{definition.Replications}", $"{definition.Replications}") : ($"{definition.FewestReplications} 到 {definition.Replications}", $"{definition.FewestReplications} to {definition.Replications}");
        screen.Line(new Text(
            $"试验 {definition.Name}（{definition.Title.Zh}）可用：情景 {definition.Scenario}，{experiment.Alternatives.Length} 个方案，各运行 {runs} 次，{experiment.Indicators.Length} 项指标。",
            $"Experiment {definition.Name} ({definition.Title.En}) can be used: scenario {definition.Scenario}, {Plural.Of(experiment.Alternatives.Length, "alternative")}, {runsEn} runs of each, {Plural.Of(experiment.Indicators.Length, "indicator")}."));
    }

    private void CheckScenario(string path)
    {
        if (File.Exists(path) && !ScenarioFiles.BuiltIn().Any(scenario => scenario.Name == path) && Path.GetExtension(path).ToUpperInvariant() is not (".YAML" or ".YML"))
        {
            throw new RunFailedException(new(
                $"{path} 不是情景、试验或城市：情景与试验是 .yaml 文件，城市是有 city.yaml 的文件夹。接入数据的映射由 ./liandong run … --feed 检查。",
                $"{path} is no scenario, experiment or city: the first two are .yaml files, a city is a folder with a city.yaml. The mapping of recorded data is checked by ./liandong run … --feed."));
        }

        var file = ScenarioFiles.Load(path);
        CityFit.Require(file);
        var scenario = file.Definition;
        var length = ScenariosCommand.LengthOf(scenario);
        if (ScenariosCommand.WarmUpOf(scenario) is { } warmUp) length = new($"{length.Zh}（{warmUp.Zh}）", $"{length.En} ({warmUp.En})");
        screen.Line(new Text(
            $"情景 {scenario.Name}（{scenario.Title.Zh}）可用：{scenario.City}，{length.Zh}，{scenario.Objectives.Length} 项目标，指纹 {file.Hash[..12]}。",
            $"Scenario {scenario.Name} ({scenario.Title.En}) can be used: {scenario.City}, {length.En}, {Plural.Of(scenario.Objectives.Length, "objective")}, hash {file.Hash[..12]}."));
    }
}
