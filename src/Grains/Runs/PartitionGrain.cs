using System.Diagnostics;
using System.Globalization;
using Liandong.Grains.Storage;
using Liandong.Twins.Time;
using Orleans.Concurrency;
using Orleans.Placement;

namespace Liandong.Grains.Runs;

/// <summary>
/// Every order is answered in one synchronous turn, so whatever else is asked is answered at a barrier. Reentrant, because
/// questions must not wait behind an order that waits to be sent.
/// </summary>
[GrainType("partition"), Reentrant, KeepAlive, Immovable]
internal sealed class PartitionGrain(IRunBuilder builder, IBlobStore store, StoreSight sight, ILocalSiloDetails here) : Grain, IPartitionGrain, ILifecycleParticipant<IGrainLifecycle>
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(50);

    private PartitionPlan? _plan;
    private Partition? _partition;
    private PartitionCheckpoints _checkpoints = new(store, number: 0);
    private Advanced? _last;
    private long _lastNumber;
    private SimTime _reached;
    private bool _finished;

    /// <inheritdoc/>
    public Task<SiloAddress> Where() => Task.FromResult(here.SiloAddress);

    /// <inheritdoc/>
    public async Task<Advanced> Open(PartitionPlan plan)
    {
        if (_plan is { } present)
        {
            var later = (plan.Epoch, plan.Phase).CompareTo((present.Epoch, present.Phase));
            if (later < 0) throw Refused($"epoch {plan.Epoch}, phase {plan.Phase} is over");
            if (later == 0 && _lastNumber > 0) throw Refused($"epoch {plan.Epoch} has already begun");
            if (later == 0 && _last is { } answered) return answered;
        }

        // Nothing could be read here, and no checkpoint stored: it is to be opened elsewhere.
        if (sight.IsLost) DeactivateOnIdle();
        sight.Require();
        (_plan, _partition, _last, _lastNumber, _reached, _finished) = (plan, null, null, 0, SimTime.Start, false);
        var stored = plan.From is { } place ? await sight.Await(StoredPartition.Read(store, place, plan)) : null;
        if (_plan != plan) throw Refused($"epoch {plan.Epoch} is over");
        _checkpoints = new PartitionCheckpoints(store, plan.Number);
        _last = Guarded(() =>
        {
            _partition = new Partition(plan.Number, plan.Owners, builder.Build(plan.Definition, plan.Mine));
            if (stored is null) _partition.Begin();
            return 0;
        });
        if (stored is null || _partition is not { } built) return _last;
        // What is stored may be damaged: that is no failure of the run, and no answer to be given again.
        _last = null;
        _reached = stored.Restore(built, _checkpoints);
        return _last = Guarded(() => 0);
    }

    /// <inheritdoc/>
    public Task<Advanced> Advance(Advance order)
    {
        if (_plan is not { } plan || _partition is not { } partition || order.Epoch != plan.Epoch) throw Refused($"epoch {order.Epoch} was asked for");
        if (order.Number == _lastNumber) return Task.FromResult(_last!);
        if (order.Number != _lastNumber + 1) throw Refused($"order {order.Number} came after order {_lastNumber}");
        _lastNumber = order.Number;
        _last = Guarded(() =>
        {
            foreach (var packed in order.Mail) partition.Deliver(packed);
            return StepWindows(partition, order);
        });
        return Task.FromResult(_last);
    }

    /// <inheritdoc/>
    public Task<Advanced> Finish(int epoch, SimTime end, IReadOnlyList<byte[]> mail)
    {
        if (_plan is not { } plan || _partition is not { } partition || epoch != plan.Epoch) throw Refused($"the end of epoch {epoch} was asked for");
        if (_finished) return Task.FromResult(_last!);
        _finished = true;
        _last = Guarded(() =>
        {
            foreach (var packed in mail) partition.Deliver(packed);
            partition.Finish(end);
            _reached = end;
            return 0;
        });
        return Task.FromResult(_last);
    }

    /// <inheritdoc/>
    public Task Prepare()
    {
        if (_partition is { } partition) _checkpoints.Prepare(partition);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Captured> Capture(Capture order)
    {
        if (_plan is not { } plan || _partition is not { } partition || order.Place.Epoch != plan.Epoch) throw Refused($"checkpoint {order.Place.Number} of epoch {order.Place.Epoch} was asked for");
        foreach (var packed in order.Mail) partition.Deliver(packed);
        return Task.FromResult(_checkpoints.Capture(partition, order));
    }

    /// <inheritdoc/>
    // A call that waited for a store that only others see would keep this activation here, and the partition from being opened elsewhere.
    public Task<CheckpointPart> Stored(CheckpointPlace place) => _checkpoints.TryGetStored(place, out var stored) ? sight.Await(stored) : throw Refused($"nothing was captured for checkpoint {place.Number} of epoch {place.Epoch}");

    /// <inheritdoc/>
    public Task<IReadOnlyList<Digest>> Digests() =>
        Task.FromResult<IReadOnlyList<Digest>>([.. Opened.Jurisdictions.Select(jurisdiction => jurisdiction.Fingerprint())]);

    /// <inheritdoc/>
    public Task<OutcomeChunk> ReadOutcomes(OutcomeCursor from, int atMost) =>
        Task.FromResult(OutcomeMerge.Merge([.. Opened.Jurisdictions.Select(jurisdiction => OutcomeMerge.From(jurisdiction, from))], from, atMost));

    /// <inheritdoc/>
    public Task<TwinFields> Ask(TwinId twin)
    {
        var home = Opened.Jurisdictions.FirstOrDefault(jurisdiction => jurisdiction.Index == twin.Jurisdiction);
        if (home is null || twin.Index >= home.TwinCount || home[twin.Index].Id != twin) throw new ArgumentOutOfRangeException(nameof(twin), $"The run has no twin {twin}.");
        var writer = new TextStateWriter();
        home[twin.Index].WriteState(writer);
        return Task.FromResult(new TwinFields(twin, _reached, writer.Fields));
    }

    /// <inheritdoc/>
    public Task Close(int epoch)
    {
        if (_plan is not { } plan || plan.Epoch <= epoch) DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Partition Opened => _partition ?? throw Refused("it has nothing to show");

    // Windows in which nothing is due are skipped. After 50 ms the clock gets a say again: probes, status and pause share the cores.
    private int StepWindows(Partition partition, Advance order)
    {
        var opened = Stopwatch.GetTimestamp();
        partition.Step(order.First);
        _reached = order.First.End;
        for (var windows = 1; ; windows++)
        {
            if (partition.NextDue >= order.Until)
            {
                _reached = order.Until;
                return windows;
            }

            if (Stopwatch.GetElapsedTime(opened) >= Slice) return windows;
            _reached = partition.StepNext(order.Length, order.Until);
        }
    }

    /// <inheritdoc/>
    public void Participate(IGrainLifecycle lifecycle) => sight.Guard(lifecycle);

    private Advanced Guarded(Func<int> step)
    {
        var windows = 0;
        RunFailure? failure = null;
        try
        {
            windows = step();
        }
        catch (Exception error) when (!RunFailure.IsOfMachine(error))
        {
            failure = RunFailure.From(error);
        }

        var mail = _partition is { } partition ? Enumerable.Range(0, partition.Partitions).Select(partition.TakeOutgoing).ToArray() : [];
        return new Advanced
        {
            Reached = _reached,
            NextDue = SimTime.Min(_partition?.NextDue ?? SimTime.Never, FirstDue(mail)),
            Handled = _partition?.Handled ?? 0,
            Windows = windows,
            Mail = mail,
            Failure = failure,
        };
    }

    private static SimTime FirstDue(byte[][] mail)
    {
        var first = SimTime.Never;
        foreach (var packed in mail)
        {
            foreach (ref readonly var sent in System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Event>(packed)) first = SimTime.Min(first, sent.At);
        }

        return first;
    }

    private PartitionRefusedException Refused(string why)
    {
        var present = _plan is { } plan && _partition is not null ? string.Create(CultureInfo.InvariantCulture, $"is open at epoch {plan.Epoch}, order {_lastNumber}") : "is not open";
        return new PartitionRefusedException($"Partition {this.GetPrimaryKeyString()} {present}; {why}.");
    }
}
