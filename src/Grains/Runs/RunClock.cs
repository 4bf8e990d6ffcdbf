using Liandong.Grains.Storage;
using Liandong.Twins.Time;
using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Runs;

/// <summary>
/// Carries one run through its lives: each one begins with a higher epoch, which fences all earlier ones off, and goes on from the last
/// complete checkpoint and what the journal holds. Whatever goes wrong becomes the run's state.
/// </summary>
internal sealed class RunClock(string run, HeadKeeper head, RunPorts ports)
{
    /// <summary>So many lives may begin without a new checkpoint before a run is given up.</summary>
    public const int MostFutile = 30;

    // So many lives in a row may find a partition that cannot be opened where it was to be: the member may live and not see the store.
    private const int MostUnopened = 5;

    private const int MostTries = 60;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly InputGate _gate = new(ports.Time);
    private readonly Dictionary<CheckpointPlace, RunStorageException> _unusable = [];
    private RunState _state = RunState.Loading;
    private RunFailure? _failure;
    private RunDigests? _digests;
    private TimeSpan _wall;
    private bool _hasPace;
    private RunLife? _life;
    private RunLife? _stopped;
    private bool _repeats;
    private int _epoch;
    private int _unopened;

    /// <summary>What is being run.</summary>
    public RunDefinition Definition { get; } = head.Head.Definition!;

    /// <summary>Which run of this id.</summary>
    public RunIncarnation Incarnation { get; } = new(run, head.Head.Incarnation);

    /// <summary>Ends when the run has, or this silo's part in it.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Whether a stop means that the next member goes on with the run, and not that it stands until it is resumed.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>Whether a paced run takes up its pace where it stands, and not where it should be by now.</summary>
    public bool TakesUpPace { get; init; }

    /// <summary>Whether another silo goes on with the run.</summary>
    public bool WasTakenOver { get; private set; }

    /// <summary>Whether the run was let go without a word in the store.</summary>
    public bool IsAbandoned { get; private set; }

    /// <summary>The partitions of the present life.</summary>
    public RunPartitions? Partitions => _life?.Partitions;

    /// <summary>The run at the last barrier.</summary>
    public RunStatus Status => new()
    {
        State = _state == RunState.Loading && _life is { HasOpened: true } ? RunState.Running : _state,
        Time = _life?.Partitions.Reached ?? SimTime.Start,
        End = _life?.End ?? SimTime.Start,
        Present = _life?.Present ?? SimTime.Start,
        Handled = _life?.Partitions.Handled ?? 0,
        Windows = _life?.Partitions.Windows ?? 0,
        Wall = _ended.Task.IsCompleted ? _wall : _life?.Wall ?? TimeSpan.Zero,
        Partitions = _life?.Partitions.Grains.Count ?? 0,
        Failure = _failure,
        Epoch = _epoch,
        Lives = head.Head.Lives,
        Checkpoints = _life?.Checkpoints ?? new CheckpointStatus(),
        Inputs = _gate.Accepted,
        Digest = _digests?.Combined.ToString(),
        Notices = head.Notices,
    };

