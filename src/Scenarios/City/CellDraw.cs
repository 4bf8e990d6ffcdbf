using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>Draws cells by weight, and places in them.</summary>
internal sealed class CellDraw
{
    private readonly CityDraft _draft;
    private readonly ImmutableArray<Cell> _cells;
    private readonly double[] _upTo;

    /// <summary>Cells of weight 0 are never drawn.</summary>
    public CellDraw(CityDraft draft, IEnumerable<Cell> cells, Func<Cell, double> weight)
    {
        _draft = draft;
        _cells = [.. cells.Where(cell => weight(cell) > 0)];
        _upTo = new double[_cells.Length];
        double sum = 0;
        for (var i = 0; i < _upTo.Length; i++) _upTo[i] = sum += weight(_cells[i]);
    }

    public bool IsEmpty => _cells.IsEmpty;

    /// <summary>One cell.</summary>
    public Cell Next(ref Chance chance)
    {
        var place = Array.BinarySearch(_upTo, chance.NextUnit() * _upTo[^1]);
        return _cells[Math.Min(place < 0 ? ~place : place + 1, _cells.Length - 1)];
    }

    /// <summary>A place within half a cell's width of its seat, in the same town.</summary>
    public (GeoPoint Point, PlanePoint Place) PlaceIn(Cell cell, ref Chance chance)
    {
        var width = Math.Sqrt(cell.AreaKm2) * 1_000;
        var east = (chance.NextUnit() - 0.5) * width;
        var north = (chance.NextUnit() - 0.5) * width;
        var seat = Territories.Metres(cell.Place);
        // The seat is inside, so drawing nearer to it ends inside as well.
        while (Math.Abs(east) + Math.Abs(north) > 1 && !_draft.Territories.Contains(cell.Town, seat.X + east, seat.Y + north)) (east, north) = (east / 2, north / 2);
        var point = _draft.Plane.Off(seat.X + east, seat.Y + north);
        return (point, _draft.Plane.On(point));
    }
}
