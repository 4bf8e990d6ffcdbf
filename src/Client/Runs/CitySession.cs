using System.Diagnostics;
using System.Reflection;
using Liandong.Client.Screens;
using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Runs;
using Liandong.Silo;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>One run of a city in a silo inside this process, from the definition to the recording.</summary>
public sealed class CitySession(RunRequest request, ScenarioFile scenario, CityRun model)
{
    private TimeSpan? _coldStart;

    /// <summary>How many partitions; 0 takes what the model suggests.</summary>
    public int Partitions { get; init; }

    /// <summary>Twins whose final state is shown.</summary>
    public IReadOnlyList<TwinQuestion> Ask { get; init; } = [];

    /// <summary>Called with the run's status a few times a second.</summary>
    public Action<RunStatus> Progress { get; init; } = _ => { };

    /// <summary>Runs, and writes the recording into a folder.</summary>
    /// <exception cref="RunFailedException">The run could not go on.</exception>
    /// <exception cref="RecordingException">The recording cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped; nothing is left.</exception>
    public async Task<SessionResult> RunAsync(string folder, CancellationToken stop)
    {
        var (runs, id) = (Path.GetDirectoryName(folder)!, Path.GetFileName(folder));
        Leftovers.Remove(runs);
        var defined = CityRunBuilder.Definition(scenario, model.Seed, model.Feed);
        await using var recording = await RecordingWriter.CreateAsync(runs, id, model.City, model.Span, stop);
        await recording.KeepReportsAsync(model);
        await using var silo = await EmbeddedSilo.StartAsync(new CityRunBuilder(model.Feed), stop: stop);
        var run = silo.Grains.GetGrain<IRunGrain>(id);
        try
        {
            await run.Start(defined, new RunOptions { Partitions = Partitions });
            var status = await FollowAsync(run, stop);
            var ended = TimeProvider.System.GetTimestamp();
            await RecordAsync(run, recording, stop);
            var facts = Facts(id, defined, status, (await run.Digests()).Combined);
            var asked = new List<TwinAnswer>();
            foreach (var question in Ask) asked.Add(new(question, await AskAsync(silo.Grains, id, question)));
            var complete = await recording.CompleteAsync(facts, stop);
            return new SessionResult(model, status, facts, complete, asked) { Recorded = TimeProvider.System.GetElapsedTime(ended) };
        }
        finally
        {
            await run.Close();
        }
    }

