using System.Runtime.InteropServices;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>The partitions of a run in one epoch: opens them, gives them their orders, routes the mail between them and takes stock.</summary>
internal sealed class RunPartitions(RunIncarnation run, int epoch, RunOptions options, RunPorts ports)
{
    // A partition answers within 50 ms and a window; it is asked again when two of these have passed.
    internal static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(2);

    private const int MostTicks = 10;

    /// <summary>So long an answer is waited for at all: the way to one member may be cut while it and the others live, and then nobody holds it for dead.</summary>
    internal static readonly TimeSpan LongestAnswer = MostTicks * TickEvery;

    /// <summary>The run.</summary>
    public string Run => run.Run;

    /// <summary>Its epoch.</summary>
    public int Epoch => epoch;

    private IPartitionGrain[] _grains = [];
    private SiloAddress[] _places = [];
    private List<byte[]>[] _inboxes = [];
    private int[] _owners = [];
    private long _order;
    private Task _tick = Task.CompletedTask;

    /// <summary>The grains; empty until they have been planned.</summary>
    public IReadOnlyList<IPartitionGrain> Grains => _grains;

    /// <summary>The partition that owns each jurisdiction.</summary>
    public IReadOnlyList<int> Owners => _owners;

    /// <summary>Every event before this instant has been handled.</summary>
    public SimTime Reached { get; private set; }

    /// <summary>When something is next due, in a queue or in the mail.</summary>
    public SimTime NextDue { get; private set; } = SimTime.Never;

    /// <summary>How many events have been handled since the run's beginning.</summary>
    public long Handled { get; private set; }

    /// <summary>How many windows have been stepped since the run's beginning; empty ones are skipped.</summary>
    public long Windows { get; private set; }

    /// <summary>The mail under way to each partition.</summary>
    public IReadOnlyList<IReadOnlyList<byte[]>> Mail => _inboxes;

    /// <summary>Opens them, from a checkpoint or from the beginning.</summary>
    public async Task<RunFailure?> Open(RunShape shape, RunDefinition definition, int phase, CheckpointManifest? from)
    {
        var count = options.PartitionsFor(shape);
        _order = 0;
        _owners = [.. Enumerable.Range(0, shape.Jurisdictions).Select(jurisdiction => jurisdiction % count)];
        _inboxes = [.. Enumerable.Range(0, count).Select(_ => new List<byte[]>())];
        _grains = [.. Enumerable.Range(0, count).Select(number => ports.Grains.GetGrain<IPartitionGrain>(run.Partition(number)))];
        Windows = from?.Barrier.Windows ?? 0;
        // To open one may take long; to be reached does not.
        _places = await Answers(number => ports.Placer.Place(number, options.Placement, _grains[number].Where));
        return Settle(await Task.WhenAll(_grains.Select((partition, number) => ports.Placer.Place(number, options.Placement, () =>
            partition.Open(new PartitionPlan { Run = run, Epoch = epoch, Phase = phase, Number = number, Owners = _owners, Definition = definition, From = from?.Place })))));
    }

    /// <summary>One window, or for a run of one partition as many as fit before an instant, with the mail of the last one and some inputs.</summary>
    public async Task<RunFailure?> Advance(Window first, SimDuration length, SimTime until, ReadOnlyMemory<byte> inputs)
    {
        _order++;
        Route(inputs.Span);
        var orders = new Advance[_grains.Length];
        for (var i = 0; i < orders.Length; i++)
        {
            orders[i] = new Advance { Epoch = epoch, Number = _order, First = first, Length = length, Until = until, Mail = [.. _inboxes[i]] };
            _inboxes[i].Clear();
        }

        return Settle(await Answers(number => _grains[number].Advance(orders[number])));
    }

    /// <summary>Lets every twin leave behind what is still open.</summary>
    public async Task<RunFailure?> Finish(SimTime end)
    {
        var failure = Settle(await Answers(number => _grains[number].Finish(epoch, end, [.. _inboxes[number]])));
        Reached = end;
        return failure;
    }