    /// <summary>Carries the run to its end. Never throws.</summary>
    /// <param name="isNew">Whether the head has just been written for the first time.</param>
    /// <param name="stop">Stops it at the next barrier.</param>
    public async Task Run(bool isNew, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            _repeats = !isNew && head.Head.State == RunState.Finished;
            var failure = await Live(isNew, stop);
            if (failure is null && _repeats && head.Head.Digest is { } known && known != _digests!.Combined.ToString()) failure = RunFailure.OtherDigest(_digests.Combined.ToString(), known);
            await End(failure is null ? RunState.Finished : RunState.Failed, failure);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Stop();
        }
        catch (Exception error)
        {
            WasTakenOver = error is RunTakenOverException;
            await End(WasTakenOver ? RunState.Interrupted : RunState.Failed, RunFailure.From(error));
        }
    }

    /// <summary>Lets the run go: from now on nothing is acknowledged, and nobody waits for what is under way to the store: if it comes there, the head refuses it or it is as good.</summary>
    public void Abandon()
    {
        (IsAbandoned, IsLeaving, _state, _wall) = (true, true, RunState.Interrupted, _life?.Wall ?? TimeSpan.Zero);
        _gate.Refuse(new InputRefusedException($"Run {run} goes on at another member of the cluster, for this one does not see the store. Send the report again."));
        _ended.TrySetResult();
    }

    /// <summary>Takes inputs in; the answer comes when the journal has them.</summary>
    /// <exception cref="InputRefusedException">The run takes none now; the message says why.</exception>
    public Task<InputReceipt> Report(Event[] inputs) => _ended.Task.IsCompleted
        ? throw new InputRefusedException($"Run {run} takes no inputs: it is {_state}.")
        : _gate.Accept(inputs);

    /// <summary>The digests of the run and of its jurisdictions at the barrier at which it stands.</summary>
    public async Task<RunDigests> Digests() => _digests ??= await Fingerprints();

    private async Task<RunDigests> Fingerprints()
    {
        var digests = await _life!.Partitions.Digests();
        return new RunDigests(Digest.Combine(digests), digests);
    }

    private async Task<RunFailure?> Live(bool isNew, CancellationToken stop)
    {
        for (var lives = 0; ; lives++)
        {
            (CheckpointManifest? from, RunLife? life) = (null, null);
            try
            {
                _epoch = isNew ? head.First() : await head.Raise(stop);
                isNew = false;
                from = await Latest(stop);
                await OpenGate(from, stop);
                return await Carry(life = NewLife(), from, stop);
            }
            catch (Exception lost) when (IsLoss(lost, stop) && lives < MostFutile && head.Head.Futile < MostFutile)
            {
                ports.Log.LogWarning(lost, "Run {Run} lost what it needs in epoch {Epoch}; it goes on from its last checkpoint.", run, _epoch);
                if (from is not null && lost is RunStorageException damaged && life is not { HasOpened: true }) _unusable[from.Place] = damaged;
                else if (life is { Checkpoints.Complete: > 0 }) lives = 0;
                _unopened = life is { HasOpened: true } ? 0 : _unopened + 1;
                if (lost is UnreachedPartitionException { Members: var unreached }) await ports.Eviction.Of(unreached);
                await Task.Delay(TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, TimeSpan.FromMilliseconds(200).Ticks << Math.Min(head.Head.Futile, 10))), ports.Time, stop);
            }
        }
    }

    // Its digests belong to it: with a partition that is lost before they are taken it has to be repeated. Only a life that was stopped at a
    // barrier of its own may leave a checkpoint; one that lost something has none.
    private async Task<RunFailure?> Carry(RunLife life, CheckpointManifest? from, CancellationToken stop)
    {
        try
        {
            var failure = await life.Run(from, stop);
            if (failure is null) _digests = await Fingerprints();
            return failure;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _stopped = life;
            throw;
        }
    }

    private RunLife NewLife()
    {
        var options = _unopened < MostUnopened ? head.Head.Options! : head.Head.Options! with { Placement = PartitionPlacement.BesideTheClock };
        return _life = new RunLife(
            Definition,
            options,
            head.Head.Anchor!,
            ports,
            new RunPartitions(Incarnation, _epoch, options, ports),
            _gate,
            new RunCheckpoints(Incarnation, _epoch, options.IsKept ? options.CheckpointEvery : TimeSpan.Zero, ports, head));
    }

    // From here on no earlier life can acknowledge anything.
    private async Task OpenGate(CheckpointManifest? from, CancellationToken stop)
    {
        var own = from is { } left && left.Place.Of == Incarnation ? left.Barrier : null;
        var taken = from?.Barrier.Inputs ?? 0;
        var journal = await new JournalReader(ports.Store, Incarnation).Close(_epoch, own?.Journal ?? JournalPlace.Start, stop);
        if (taken > journal.Next) throw new JournalDamagedException($"The journal of run {run} ends with input {journal.Next} although a checkpoint has taken {taken}: a segment is missing. Bring it back from a backup.", $"运行 {run} 的接入日志到第 {journal.Next} 条输入为止，而检查点已取用 {taken} 条：缺了一段，请从备份找回。");
        if (head.Head.Inherited > journal.Next) throw new JournalDamagedException($"The journal of run {run} ends with input {journal.Next} although the run took {head.Head.Inherited} over from the run that it was forked from: a segment is missing. Bring it back from a backup, or fork anew.", $"运行 {run} 的接入日志到第 {journal.Next} 条输入为止，而分叉时从原运行接过 {head.Head.Inherited} 条：缺了一段，请从备份找回，或重新分叉。");
        if (journal.TornBytes > 0) Notice($"接入日志里有 {journal.TornBytes} 字节的半条记录：写入者中断时还没有确认，没有计入。", $"The journal has {journal.TornBytes} bytes of half-written records: their writer died before it could acknowledge them, and they do not count.");
        var last = journal.Inputs.Count == 0 ? own?.LastDue ?? SimTime.Start : journal.Inputs.Items[^1].At;
        if (TakesUpPace && !_hasPace)
        {
            await head.Change(_epoch, written => written.Anchor = new PaceAnchor(ports.Time.GetUtcNow(), SimTime.Max(Definition.Fork?.At ?? SimTime.Start, SimTime.Max(last, from?.Barrier.Time ?? SimTime.Start)).Milliseconds), stop);
            _hasPace = true;
        }

        _gate.Begin(new JournalWriter(ports.Store, Incarnation, _epoch, journal.Next), journal, taken, last);
    }

    // The head names the last one. One that cannot be used is passed over, for with the journal an earlier one leads to the same state.
    private async Task<CheckpointManifest?> Latest(CancellationToken stop)
    {
        var reader = new CheckpointReader(ports.Store);
        var found = await reader.Newest(head.Head.Checkpoint, manifest => !_unusable.ContainsKey(manifest.Place), stop);
        if (head.Head.Checkpoint is not { } named || found?.Place == named) return found;
        var why = _unusable.GetValueOrDefault(named) ?? reader.Unread;
        var (zh, en) = found is null ? ("头", "its beginning") : ($"第 {found.Place.Epoch} 段的第 {found.Place.Number} 个检查点", $"checkpoint {found.Place.Number} of life {found.Place.Epoch}");
        Notice(
            $"第 {named.Epoch} 段的第 {named.Number} 个检查点不能用，运行改从{zh}继续，结果不变。{why?.Zh}",
            $"Checkpoint {named.Number} of life {named.Epoch} cannot be used; the run goes on from {en}, with the same result. {why?.Message}".TrimEnd());
        return found;
    }

    private void NoticeUnstored(RunFailure? why)
    {
        if (why is not null) Notice($"停下时没能存下检查点，以后从更早的检查点继续。{why.Zh}", $"No checkpoint could be stored when the run was stopped; it will go on from an earlier one. {why.Text}");
    }

    private void Notice(string zh, string en)
    {
        head.Notice(zh, en);
        ports.Log.LogWarning(new EventId(1, RunNotice.InStatus), "Run {Run}: {Notice}", run, en);
    }

    // What the model, the definition or an option is to blame for comes as a failure and is not thrown. So whatever is thrown is the world's doing,
    // Orleans', the network's or the store's, of kinds that nobody can list, and is tried again; but for what no other try would find different:
    // another member has the run, or what is stored is whole and does not fit, or is lost. Whose the head is when its tag is another one, the next life finds out.
    private static bool IsLoss(Exception error, CancellationToken stop) =>
        error is not (RunTakenOverException or RunMisfitException or JournalDamagedException) && !(error is OperationCanceledException && stop.IsCancellationRequested);

    // For whoever resumes it; when it is left, that is the next member that looks.
    private async Task Stop()
    {
        try
        {
            if (_stopped is { HasOpened: true } life && !IsAbandoned)
            {
                await life.Leave();
                NoticeUnstored(life.Checkpoints.Failure);
            }
        }
        catch (Exception error)
        {
            NoticeUnstored(RunFailure.From(error));
        }

        await End(IsLeaving ? RunState.Interrupted : RunState.Cancelled, failure: null);
    }

    private async Task End(RunState state, RunFailure? failure)
    {
        // However it ended here, whoever has it comes to the same end.
        if (IsAbandoned) return;
        // Whom the journal told that it is over has not seen the head.
        if (WasTakenOver) await head.Look();
        if (WasStoppedElsewhere) (state, failure) = (RunState.Cancelled, null);
        (_wall, _failure) = (_life?.Wall ?? TimeSpan.Zero, failure);
        if (_life is { } life && !WasTakenOver) await life.Settled();
        // Later nobody knows any more that nothing was kept.
        if (_life?.Checkpoints.Failure is { } unstored) Notice($"最后的检查点没能存下。{unstored.Zh}", $"The last checkpoint could not be stored. {unstored.Text}");
        for (var tries = state is RunState.Finished or RunState.Failed ? MostTries : 1; ; tries--)
        {
            try
            {
                // A run that had finished before is as it was stored, however its repetition ends.
                if (!WasTakenOver && (!_repeats || head.HasUnwritten)) await head.Change(_epoch, written => EndIn(written, state), CancellationToken.None);
                if (!WasTakenOver && !_repeats && _life is { } ended) await ended.Ended();
                _state = state;
                break;
            }
            catch (OrleansException error) when (tries > 1 && error.InnerException is BlobStoreException)
            {
                await Task.Delay(TryAgain, ports.Time);
            }
            catch (Exception error)
            {
                // Not stored is not ended: whoever resumes the run comes to the same end.
                WasTakenOver = error is RunTakenOverException;
                _state = RunState.Interrupted;
                _failure = RunFailure.From(error);
                break;
            }
        }

        if (WasStoppedElsewhere) (_state, _failure) = (RunState.Cancelled, null);
        _gate.Refuse(new InputRefusedException($"Run {run} takes no inputs any more: it is {_state}."));
        _ended.TrySetResult();
    }

    // Not taken over, but stopped by somebody who could not call this silo.
    private bool WasStoppedElsewhere => WasTakenOver && head.Head.Incarnation == Incarnation.Mark && head.Head.State == RunState.Cancelled;

    private void EndIn(RunHead written, RunState state)
    {
        if (!_repeats) (written.State, written.Failure, written.FailureZh, written.FailureKind, written.Digest) = (state, _failure?.Text, _failure?.Zh, _failure?.Kind ?? default, _digests?.Combined.ToString());
    }
}
