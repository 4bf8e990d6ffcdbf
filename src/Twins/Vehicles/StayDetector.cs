using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>When a rest of a vehicle counts as a stay: the two thresholds of Li, Zheng et al. (2008).</summary>
/// <param name="Within">θd: how far from its first report it may be measured (200 m in the paper).</param>
/// <param name="AtLeast">θt: how long it must last (20 min in the paper).</param>
public sealed record StayRule(Metres Within, SimDuration AtLeast)
{
    /// <summary>The thresholds of the paper.</summary>
    public static readonly StayRule Published = new(new Metres(200), SimDuration.FromMinutes(20));
}

/// <summary>
/// Finds the stays in a vehicle's reports as they come (stay-point detection; Li, Zheng et al. 2008, "Mining user similarity based on
/// location history"): from a first report on, all that lie within θd of it belong together; the first one that does not ends the
/// stay, which counts when it lasted θt. Before that a median over five reports takes away single jumps of the satellite fix, so that
/// a report is judged when the second after it has come. Whole numbers; a report allocates nothing once the buffer has its size.
/// </summary>
public sealed class StayDetector
{
    /// <summary>Reports that may be undecided at once: two hours at the usual 30 s.</summary>
    public const int Capacity = 240;

    private const int Half = 2;
    private const int Width = (2 * Half) + 1;

    private readonly long _withinSquared;
    private readonly SimDuration _atLeast;
    private readonly SimDuration _spacing;
    private readonly GpsPoint[] _raw = new GpsPoint[Width];
    private Mark[] _open = new Mark[8];
    private int _head;
    private int _count;
    private long _seen;
    private long _judged;
    private Mark _first;
    private Mark _last;
    private long _eastSum;
    private long _northSum;
    private long _summed;

    public StayDetector(StayRule rule)
    {
        if (rule.Within.Value is not (> 0 and <= 100_000)) throw new ArgumentOutOfRangeException(nameof(rule), rule.Within, "The distance must be above 0 and at most 100 km.");
        if (rule.AtLeast <= SimDuration.Zero) throw new ArgumentOutOfRangeException(nameof(rule), rule.AtLeast, "The time must be above 0.");
        var within = (long)(rule.Within.Value * 1_000);
        (_withinSquared, _atLeast, _spacing) = (within * within, rule.AtLeast, rule.AtLeast / Capacity);
    }

    /// <summary>Reports that were not later than one already taken; they are left out.</summary>
    public long Late { get; private set; }

    /// <summary>Reports left out because they followed the last within θt / <see cref="Capacity"/> (5 s by default).</summary>
    public long Thinned { get; private set; }

    /// <summary>Whether the vehicle is in a stay that already lasts θt.</summary>
    public bool IsStaying => _summed > 0;

    /// <summary>The stay so far; only while <see cref="IsStaying"/>.</summary>
    public Stay StaySoFar => new(new PlanePoint(Mean(_eastSum), Mean(_northSum)), _first.At, _last.At, Change(_first.Tank, _last.Tank));

    /// <summary>Takes a report in.</summary>
    /// <returns>Whether a stay has ended.</returns>
    public bool Add(in GpsPoint point, out Stay ended)
    {
        ended = default;
        if (_seen > 0 && !IsLater(point.At)) return false;
        _raw[_seen++ % Width] = point;
        return _seen > Half && Judge(Filtered(_judged++), out ended);
    }

    /// <summary>After the last report: the stays that it leaves open, one a call.</summary>
    /// <returns>Whether there was one more.</returns>
    public bool Finish(out Stay ended)
    {
        while (_judged < _seen)
        {
            if (Judge(Filtered(_judged++), out ended)) return true;
        }

        ended = IsStaying ? StaySoFar : default;
        var stayed = IsStaying;
        (_count, _summed) = (0, 0);
        return stayed;
    }

    /// <summary>Writes all that decides about coming reports.</summary>
    public void WriteState(StateWriter state)
    {
        var mark = 0UL;
        for (var i = Math.Max(0, _seen - Width); i < _seen; i++) mark = StableHash.Of(mark, HashOf(_raw[i % Width].At, _raw[i % Width].Place, _raw[i % Width].Tank) + (ulong)_raw[i % Width].Speed);
        for (var i = 0; i < _count; i++) mark = StableHash.Of(mark, HashOf(in Open(i)));
        mark = StableHash.Of(mark, StableHash.Of(HashOf(in _first), HashOf(in _last)) + (ulong)_judged);
        state.Write("stayReports", _seen);
        state.Write("stayReportsLate", Late);
        state.Write("stayReportsThinned", Thinned);
        state.Write("stayingSince", IsStaying ? _first.At : SimTime.Never);
        state.Write("stayMark", (long)StableHash.Of(mark, StableHash.Of((ulong)_eastSum, (ulong)_northSum) + (ulong)_summed));
    }

