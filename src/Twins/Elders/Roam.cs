using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>A way away from home: on foot in one direction, back again when in company, on and on when lost. A mutable struct.</summary>
internal struct Roam
{
    /// <summary>Half a metre more than this away from home twice in a row is outside the safe area.</summary>
    public const int FenceMetres = 500;

    private const int MillimetresPerSecond = 800;

    // Sixteen points of the compass, in thousandths east and north.
    private static readonly (int East, int North)[] Compass =
    [
        (1000, 0), (924, 383), (707, 707), (383, 924), (0, 1000), (-383, 924), (-707, 707), (-924, 383),
        (-1000, 0), (-924, -383), (-707, -707), (-383, -924), (0, -1000), (383, -924), (707, -707), (924, -383),
    ];

    private SimTime _left;
    private SimTime _until;
    private int _direction;
    private bool _returns;
    private int _outside;
    private bool _raised;

    /// <summary>The trouble it is, 0 for a walk in company.</summary>
    public long Trouble { get; private set; }

    /// <summary>Sets out.</summary>
    public void Begin(SimTime now, SimDuration length, long trouble, ref Chance chance) =>
        (_left, _until, _direction, _returns, Trouble) = (now, now + length, chance.NextBelow(Compass.Length), trouble == 0, trouble);

    /// <summary>Is home again.</summary>
    public void End() => (_until, Trouble) = (SimTime.Start, 0);

    /// <summary>Where it has led.</summary>
    public readonly PlanePoint PlaceAt(SimTime now, PlanePoint home)
    {
        if (now >= _until) return home;
        var gone = (now - _left).Milliseconds;
        if (_returns) gone = Math.Min(gone, (_until - now).Milliseconds);
        var millimetres = Math.Min(3_000_000, gone * MillimetresPerSecond / 1_000);
        var (east, north) = Compass[_direction];
        return new PlanePoint(home.EastMillimetres + (millimetres * east / 1_000), home.NorthMillimetres + (millimetres * north / 1_000));
    }

    /// <summary>Takes a position; whether the fence is newly crossed.</summary>
    public bool Crosses(PlanePoint measured, PlanePoint home)
    {
        var isOutside = measured.DistanceTo(home) > new Metres(FenceMetres);
        _outside = isOutside ? Math.Min(2, _outside + 1) : 0;
        if (!isOutside) _raised = false;
        if (_raised || _outside < 2) return false;
        _raised = true;
        return true;
    }

    /// <summary>Writes its whole state.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("roamTrouble", Trouble);
        state.Write("leftHome", _left);
        state.Write("homeAgain", _until);
        state.Write("direction", _direction);
        state.Write("inCompany", _returns);
        state.Write("outsideInARow", _outside);
        state.Write("fenceAlarmRaised", _raised);
    }
}
