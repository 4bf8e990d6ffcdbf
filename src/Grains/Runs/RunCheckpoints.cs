using Liandong.Grains.Storage;
using Liandong.Twins.Time.Checkpoints;
using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Runs;

/// <summary>
/// The checkpoints of one life: copied at a barrier, stored behind the windows that follow, and complete when the manifest and then the head
/// have been written. One at a time. What fails is tried again at the next turn, and the run goes on.
/// </summary>
internal sealed class RunCheckpoints(RunIncarnation run, int epoch, TimeSpan every, RunPorts ports, HeadKeeper head)
{
    /// <summary>How many complete checkpoints keep their state; of older ones those outcomes stay that no newer one has stored anew.</summary>
    public const int Kept = 3;

    private readonly Queue<CheckpointManifest> _kept = new();
    private readonly CheckpointLeftovers _leftovers = new(run, epoch, ports);
    private long _lastTurn = ports.Time.GetTimestamp();
    private Task _storing = Task.CompletedTask;
    private RunTakenOverException? _takenOver;
    private CheckpointManifest? _latest;
    private CheckpointPlace? _previous;
    private IReadOnlyList<OutcomeSpan> _chain = OutcomeChain.Empty;
    private bool _isPrepared;
    private int _number;

    /// <summary>What has been done so far.</summary>
    public CheckpointStatus Status { get; private set; } = new();

    /// <summary>Whether it is time for the next one.</summary>
    /// <exception cref="RunTakenOverException">Another silo goes on with the run.</exception>
    public bool IsDue => _takenOver is { } over ? throw over : every > TimeSpan.Zero && _storing.IsCompleted && ports.Time.GetElapsedTime(_lastTurn) >= every;

    /// <summary>Half way to the first checkpoint, lets the partitions get ready beside their windows, so that it takes no longer than the others. A run that ends sooner pays nothing.</summary>
    public void PrepareInTime(RunPartitions partitions)
    {
        if (_isPrepared || every <= TimeSpan.Zero || ports.Time.GetElapsedTime(_lastTurn) < every / 2) return;
        _isPrepared = true;
        foreach (var partition in partitions.Grains) partition.Prepare().Ignore();
    }

    /// <summary>
    /// Notes the checkpoint from which this life goes on, if it is one of this run's own: a fork keeps everything under its own name. Those before
    /// it that keep their state are trimmed by this life too, and what earlier lives left unfinished is removed behind the windows.
    /// </summary>
    public async Task Begin(CheckpointManifest? from, CancellationToken stop)
    {
        if (head.Head.Options!.IsKept && epoch > 1)
        {
            _leftovers.Seek(head.Head.Checkpoint, from?.Place);
            _storing = _leftovers.Remove();
        }

        if (from is null || from.Place.Of != run) return;
        (_previous, _chain) = (from.Place, OutcomeChain.With(from));
        // Where one before it is damaged it is not trimmed either: somebody may want to look at it.
        foreach (var kept in (await new CheckpointReader(ports.Store).Kept(from.Place, run, stop) ?? [from]).Reverse()) _kept.Enqueue(kept);
    }

    /// <summary>Copies the state at a barrier, and begins to store it.</summary>
    public async Task Take(RunPartitions partitions, RunBarrier barrier)
    {
        await _storing;
        _lastTurn = ports.Time.GetTimestamp();
        var place = new CheckpointPlace(run.Run, epoch, ++_number, run.Mark);
        var (stay, level) = OutcomeChain.Next(_chain);
        var chain = _chain.Select(span => span.Place).ToArray();
        Captured[] captured;
        try
        {
            captured = await Task.WhenAll(partitions.Grains.Select((partition, number) => partition.Capture(new Capture { Place = place, Chain = chain, Stay = stay, Mail = [.. partitions.Mail[number]] }))).WaitAsync(RunPartitions.LongestAnswer, ports.Time);
        }
        catch (CheckpointException error)
        {
            // A twin holds what a checkpoint cannot: a run without a fresh checkpoint is still a run.
            Status = Status with { Failure = RunFailure.From(error) };
            _latest = null;
            _leftovers.Failed(place);
            return;
        }

        var pause = ports.Time.GetElapsedTime(_lastTurn);
        Status = Status with
        {
            LongestPause = pause > Status.LongestPause ? pause : Status.LongestPause,
            Pauses = Status.Pauses + pause,
            StateBytes = captured.Sum(part => part.StateBytes),
        };
        _storing = Complete(partitions.Grains, new CheckpointManifest { Place = place, Previous = _previous, Earlier = [.. _chain.Take(stay)], Level = level, Barrier = barrier, Parts = [] });
    }

    /// <summary>Ends when nothing is being stored any more, with the last one taken; none when that failed.</summary>
    public async Task<CheckpointManifest?> Stored()
    {
        await _storing;
        return _latest;
    }

    /// <summary>The life has ended, and the head says so: no checkpoint that failed will be named any more, unless it is and only the answer was lost.</summary>
    public Task Ended()
    {
        if (!_storing.IsCompleted) return Task.CompletedTask;
        _leftovers.IsNamed(head.Head.Checkpoint);
        return _leftovers.Remove();
    }

    // Never throws: a run without a fresh checkpoint is still a run.
    private async Task Complete(IReadOnlyList<IPartitionGrain> partitions, CheckpointManifest begun)
    {
        _latest = null;
        try
        {
            var manifest = begun with { Parts = await Task.WhenAll(partitions.Select(partition => partition.Stored(begun.Place))) };
            await ports.Store.WriteAsync(RunBlobs.Manifest(manifest.Place), manifest.ToBytes(), BlobCondition.IfAbsent);
            await head.Change(epoch, written => (written.Checkpoint, written.CheckpointMilliseconds, written.Futile) = (manifest.Place, manifest.Barrier.Time.Milliseconds, 0), CancellationToken.None);
            (_latest, _previous, _chain) = (manifest, manifest.Place, OutcomeChain.With(manifest));
            Status = Status with { Complete = Status.Complete + 1, Last = manifest.Barrier.Time, Failure = null };
        }
        catch (Exception error)
        {
            _takenOver = error as RunTakenOverException;
            Status = Status with { Failure = RunFailure.From(error) };
            ports.Log.LogWarning(error, "Checkpoint {Number} of run {Run}, epoch {Epoch}, could not be stored; the run goes on and tries again.", begun.Place.Number, run.Run, epoch);
            _leftovers.Failed(begun.Place);
            return;
        }

        _kept.Enqueue(_latest);
        while (_kept.Count > Kept) _leftovers.Outlived(_kept.Dequeue(), _kept);
        await _leftovers.Remove();
    }
}
