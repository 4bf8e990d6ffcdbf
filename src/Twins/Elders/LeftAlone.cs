using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>An elder in trouble whose alarm a call has settled, until somebody finds them. A mutable struct.</summary>
internal struct LeftAlone
{
    /// <summary>The first such trouble; 0 when there is none.</summary>
    public long Trouble { get; private set; }

    public SimTime Since { get; private set; }

    /// <summary>How often it has happened.</summary>
    public int Count { get; private set; }

    public void Begin(long trouble, SimTime now) => (Trouble, Since, Count) = (trouble, now, Count + 1);

    public void End() => Trouble = 0;

    /// <summary>Writes its whole state.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("leftAloneIn", Trouble);
        state.Write("leftAloneSince", Since);
        state.Write("timesLeftAlone", Count);
    }
}
