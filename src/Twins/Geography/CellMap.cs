using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Geography;

/// <summary>The cell of every place: the one whose middle is nearest. Immutable.</summary>
public sealed class CellMap
{
    private const long Side = 1_500_000;

    private readonly CommandSystem _system;
    private readonly ImmutableArray<TwinId> _cells;
    private readonly SquareIndex _index;

    /// <exception cref="ArgumentException">There is no cell.</exception>
    public CellMap(CommandSystem system)
    {
        _system = system;
        _cells = [.. Enumerable.Range(0, system.Jurisdictions).Skip(system.Counties + 1).SelectMany(town => Enumerable.Range(0, system.CellsOf(town)).Select(index => CommandSystem.Cell(town, index)))];
        if (_cells.IsEmpty) throw new ArgumentException("The city has no cells.", nameof(system));
        _index = new SquareIndex(_cells.Select(system.PlaceOf), Side);
    }

    /// <summary>The cell nearest to a place; of two equally near ones the lower.</summary>
    public TwinId At(PlanePoint place)
    {
        var middle = _index.SquareOf(place);
        var (nearest, least) = (TwinId.None, new Metres(double.MaxValue));
        var most = _index.Reach + Math.Max(Math.Abs(middle.East), Math.Abs(middle.North)) + 1;
        for (var ring = 0L; ring <= most; ring++)
        {
            // Whatever lies in this ring of squares is at least so far away.
            if (nearest != TwinId.None && (ring - 1) * (Side / 1_000) > least.Value) break;
            for (var e = middle.East - ring; e <= middle.East + ring; e++)
            {
                var step = Math.Abs(e - middle.East) == ring ? 1 : 2 * ring;
                for (var n = middle.North - ring; n <= middle.North + ring; n += Math.Max(1, step)) Look(place, new SquareIndex.Square(e, n), ref nearest, ref least);
            }
        }

        return nearest;
    }

    private void Look(PlanePoint place, SquareIndex.Square square, ref TwinId nearest, ref Metres least)
    {
        foreach (var entry in _index.In(square))
        {
            var cell = _cells[entry.Number];
            var distance = _system.PlaceOf(cell).DistanceTo(place);
            if (distance > least || (distance == least && cell > nearest)) continue;
            (nearest, least) = (cell, distance);
        }
    }
}
