using Liandong.Twins.Time;
using Microsoft.Extensions.Logging;
using Orleans.Placement;

namespace Liandong.Grains.Runs;

/// <summary>Not reentrant: its calls are short, and the clock is no call, so they come in between any two of its awaits.</summary>
[GrainType("run"), Immovable]
internal sealed class RunGrain([PersistentState("head")] IPersistentState<RunHead> head, RunPorts ports, StoreSight sight, ILocalSiloDetails here) : Grain, IRunGrain, ILifecycleParticipant<IGrainLifecycle>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    // What a run that has ended left is read by its client; one that is only asked who it is goes sooner.
    private static readonly TimeSpan StaysAfterEnd = TimeSpan.FromHours(1);
    private CancellationTokenSource _stop = new();
    private RunClock? _clock;
    private Task _running = Task.CompletedTask;
    private InputReceivers? _receivers;

    private string Run => this.GetPrimaryKeyString();

    private RunIncarnation Incarnation => new(Run, head.State.Incarnation);

    /// <inheritdoc/>
    public async Task Start(RunDefinition definition, RunOptions options)
    {
        if (head.State.Format != 0)
        {
            if (head.State.Definition != definition) throw new InvalidOperationException($"Run {Run} was started with another definition.");
            if (!head.State.IsUnfinished) return;
            head.State.RequireFormat(Run);
            await Enter();
            Carry(isNew: false);
            return;
        }

        // In this order: what is in the list without a head is struck out again, what was there before the head was can be of no other run, and
        // a head is the last thing that comes to be.
        var created = ports.Time.GetUtcNow();
        if (options.IsKept) await Directory.Enter(Entry(created, isUnfinished: true));
        var former = options.IsKept ? await RunRemains.Of(ports.Store, Run) : [];
        var begun = await FirstHead.Make(Run, definition, options, created, ports);
        head.State = begun;
        try
        {
            if (options.IsKept) await head.WriteStateAsync();
        }
        catch
        {
            head.State = new RunHead();
            throw;
        }

        Carry(isNew: true);
        // Whoever looked between the two has struck it out; nothing would be read of it again.
        if (options.IsKept) await Tell();
        foreach (var over in former) await RunRemains.RemoveQuietly(ports, over);
    }

    /// <inheritdoc/>
    public async Task Resume()
    {
        if (head.State.Format == 0) throw new InvalidOperationException($"There is no run {Run}.");
        head.State.RequireFormat(Run);
        if (_clock is { } clock && (!_running.IsCompleted || clock.Status.State == RunState.Finished)) return;
        if (head.State.State != RunState.Finished) await Enter(isUnfinished: true);
        Carry(isNew: false, takeUpPace: true);
    }

    /// <inheritdoc/>
    public async Task Tend()
    {
        // What it is about to write into its head is not so yet, and must not be told as the end of the run.
        if (_clock is not null && !_running.IsCompleted) return;
        if (head.State.Format == 0)
        {
            // Perhaps somebody died while removing it.
            var remains = await RunRemains.Of(ports.Store, Run);
            await head.ReadStateAsync();
            if (head.State.Format == 0) await Forget(remains);
            return;
        }

        head.State.RequireFormat(Run);
        if (head.State.IsUnfinished) Carry(isNew: false);
        else await Enter();
    }

    /// <inheritdoc/>
    public Task<RunStatus> Status() => Task.FromResult(_clock?.Status ?? head.State.ToStatus());

    /// <inheritdoc/>
    public Task<ForkSource> Source()
    {
        if (head.State.Format == 0) return Task.FromResult(new ForkSource(Epoch: 0, Checkpoint: null, Incarnation: null));
        head.State.RequireFormat(Run);
        return Task.FromResult(new ForkSource(head.State.Epoch, head.State.Checkpoint, Incarnation));
    }

    /// <inheritdoc/>
    public Task<RunDescription?> Describe() => Task.FromResult(head.State is { Format: not 0, Definition: { } definition, Options: { } options }
        ? new RunDescription(definition, options, head.State.Created, head.State.Checkpoint is null ? null : new SimTime(head.State.CheckpointMilliseconds), Incarnation)
        : null);

    /// <inheritdoc/>
    public async Task<RunStatus> WaitForEnd(TimeSpan atMost)
    {
        var wait = Task.Delay(atMost < LongestWait ? atMost : LongestWait, ports.Time);
        if (_clock is { } clock && !clock.Ended.IsCompleted) await Task.WhenAny(clock.Ended, wait);
        else if (head.State.IsUnfinished) await wait;
        return await Status();
    }

    /// <inheritdoc/>
    public async Task Cancel()
    {
        if (head.State.Format == 0) throw new InvalidOperationException($"There is no run {Run}.");
        head.State.RequireFormat(Run);
        await Stop(leaving: false);
        // Nobody carries it here, or what was carried here could not be stored; or a stop from here came half way.
        if (!head.State.IsUnfinished && (_clock is not null || head.State.State != RunState.Cancelled)) return;
        var left = _clock?.Partitions;
        _clock = null;
        try
        {
            await StopElsewhere.Stop(Run, head, ports);
        }
        finally
        {
            if (left is not null) await left.Close();
        }

        if (head.State.Options!.IsKept) await Tell();
    }

    /// <inheritdoc/>
    public Task<RunDigests> Digests() => Ended().Digests();

    /// <inheritdoc/>
    public async Task<OutcomeChunk> ReadOutcomes(OutcomeCursor from)
    {
        var partitions = Ended().Partitions!.Grains;
        var most = OutcomeChunk.LargestBytes / System.Runtime.CompilerServices.Unsafe.SizeOf<Outcome>();
        var share = Math.Max(1, most / partitions.Count);
        var chunks = await Task.WhenAll(partitions.Select(partition => partition.ReadOutcomes(from, share)));
        return chunks.Length == 1 ? chunks[0] : OutcomeMerge.Merge([.. chunks.Select(OutcomeMerge.From)], from, most);
    }

    /// <inheritdoc/>
    public Task<TwinFields> Ask(TwinId twin)
    {
        if (_clock is not { Status.State: not RunState.Loading, Partitions: { } partitions }) throw new InvalidOperationException($"Run {Run} has no twins yet.");
        if (twin.Jurisdiction >= partitions.Owners.Count) throw new ArgumentOutOfRangeException(nameof(twin), $"The run has no twin {twin}.");
        return partitions.Grains[partitions.Owners[twin.Jurisdiction]].Ask(twin);
    }

    /// <inheritdoc/>
    public async Task<InputReceipt> Report(InputBatch inputs)
    {
        if (_clock is not { } clock) throw new InputRefusedException($"Run {Run} takes no inputs: it is {head.State.ToStatus().State}.");
        var events = inputs.Unpack();
        await (_receivers ??= new InputReceivers(Run, ports.Time)).Require(events, () => clock.Status.State == RunState.Loading, Ask);
        return await clock.Report(events);
    }

    /// <inheritdoc/>
    public async Task Close()
    {
        await Stop(leaving: true);
        if (_clock?.Partitions is { } partitions) await partitions.Close();
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public async Task Abandon(SiloAddress member)
    {
        if (!member.Equals(here.SiloAddress) || _clock is not { } clock || _running.IsCompleted) return;
        clock.Abandon();
        ports.Here.Leave(Run);
        await _stop.CancelAsync();
        clock.Partitions?.Close().Ignore();
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public void Participate(IGrainLifecycle lifecycle) => sight.Guard(lifecycle);

    /// <inheritdoc/>
    public async Task Remove()
    {
        await Close();
        // Whoever carries it elsewhere writes the head too, until its epoch is over.
        if (head.State.IsUnfinished) await StopElsewhere.Stop(Run, head, ports);
        // While the head is there, nobody else can begin: what is found now is over when the head is gone.
        IReadOnlyList<RunIncarnation> remains = [.. (await RunRemains.Of(ports.Store, Run)).Append(Incarnation).Distinct()];
        await head.ClearStateAsync();
        await Forget(remains);
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // What it still waits for is the store.
        if (_clock is { IsAbandoned: true }) return;
        await Stop(leaving: true);
        // They stay as long as nobody tells them, or their silo.
        if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown) _clock?.Partitions?.Close().Ignore();
    }

    private void Carry(bool isNew, bool takeUpPace = false)
    {
        if (_clock is not null && !_running.IsCompleted) return;
        _stop = new CancellationTokenSource();
        _clock = new RunClock(Run, new HeadKeeper(Run, head, ports.Time), ports) { TakesUpPace = takeUpPace };
        DelayDeactivation(TimeSpan.MaxValue);
        ports.Here.Enter(Run);
        // The caller's request context and trace must not live as long as the run.
        using (ExecutionContext.SuppressFlow()) _running = Carry(_clock, isNew);
    }

    private async Task Carry(RunClock clock, bool isNew)
    {
        await clock.Run(isNew, _stop.Token);
        if (clock.IsAbandoned) return;
        ports.Here.Leave(Run);
        DelayDeactivation(StaysAfterEnd);
        if (clock.WasTakenOver) await Leave(clock.Incarnation);
        else if (head.State is { IsUnfinished: false, Options.IsKept: true }) await Tell();
    }

    // If it was not taken over but removed, what this life has written since is nobody's.
    private async Task Leave(RunIncarnation over)
    {
        try
        {
            await head.ReadStateAsync();
            if (Incarnation != over) await RunRemains.RemoveQuietly(ports, over);
        }
        catch (Exception error)
        {
            ports.Log.LogWarning(error, "Whether run {Run} was removed could not be found out.", over.Run);
        }

        DeactivateOnIdle();
    }

    // The keeper tells it again where this fails.
    private async Task Tell()
    {
        var run = Run;
        try
        {
            await Enter();
        }
        catch (Exception error)
        {
            ports.Log.LogWarning(error, "How run {Run} stands could not be entered in the list of runs.", run);
        }
    }

    private Task Enter(bool? isUnfinished = null) => Directory.Enter(Entry(head.State.Created, isUnfinished ?? head.State.IsUnfinished));

    private RunEntry Entry(DateTimeOffset created, bool isUnfinished) => new() { Run = Run, Created = created, IsUnfinished = isUnfinished, Cluster = ports.Cluster };

    private async Task Forget(IEnumerable<RunIncarnation> remains)
    {
        foreach (var over in remains) await RunRemains.Remove(ports.Store, over);
        await Directory.Strike(Run);
    }

    private IRunDirectoryGrain Directory => GrainFactory.GetGrain<IRunDirectoryGrain>(0);

    private async Task Stop(bool leaving)
    {
        if (_clock is { } clock) clock.IsLeaving = leaving;
        await _stop.CancelAsync();
        await _running;
    }

    private RunClock Ended() => _clock is { Status.HasEnded: true } clock ? clock : throw new InvalidOperationException($"Run {Run} has not ended here.");
}
