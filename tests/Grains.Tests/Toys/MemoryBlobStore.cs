using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Liandong.Grains.Storage;

namespace Liandong.Grains.Tests.Toys;

/// <summary>A blob store without a disk, whose failures a test arranges.</summary>
internal sealed class MemoryBlobStore : IBlobStore
{
    private readonly SortedDictionary<string, (byte[] Content, string Tag)> _blobs = new(StringComparer.Ordinal);
    private readonly List<string> _reads = [];
    private readonly Lock _lock = new();
    private long _tags;

    /// <summary>Asked before every operation; answers with how it fails, or with nothing.</summary>
    public Func<string, string, StoreFailure?> Fails { get; set; } = (_, _) => null;

    /// <summary>The blobs that were read, one entry a request.</summary>
    public IReadOnlyList<string> Reads
    {
        get
        {
            lock (_lock) return [.. _reads];
        }
    }

    /// <summary>The same for what lies under a prefix, so that tests that share a store do not disturb each other.</summary>
    public ConcurrentDictionary<string, Func<string, string, StoreFailure?>> FailsUnder { get; } = new(StringComparer.Ordinal);

    public string Place => "memory";

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_lock) return [.. _blobs.Keys];
        }
    }

    public byte[] this[string name]
    {
        get
        {
            lock (_lock) return _blobs[name].Content;
        }

        set
        {
            lock (_lock) _blobs[name] = (value, NewTag());
        }
    }

    public Task<StoredBlob?> ReadAsync(string name, CancellationToken stop = default) => ReadAsync(name, 0, int.MaxValue, stop);

    public Task<StoredBlob?> ReadAsync(string name, long offset, int count, CancellationToken stop = default)
    {
        if (Failure("read", name) is { } failure) return Task.FromException<StoredBlob?>(Away(failure));
        lock (_lock)
        {
            _reads.Add(name);
            if (!_blobs.TryGetValue(name, out var blob)) return Task.FromResult<StoredBlob?>(null);
            var from = (int)Math.Min(offset, blob.Content.Length);
            return Task.FromResult<StoredBlob?>(new StoredBlob(blob.Content.AsMemory(from, Math.Min(count, blob.Content.Length - from)), blob.Tag, blob.Content.Length));
        }
    }

    public Task<string> WriteAsync(string name, ReadOnlyMemory<byte> content, BlobCondition condition, CancellationToken stop = default)
    {
        if (Failure("write", name) is { } failure) return Task.FromException<string>(Away(failure));
        lock (_lock)
        {
            var there = _blobs.TryGetValue(name, out var blob);
            if ((condition.MustBeAbsent && there) || (condition.Tag is { } tag && (!there || blob.Tag != tag))) return Task.FromException<string>(new BlobConditionException(name, condition.ToString()));
            _blobs[name] = (content.ToArray(), NewTag());
            return Task.FromResult(_blobs[name].Tag);
        }
    }

    public Task DeleteAsync(string name, BlobCondition condition = default, CancellationToken stop = default)
    {
        if (Failure("delete", name) is { } failure) return Task.FromException(Away(failure));
        lock (_lock) _blobs.Remove(name);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken stop = default)
    {
        foreach (var name in Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))) yield return new BlobEntry(name, this[name].Length);
        await Task.CompletedTask;
    }

    public Task<long> AppendAsync(string name, long position, ReadOnlyMemory<byte> block, CancellationToken stop = default)
    {
        var failure = Failure("append", name);
        lock (_lock)
        {
            byte[] before = _blobs.TryGetValue(name, out var blob) ? blob.Content : [];
            if (failure is { Kept: 0 }) return Task.FromException<long>(Away(failure));
            if (before.Length != position) return Task.FromException<long>(new BlobConditionException(name, $"it must be {position} bytes long"));
            _blobs[name] = ([.. before, .. block.Span[..Math.Min(block.Length, failure?.Kept ?? block.Length)]], NewTag());
            return failure is null ? Task.FromResult((long)_blobs[name].Content.Length) : Task.FromException<long>(Away(failure));
        }
    }

    private StoreFailure? Failure(string action, string name) =>
        Fails(action, name) ?? FailsUnder.Where(under => name.StartsWith(under.Key, StringComparison.Ordinal)).Select(under => under.Value(action, name)).FirstOrDefault(failure => failure is not null);

    private static BlobStoreException Away(StoreFailure failure) => new(failure.Fault, "memory", "as the test arranged");

    private string NewTag() => Interlocked.Increment(ref _tags).ToString(CultureInfo.InvariantCulture);
}

/// <summary>An operation that fails. Of an append so many bytes stay all the same.</summary>
internal sealed record StoreFailure(int Kept = 0, BlobStoreFault Fault = BlobStoreFault.Unreachable);
