using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tracing;

/// <summary>When unexplained stays make a spot.</summary>
/// <param name="Within">How near stays of one spot are (80 to 120 m in practice).</param>
/// <param name="Stays">How many must lie that near a stay, itself among them, for it to carry a cluster on.</param>
/// <param name="Vehicles">Of how many vehicles a cluster must be.</param>
/// <param name="Memory">How long a stay counts.</param>
public sealed record SpotRule(Metres Within, int Stays, int Vehicles, SimDuration Memory)
{
    /// <summary>Longer stays (a night's rest, a driver's home) are left out: trade takes 20 to 150 min.</summary>
    public SimDuration Longest { get; init; } = SimDuration.FromMinutes(150);

    /// <summary>100 m, three stays of two vehicles within 14 days.</summary>
    public static readonly SpotRule Usual = new(new Metres(100), 3, 2, SimDuration.FromDays(14));
}

/// <summary>
/// Unexplained stays of the last days and the spots they make: clusters by density (DBSCAN; Ester, Kriegel et al. 1996), kept as stays
/// come in. One list for the whole city, so that no border of a cell or of a rounded degree can split a spot.
/// </summary>
public sealed class SpotClusters
{
    private readonly SpotRule _rule;
    private readonly long _side;
    [NotState("It finds by their places the stays that are written.")]
    private readonly Dictionary<(long East, long North), List<long>> _squares = [];
    private SuspectStay[] _stays = new SuspectStay[64];
    private long _first;
    private long _next;

    public SpotClusters(SpotRule rule)
    {
        if (rule.Within.Value <= 0 || rule.Stays < 2 || rule.Vehicles < 1 || rule.Memory <= SimDuration.Zero) throw new ArgumentOutOfRangeException(nameof(rule), rule, "A spot needs a distance, two stays, a vehicle and a memory at least.");
        (_rule, _side) = (rule, (long)(rule.Within.Value * 1_000));
    }

    /// <summary>How many stays count at present.</summary>
    public int Count => (int)(_next - _first);

    /// <summary>A stay by its number; it must still count.</summary>
    public ref readonly SuspectStay this[long number] => ref _stays[number % _stays.Length];

    /// <summary>Adds a stay.</summary>
    /// <returns>Its number, one more than the last one's.</returns>
    public long Add(in SuspectStay stay)
    {
        if (Count == _stays.Length) Grow();
        _stays[_next % _stays.Length] = stay;
        var square = SquareOf(stay.Place);
        if (!_squares.TryGetValue(square, out var there)) _squares.Add(square, there = []);
        there.Add(_next);
        return _next++;
    }

    /// <summary>Drops stays that ended before the memory, in the order in which they came in.</summary>
    public void Forget(SimTime now)
    {
        for (; _first < _next && this[_first].To + _rule.Memory < now; _first++)
        {
            var square = SquareOf(this[_first].Place);
            var there = _squares[square];
            there.Remove(_first);
            if (there.Count == 0) _squares.Remove(square);
        }
    }

    /// <summary>The spot that a stay belongs to: its members' numbers in ascending order; empty when it belongs to none, or to one of too few vehicles.</summary>
    public List<long> SpotOf(long number)
    {
        var members = new SortedSet<long>();
        var front = new Queue<long>();
        foreach (var core in Near(number))
        {
            if (Near(core).Count >= _rule.Stays) Reach(core, members, front);
        }

        while (front.TryDequeue(out var reached))
        {
            var near = Near(reached);
            if (near.Count < _rule.Stays) continue;
            foreach (var next in near) Reach(next, members, front);
        }

        var spot = members.ToList();
        return Vehicles(spot) >= _rule.Vehicles ? spot : [];
    }

    /// <summary>The spot around a place: that of the nearest stay within reach; empty when there is none.</summary>
    public List<long> SpotAt(PlanePoint place)
    {
        var (nearest, least) = (-1L, new Metres(double.MaxValue));
        foreach (var stay in Near(place))
        {
            var distance = this[stay].Place.DistanceTo(place);
            if (distance < least) (nearest, least) = (stay, distance);
        }

        return nearest < 0 ? [] : SpotOf(nearest);
    }

    /// <summary>How many vehicles stays are of.</summary>
    public int Vehicles(List<long> stays) => stays.Select(stay => this[stay].Vehicle).Distinct().Count();

    /// <summary>The middle of a spot.</summary>
    public PlanePoint MiddleOf(List<long> stays)
    {
        var (east, north) = (0L, 0L);
        foreach (var stay in stays)
        {
            east += this[stay].Place.EastMillimetres;
            north += this[stay].Place.NorthMillimetres;
        }

        return new PlanePoint(east / stays.Count, north / stays.Count);
    }

    /// <summary>Writes what it remembers.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("unexplainedStays", _next);
        state.BeginList("unexplainedStaysRemembered", Count);
        for (var number = _first; number < _next; number++)
        {
            state.NextItem();
            this[number].Write(state);
        }

        state.EndList();
    }

    private static void Reach(long stay, SortedSet<long> members, Queue<long> front)
    {
        if (members.Add(stay)) front.Enqueue(stay);
    }

    private List<long> Near(long number) => Near(this[number].Place);

    private List<long> Near(PlanePoint place)
    {
        var (east, north) = SquareOf(place);
        var near = new List<long>();
        for (var e = east - 1; e <= east + 1; e++)
        {
            for (var n = north - 1; n <= north + 1; n++)
            {
                if (!_squares.TryGetValue((e, n), out var there)) continue;
                foreach (var other in there)
                {
                    if (IsNear(place, this[other].Place)) near.Add(other);
                }
            }
        }

        return near;
    }

    private bool IsNear(PlanePoint one, PlanePoint other)
    {
        var east = one.EastMillimetres - other.EastMillimetres;
        var north = one.NorthMillimetres - other.NorthMillimetres;
        return (east * east) + (north * north) <= _side * _side;
    }

    private (long East, long North) SquareOf(PlanePoint place) => (Floor(place.EastMillimetres), Floor(place.NorthMillimetres));

    private long Floor(long value) => (value >= 0 ? value : value - _side + 1) / _side;

    private void Grow()
    {
        var larger = new SuspectStay[_stays.Length * 2];
        for (var number = _first; number < _next; number++) larger[number % larger.Length] = this[number];
        _stays = larger;
    }
}
