using Liandong.Twins.Time;
using Orleans.Placement;

namespace Liandong.Grains.Runs;

/// <summary>Not reentrant: its calls are short, and the clock is no call, so they come in between any two of its awaits.</summary>
[GrainType("run"), KeepAlive, Immovable]
internal sealed class RunGrain(IRunBuilder builder, IPaceBuilder paces, PartitionPlacer placer) : Grain, IRunGrain
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _stop = new();
    private RunClock? _clock;
    private Task _running = Task.CompletedTask;

    /// <inheritdoc/>
    public Task Start(RunDefinition definition, RunOptions options)
    {
        if (_clock is { } started)
        {
            if (started.Definition != definition) throw new InvalidOperationException($"Run {this.GetPrimaryKeyString()} was started with another definition.");
            return Task.CompletedTask;
        }

        _clock = new RunClock(this.GetPrimaryKeyString(), definition, options, builder, paces, placer, GrainFactory);
        // The caller's request context and trace must not live as long as the run.
        using (ExecutionContext.SuppressFlow()) _running = _clock.Run(_stop.Token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<RunStatus> Status() => Task.FromResult(_clock?.Status ?? new RunStatus());

    /// <inheritdoc/>
    public async Task<RunStatus> WaitForEnd(TimeSpan atMost)
    {
        if (_clock is not { } clock) return new RunStatus();
        await Task.WhenAny(clock.Ended, Task.Delay(atMost < LongestWait ? atMost : LongestWait));
        return clock.Status;
    }

    /// <inheritdoc/>
    public async Task Cancel()
    {
        await _stop.CancelAsync();
        await _running;
    }

    /// <inheritdoc/>
    public async Task<RunDigests> Digests()
    {
        var clock = Ended();
        var parts = await Task.WhenAll(clock.Partitions.Select(partition => partition.Digests()));
        var read = new int[parts.Length];
        Digest[] digests = [.. clock.Owners.Select(owner => parts[owner][read[owner]++])];
        return new RunDigests(Digest.Combine(digests), digests);
    }

    /// <inheritdoc/>
    public async Task<OutcomeChunk> ReadOutcomes(OutcomeCursor from)
    {
        var clock = Ended();
        var most = OutcomeChunk.LargestBytes / System.Runtime.CompilerServices.Unsafe.SizeOf<Outcome>();
        var share = Math.Max(1, most / clock.Partitions.Count);
        var chunks = await Task.WhenAll(clock.Partitions.Select(partition => partition.ReadOutcomes(from, share)));
        return chunks.Length == 1 ? chunks[0] : OutcomeMerge.Merge([.. chunks.Select(OutcomeMerge.From)], from, most);
    }

    /// <inheritdoc/>
    public Task<TwinFields> Ask(TwinId twin)
    {
        if (_clock is not { Status.State: not RunState.Loading } clock) throw new InvalidOperationException($"Run {this.GetPrimaryKeyString()} has no twins yet.");
        if (twin.Jurisdiction >= clock.Owners.Count) throw new ArgumentOutOfRangeException(nameof(twin), $"The run has no twin {twin}.");
        return clock.Partitions[clock.Owners[twin.Jurisdiction]].Ask(twin);
    }

    /// <inheritdoc/>
    public async Task Close()
    {
        await Cancel();
        if (_clock is { } clock) await Task.WhenAll(clock.Partitions.Select(partition => partition.Close()));
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Cancel();

    private RunClock Ended() => _clock is { Status.HasEnded: true } clock ? clock : throw new InvalidOperationException($"Run {this.GetPrimaryKeyString()} has not ended.");
}
