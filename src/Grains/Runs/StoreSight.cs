using Liandong.Grains.Storage;

namespace Liandong.Grains.Runs;

/// <summary>
/// Whether this silo sees the store, as far as its keeper found at its last look; without a keeper it is taken for seen. A member that alone has lost
/// the store lives on in the cluster: no run, nor the list of them, is to be activated there, where it would wait for a store that others see.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="time">The wall clock.</param>
internal sealed class StoreSight(IBlobStore store, TimeProvider time)
{
    // What does not answer within this time is not seen.
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    // Whether there is such a blob does not matter.
    private const string Anything = "sight";

    private long _seen = time.GetTimestamp();
    private volatile TaskCompletionSource _losing = NewSource();

    /// <summary>Whether it was not to be seen.</summary>
    public bool IsLost => _losing.Task.IsCompleted;

    /// <summary>How long it has not been seen; nothing while it is.</summary>
    public TimeSpan Lost => IsLost ? time.GetElapsedTime(Volatile.Read(ref _seen)) : TimeSpan.Zero;

    /// <summary>Looks.</summary>
    public async Task Look(CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Answer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            await store.ReadAsync(Anything, 0, 0, either.Token).WaitAsync(either.Token);
            Volatile.Write(ref _seen, time.GetTimestamp());
            if (IsLost) _losing = NewSource();
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            _losing.TrySetResult();
        }
    }

    /// <summary>Lets a grain be activated only where the store is seen: at once, and not when its state could not be read after many tries.</summary>
    public void Guard(IGrainLifecycle lifecycle) => lifecycle.Subscribe(nameof(StoreSight), GrainLifecycleStage.First, _ =>
    {
        Require();
        return Task.CompletedTask;
    });

    /// <summary>Fails where the store is not seen.</summary>
    /// <exception cref="OrleansException">It is not.</exception>
    public void Require()
    {
        if (IsLost) throw Unseen();
    }

    /// <summary>Waits for an answer of the store, and no longer than the store is seen.</summary>
    /// <exception cref="OrleansException">It is not seen any more.</exception>
    public async Task Await(Task asked)
    {
        if (await Task.WhenAny(asked, _losing.Task) != asked)
        {
            asked.Ignore();
            throw Unseen();
        }

        await asked;
    }

    /// <inheritdoc cref="Await(Task)"/>
    public async Task<T> Await<T>(Task<T> asked)
    {
        await Await((Task)asked);
        return await asked;
    }

    // As Orleans tells of a state that could not be read: whoever asks again may be answered by another member.
    private OrleansException Unseen()
    {
        var away = new BlobStoreException(BlobStoreFault.Unreachable, store.Place, "this member of the cluster does not see it");
        return new OrleansException(away.Message, away);
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
