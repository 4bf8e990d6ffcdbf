using Liandong.Twins.Time;

namespace Liandong.Twins.Geography;

/// <summary>The cell of every place: the one whose middle is nearest. Immutable.</summary>
public sealed class CellMap
{
    private const long Side = 1_500_000;

    private readonly CommandSystem _system;
    private readonly Dictionary<(long East, long North), List<TwinId>> _squares = [];
    private readonly long _reach;

    /// <exception cref="ArgumentException">There is no cell.</exception>
    public CellMap(CommandSystem system)
    {
        _system = system;
        for (var town = system.Counties + 1; town < system.Jurisdictions; town++)
        {
            for (var index = 0; index < system.CellsOf(town); index++)
            {
                var cell = CommandSystem.Cell(town, index);
                var square = SquareOf(system.PlaceOf(cell));
                _reach = Math.Max(_reach, Math.Max(Math.Abs(square.East), Math.Abs(square.North)));
                if (!_squares.TryGetValue(square, out var there)) _squares.Add(square, there = []);
                there.Add(cell);
            }
        }

        if (_squares.Count == 0) throw new ArgumentException("The city has no cells.", nameof(system));
    }

    /// <summary>The cell nearest to a place; of two equally near ones the lower.</summary>
    public TwinId At(PlanePoint place)
    {
        var (east, north) = SquareOf(place);
        var (nearest, least) = (TwinId.None, new Metres(double.MaxValue));
        var most = _reach + Math.Max(Math.Abs(east), Math.Abs(north)) + 1;
        for (var ring = 0L; ring <= most; ring++)
        {
            // Whatever lies in this ring of squares is at least so far away.
            if (nearest != TwinId.None && (ring - 1) * (Side / 1_000) > least.Value) break;
            for (var e = east - ring; e <= east + ring; e++)
            {
                var step = Math.Abs(e - east) == ring ? 1 : 2 * ring;
                for (var n = north - ring; n <= north + ring; n += Math.Max(1, step)) Look(place, (e, n), ref nearest, ref least);
            }
        }

        return nearest;
    }

    private void Look(PlanePoint place, (long East, long North) square, ref TwinId nearest, ref Metres least)
    {
        if (!_squares.TryGetValue(square, out var there)) return;
        foreach (var cell in there)
        {
            var distance = _system.PlaceOf(cell).DistanceTo(place);
            if (distance > least || (distance == least && cell > nearest)) continue;
            (nearest, least) = (cell, distance);
        }
    }

    private static (long East, long North) SquareOf(PlanePoint place) => (Floor(place.EastMillimetres), Floor(place.NorthMillimetres));

    private static long Floor(long value) => (value >= 0 ? value : value - Side + 1) / Side;
}
