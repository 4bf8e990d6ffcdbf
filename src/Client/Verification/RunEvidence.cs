using System.Globalization;
using System.Runtime.CompilerServices;
using Liandong.Client.Runs;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Runs;
using Liandong.Silo;
using Liandong.Twins.Time;

namespace Liandong.Client.Verification;

/// <summary>A run's digest and outcomes, wherever they are: what two runs are compared by.</summary>
internal abstract record RunEvidence(string Name, string Digest)
{
    /// <summary>Whether the outcomes are at hand, and need not be computed to be compared.</summary>
    public abstract bool IsAtHand { get; }

    /// <summary>The outcomes in canonical order.</summary>
    public abstract IAsyncEnumerable<Outcome[]> OutcomesAsync(CancellationToken stop);

    /// <summary>The outcomes of a run that has ended, from its grain.</summary>
    protected static async IAsyncEnumerable<Outcome[]> ReadAsync(RunFollower follower, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var (cursor, last) = (default(OutcomeCursor), false); !last;)
        {
            var from = cursor;
            var chunk = await follower.ReadAsync(run => run.ReadOutcomes(from), stop);
            yield return chunk.Outcomes.ToArray();
            (cursor, last) = (chunk.Next, chunk.Last);
        }
    }
}

/// <summary>A recording.</summary>
internal sealed record RecordedEvidence(RecordedRun Run) : RunEvidence(Run.RunId, Run.Digest)
{
    public override bool IsAtHand => true;

    public override IAsyncEnumerable<Outcome[]> OutcomesAsync(CancellationToken stop) => Run.ReadOutcomesAsync(stop);
}

/// <summary>A run that a store keeps: its outcomes have to be brought back from its last checkpoint.</summary>
internal sealed record StoredEvidence(StoredRun Run, RunFollower Follower) : RunEvidence(Run.Id, Run.Status.Digest!)
{
    public override bool IsAtHand => false;

    public override async IAsyncEnumerable<Outcome[]> OutcomesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        try
        {
            await Follower.Call(run => run.Resume(), stop);
            await Follower.FollowAsync(stop);
            await foreach (var piece in ReadAsync(Follower, stop)) yield return piece;
        }
        finally
        {
            // Whoever has seen enough, or sees it fail, must not leave it computing.
            await Follower.Call(run => run.Close(), CancellationToken.None);
        }
    }
}

/// <summary>A run that was computed anew from its beginning. Dispose it to remove it.</summary>
internal sealed record ComputedEvidence(string Name, string Digest, RunFollower Follower) : RunEvidence(Name, Digest), IAsyncDisposable
{
    public override bool IsAtHand => true;

    /// <summary>Computes a run from its definition. One that took inputs while it ran gets them again, in its own store.</summary>
    /// <param name="grains">Where it is computed.</param>
    /// <param name="home">Whose the grains are.</param>
    /// <param name="definition">What is computed.</param>
    /// <param name="inputsOf">The run whose inputs it gets; none when it had none.</param>
    /// <param name="progress">Told how it stands.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<ComputedEvidence> ComputeAsync(IGrainFactory grains, RunHome home, RunDefinition definition, string? inputsOf, Action<RunProgress> progress, CancellationToken stop)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{inputsOf ?? "recording"}-verify-{TimeProvider.System.GetUtcNow():yyyyMMddHHmmss}-{Environment.ProcessId}");
        var follower = new RunFollower(grains.GetGrain<IRunGrain>(id), home, ModelOf(definition), progress);
        // A fork that never leaves its parent is the parent, inputs and all.
        var computed = inputsOf is null ? definition : definition with { Fork = new ForkPoint(definition, SimTime.Never, inputsOf) };
        var evidence = new ComputedEvidence(id, "", follower);
        try
        {
            await follower.Call(run => run.Start(computed, new RunOptions { CheckpointEvery = TimeSpan.Zero, FromBeginning = true }), stop);
            await follower.FollowAsync(stop);
            return evidence with { Digest = (await follower.ReadAsync(run => run.Digests(), stop)).Combined.ToString() };
        }
        catch
        {
            await evidence.DisposeAsync();
            throw;
        }
    }

    /// <summary>The city under the scenario of a definition, for names.</summary>
    public static CityRun ModelOf(RunDefinition definition)
    {
        var scenario = CityRunBuilder.Scenario(definition).Definition;
        return new CityRun(CityFit.CityOf(scenario), scenario, CityRunBuilder.Seeds(definition));
    }

    public override IAsyncEnumerable<Outcome[]> OutcomesAsync(CancellationToken stop) => ReadAsync(Follower, stop);

    public async ValueTask DisposeAsync() => await Follower.Call(run => run.Remove(), CancellationToken.None);
}
