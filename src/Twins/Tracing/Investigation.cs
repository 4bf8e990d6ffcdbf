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
internal sealed class RaidSite
{
    public PlanePoint Place { get; init; }

    public bool IsThere { get; set; }

    public bool WentIn { get; set; }
}

/// <summary>What follows on a confirmed spot: the histories of its vehicles, the other end of the trade, the joint action.</summary>
internal sealed class Investigation
{
    private readonly List<AskedVehicle> _asked = [];
    private readonly List<ToldStay> _stays = [];

    /// <summary>The case of the spot.</summary>
    public int Alarm { get; init; }

    public PlanePoint Spot { get; init; }

    /// <summary>The end that is still looked for.</summary>
    public TradeEnd End { get; init; }

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
        _asked.RemoveAll(asked => asked.Vehicle == vehicle);
        _stays.RemoveAll(told => told.Vehicle == vehicle);
        _asked.Add(new AskedVehicle(vehicle, HasTold: false, Waybills: null));
    }

    /// <exception cref="InvalidOperationException">The vehicle was not asked.</exception>
    public void Add(TwinId vehicle, in TracedStay stay)
    {
        IndexOf(vehicle);
        _stays.Add(new ToldStay(vehicle, stay));
    }

    /// <summary>A vehicle has told everything.</summary>
    /// <returns>Whether all have that were asked.</returns>
    public bool Complete(TwinId vehicle, WaybillSum? waybills)
    {
        _asked[IndexOf(vehicle)] = new AskedVehicle(vehicle, HasTold: true, waybills);
        return _asked.TrueForAll(asked => asked.HasTold);
    }

    /// <summary>Nothing can be said about anybody's waybills: their source does not answer.</summary>
    public void LoseWaybills()
    {
        for (var i = 0; i < _asked.Count; i++) _asked[i] = _asked[i] with { Waybills = null };
    }

    public IReadOnlyList<TracedVehicle> Histories()
    {
        var stays = _stays.ToLookup(told => told.Vehicle, told => told.Stay);
        return [.. _asked.Select(asked => new TracedVehicle(asked.Vehicle, [.. stays[asked.Vehicle]], asked.Waybills))];
    }

    public void Write(StateWriter state)
    {
        state.Write("investigationAlarm", Alarm);
        state.Write("investigationEastMm", Spot.EastMillimetres);
        state.Write("investigationNorthMm", Spot.NorthMillimetres);
        state.Write("investigationEnd", End);
        state.Write("investigationState", State);
        state.Write("investigationHour", Hour);
        state.Write("raidSites", Sites, static (to, site) =>
        {
            to.Write("raidEastMm", site.Place.EastMillimetres);
            to.Write("raidNorthMm", site.Place.NorthMillimetres);
            to.Write("raidIsThere", site.IsThere);
            to.Write("raidWentIn", site.WentIn);
        });
        state.Write("suspectVehicles", Suspects, static (to, suspect) => to.Write("suspectVehicle", suspect));
        state.Write("askedVehicles", _asked, static (to, asked) =>
        {
            to.Write("askedVehicle", asked.Vehicle);
            to.Write("askedHasTold", asked.HasTold);
            to.Write("askedLoadedCl", asked.Waybills?.Loaded ?? 0);
            to.Write("askedDeliveredCl", asked.Waybills?.Delivered ?? 0);
            to.Write("askedWaybills", asked.Waybills?.Waybills ?? -1);
        });
        state.Write("toldStays", _stays, static (to, told) =>
        {
            to.Write("toldVehicle", told.Vehicle);
            told.Stay.Write(to);
        });
    }

    private int IndexOf(TwinId vehicle)
    {
        var index = _asked.FindIndex(asked => asked.Vehicle == vehicle);
        return index >= 0 ? index : throw new InvalidOperationException($"Vehicle {vehicle} was not asked.");
    }

    private readonly record struct AskedVehicle(TwinId Vehicle, bool HasTold, WaybillSum? Waybills);

    private readonly record struct ToldStay(TwinId Vehicle, TracedStay Stay);
}
