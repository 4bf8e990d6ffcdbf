using System.Collections.Immutable;

namespace Liandong.Twins.Geography;

/// <summary>Which of a row of places lie in which square of the plane, for looking up what is near. Immutable.</summary>
internal sealed class SquareIndex
{
    private readonly ImmutableArray<Entry> _entries;
    private readonly long _side;

    /// <param name="places">The places; their numbers are found again.</param>
    /// <param name="side">The side of a square in millimetres.</param>
    public SquareIndex(IEnumerable<PlanePoint> places, long side)
    {
        _side = side;
        _entries = [.. places.Select((place, number) => new Entry(SquareOf(place), number)).Order()];
        Reach = _entries.IsEmpty ? 0 : _entries.Max(entry => Math.Max(Math.Abs(entry.Square.East), Math.Abs(entry.Square.North)));
    }

    /// <summary>The farthest square from the origin, in squares east or north.</summary>
    public long Reach { get; }

    /// <summary>The square of a place.</summary>
    public Square SquareOf(PlanePoint place) => new(Floor(place.EastMillimetres), Floor(place.NorthMillimetres));

    /// <summary>The entries of a square, in ascending order of their numbers.</summary>
    public ReadOnlySpan<Entry> In(Square square)
    {
        var all = _entries.AsSpan();
        var (first, behind) = (Below(all, new Entry(square, 0)), Below(all, new Entry(square, int.MaxValue)));
        return all[first..behind];
    }

    private static int Below(ReadOnlySpan<Entry> all, Entry bound)
    {
        var found = all.BinarySearch(bound);
        return found >= 0 ? found : ~found;
    }

    private long Floor(long value) => (value >= 0 ? value : value - _side + 1) / _side;

    /// <summary>A square, counted from the origin.</summary>
    public readonly record struct Square(long East, long North);

    /// <summary>A place's number under its square.</summary>
    public readonly record struct Entry(Square Square, int Number) : IComparable<Entry>
    {
        public int CompareTo(Entry other)
        {
            var east = Square.East.CompareTo(other.Square.East);
            if (east != 0) return east;
            var north = Square.North.CompareTo(other.Square.North);
            return north != 0 ? north : Number.CompareTo(other.Number);
        }

        public static bool operator <(Entry left, Entry right) => left.CompareTo(right) < 0;

        public static bool operator >(Entry left, Entry right) => left.CompareTo(right) > 0;

        public static bool operator <=(Entry left, Entry right) => left.CompareTo(right) <= 0;

        public static bool operator >=(Entry left, Entry right) => left.CompareTo(right) >= 0;
    }
}
