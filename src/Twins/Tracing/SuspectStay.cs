using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tracing;

/// <summary>What is known about an unexplained stay beyond its place and time.</summary>
[Flags]
public enum StayMarks
{
    None = 0,

    /// <summary>It began by night (<see cref="AlertRules.NightFrom"/>).</summary>
    Night = 1,

    /// <summary>The vehicle had no open waybill.</summary>
    NoWaybill = 2,

    /// <summary>It had one, and was off the way from its loader to its consignee.</summary>
    OffRoute = 4,

    /// <summary>Its last waybill says diesel (UN 1202).</summary>
    Diesel = 8,

    /// <summary>The waybill source did not answer, or has none of the vehicle: the marks above but <see cref="Night"/> could not be told.</summary>
    WaybillUnknown = 16,

    /// <summary>The vehicle had an open waybill: goods were on board.</summary>
    Loaded = 32,

    /// <summary>A register of sites did not answer: one of its sites may explain it.</summary>
    SiteUnknown = 64,

    /// <summary>Permits of passage could not be asked for: whether it was off its way cannot be told.</summary>
    WayUnknown = 128,

    /// <summary>It has no level sensor, or the volume of its tank could not be asked for: what its level changed by cannot be told.</summary>
    LevelUnknown = 256,

    /// <summary>No waybill says what it carries.</summary>
    GoodsUnknown = 512,

    /// <summary>It was inside a registered site that its waybill does not name, and goods went in or out of its tank there.</summary>
    InSite = 1024,
}

/// <summary>A stay that no registered site and no open consignee explains (异常停留), or goods that changed hands where the waybill does not say.</summary>
/// <param name="Vehicle">Who stayed.</param>
/// <param name="Place">Where.</param>
/// <param name="From">From when.</param>
/// <param name="To">Until when.</param>
/// <param name="TankChange">Centilitres that the tank gained; 0 when that is unknown.</param>
/// <param name="Marks">What else is known.</param>
public readonly record struct SuspectStay(TwinId Vehicle, PlanePoint Place, SimTime From, SimTime To, long TankChange, StayMarks Marks)
{
    /// <summary>Writes all of it.</summary>
    public void Write(StateWriter state)
    {
        state.Write("stayVehicle", Vehicle);
        state.Write("stayEastMm", Place.EastMillimetres);
        state.Write("stayNorthMm", Place.NorthMillimetres);
        state.Write("stayFrom", From);
        state.Write("stayTo", To);
        state.Write("stayTankCl", TankChange);
        state.Write("stayMarks", (int)Marks);
    }
}
