using Liandong.Grains.Storage;
using Orleans.Storage;

namespace Liandong.Grains.Runs;

/// <summary>
/// Changes a run's head, by ETag. An epoch belongs to whoever wrote it; when another one has written a higher epoch, this life is over.
/// Changes of one life come one after the other.
/// </summary>
internal sealed class HeadKeeper(string run, IPersistentState<RunHead> head, TimeProvider time)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly string _incarnation = head.State.Incarnation;
    private readonly string _owner = Guid.NewGuid().ToString("N");
    private readonly List<RunNotice> _unwritten = [];
    private int _epoch;

    /// <summary>The head as it was last read or written.</summary>
    public RunHead Head => head.State;

    /// <summary>What whoever answers for the run should know: what the head has, and what the next change of the head brings it.</summary>
    public List<RunNotice> Notices => _unwritten.Aggregate(head.State.Notices, RunNotice.Add);

    /// <summary>Whether some of that is not stored yet.</summary>
    public bool HasUnwritten => _unwritten.Count > 0;

    /// <summary>Notes something to be told; it is stored with the next change.</summary>
    public void Notice(string zh, string en) => _unwritten.Add(new RunNotice(time.GetUtcNow(), zh, en));

    /// <summary>The first life has begun with the head's first writing.</summary>
    public int First() => _epoch = head.State.Epoch;

    /// <summary>Begins a new life. While the store is away it waits, for nothing may go on without it.</summary>
    public async Task<int> Raise(CancellationToken stop)
    {
        var was = head.State.State;
        // A change under way beside this may have read the head anew: then it is somebody else's epoch that stands there.
        RequireMine(_epoch > 0 ? _epoch : head.State.Epoch, was);
        for (var attempted = 0; ;)
        {
            try
            {
                attempted = head.State.Epoch + 1;
                await Write(written => Begin(written, attempted), stop);
                return _epoch = attempted;
            }
            catch (InconsistentStateException)
            {
                // One's own try, whose answer was lost, or somebody else's.
                await head.ReadStateAsync(stop);
                RequireNobodys(attempted, was);
            }
            catch (OrleansException error) when (error.InnerException is BlobStoreException)
            {
                await Task.Delay(TryAgain, time, stop);
                await ReadWhenThere(stop);
                RequireNobodys(attempted, was);
            }
        }
    }

    /// <summary>
    /// Stops a run that nobody carries here, with an epoch of its own: whoever carries it elsewhere finds that at the next change of the head, and is
    /// over. One that has ended meanwhile is left as it is.
    /// </summary>
    /// <exception cref="RunTakenOverException">It was removed meanwhile.</exception>
    /// <exception cref="OrleansException">The store failed; it may or may not be stopped.</exception>
    public async Task Cancel(CancellationToken stop)
    {
        while (head.State.IsUnfinished)
        {
            if (head.State.Incarnation != _incarnation) throw new RunTakenOverException(run, _epoch, head.State.Epoch);
            try
            {
                await Write(static written => (written.Epoch, written.State) = (written.Epoch + 1, RunState.Cancelled), stop);
            }
            catch (InconsistentStateException)
            {
                await head.ReadStateAsync(stop);
            }
        }
    }

    /// <summary>Changes the head in a life.</summary>
    /// <param name="epoch">The epoch of whoever changes it.</param>
    /// <param name="change">What changes.</param>
    /// <param name="stop">Calls it off.</param>
    /// <exception cref="RunTakenOverException">A later life has raised the epoch, here or on another silo.</exception>
    /// <exception cref="OrleansException">The store failed; the change may or may not be there.</exception>
    public async Task Change(int epoch, Action<RunHead> change, CancellationToken stop)
    {
        if (epoch != _epoch) throw new RunTakenOverException(run, epoch, _epoch);
        for (var first = true; ; first = false)
        {
            if (head.State.Incarnation != _incarnation || head.State.Epoch != _epoch) throw new RunTakenOverException(run, _epoch, head.State.Epoch);
            try
            {
                await Write(change, stop);
                return;
            }
            catch (InconsistentStateException) when (first)
            {
                // Perhaps a change of one's own whose answer was lost: an epoch has one owner.
                await head.ReadStateAsync(stop);
            }
        }
    }

    /// <summary>Reads the head anew, if the store answers.</summary>
    public async Task Look()
    {
        try
        {
            await head.ReadStateAsync();
        }
        catch (OrleansException)
        {
            // Then it is as it was last seen.
        }
    }

    // Whoever has raised it further goes on with it; what was cancelled or removed meanwhile nobody does, whoever has the id now.
    private void RequireMine(int attempted, RunState was)
    {
        if (head.State.Incarnation != _incarnation || head.State.Epoch > attempted || (head.State.State != was && !head.State.IsUnfinished)) throw new RunTakenOverException(run, attempted, head.State.Epoch);
    }

    // A silo that was cut off comes back when another one goes on: the epoch that it would have taken is then that one's.
    private void RequireNobodys(int attempted, RunState was)
    {
        RequireMine(attempted, was);
        if (head.State.Epoch == attempted && head.State.Owner != _owner) throw new RunTakenOverException(run, attempted, head.State.Epoch);
    }

    // A run that has finished and is repeated stays finished.
    private void Begin(RunHead written, int epoch)
    {
        (written.Epoch, written.Owner) = (epoch, _owner);
        if (written.State == RunState.Finished) return;
        (written.State, written.Failure) = (RunState.Running, null);
        written.Lives++;
        written.Futile++;
    }

    // What could not be written is not so.
    private async Task Write(Action<RunHead> change, CancellationToken stop)
    {
        var before = head.State;
        var changed = before.Copy();
        changed.Notices = Notices;
        var told = _unwritten.Count;
        change(changed);
        head.State = changed;
        try
        {
            if (changed.Options!.IsKept) await head.WriteStateAsync(stop);
            _unwritten.RemoveRange(0, told);
        }
        catch
        {
            if (ReferenceEquals(head.State, changed)) head.State = before;
            throw;
        }
    }

    private async Task ReadWhenThere(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await head.ReadStateAsync(stop);
                return;
            }
            catch (OrleansException error) when (error.InnerException is BlobStoreException)
            {
                await Task.Delay(TryAgain, time, stop);
            }
        }
    }
}
