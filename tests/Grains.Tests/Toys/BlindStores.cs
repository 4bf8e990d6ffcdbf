using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Liandong.Grains.Storage;
using Orleans.Storage;

namespace Liandong.Grains.Tests.Toys;

/// <summary>How a silo does not see the store.</summary>
public enum Blindness
{
    /// <summary>Every request fails.</summary>
    Fails,

    /// <summary>No request is answered.</summary>
    Hangs,
}

/// <summary>Which silos do not see the store that they share.</summary>
internal sealed class Sight
{
    private readonly ConcurrentDictionary<string, (Blindness How, TaskCompletionSource Ends)> _blind = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _looks = new(StringComparer.Ordinal);

    /// <summary>From now on a silo does not see it.</summary>
    public void Lose(string silo, Blindness how)
    {
        _looks[silo] = 0;
        _blind[silo] = (how, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    /// <summary>From now on a silo sees it again; what it asked meanwhile has failed.</summary>
    public void Regain(string silo)
    {
        if (_blind.TryRemove(silo, out var was)) was.Ends.SetResult();
    }

    /// <summary>How often a silo has looked in vain since it lost the store.</summary>
    public int LooksOf(string silo) => _looks.GetValueOrDefault(silo);

    /// <summary>Asked before each operation of a silo.</summary>
    public async Task Ask(string silo, CancellationToken stop = default)
    {
        if (!_blind.TryGetValue(silo, out var blind)) return;
        _looks.AddOrUpdate(silo, 1, (_, looks) => looks + 1);
        if (blind.How == Blindness.Hangs) await blind.Ends.Task.WaitAsync(stop);
        throw new BlobStoreException(BlobStoreFault.Unreachable, "memory", $"{silo} is blind");
    }
}

/// <summary>The store as one silo sees it.</summary>
internal sealed class SightedStore(IBlobStore store, Sight sight, string silo) : IBlobStore
{
    public string Place => store.Place;

    public async Task<StoredBlob?> ReadAsync(string name, CancellationToken stop = default)
    {
        await sight.Ask(silo, stop);
        return await store.ReadAsync(name, stop);
    }

    public async Task<StoredBlob?> ReadAsync(string name, long offset, int count, CancellationToken stop = default)
    {
        await sight.Ask(silo, stop);
        return await store.ReadAsync(name, offset, count, stop);
    }

    public async Task<string> WriteAsync(string name, ReadOnlyMemory<byte> content, BlobCondition condition, CancellationToken stop = default)
    {
        await sight.Ask(silo, stop);
        return await store.WriteAsync(name, content, condition, stop);
    }

    public async Task DeleteAsync(string name, BlobCondition condition = default, CancellationToken stop = default)
    {
        await sight.Ask(silo, stop);
        await store.DeleteAsync(name, condition, stop);
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await sight.Ask(silo, stop);
        await foreach (var entry in store.ListAsync(prefix, stop)) yield return entry;
    }

    public async Task<long> AppendAsync(string name, long position, ReadOnlyMemory<byte> block, CancellationToken stop = default)
    {
        await sight.Ask(silo, stop);
        return await store.AppendAsync(name, position, block, stop);
    }
}

/// <summary>The states of grains as one silo sees them.</summary>
internal sealed class SightedStates(IGrainStorage states, Sight sight, string silo) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await sight.Ask(silo);
        await states.ReadStateAsync(stateName, grainId, grainState);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await sight.Ask(silo);
        await states.WriteStateAsync(stateName, grainId, grainState);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await sight.Ask(silo);
        await states.ClearStateAsync(stateName, grainId, grainState);
    }
}
