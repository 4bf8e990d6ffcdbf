using System.Buffers;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Twins.Time;

/// <content>Its part of a checkpoint, jurisdiction by jurisdiction: they may be divided among other partitions when they are restored.</content>
public sealed partial class Partition
{
    /// <summary>Writes all its jurisdictions, at a barrier when all mail is delivered, and says where each one's bytes are.</summary>
    /// <exception cref="CheckpointException">A twin holds something that a checkpoint cannot.</exception>
    /// <exception cref="InvalidOperationException">It is at no barrier.</exception>
    public IReadOnlyList<CapturedPart> Capture(IBufferWriter<byte> into)
    {
        var parts = new List<CapturedPart>();
        var offset = 0L;
        foreach (var jurisdiction in _mine)
        {
            parts.Add(new CapturedPart(jurisdiction.Index, offset, jurisdiction.Capture(into, _spanEnd)));
            offset += parts[^1].Length;
        }

        return parts;
    }

    /// <summary>Takes up what was captured of each of its jurisdictions, instead of <see cref="Begin"/>, when they were just built.</summary>
    /// <param name="captured">The bytes of a jurisdiction by its index.</param>
    /// <exception cref="CheckpointException">What was captured does not fit.</exception>
    public void Restore(Func<int, ReadOnlyMemory<byte>> captured)
    {
        for (var place = 0; place < _mine.Length; place++)
        {
            var jurisdiction = _mine[place];
            jurisdiction.Restore(captured(jurisdiction.Index).Span);
            _due[place] = jurisdiction.NextDue.Milliseconds;
            _spanEnd = SimTime.Max(_spanEnd, jurisdiction.SpanReached);
            _overfull |= jurisdiction.IsOverfull;
        }
    }
}
