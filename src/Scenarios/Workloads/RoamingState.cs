using Liandong.Twins.Time;

namespace Liandong.Scenarios.Workloads;

/// <summary>Where a vehicle of the <see cref="VehicleDay"/> is and what it is about: millimetres and milliseconds.</summary>
internal struct RoamingState
{
    private const int SquareMillimetres = 20_000_000;
    private const long StayRadiusMillimetres = 100_000;
    private const long StayMilliseconds = 10 * 60_000;

    private Chance _chance;
    private long _fromX;
    private long _fromY;
    private long _toX;
    private long _toY;
    private long _left;
    private long _arrives;
    private long _dwellsUntil;
    private long _anchorX;
    private long _anchorY;
    private long _anchoredAt;
    private bool _counted;
    private long _dwells;
    private long _legs;

    public RoamingState(Chance chance)
    {
        _chance = chance;
        X = _chance.NextBelow(SquareMillimetres);
        Y = _chance.NextBelow(SquareMillimetres);
        (_anchorX, _anchorY) = (X, Y);
        Phase = _chance.NextBelow(VehicleDay.TickMilliseconds);
        Leave(Phase);
    }

    /// <summary>When the first tick is due.</summary>
    public int Phase { get; }

    /// <summary>East of the square's corner.</summary>
    public long X { get; private set; }

    /// <summary>North of the square's corner.</summary>
    public long Y { get; private set; }

    /// <summary>Moves on to this instant; true when a dwell has just been counted.</summary>
    public bool Tick(long now)
    {
        if (now >= _dwellsUntil) Move(now);
        var (east, north) = (X - _anchorX, Y - _anchorY);
        if ((east * east) + (north * north) > StayRadiusMillimetres * StayRadiusMillimetres)
        {
            (_anchorX, _anchorY, _anchoredAt, _counted) = (X, Y, now, false);
            return false;
        }

        if (_counted || now - _anchoredAt <= StayMilliseconds) return false;
        _counted = true;
        _dwells++;
        return true;
    }

    public readonly void Write(StateWriter state)
    {
        state.Write("x mm", X);
        state.Write("y mm", Y);
        state.Write("dwells", _dwells);
        state.Write("legs", _legs);
        state.Write("phase ms", Phase);
        state.Write("from x mm", _fromX);
        state.Write("from y mm", _fromY);
        state.Write("to x mm", _toX);
        state.Write("to y mm", _toY);
        state.Write("left ms", _left);
        state.Write("arrives ms", _arrives);
        state.Write("dwells until ms", _dwellsUntil);
        state.Write("anchor x mm", _anchorX);
        state.Write("anchor y mm", _anchorY);
        state.Write("anchored ms", _anchoredAt);
        state.Write("dwell counted", _counted);
        state.Write("chance", in _chance);
    }

    private void Move(long now)
    {
        if (now < _arrives)
        {
            X = _fromX + ((_toX - _fromX) * (now - _left) / (_arrives - _left));
            Y = _fromY + ((_toY - _fromY) * (now - _left) / (_arrives - _left));
            return;
        }

        (X, Y) = (_toX, _toY);
        if (_dwellsUntil < _arrives && _chance.NextIs(0.2)) _dwellsUntil = now + (5 * 60_000) + _chance.NextBelow(35 * 60_000);
        else Leave(now);
    }

    private void Leave(long now)
    {
        (_fromX, _fromY, _left) = (X, Y, now);
        (_toX, _toY) = (_chance.NextBelow(SquareMillimetres), _chance.NextBelow(SquareMillimetres));
        var millimetresPerSecond = 5_000 + _chance.NextBelow(15_000);
        var (east, north) = ((double)(_toX - _fromX), (double)(_toY - _fromY));
        _arrives = now + 1 + (long)(Math.Sqrt((east * east) + (north * north)) * 1_000 / millimetresPerSecond);
        _legs++;
    }
}