    private async Task<RunStatus> FollowAsync(IRunGrain run, CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var status = await run.WaitForEnd(TimeSpan.FromMilliseconds(200));
            if (_coldStart is null && status.State is not (RunState.NotStarted or RunState.Loading)) _coldStart = CommandLine.SinceBegin - status.Wall;
            Progress(status);
            if (!status.HasEnded) continue;
            if (status.State == RunState.Finished) return status;
            throw new RunFailedException(FailureText.Of(status, model));
        }
    }

    private static async Task RecordAsync(IRunGrain run, RecordingWriter recording, CancellationToken stop)
    {
        var cursor = default(OutcomeCursor);
        while (true)
        {
            var chunk = await run.ReadOutcomes(cursor);
            await recording.AddAsync(chunk.Outcomes.ToArray(), stop);
            if (chunk.Last) return;
            cursor = chunk.Next;
        }
    }

    // What has a front door is asked at its door, as any other client of a silo would.
    private static async Task<TwinFields> AskAsync(IGrainFactory grains, string run, TwinQuestion question)
    {
        var key = run + "/" + question.Twin;
        try
        {
            return (TwinKind)question.Twin.Kind switch
            {
                TwinKind.CommandCenter => await grains.GetGrain<ICommandCenterGrain>(key).Ask(),
                TwinKind.GridCell => await grains.GetGrain<IGridCellGrain>(key).Ask(),
                TwinKind.Elder => await grains.GetGrain<IElderGrain>(key).Ask(),
                TwinKind.Sensor => await grains.GetGrain<ISensorGrain>(key).Ask(),
                TwinKind.Vehicle => await grains.GetGrain<IVehicleGrain>(key).Ask(),
                _ => await grains.GetGrain<IRunGrain>(run).Ask(question.Twin),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new RunFailedException(new($"--ask {question.Asked}：这次运行里没有这个孪生体。", $"--ask {question.Asked}: the run has no such twin."));
        }
    }

    private static readonly Text Caveat = new(
        "一次运行只有一个随机种子，看不出波动有多大；两种做法之差可能小于波动，请各换几个 --seed 再比。不少参数是假定，见 docs/model.zh-CN.md。镇街界线为示意，不是法定界线。",
        "One run has one random seed and does not show how much seeds differ; a comparison can differ by less than that, so run both with several (--seed). Many of the model's figures are assumed: docs/model.md. Town borders are drawn, not legal ones.");

    // Whoever has run the counterfactual is offered the run without it.
    private AlternativeRun Other(Counterfactual change)
    {
        var seed = scenario.Definition.Seed;
        if (!change.Set.All(request.Set.Contains)) return new(change.Label, request.Command(seed, change.Set));
        var without = request with { Set = [.. request.Set.Where(set => !change.Set.Contains(set))] };
        return new(new Text($"撤去这项改动（{change.Label.Zh}）", $"without this change ({change.Label.En})"), without.Command(seed));
    }

    private RunFacts Facts(string id, RunDefinition defined, RunStatus status, Digest digest)
    {
        var definition = scenario.Definition;
        var change = definition.Counterfactual;
        using var process = Process.GetCurrentProcess();
        return new RunFacts
        {
            RunId = id,
            ScenarioName = definition.Name,
            Title = definition.Title,
            Question = definition.Question,
            Changes = request.Changes(model.City.Name),
            CityHash = CityRunBuilder.CityHash(defined),
            ScenarioHash = scenario.Hash,
            Seed = model.Seed,
            Digest = digest,
            Versions = [Version("Liandong", typeof(CitySession)), new ComponentVersion(".NET", Environment.Version.ToString()), Version("Orleans", typeof(IGrain))],
            Events = status.Handled,
            WallTime = status.Wall,
            ColdStart = _coldStart ?? TimeSpan.Zero,
            PeakMemoryBytes = process.PeakWorkingSet64,
            RepeatCommand = request.Command(definition.Seed),
            Counterfactual = change is null ? null : Other(change),
            Objectives = definition.Objectives,
            Warnings = [Caveat, .. model.Assumptions, .. FeedSection.Notes(model.Feed)],
            Feed = model.Feed,
            RainMillimetresPerHour = model.RainMillimetresPerHour,
        };
    }

    private static ComponentVersion Version(string name, Type part) =>
        new(name, part.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', ' ')[0].TrimEnd('.') ?? "?");
}

/// <summary>A twin that was asked for, and its fields at the end.</summary>
public sealed record TwinAnswer(TwinQuestion Question, TwinFields State);

/// <summary>What came of a run.</summary>
/// <param name="Model">The city under its scenario.</param>
/// <param name="Status">How the run ended.</param>
/// <param name="Facts">What is known about it.</param>
/// <param name="Recording">What it left.</param>
/// <param name="Asked">The twins that were asked for.</param>
public sealed record SessionResult(CityRun Model, RunStatus Status, RunFacts Facts, RunRecording Recording, IReadOnlyList<TwinAnswer> Asked)
{
    /// <summary>How long the outcomes, the figures and the report took after the run.</summary>
    public TimeSpan Recorded { get; init; }

    /// <summary>The objectives, judged.</summary>
    public IReadOnlyList<ObjectiveResult> Objectives { get; } = [.. Facts.Objectives.Select(objective => objective.Judge(Recording.Indicators))];

    /// <summary>Whether every objective is met; one that could not be measured is not.</summary>
    public bool IsMet => Objectives.All(result => result.Verdict == Verdict.Met);
}
