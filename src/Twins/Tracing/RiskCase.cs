using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tracing;

/// <summary>Which model of hazardous goods raised a case, or which step of an investigation an order is about.</summary>
public enum RiskKind
{
    /// <summary>A spot of unexplained stays of several vehicles (异常聚集停留).</summary>
    Spot = 1,

    /// <summary>Parked too long where nobody registered a parking place (超时停车).</summary>
    OvertimeParking = 2,

    /// <summary>The tank lost goods during an unexplained stay (液位异常).</summary>
    LevelDrop = 3,

    /// <summary>An unexplained stay far from the way of the waybill (偏离路线).</summary>
    OffRoute = 4,

    /// <summary>More than four hours at the wheel without a rest (疲劳驾驶).</summary>
    Fatigue = 5,

    /// <summary>The joint action's consultation.</summary>
    JointAction = 6,

    /// <summary>The raid on a site.</summary>
    Raid = 7,

    /// <summary>The tank gained goods during an unexplained stay (无单装载).</summary>
    UnrecordedLoading = 8,

    /// <summary>On an expressway while these are closed to hazardous goods (夜间禁行).</summary>
    NightDriving = 9,
}

/// <summary>How a case stands.</summary>
public enum RiskState
{
    /// <summary>An order was asked for.</summary>
    Raised = 0,

    /// <summary>The work is done; what was found is being asked.</summary>
    Reviewing = 1,

    /// <summary>Nothing was wrong.</summary>
    Rejected = 2,

    /// <summary>It was.</summary>
    Confirmed = 3,

    /// <summary>Over.</summary>
    Done = 4,
}

/// <summary>A case of the models: something that became an order.</summary>
internal sealed class RiskCase
{
    public RiskKind Kind { get; init; }

    public PlanePoint Place { get; init; }

    /// <summary>The incident of its order.</summary>
    public long Incident { get; set; }

    /// <summary>The vehicle that it is about, or none.</summary>
    public TwinId Vehicle { get; init; }

    /// <summary>When what it is about began.</summary>
    public SimTime From { get; init; }

    public SimTime Raised { get; init; }

    public RiskState State { get; set; }

    /// <summary>The investigation that it belongs to, or −1.</summary>
    public int Investigation { get; init; } = -1;

    /// <summary>Which of the investigation's sites a raid is for.</summary>
    public int Site { get; init; }

    public void Write(StateWriter state)
    {
        state.Write("caseKind", Kind);
        state.Write("caseEastMm", Place.EastMillimetres);
        state.Write("caseNorthMm", Place.NorthMillimetres);
        state.Write("caseIncident", Incident);
        state.Write("caseVehicle", Vehicle);
        state.Write("caseFrom", From);
        state.Write("caseRaised", Raised);
        state.Write("caseState", State);
        state.Write("caseInvestigation", Investigation);
        state.Write("caseSite", Site);
    }
}
