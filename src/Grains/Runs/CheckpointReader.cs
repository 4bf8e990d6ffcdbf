using System.Security.Cryptography;
using Liandong.Grains.Storage;

namespace Liandong.Grains.Runs;

/// <summary>Reads checkpoints from the store and checks what it reads against the manifest's sums.</summary>
internal sealed class CheckpointReader(IBlobStore store)
{
    private const int MostAtOnce = 16;

    /// <summary>Why the last manifest that was looked for could not be read; none when it could.</summary>
    public RunStorageException? Unread { get; private set; }

    /// <summary>The manifest of a checkpoint.</summary>
    /// <exception cref="RunStorageException">There is none, or it is damaged.</exception>
    public async Task<CheckpointManifest> Manifest(CheckpointPlace place, CancellationToken stop) => await TryManifest(place, stop) ?? throw Missing(RunBlobs.Manifest(place));

    private async Task<CheckpointManifest?> TryManifest(CheckpointPlace place, CancellationToken stop)
    {
        var name = RunBlobs.Manifest(place);
        return await store.ReadAsync(name, stop) is { } stored ? CheckpointManifest.Parse(stored.Content.Span, name) : null;
    }

    /// <summary>
    /// The newest checkpoint that can be used, of those that a head has confirmed: the one it names, the one before it, and so on. What lies
    /// beside them was written by a life that was over, and does not count. None when the run has to begin at its beginning.
    /// </summary>
    /// <param name="newest">The one that the head names.</param>
    /// <param name="isUsable">Whether one will do.</param>
    /// <param name="stop">Calls it off.</param>
    public async Task<CheckpointManifest?> Newest(CheckpointPlace? newest, Func<CheckpointManifest, bool> isUsable, CancellationToken stop)
    {
        try
        {
            // Of older ones than the last few the state is gone.
            var place = newest;
            for (var looked = 0; place is not null && looked < RunCheckpoints.Kept; looked++)
            {
                var manifest = await Manifest(place, stop);
                if (isUsable(manifest) && await HasState(manifest, stop)) return manifest;
                place = manifest.Previous;
            }
        }
        catch (RunStorageException error)
        {
            // Without its manifest the ones before it are not known either.
            Unread = error;
        }

        return null;
    }

    /// <summary>
    /// The complete checkpoints of a run from one on, the newest first, as many as may keep their state: fewer where the run has no more of its own, or
    /// where those before have been removed. Only manifests are looked at: where a life had to fall back on an older checkpoint, the state of those
    /// before it is gone already. None at all is told by null: then one is damaged, or the newest is missing.
    /// </summary>
    public async Task<IReadOnlyList<CheckpointManifest>?> Kept(CheckpointPlace? newest, RunIncarnation run, CancellationToken stop)
    {
        var kept = new List<CheckpointManifest>();
        try
        {
            for (var place = newest; place is not null && place.Of == run && kept.Count < RunCheckpoints.Kept; place = kept[^1].Previous)
            {
                if (await TryManifest(place, stop) is not { } manifest) return kept.Count > 0 ? kept : null;
                kept.Add(manifest);
            }

            return kept;
        }
        catch (RunStorageException)
        {
            return null;
        }
    }

    // Trimmed from the oldest on.
    private async Task<bool> HasState(CheckpointManifest manifest, CancellationToken stop)
    {
        foreach (var part in manifest.Parts)
        {
            if (await store.ReadAsync(RunBlobs.State(manifest.Place, part.Partition), 0, 1, stop) is null) return false;
        }

        return true;
    }

    /// <summary>The states of some jurisdictions at a checkpoint, by jurisdiction.</summary>
    /// <exception cref="RunStorageException">A blob is missing or damaged.</exception>
    public async Task<IReadOnlyDictionary<int, ReadOnlyMemory<byte>>> States(CheckpointManifest manifest, IReadOnlySet<int> jurisdictions, CancellationToken stop)
    {
        var states = new Dictionary<int, ReadOnlyMemory<byte>>();
        foreach (var part in Parts(manifest, jurisdictions))
        {
            var blob = await Read(RunBlobs.State(manifest.Place, part.Partition), part.StateBytes, part.StateHash, stop);
            foreach (var section in part.Sections.Where(section => jurisdictions.Contains(section.Jurisdiction))) states.Add(section.Jurisdiction, blob.Slice(section.StateAt, section.StateLength));
        }

        return states;
    }

    /// <summary>All that some jurisdictions recorded from the run's start to a checkpoint: span after span, oldest first.</summary>
    /// <exception cref="RunStorageException">A blob is missing or damaged.</exception>
    public async Task<IReadOnlyList<StoredSpan>> Outcomes(CheckpointManifest last, IReadOnlySet<int> jurisdictions, CancellationToken stop)
    {
        using var room = new SemaphoreSlim(MostAtOnce);
        return [.. await Task.WhenAll(OutcomeChain.With(last).Select(span => Span(span.Place)))];

        async Task<StoredSpan> Span(CheckpointPlace place)
        {
            await room.WaitAsync(stop);
            try
            {
                return await Read(place == last.Place ? last : await Manifest(place, stop), jurisdictions, stop);
            }
            finally
            {
                room.Release();
            }
        }
    }

    private async Task<StoredSpan> Read(CheckpointManifest manifest, IReadOnlySet<int> jurisdictions, CancellationToken stop)
    {
        var pieces = new List<(int, ReadOnlyMemory<byte>)>();
        foreach (var part in Parts(manifest, jurisdictions).Where(part => part.OutcomeBytes > 0))
        {
            var blob = await Read(RunBlobs.Outcomes(manifest.Place, part.Partition), part.OutcomeBytes, part.OutcomeHash, stop);
            foreach (var section in part.Sections.Where(section => section.OutcomesLength > 0 && jurisdictions.Contains(section.Jurisdiction)))
            {
                pieces.Add((section.Jurisdiction, blob.Slice(section.OutcomesAt, section.OutcomesLength)));
            }
        }

        return new StoredSpan(manifest.Place, pieces);
    }

    private static IEnumerable<CheckpointPart> Parts(CheckpointManifest manifest, IReadOnlySet<int> jurisdictions) =>
        manifest.Parts.Where(part => part.Sections.Any(section => jurisdictions.Contains(section.Jurisdiction)));

    private async Task<ReadOnlyMemory<byte>> Read(string name, long length, string hash, CancellationToken stop)
    {
        var stored = await store.ReadAsync(name, stop) ?? throw Missing(name);
        if (stored.Content.Length != length) throw new RunStorageException($"The blob {name} has {stored.Content.Length} bytes instead of {length}: it is damaged.", $"存储内容 {name} 有 {stored.Content.Length} 字节，应有 {length} 字节：已损坏。");
        if (Convert.ToHexStringLower(SHA256.HashData(stored.Content.Span)) != hash) throw new RunStorageException($"The blob {name} does not have the sum that its manifest tells: it is damaged.", $"存储内容 {name} 与清单里的校验和不符：已损坏。");
        return stored.Content;
    }

    private static RunStorageException Missing(string name) => new($"The blob {name} is missing.", $"存储内容 {name} 不见了。");
}

/// <summary>What some jurisdictions recorded up to a checkpoint since the one before it in the <see cref="OutcomeChain"/>.</summary>
/// <param name="Place">The checkpoint.</param>
/// <param name="Pieces">By jurisdiction, packed.</param>
internal sealed record StoredSpan(CheckpointPlace Place, IReadOnlyList<(int Jurisdiction, ReadOnlyMemory<byte> Packed)> Pieces);
