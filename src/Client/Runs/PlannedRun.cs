using System.Collections.Immutable;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Runs;
using Liandong.Silo;

namespace Liandong.Client.Runs;

/// <summary>A run as it is about to be started, or gone on with: what was asked for, what is computed, and the city under its scenario.</summary>
public sealed record PlannedRun(RunRequest Request, ScenarioFile Scenario, CityRun Model, RunDefinition Definition)
{
    /// <summary>What was changed, so that title and question do not tell all of it; null for the scenario as it was written.</summary>
    public Text? Changes => Definition.Fork is { } fork ? Forked(fork) : Request.Changes(Model.City.Name);

    /// <summary>The command that makes the same run again.</summary>
    public string RepeatCommand => Definition.Fork is { } fork ? Request.ForkCommand(fork.Run, TimeOf(fork)) : Request.Command(Scenario.Definition.Seed);

    /// <summary>Why this fork cannot be, when its state does not fit; null for what changes nothing.</summary>
    public Text? Unforkable => Definition.Fork is { } fork && Request.Since.Count > 0
        ? MisfitText.OfFork(string.Join(", ", Request.Since), TimeOf(fork), Request.AnewCommand(Scenario.Definition.Seed))
        : null;

    /// <summary>A new run.</summary>
    /// <exception cref="Scenarios.Yaml.DefinitionException">Something in it cannot be used.</exception>
    public static PlannedRun Of(RunRequest request)
    {
        var scenario = request.Load();
        var model = ModelOf(request, scenario.Definition, (ulong)scenario.Definition.Seed);
        return new(request, scenario, model, CityRunBuilder.Definition(scenario, model.Seed, model.Feed));
    }

    /// <summary>A run that was started before.</summary>
    /// <exception cref="RunFailedException">The city's files are others now.</exception>
    public static PlannedRun Of(RunDefinition definition, RunRequest request)
    {
        RequireCity(definition);
        var scenario = CityRunBuilder.Scenario(definition);
        return new(request, scenario, ModelOf(request, scenario.Definition, CityRunBuilder.Seeds(definition)), definition);
    }

    /// <summary>Fails when the city's files have changed since a run was defined: it would be computed in another city.</summary>
    /// <exception cref="RunFailedException">They have.</exception>
    public static void RequireCity(RunDefinition definition)
    {
        var city = CityRunBuilder.Scenario(definition).Definition.City;
        if (CityRunBuilder.CityHash(definition) == CityFiles.ContentHash(city)) return;
        throw new RunFailedException(new(
            $"城市 {city} 的文件在这次运行之后改过，不能再接着算。请换回当时的文件，或从头运行。",
            $"The files of the city {city} have changed since this run was made; it cannot be computed with these. Put the files of that time back, or begin anew."));
    }

    /// <summary>What the recording keeps of the definition.</summary>
    public static RecordedDefinition Recorded(RunDefinition definition) =>
        new(definition.Content, definition.Seed, definition.Fork is { } fork ? new RecordedFork(Recorded(fork.Parent), fork.At, fork.Run) : null);

    /// <summary>The definition that a recording kept.</summary>
    public static RunDefinition Of(RecordedDefinition recorded) => new()
    {
        Model = CityRunBuilder.Model,
        Content = recorded.Content,
        Seed = recorded.Seed,
        Fork = recorded.Fork is { } fork ? new ForkPoint(Of(fork.Parent), fork.At, fork.Run) : null,
    };

    internal static CityRun ModelOf(RunRequest request, ScenarioDefinition scenario, RunSeeds seeds)
    {
        if (scenario.FindsWarmUp) throw new RunFailedException(new("warm-up: mser-5 只用于 experiment，由多次运行定出；单独运行请写时长，如 --set warm-up=2h", "warm-up: mser-5 is for experiments, which find it from many runs; give a run of its own a length, such as --set warm-up=2h"));
        var run = new CityRun(CityFit.CityOf(scenario), scenario, seeds);
        var sources = request.Sources();
        if (sources.Count == 0 && request.Live is null) return run;
        ImmutableArray<FeedKind> live = request.Live is null ? [] : LiveKinds.Parse(request.Live);
        var fed = new CityRun(run.City, scenario, seeds, FeedReader.Read(run, sources).With(live));
        LiveKinds.Require(fed);
        return fed;
    }

    private string TimeOf(ForkPoint fork) => RunTime.Shown(Model.Scenario.Start.AddMilliseconds(fork.At.Milliseconds));

    private Text Forked(ForkPoint fork)
    {
        var set = string.Join(", ", Request.Since);
        return set.Length == 0
            ? new($"从运行 {fork.Run} 的 {TimeOf(fork)} 分叉，没有改动：指纹应与原运行相同", $"Forked from run {fork.Run} at {TimeOf(fork)} without a change: the digest equals that run's")
            : new($"从运行 {fork.Run} 的 {TimeOf(fork)} 分叉，其后的改动：{set}", $"Forked from run {fork.Run} at {TimeOf(fork)}; changed from there on: {set}");
    }
}
