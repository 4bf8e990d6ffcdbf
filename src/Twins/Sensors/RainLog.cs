using Liandong.Twins.Time;

namespace Liandong.Twins.Sensors;

/// <summary>The rain that a fed gauge reported in the last twelve hours.</summary>
internal sealed class RainLog
{
    private static readonly SimDuration Kept = SimDuration.FromHours(12);

    private readonly Queue<Fall> _falls = new();
    private long _counter = -1;

    /// <summary>What the last report came to in µm.</summary>
    public long Last { get; private set; }

    /// <summary>Takes a report: what fell since the last one, or what the gauge's counter stands at. A counter that falls was set back; the first one only says where it stands.</summary>
    /// <returns>Whether it rained.</returns>
    public bool Add(SimTime now, long micrometres, bool isTotal)
    {
        Last = !isTotal ? micrometres : _counter < 0 ? 0 : micrometres >= _counter ? micrometres - _counter : micrometres;
        if (isTotal) _counter = micrometres;
        while (_falls.Count > 0 && now - _falls.Peek().At >= Kept) _falls.Dequeue();
        if (Last > 0) _falls.Enqueue(new Fall { At = now, Micrometres = Last });
        return Last > 0;
    }

    /// <summary>The rain reported after an instant of the last twelve hours, in µm.</summary>
    public long Since(SimTime instant)
    {
        var sum = 0L;
        foreach (var fall in _falls)
        {
            if (fall.At > instant) sum += fall.Micrometres;
        }

        return sum;
    }

    public void WriteState(StateWriter state)
    {
        state.Write("rain counter µm", _counter);
        state.Write("last rain µm", Last);
        state.Write("falls", _falls, static (item, fall) =>
        {
            item.Write("fell by", fall.At);
            item.Write("fell µm", fall.Micrometres);
        });
    }

    private struct Fall
    {
        public SimTime At;
        public long Micrometres;
    }
}
