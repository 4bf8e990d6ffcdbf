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
    /// <param name="source">What it has stored by now.</param>
    /// <param name="at">The instant, before the run's end.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RunStorageException">What was stored is damaged or missing.</exception>
    /// <exception cref="CheckpointException">The checkpoint does not fit what is built here.</exception>
    public static async Task<Snapshot> ReadAsync(IBlobStore store, IRunBuilder builder, RunDefinition definition, ForkSource source, SimTime at, CancellationToken stop)
    {
        var inputs = source.Incarnation is { } run ? (await new JournalReader(store, run).Read(source.Epoch, stop)).Inputs.Items.ToArray().TakeWhile(input => input.At < at).ToArray() : [];
        var reader = new CheckpointReader(store);
        var manifest = await reader.Newest(source.Checkpoint, manifest => manifest.Barrier.Time <= at && manifest.Barrier.Inputs <= inputs.Length, stop);
        var state = manifest is null ? null : await OfAsync(reader, manifest, stop);
        return await Task.Run(() => Step(builder, definition.Phases(), manifest?.Barrier.Phase ?? 0, state, inputs.AsSpan((int)(manifest?.Barrier.Inputs ?? 0)).ToArray(), at, stop), stop);
    }

    private static async Task<Snapshot> OfAsync(CheckpointReader reader, CheckpointManifest manifest, CancellationToken stop)
    {
        HashSet<int> all = [.. manifest.Parts.SelectMany(part => part.Sections).Select(section => section.Jurisdiction)];
        var states = await reader.States(manifest, all, stop);
        var outcomes = await reader.Outcomes(manifest, all, stop);
        return new Snapshot(manifest.Barrier.Time, Enumerable.Range(0, all.Count).Select(jurisdiction => states[jurisdiction]), [.. outcomes.SelectMany(span => span.Pieces)]);
    }

    private static Snapshot Step(IRunBuilder builder, IReadOnlyList<RunPhase> phases, int phase, Snapshot? state, Event[] inputs, SimTime at, CancellationToken stop)
    {
        for (var isFirst = true; ; phase++, isFirst = false)
        {
            var shape = builder.Shape(phases[phase].Definition);
            var partition = new Partition(0, new int[shape.Jurisdictions], builder.Build(phases[phase].Definition, [.. Enumerable.Range(0, shape.Jurisdictions)]));
            if (state is null) partition.Begin();
            else state.RestoreInto(partition);
            if (isFirst) partition.Deliver(MemoryMarshal.AsBytes<Event>(inputs));
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
