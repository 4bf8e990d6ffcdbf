using System.Runtime.CompilerServices;
using Liandong.Grains.Storage;
using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>Ends the journals of a run's earlier epochs, and reads what they hold.</summary>
internal sealed class JournalReader(IBlobStore store, RunIncarnation run)
{
    /// <summary>
    /// Closes the journal of every epoch before this one, so that their writers can append nothing more, and returns the inputs from a place on
    /// in the order of their numbers. The epochs before that place have been closed by whoever wrote there.
    /// </summary>
    /// <param name="epoch">The epoch that begins.</param>
    /// <param name="from">Where to begin; of an epoch 0 nobody writes any more.</param>
    /// <param name="stop">Calls it off.</param>
    /// <exception cref="JournalDamagedException">A journal is damaged in its middle: going on would lose what was acknowledged.</exception>
    public async Task<JournalContent> Close(int epoch, JournalPlace from, CancellationToken stop)
    {
        var content = new JournalContent(from);
        await foreach (var (place, segment) in Segments(from, epoch - 1, closer: epoch, stop)) content.Add(segment, place);
        return content;
    }

    /// <summary>Closes the journal of every epoch before this one, from a place on, and keeps nothing of what they hold.</summary>
    /// <exception cref="JournalDamagedException">A journal is damaged in its middle; those before it are closed.</exception>
    public async Task Fence(int epoch, JournalPlace from, CancellationToken stop)
    {
        await foreach (var (place, segment) in Segments(from, epoch - 1, closer: epoch, stop)) segment.RequireFirst(place.First);
    }

    /// <summary>Returns all inputs of every epoch up to this one, as far as they have been appended by now, and closes nothing.</summary>
    /// <exception cref="JournalDamagedException">A journal is damaged in its middle.</exception>
    public async Task<JournalContent> Read(int epoch, CancellationToken stop)
    {
        var content = new JournalContent(JournalPlace.Start);
        await foreach (var (place, segment) in Segments(JournalPlace.Start, epoch, closer: null, stop)) content.Add(segment, place);
        return content;
    }

    /// <summary>The same, a segment at a time, so that no more than one is held.</summary>
    /// <exception cref="JournalDamagedException">A journal is damaged in its middle.</exception>
    public async IAsyncEnumerable<PackedList<Event>> InSegments(int epoch, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var (place, segment) in Segments(JournalPlace.Start, epoch, closer: null, stop))
        {
            segment.RequireFirst(place.First);
            yield return segment.Inputs;
        }
    }

    private async IAsyncEnumerable<(JournalPlace Place, JournalSegment Segment)> Segments(JournalPlace from, int last, int? closer, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var place = from; place.Epoch <= last;)
        {
            var name = RunBlobs.Journal(run, place.Epoch, place.Segment);
            var stored = await store.ReadAsync(name, stop);
            var read = JournalSegment.Read(stored is null ? [] : stored.Content.Span, name);
            // The one before says that it was begun.
            if (place.Segment > 0 && !read.HasBegun) throw new JournalDamagedException($"The journal's segment {name} is missing or cut off: the one before it tells that the journal goes on there. Inputs that were acknowledged would be lost, so the run does not go on: bring the blob back from a backup.", $"接入日志的 {name} 这一段不见了或被截断：上一段写明日志转入了它。已确认的输入会丢失，所以运行不再继续；请从备份找回。");
            // Of epoch 0 nobody writes any more.
            if (read.IsOpen && place.Epoch > 0 && closer is { } by && !await TryClose(name, stored?.Content.Length ?? 0, by, read.WholeLength, stop)) continue;
            yield return (place, read);
            var next = place.First + read.Inputs.Count;
            place = read.IsContinued ? new JournalPlace(place.Epoch, place.Segment + 1, next) : new JournalPlace(place.Epoch + 1, 0, next);
        }
    }

    // Not of the expected length: its writer was quicker, so it is read again.
    private async Task<bool> TryClose(string name, long length, int epoch, long wholeLength, CancellationToken stop)
    {
        try
        {
            await store.AppendAsync(name, length, JournalFrame.End(JournalRecordKind.Closed, epoch, wholeLength), stop);
            return true;
        }
        catch (BlobConditionException)
        {
            return false;
        }
    }
}
