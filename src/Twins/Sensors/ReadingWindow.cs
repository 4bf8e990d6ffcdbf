using Liandong.Twins.Time;

namespace Liandong.Twins.Sensors;

/// <summary>The readings of the last ten minutes and how fast they rise.</summary>
internal sealed class ReadingWindow
{
    private const int Capacity = 16;
    private const int FewestForARate = 3;

    // (3 standard deviations × 8 mm of noise × 600 s)²: a slope of b mm in ten minutes over times with the sum of squares S has the standard deviation 600 · 8 / √S.
    private const long CertainSquare = 9L * 4_800 * 4_800;
    private static readonly SimDuration Span = SimDuration.FromMinutes(10);

    private readonly (SimTime At, int Millimetres)[] _readings = new (SimTime, int)[Capacity];
    private int _count;

    /// <summary>Takes a reading and lets go of those that are older than ten minutes.</summary>
    public void Add(SimTime at, int millimetres)
    {
        var old = 0;
        while (old < _count && (_count - old == Capacity || at - _readings[old].At > Span)) old++;
        Array.Copy(_readings, old, _readings, 0, _count - old);
        _count -= old;
        _readings[_count++] = (at, millimetres);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _count = 0;

    /// <summary>
    /// The rate of rise in mm in ten minutes by least squares, and whether it is certain: at least three standard deviations of
    /// what noise alone may look like. So a flash flood is seen from three readings and a slow one from ten. Whole numbers
    /// throughout: times in seconds, at most 16 readings.
    /// </summary>
    public (int Millimetres, bool IsCertain) RiseInTenMinutes()
    {
        if (_count < FewestForARate) return (0, false);
        long sumTime = 0, sumDepth = 0, sumSquares = 0, sumProducts = 0;
        for (var i = 0; i < _count; i++)
        {
            var seconds = (_readings[i].At - _readings[0].At).Milliseconds / 1_000;
            sumTime += seconds;
            sumDepth += _readings[i].Millimetres;
            sumSquares += seconds * seconds;
            sumProducts += seconds * _readings[i].Millimetres;
        }

        var spread = (_count * sumSquares) - (sumTime * sumTime);
        if (spread == 0) return (0, false);
        var rise = 600 * ((_count * sumProducts) - (sumTime * sumDepth)) / spread;
        return ((int)rise, rise > 0 && rise * rise * spread / _count >= CertainSquare);
    }

    public void WriteState(StateWriter state)
    {
        state.BeginList("readings", _count);
        for (var i = 0; i < _count; i++)
        {
            state.NextItem();
            state.Write("read at", _readings[i].At);
            state.Write("reading mm", _readings[i].Millimetres);
        }

        state.EndList();
    }
}
