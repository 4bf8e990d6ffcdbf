using System.Diagnostics;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Recording;
using Liandong.Silo;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>What is known about a run when it has ended, for its recording.</summary>
internal static class SessionFacts
{
    private static readonly Text Caveat = new(
        "一次运行只有一个随机种子，看不出波动有多大；两种做法之差可能小于波动，请各换几个 --seed 再比。不少参数是假定，见 docs/model.zh-CN.md。镇街界线为示意，不是法定界线。",
        "One run has one random seed and does not show how much seeds differ; a comparison can differ by less than that, so run both with several (--seed). Many of the model's figures are assumed: docs/model.md. Town borders are drawn, not legal ones.");

    public static RunFacts Of(PlannedRun plan, string id, RunStatus status, Digest digest, TimeSpan coldStart)
    {
        var (definition, model) = (plan.Scenario.Definition, plan.Model);
        using var process = Process.GetCurrentProcess();
        return new RunFacts
        {
            RunId = id,
            ScenarioName = definition.Name,
            Title = definition.Title,
            Question = definition.Question,
            Changes = plan.Changes,
            CityHash = CityRunBuilder.CityHash(plan.Definition),
            ScenarioHash = plan.Scenario.Hash,
            Seed = model.Seed,
            Digest = digest,
            Versions = [new ComponentVersion(RecordedRun.Program, ThisBuild.Version), new ComponentVersion(".NET", Environment.Version.ToString()), Version("Orleans", typeof(IGrain))],
            Definition = PlannedRun.Recorded(plan.Definition),
            Inputs = status.Inputs,
            Events = status.Handled,
            WallTime = status.Wall,
            ColdStart = coldStart,
            PeakMemoryBytes = process.PeakWorkingSet64,
            RepeatCommand = plan.RepeatCommand,
            Counterfactual = definition.Counterfactual is { } change && plan.Definition.Fork is null ? Other(plan, change) : null,
            Objectives = definition.Objectives,
            Warnings = [Caveat, .. model.Assumptions, .. FeedSection.Notes(model.Feed)],
            Feed = model.Feed,
            RainMillimetresPerHour = model.RainMillimetresPerHour,
        };
    }

    // Whoever has run the counterfactual is offered the run without it.
    private static AlternativeRun Other(PlannedRun plan, Counterfactual change)
    {
        var (request, seed) = (plan.Request, plan.Scenario.Definition.Seed);
        if (!change.Set.All(request.Set.Contains)) return new(change.Label, request.Command(seed, change.Set));
        var without = request with { Set = [.. request.Set.Where(set => !change.Set.Contains(set))] };
        return new(new Text($"撤去这项改动（{change.Label.Zh}）", $"without this change ({change.Label.En})"), without.Command(seed));
    }

    private static ComponentVersion Version(string name, Type part) =>
        new(name, ThisBuild.VersionOf(part.Assembly).Split('+', ' ')[0].TrimEnd('.'));
}
