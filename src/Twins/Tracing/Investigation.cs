using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tracing;

/// <summary>How far an investigation has come.</summary>
internal enum InvestigationState
{
    /// <summary>The vehicles were asked for their history.</summary>
    Asking = 0,

    /// <summary>The other end was looked for; the register of approvals is waited for.</summary>
    Traced = 1,

    /// <summary>The city's departments confer.</summary>
    Consulting = 2,

    /// <summary>The hour is set.</summary>
    Ordered = 3,

    /// <summary>Squads went in.</summary>
    Raided = 4,

    /// <summary>It is about the same ring as another one.</summary>
    Joined = 5,
}

/// <summary>One site of a joint action.</summary>
internal sealed class RaidSite(PlanePoint place)
{
    public PlanePoint Place { get; } = place;

    public bool IsThere { get; set; }

    public bool WentIn { get; set; }
}

/// <summary>What follows on a confirmed spot: the histories of its vehicles, the other end of the trade, the joint action.</summary>
internal sealed class Investigation(int alarm, PlanePoint spot, TradeEnd end)
{
    private readonly List<(TwinId Vehicle, List<TracedStay> Stays, WaybillSum Waybills)> _histories = [];
    private int _missing;

    /// <summary>The case of the spot.</summary>
    public int Alarm { get; } = alarm;

    public PlanePoint Spot { get; } = spot;

    /// <summary>The end that is still looked for.</summary>
    public TradeEnd End { get; } = end;

    public InvestigationState State { get; set; }

    /// <summary>The spot, and the traced place if there is one.</summary>
    public List<RaidSite> Sites { get; } = [];

    /// <summary>Whom the history speaks against.</summary>
    public List<TwinId> Suspects { get; } = [];

    /// <summary>The common hour.</summary>
    public SimTime Hour { get; set; } = SimTime.Never;

    /// <summary>A vehicle is asked for its history, for the first time or again.</summary>
    public void Ask(TwinId vehicle)
    {
        _histories.RemoveAll(history => history.Vehicle == vehicle);
        _histories.Add((vehicle, [], default));
        _missing++;
    }

    public void Add(TwinId vehicle, in TracedStay stay) => _histories[IndexOf(vehicle)].Stays.Add(stay);

    /// <summary>A vehicle has told everything.</summary>
    /// <returns>Whether all have that were asked.</returns>
    public bool Complete(TwinId vehicle, WaybillSum waybills)
    {
        var index = IndexOf(vehicle);
        _histories[index] = _histories[index] with { Waybills = waybills };
        return --_missing == 0;
    }

    public IReadOnlyList<TracedVehicle> Histories() => [.. _histories.Select(history => new TracedVehicle(history.Vehicle, history.Stays, history.Waybills))];

    public ulong Mark()
    {
        var mark = StableHash.Of((ulong)Alarm, ((ulong)State << 32) | (uint)_missing);
        foreach (var (vehicle, stays, waybills) in _histories) mark = StableHash.Of(mark, StableHash.Of(vehicle.Value, StableHash.Of((ulong)stays.Count, (ulong)(waybills.Loaded ^ waybills.Delivered))));
        foreach (var site in Sites) mark = StableHash.Of(mark, StableHash.Of((ulong)site.Place.EastMillimetres, (ulong)site.Place.NorthMillimetres) + (site.IsThere ? 1UL : 0) + (site.WentIn ? 2UL : 0));
        foreach (var suspect in Suspects) mark = StableHash.Of(mark, suspect.Value);
        return StableHash.Of(mark, (ulong)Hour.Milliseconds);
    }

    private int IndexOf(TwinId vehicle)
    {
        var index = _histories.FindIndex(history => history.Vehicle == vehicle);
        return index >= 0 ? index : throw new InvalidOperationException($"Vehicle {vehicle} was not asked.");
    }
}