    /// <summary>What was under way has been delivered, with a checkpoint.</summary>
    public void Delivered()
    {
        foreach (var inbox in _inboxes) inbox.Clear();
    }

    /// <summary>Lets the partitions go.</summary>
    public Task Close() => Task.WhenAll(_grains.Select(partition => partition.Close(epoch)));

    /// <summary>The digest of each jurisdiction.</summary>
    public async Task<IReadOnlyList<Digest>> Digests()
    {
        var parts = await Task.WhenAll(_grains.Select(partition => partition.Digests()));
        var read = new int[parts.Length];
        return [.. _owners.Select(owner => parts[owner][read[owner]++])];
    }

    // Between two members that live an answer may be lost with its connection, and nobody sends it again. The same order once more is answered from memory.
    private async Task<T[]> Answers<T>(Func<int, Task<T>> ask)
    {
        Task<T>[] answers = [.. Enumerable.Range(0, _grains.Length).Select(ask)];
        for (var ticks = 0; ; ticks++)
        {
            var all = Task.WhenAll(answers);
            if (all.IsCompleted || await Task.WhenAny(all, Tick) == all) return await all;
            if (ticks == MostTicks) throw Unreached([.. Enumerable.Range(0, answers.Length).Where(number => !answers[number].IsCompleted)]);
            // The first one may have come at once.
            for (var number = 0; ticks > 0 && number < answers.Length; number++)
            {
                if (!answers[number].IsCompleted) answers[number] = Either(answers[number], ask(number));
            }
        }
    }

    private UnreachedPartitionException Unreached(int[] numbers) => new(
        $"Partition {string.Join(", ", numbers)} of run {run.Run} has not answered for {LongestAnswer.TotalSeconds:0} s.",
        [.. numbers.Where(number => number < _places.Length).Select(number => _places[number]).Distinct()]);

    // One for all windows: a timer for each would cost as much as the window.
    private Task Tick => _tick.IsCompleted ? _tick = Task.Delay(TickEvery, ports.Time) : _tick;

    private static async Task<T> Either<T>(Task<T> one, Task<T> other)
    {
        one.Ignore();
        other.Ignore();
        return await await Task.WhenAny(one, other);
    }

    private void Route(ReadOnlySpan<byte> inputs)
    {
        if (inputs.IsEmpty) return;
        if (_grains.Length == 1)
        {
            _inboxes[0].Add(inputs.ToArray());
            return;
        }

        var shares = new PackedList<Event>[_grains.Length];
        foreach (ref readonly var input in MemoryMarshal.Cast<byte, Event>(inputs)) (shares[_owners[input.Jurisdiction]] ??= new PackedList<Event>()).Add(in input);
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i] is { } share) _inboxes[i].Add(share.Bytes.ToArray());
        }
    }

    // Routes the mail and takes stock. Of several failures in one window the first is told, by time and jurisdiction; windows of
    // another length would find the same one.
    private RunFailure? Settle(Advanced[] steps)
    {
        var windows = 0;
        RunFailure? failure = null;
        (Reached, NextDue, Handled) = (SimTime.Never, SimTime.Never, 0);
        foreach (var step in steps)
        {
            Reached = SimTime.Min(Reached, step.Reached);
            NextDue = SimTime.Min(NextDue, step.NextDue);
            Handled += step.Handled;
            windows = Math.Max(windows, step.Windows);
            for (var to = 0; to < step.Mail.Count; to++)
            {
                if (step.Mail[to].Length > 0) _inboxes[to].Add(step.Mail[to]);
            }

            if (step.Failure is { } found && (failure is null || (found.Time, found.Jurisdiction).CompareTo((failure.Time, failure.Jurisdiction)) < 0)) failure = found;
        }

        Windows += windows;
        return failure;
    }
}
