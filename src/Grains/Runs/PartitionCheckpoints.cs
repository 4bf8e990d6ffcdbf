using System.Buffers;
using System.Diagnostics;
using Liandong.Grains.Storage;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Grains.Runs;

/// <summary>What a partition captures for checkpoints in one epoch, and how far each one's outcomes went.</summary>
internal sealed class PartitionCheckpoints(IBlobStore store, int number)
{
    private const int Smallest = 64 * 1024;
    private const int BytesATwin = 768;

    private readonly Dictionary<CheckpointPlace, int[]> _outcomesAt = [];
    private ArrayBufferWriter<byte>? _room;
    private (CheckpointPlace? Place, Task<CheckpointPart> Part) _last = (null, Task.FromException<CheckpointPart>(new InvalidOperationException("Nothing has been captured.")));

    /// <summary>Notes how far the outcomes went at a checkpoint with which the partition opened.</summary>
    public void Opened(Partition partition, CheckpointPlace span) => _outcomesAt[span] = Counts(partition);

    /// <summary>Makes room, and has the code compiled that captures the twins, on another thread. What a checkpoint cannot hold is told by the capture itself.</summary>
    public void Prepare(Partition partition)
    {
        _room ??= Room(partition);
        var assemblies = partition.Jurisdictions.Where(jurisdiction => jurisdiction.TwinCount > 0).Select(jurisdiction => jurisdiction[0].GetType().Assembly).Distinct().ToArray();
        Task.Run(() => CheckpointLayouts.Prepare(assemblies)).Ignore();
    }

    /// <summary>Copies the state and begins to store it.</summary>
    public Captured Capture(Partition partition, Capture order)
    {
        var began = Stopwatch.GetTimestamp();
        // Kept from one checkpoint to the next: as much new memory at every barrier would have it collected there, with the run standing.
        if (_room is null || (_last.Place is not null && !_last.Part.IsCompleted)) _room = Room(partition);
        _room.ResetWrittenCount();
        var captured = new CapturedPartition(partition, order.Stay == 0 ? new int[partition.Jurisdictions.Count] : _outcomesAt[order.Chain[order.Stay - 1]], _room);
        foreach (var past in _outcomesAt.Keys.Except(order.Chain).ToArray()) _outcomesAt.Remove(past);
        _outcomesAt[order.Place] = Counts(partition);
        var answer = new Captured(captured.StateBytes, Stopwatch.GetElapsedTime(began));
        _last = (order.Place, captured.Store(store, order.Place, number, CancellationToken.None));
        return answer;
    }

    /// <summary>Whether something was captured for this checkpoint, and the end of storing it.</summary>
    public bool TryGetStored(CheckpointPlace place, out Task<CheckpointPart> stored)
    {
        stored = _last.Part;
        return _last.Place == place;
    }

    private static ArrayBufferWriter<byte> Room(Partition partition) => new(Smallest + (partition.Jurisdictions.Sum(jurisdiction => jurisdiction.TwinCount) * BytesATwin));

    private static int[] Counts(Partition partition) => [.. partition.Jurisdictions.Select(jurisdiction => jurisdiction.Outcomes.Count)];
}

/// <summary>A partition as a checkpoint holds it, read and not yet put into twins.</summary>
internal sealed class StoredPartition
{
    private readonly CheckpointManifest _manifest;
    private readonly IReadOnlyDictionary<int, ReadOnlyMemory<byte>> _states;
    private readonly IReadOnlyList<StoredSpan> _outcomes;

    private StoredPartition(CheckpointManifest manifest, IReadOnlyDictionary<int, ReadOnlyMemory<byte>> states, IReadOnlyList<StoredSpan> outcomes) =>
        (_manifest, _states, _outcomes) = (manifest, states, outcomes);

    /// <summary>Reads what a partition needs.</summary>
    /// <exception cref="RunStorageException">Something is missing or damaged.</exception>
    public static async Task<StoredPartition> Read(IBlobStore store, CheckpointPlace place, PartitionPlan plan)
    {
        var reader = new CheckpointReader(store);
        var mine = plan.Mine.ToHashSet();
        var manifest = await reader.Manifest(place, CancellationToken.None);
        return new StoredPartition(manifest, await reader.States(manifest, mine, CancellationToken.None), await reader.Outcomes(manifest, mine, CancellationToken.None));
    }

    /// <summary>Puts it into freshly built jurisdictions.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="checkpoints">Is told how far the outcomes went at each checkpoint of the chain.</param>
    /// <returns>The instant from which the partition goes on.</returns>
    /// <exception cref="RunMisfitException">The twins that were built are not those of the checkpoint.</exception>
    public SimTime Restore(Partition partition, PartitionCheckpoints checkpoints)
    {
        try
        {
            partition.Restore(jurisdiction => _states.TryGetValue(jurisdiction, out var state) ? state : throw new RunStorageException($"The checkpoint {_manifest.Place} has no jurisdiction {jurisdiction}.", $"检查点 {_manifest.Place.Number} 里没有辖区 {jurisdiction}。"));
        }
        catch (CheckpointException error)
        {
            throw new RunMisfitException($"The state of run {_manifest.Place.Run} at {_manifest.Barrier.Time} does not fit what was built here. {error.Message}", $"运行 {_manifest.Place.Run} 在 {_manifest.Barrier.Time} 的状态与这里建成的孪生体对不上。（原文：{error.Message}）", error);
        }

        var byIndex = partition.Jurisdictions.ToDictionary(jurisdiction => jurisdiction.Index);
        foreach (var span in _outcomes)
        {
            foreach (var (jurisdiction, packed) in span.Pieces) byIndex[jurisdiction].Outcomes.AddPacked(packed.Span);
            checkpoints.Opened(partition, span.Place);
        }

        return _manifest.Barrier.Time;
    }
}
