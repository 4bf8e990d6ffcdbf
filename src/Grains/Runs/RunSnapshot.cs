using System.Runtime.InteropServices;
using Liandong.Grains.Storage;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Grains.Runs;

/// <summary>
/// A stored run as it was at an instant, reckoned in this process: from its last checkpoint before, with the inputs that it was told. The run, carried elsewhere
/// or over, is only read.
/// </summary>
public static class RunSnapshot
{
    /// <summary>Reads and steps a copy of a run.</summary>
    /// <param name="store">Where the run is kept.</param>
    /// <param name="builder">Builds its model.</param>
    /// <param name="definition">The run.</param>
    /// <param name="source">Asks what it has stored by now.</param>
    /// <param name="at">The instant, before the run's end.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="JournalDamagedException">A part of its journal is damaged or missing.</exception>
    /// <exception cref="CheckpointException">The checkpoint does not fit what is built here.</exception>
    public static async Task<Snapshot> ReadAsync(IBlobStore store, IRunBuilder builder, RunDefinition definition, Func<Task<ForkSource>> source, SimTime at, CancellationToken stop)
    {
        var reader = new CheckpointReader(store);
        for (var unusable = new HashSet<CheckpointPlace>(); ;)
        {
            var stored = await source();
            var inputs = await CountAsync(store, stored, at, stop);
            var manifest = await reader.Newest(stored.Checkpoint, found => found.Barrier.Time <= at && found.Barrier.Inputs <= inputs && !unusable.Contains(found.Place), stop);
            try
            {
                var state = manifest is null ? null : await OfAsync(reader, manifest, stop);
                var left = await InputsAsync(store, stored, manifest?.Barrier.Inputs ?? 0, inputs, stop);
                return await Task.Run(() => Step(builder, definition.Phases(), manifest?.Barrier.Phase ?? 0, state, left, at, stop), stop);
            }
            catch (RunStorageException) when (manifest is not null)
            {
                // Damaged, or trimmed while it was read, because the run goes on: from another one the way is longer and leads to the same state.
                unusable.Add(manifest.Place);
            }
        }
    }

    // How many inputs came before the instant.
    private static async Task<long> CountAsync(IBlobStore store, ForkSource source, SimTime at, CancellationToken stop)
    {
        var count = 0L;
        await foreach (var segment in Segments(store, source, stop))
        {
            var before = segment.Count;
            while (before > 0 && segment.Items[before - 1].At >= at) before--;
            count += before;
            if (before < segment.Count) break;
        }

        return count;
    }

    // Those from one number to another, packed.
    private static async Task<PackedList<Event>> InputsAsync(IBlobStore store, ForkSource source, long from, long to, CancellationToken stop)
    {
        var (found, number) = (new PackedList<Event>(), 0L);
        await foreach (var segment in Segments(store, source, stop))
        {
            var (first, last) = (Math.Clamp(from - number, 0, segment.Count), Math.Clamp(to - number, 0, segment.Count));
            if (first < last) found.AddPacked(MemoryMarshal.AsBytes(segment.Items[(int)first..(int)last]));
            number += segment.Count;
            if (number >= to) break;
        }

        return found;
    }

    private static IAsyncEnumerable<PackedList<Event>> Segments(IBlobStore store, ForkSource source, CancellationToken stop) =>
        source.Incarnation is { } run ? new JournalReader(store, run).InSegments(source.Epoch, stop) : AsyncEnumerable.Empty<PackedList<Event>>();

    private static async Task<Snapshot> OfAsync(CheckpointReader reader, CheckpointManifest manifest, CancellationToken stop)
    {
        HashSet<int> all = [.. manifest.Parts.SelectMany(part => part.Sections).Select(section => section.Jurisdiction)];
        var states = await reader.States(manifest, all, stop);
        var outcomes = await reader.Outcomes(manifest, all, stop);
        return new Snapshot(manifest.Barrier.Time, Enumerable.Range(0, all.Count).Select(jurisdiction => states[jurisdiction]), [.. outcomes.SelectMany(span => span.Pieces)]);
    }

    private static Snapshot Step(IRunBuilder builder, IReadOnlyList<RunPhase> phases, int phase, Snapshot? state, PackedList<Event> inputs, SimTime at, CancellationToken stop)
    {
        for (var isFirst = true; ; phase++, isFirst = false)
        {
            var shape = builder.Shape(phases[phase].Definition);
            var partition = new Partition(0, new int[shape.Jurisdictions], builder.Build(phases[phase].Definition, [.. Enumerable.Range(0, shape.Jurisdictions)]));
            if (state is null) partition.Begin();
            else state.RestoreInto(partition);
            if (isFirst) partition.Deliver(inputs.Bytes);
            var until = SimTime.Min(at, phases[phase].Until);
            while (partition.NextDue < until)
            {
                stop.ThrowIfCancellationRequested();
                partition.StepNext(shape.LinkDelay, until);
            }

            state = Snapshot.Of(partition, until);
            if (until == at) return state;
        }
    }
}