    private static ulong HashOf(in Mark mark) => HashOf(mark.At, mark.Place, mark.Tank);

    private static ulong HashOf(SimTime at, PlanePoint place, long tank) =>
        StableHash.Of(StableHash.Of((ulong)at.Milliseconds, (ulong)tank), StableHash.Of((ulong)place.EastMillimetres, (ulong)place.NorthMillimetres));

    private bool IsLater(SimTime at)
    {
        var last = _raw[(_seen - 1) % Width].At;
        if (at <= last) Late++;
        else if (at - last < _spacing) Thinned++;
        else return true;
        return false;
    }

    // The median of each measure over five reports; before the first and after the last one that one is repeated.
    private Mark Filtered(long index)
    {
        Span<long> east = stackalloc long[Width];
        Span<long> north = stackalloc long[Width];
        Span<long> tank = stackalloc long[Width];
        for (var i = 0; i < Width; i++)
        {
            ref readonly var near = ref _raw[Math.Clamp(index - Half + i, 0, _seen - 1) % Width];
            (east[i], north[i], tank[i]) = (near.Place.EastMillimetres, near.Place.NorthMillimetres, near.Tank);
        }

        return new Mark(_raw[index % Width].At, new PlanePoint(Median(east), Median(north)), Median(tank));
    }

    private static long Median(Span<long> values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            var value = values[i];
            var hole = i;
            for (; hole > 0 && values[hole - 1] > value; hole--) values[hole] = values[hole - 1];
            values[hole] = value;
        }

        return values[values.Length / 2];
    }

    // Once a stay lasts long enough its reports need not be kept: only the first one decides when it ends.
    private bool Judge(in Mark next, out Stay ended)
    {
        ended = default;
        if (IsStaying)
        {
            if (IsNear(in _first, in next))
            {
                Sum(in next);
                return false;
            }

            ended = StaySoFar;
            _summed = 0;
            Append(in next);
            return true;
        }

        Append(in next);
        while (FirstAway() is > 0) DropFirst();
        if (_count > 0 && next.At - Open(0).At >= _atLeast) Confirm();
        return false;
    }

    // The first undecided report that lies away from the first of all; 0 when none does.
    private int FirstAway()
    {
        for (var i = 1; i < _count; i++)
        {
            if (!IsNear(in Open(0), in Open(i))) return i;
        }

        return 0;
    }

    private void Confirm()
    {
        _first = Open(0);
        (_eastSum, _northSum) = (0, 0);
        for (var i = 0; i < _count; i++) Sum(in Open(i));
        _count = 0;
    }

    private void Sum(in Mark mark)
    {
        _eastSum += mark.Place.EastMillimetres;
        _northSum += mark.Place.NorthMillimetres;
        _summed++;
        _last = mark;
    }

    private bool IsNear(in Mark one, in Mark other)
    {
        var east = one.Place.EastMillimetres - other.Place.EastMillimetres;
        var north = one.Place.NorthMillimetres - other.Place.NorthMillimetres;
        return (east * east) + (north * north) <= _withinSquared;
    }

    private ref Mark Open(int index) => ref _open[(_head + index) % _open.Length];

    private void Append(in Mark next)
    {
        if (_count == _open.Length)
        {
            var larger = new Mark[_open.Length * 2];
            for (var i = 0; i < _count; i++) larger[i] = Open(i);
            (_open, _head) = (larger, 0);
        }

        _open[(_head + _count++) % _open.Length] = next;
    }

    private void DropFirst()
    {
        _head = (_head + 1) % _open.Length;
        _count--;
    }

    // Rounded half away from zero.
    private long Mean(long sum) => (sum + (Math.Sign(sum) * _summed / 2)) / _summed;

    private static long Change(long before, long after) => before < 0 || after < 0 ? 0 : after - before;

    private readonly record struct Mark(SimTime At, PlanePoint Place, long Tank);
}
