using Liandong.Grains.Storage;

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
        for (var earlier = from.Epoch; earlier < epoch; earlier++) await Read(earlier, earlier == from.Epoch ? from.Segment : 0, closer: earlier == 0 ? null : epoch, content, stop);
        return content;
    }

    /// <summary>Returns all inputs of every epoch up to this one, as far as they have been appended by now, and closes nothing.</summary>
    /// <exception cref="JournalDamagedException">A journal is damaged in its middle.</exception>
    public async Task<JournalContent> Read(int epoch, CancellationToken stop)
    {
        var content = new JournalContent(JournalPlace.Start);
        for (var earlier = 0; earlier <= epoch; earlier++) await Read(earlier, segment: 0, closer: null, content, stop);
        return content;
    }

    private async Task Read(int epoch, int segment, int? closer, JournalContent content, CancellationToken stop)
    {
        while (true)
        {
            var name = RunBlobs.Journal(run, epoch, segment);
            var stored = await store.ReadAsync(name, stop);
            var read = JournalSegment.Read(stored is null ? [] : stored.Content.Span, name);
            // The one before says that it was begun.
            if (segment > 0 && !read.HasBegun) throw new JournalDamagedException($"The journal's segment {name} is missing or cut off: the one before it tells that the journal goes on there. Inputs that were acknowledged would be lost, so the run does not go on: bring the blob back from a backup.", $"接入日志的 {name} 这一段不见了或被截断：上一段写明日志转入了它。已确认的输入会丢失，所以运行不再继续；请从备份找回。");
            if (read.IsOpen && closer is { } by && !await TryClose(name, stored?.Content.Length ?? 0, by, read.WholeLength, stop)) continue;
            content.Add(read, epoch, segment);
            if (!read.IsContinued) return;
            segment++;
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
