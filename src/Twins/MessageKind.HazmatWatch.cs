namespace Liandong.Twins;

/// <content>What the monitoring of hazardous goods says: 120 to 149.</content>
public static partial class MessageKind
{
    /// <summary>Vehicle → GridCell, and a cell that waits to itself: a stay ended here. Stamp 1 when no register has the vehicle's waybills, A place, B when (<see cref="Tracing.StayTimes"/>), C centilitres that the tank gained (<see cref="Tracing.StayTimes.NoLevel"/> without a sensor), D the vehicle.</summary>
    public const ushort StayReported = 120;

    /// <summary>GridCell → WaybillRegistry: which waybill had this vehicle? As <see cref="StayReported"/>.</summary>
    public const ushort WaybillAsked = 121;

    /// <summary>WaybillRegistry → GridCell: this one. Stamp <see cref="Tracing.WaybillStamp"/>, the rest as <see cref="StayReported"/>.</summary>
    public const ushort WaybillFound = 122;

    /// <summary>GridCell → RiskModel: nothing explains this stay. Stamp <see cref="Tracing.StayMarks"/>, C 0 when the change is unknown, the rest as <see cref="StayReported"/>.</summary>
    public const ushort StayUnexplained = 123;

    /// <summary>Vehicle → RiskModel: more than four hours at the wheel by its reports. Stamp the vehicle's number, A since when, B where it is.</summary>
    public const ushort DroveTooLong = 124;

    /// <summary>RiskModel → GridCell: what did the officer find? Stamp the case, A place, B 1 for a squad that searches, C the incident.</summary>
    public const ushort InspectionAsked = 125;

    /// <summary>GridCell → RiskModel: this. Stamp the alarm, A <see cref="Tracing.HiddenKind"/> or 0, B its twin.</summary>
    public const ushort Inspected = 126;

    /// <summary>RiskModel → Vehicle: the desk looks into a stay (cameras, the carrier's books). Stamp the alert, A when it began, B <see cref="Tracing.RiskKind"/>.</summary>
    public const ushort ReviewAsked = 127;

    /// <summary>Vehicle → RiskModel: what was wrong with it, in the way that the alert says. Stamp the alert, A <see cref="Vehicles.Vehicle.StopTruth"/>.</summary>
    public const ushort ReviewAnswered = 128;

    /// <summary>RiskModel → Vehicle: your stays and waybills since then. Stamp the alarm, A since when.</summary>
    public const ushort HistoryAsked = 129;

    /// <summary>Vehicle → RiskModel: one stay. Stamp the alarm, A place, B when, C centilitres that the tank gained, D 1 when a waybill was issued or closed during it, or none is known.</summary>
    public const ushort HistoryStay = 130;

    /// <summary>Vehicle → RiskModel: that was all. Stamp the alarm, A centilitres loaded on waybills, B delivered, C how many waybills (−1: they are in no register), D how many stays.</summary>
    public const ushort HistoryEnd = 131;

    /// <summary>RiskModel → HiddenSite: the squad goes in. A the order.</summary>
    public const ushort RaidBegins = 132;

    /// <summary>HiddenSite → HiddenSite of its ring: they are here. Stamp the ring.</summary>
    public const ushort SiteWarned = 133;

    /// <summary>RiskModel → Vehicle: hold it if it stands within 300 m. A place.</summary>
    public const ushort HoldIfThere = 134;

    /// <summary>Vehicle → RiskModel: on an expressway while these are closed, by its reports. Stamp the vehicle's number, A since when, B where it is.</summary>
    public const ushort DroveByNight = 135;
}
