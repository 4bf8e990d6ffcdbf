using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>Where a segment of a run's journal begins.</summary>
/// <param name="Epoch">The epoch that wrote it; 0 holds what a fork took over from its parent.</param>
/// <param name="Segment">Its number in that epoch, from 0.</param>
/// <param name="First">The number of its first input, or of the next one when it has none.</param>
public sealed record JournalPlace(int Epoch, int Segment, long First)
{
    /// <summary>The beginning of everything.</summary>
    public static readonly JournalPlace Start = new(0, 0, 0);
}

/// <summary>The inputs of a run as its journals hold them, from a place on.</summary>
/// <param name="from">The place.</param>
internal sealed class JournalContent(JournalPlace from)
{
    private readonly List<JournalPlace> _places = [];

    /// <summary>The inputs in the order of their numbers, which count up from <see cref="First"/>.</summary>
    public PackedList<Event> Inputs { get; } = new();

    /// <summary>The number of the first input.</summary>
    public long First => from.First;

    /// <summary>The number of the input that comes next.</summary>
    public long Next => First + Inputs.Count;

    /// <summary>Where each segment begins, in order.</summary>
    public IReadOnlyList<JournalPlace> Places => _places;

    /// <summary>How many bytes belong to no whole record: they were being written when their writer died, and were not acknowledged.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Adds the next segment, which begins at a place.</summary>
    /// <exception cref="JournalDamagedException">Its inputs do not go on from the last.</exception>
    public void Add(JournalSegment segment, JournalPlace at)
    {
        segment.RequireFirst(Next);
        _places.Add(at);
        TornBytes += segment.TornBytes;
        foreach (ref readonly var input in segment.Inputs.Items) Inputs.Add(in input);
    }
}
