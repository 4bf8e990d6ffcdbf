using System.Globalization;
using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Runs;
using Liandong.Silo;

namespace Liandong.Client.Runs;

/// <summary>One run of a city from its definition to the recording: in a silo inside this process, or in a cluster. The store keeps the run.</summary>
public sealed class CitySession(PlannedRun plan, RunHome home)
{
    /// <summary>How the run is carried out; one that is gone on with keeps what it was started with. One that waits for wall time can be reached from outside.</summary>
    public RunOptions Options { get; init; } = new();

    /// <summary>The id of the run to go on with; none starts a new one.</summary>
    public string? Resumed { get; init; }

    /// <summary>The build that kept the run to go on with, or the run that is forked; none when that is not known.</summary>
    public string? KeptBy { get; init; }

    /// <summary>Twins whose final state is shown.</summary>
    public IReadOnlyList<TwinQuestion> Ask { get; init; } = [];

    /// <summary>Called with the run's status a few times a second.</summary>
    public Action<RunProgress> Progress { get; init; } = _ => { };

    /// <summary>What is run.</summary>
    public PlannedRun Plan => plan;

    /// <summary>Runs, and writes the recording.</summary>
    /// <param name="place">Where it goes.</param>
    /// <param name="language">The language in which its report opens; none leaves it to the browser.</param>
    /// <param name="stop">Leaves the run.</param>
    /// <exception cref="RunFailedException">The run could not go on, or another process carries it.</exception>
    /// <exception cref="RecordingException">The recording cannot be written.</exception>
    /// <exception cref="RunUnrecordedException">The disk of the recording is full; the store keeps the run, and the message says how to go on.</exception>
    /// <exception cref="RunLeftException">It was stopped and no recording is left; the store keeps the run, and the message says how to go on.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before it began; nothing is left.</exception>
    public async Task<SessionResult> RunAsync(RecordingFolder place, string? language, CancellationToken stop)
    {
        await using var recording = await place.OpenAsync(plan.Model, stop);
        var folder = recording.Folder;
        await recording.KeepReportsAsync(plan.Model);
        await using var access = await home.OpenAsync(plan.Model.Feed, stop, opensGateway: Options.Pace != Unpaced.Name);
        var id = Resumed ?? await FreeIdAsync(access.Grains, Path.GetFileName(folder), stop);
        using var carried = await RunCarrier.TakeAsync(home, id, stop);
        using var door = access is EmbeddedSilo { GatewayPort: not 0 } silo ? LocalDoor.Open(folder, id, silo.GatewayPort) : null;
        var run = access.Grains.GetGrain<IRunGrain>(id);
        var follower = new RunFollower(run, home, plan.Model, Progress);
        var hasEnded = false;
        try
        {
            await BeginAsync(follower, folder, stop);
            var status = await follower.FollowAsync(stop);
            hasEnded = true;
            return await RecordAsync(access.Grains, id, follower, status, recording, language, stop);
        }
        catch (RunFailedException failed) when (failed.Misfit is { } detail)
        {
            // A fork that does not fit its parent has not taken a step of its own; there is nothing in it to keep.
            if (Resumed is null) await follower.Call(fork => fork.Remove(), CancellationToken.None);
            throw new RunFailedException(plan.Unforkable is { } text && Resumed is null ? text : MisfitText.OfKept(KeptBy, detail));
        }
        catch (RecordingException full) when (full.IsFull)
        {
            throw new RunUnrecordedException(id, home, folder, (await run.Describe())?.Checkpoint is not null, full);
        }
        catch (RunFailedException failed) when (failed.IsInterrupted)
        {
            carried?.IsBrokenOff = true;
            throw;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            if (!home.IsCluster) await follower.Call(left => left.Close(), CancellationToken.None);
            throw new RunLeftException(id, home, (await run.Describe())?.Checkpoint is not null);
        }
        finally
        {
            // A run in a cluster goes on by itself until it has ended, and then keeps its memory for whoever reads.
            if (hasEnded || !home.IsCluster) await follower.Call(left => left.Close(), CancellationToken.None);
        }
    }

    private Task BeginAsync(RunFollower follower, string folder, CancellationToken stop)
    {
        if (Resumed is not null) return follower.Call(run => run.Resume(), stop);
        var scenario = plan.Scenario.Definition;
        var note = new RunNote { Request = plan.Request, Folder = folder, Title = scenario.Title, Start = scenario.Start, DurationMilliseconds = scenario.Duration.Milliseconds, Build = ThisBuild.Version };
        return follower.Call(run => run.Start(plan.Definition, Options with { Note = note.Write() }), stop);
    }

    // The folder's name, unless the store has a run of that name: its recording was moved away, or it left none.
    private async Task<string> FreeIdAsync(IGrainFactory grains, string name, CancellationToken stop)
    {
        var calls = new PatientCalls(home);
        var id = name;
        for (var number = 2; await calls.Ask(() => grains.GetGrain<IRunGrain>(id).Describe(), stop) is not null; number++) id = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        return id;
    }

    private async Task<SessionResult> RecordAsync(IGrainFactory grains, string id, RunFollower follower, RunStatus status, RecordingWriter recording, string? language, CancellationToken stop)
    {
        var ended = TimeProvider.System.GetTimestamp();
        for (var (cursor, last) = (default(OutcomeCursor), false); !last;)
        {
            var from = cursor;
            var chunk = await follower.ReadAsync(run => run.ReadOutcomes(from), stop);
            await recording.AddAsync(chunk.Outcomes.ToArray(), stop);
            (cursor, last) = (chunk.Next, chunk.Last);
        }

        var digests = await follower.ReadAsync(run => run.Digests(), stop);
        var facts = SessionFacts.Of(plan, id, status, digests.Combined, follower.ColdStart ?? TimeSpan.Zero) with { Language = language };
        var asked = new List<TwinAnswer>();
        foreach (var question in Ask) asked.Add(new(question, await AskAsync(new TwinDoors(grains, id), follower, question, stop)));
        var complete = await recording.CompleteAsync(facts, stop);
        return new SessionResult(plan.Model, status, facts, complete, asked) { Recorded = TimeProvider.System.GetElapsedTime(ended), Words = home.Words };
    }

    private static async Task<TwinFields> AskAsync(TwinDoors doors, RunFollower follower, TwinQuestion question, CancellationToken stop)
    {
        try
        {
            return await follower.ReadAsync(_ => doors.AskAsync(question.Twin), stop);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new RunFailedException(new($"--ask {question.Asked}：这次运行里没有这个孪生体。", $"--ask {question.Asked}: the run has no such twin."));
        }
    }
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

    /// <summary>What has to be written behind a command that is to find the run again.</summary>
    public string Words { get; init; } = "";

    /// <summary>The objectives, judged.</summary>
    public IReadOnlyList<ObjectiveResult> Objectives { get; } = [.. Facts.Objectives.Select(objective => objective.Judge(Recording.Indicators))];

    /// <summary>Whether every objective is met; one that could not be measured is not.</summary>
    public bool IsMet => Objectives.All(result => result.Verdict == Verdict.Met);
}
