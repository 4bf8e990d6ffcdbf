namespace Liandong.Twins.Waterways;

/// <summary>What a vessel is on the water for.</summary>
public enum Errand
{
    /// <summary>过境.</summary>
    Through = 0,

    /// <summary>锚地待泊: lies at a registered anchorage.</summary>
    Anchors = 1,

    /// <summary>故障滞航: lies where it must not, for no fault of its own.</summary>
    Breakdown = 2,

    /// <summary>作业小艇: a small working boat, often without AIS.</summary>
    WorkBoat = 3,

    /// <summary>非法捕捞: fishes in spite of the ban.</summary>
    Poacher = 4,

    /// <summary>非法采砂: dredges sand at night.</summary>
    Dredger = 5,

    /// <summary>偷排: lets foul water go at night.</summary>
    Discharger = 6,

    /// <summary>入海排污口偷排: no vessel, an outfall on the shore that lets foul water go at night.</summary>
    Outfall = 7,
}

/// <summary>What an alarm suspects.</summary>
public enum Suspicion
{
    /// <summary>疑似非法捕捞.</summary>
    Fishing = 0,

    /// <summary>疑似非法采砂.</summary>
    Dredging = 1,

    /// <summary>疑似偷排.</summary>
    Discharge = 2,

    /// <summary>疑似入海排污口偷排.</summary>
    Outfall = 3,
}
