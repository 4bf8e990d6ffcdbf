using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tracing;

/// <summary>A stay that a vehicle reported when it was asked for the last days.</summary>
/// <param name="Place">Where.</param>
/// <param name="From">From when.</param>
/// <param name="To">Until when.</param>
/// <param name="TankChange">Centilitres that the tank gained; exactly 0 without a sensor.</param>
/// <param name="Registered">Whether a registered site explains it.</param>
/// <param name="HasPapers">Whether one of the vehicle's waybills was issued or closed during it, so that what the tank gained or lost was loaded or delivered by right; also when that cannot be told.</param>
public readonly record struct TracedStay(PlanePoint Place, SimTime From, SimTime To, long TankChange, bool Registered, bool HasPapers = false)
{
    /// <summary>Writes all of it.</summary>
    public void Write(StateWriter state)
    {
        state.Write("stayEastMm", Place.EastMillimetres);
        state.Write("stayNorthMm", Place.NorthMillimetres);
        state.Write("stayFrom", From);
        state.Write("stayTo", To);
        state.Write("stayTankCl", TankChange);
        state.Write("stayRegistered", Registered);
        state.Write("stayHasPapers", HasPapers);
    }
}

/// <summary>What a vehicle's waybills of the last days add up to, in centilitres.</summary>
/// <param name="Loaded">Loaded with a waybill.</param>
/// <param name="Delivered">Delivered to the waybills' consignees.</param>
/// <param name="Waybills">How many they are.</param>
public readonly record struct WaybillSum(long Loaded, long Delivered, int Waybills);

/// <summary>An implicated vehicle with its stays in order of time.</summary>
/// <param name="Vehicle">Its twin.</param>
/// <param name="Stays">Its stays.</param>
/// <param name="Waybills">What its waybills add up to; null when they are not known: their source does not answer, or no register has them.</param>
public sealed record TracedVehicle(TwinId Vehicle, IReadOnlyList<TracedStay> Stays, WaybillSum? Waybills);

/// <summary>A place that may be where the goods came from (疑似源头).</summary>
/// <param name="Place">Its middle.</param>
/// <param name="Vehicles">How many of the implicated vehicles stayed there shortly before a sale.</param>
/// <param name="VisitsBeforeSale">Before how many sales.</param>
/// <param name="VisitsOtherwise">On how many other days.</param>
/// <param name="Loadings">During how many of the stays there the tank rose.</param>
/// <param name="FromBank">How far it is from the river.</param>
/// <param name="Permille">The posterior probability among all candidates, per mille.</param>
/// <param name="Rank">Distinct vehicles × visits × nearness to the bank, as analysts rank by hand; in thousandths.</param>
public sealed record SourceCandidate(PlanePoint Place, int Vehicles, int VisitsBeforeSale, int VisitsOtherwise, int Loadings, Metres FromBank, int Permille, long Rank);
