namespace Liandong.Twins.Vehicles;

/// <summary>What a vehicle stops for (停车事由): the truth, which no rule of detection reads. Part of outcomes: numbers are never reused.</summary>
public enum StopPurpose
{
    /// <summary>Off duty at its depot.</summary>
    Base = 0,

    /// <summary>Loading at a registered site.</summary>
    Loading = 1,

    /// <summary>Unloading at the consignee.</summary>
    Unloading = 2,

    /// <summary>Waiting outside a gate: closed, or others are before it.</summary>
    GateWait = 3,

    /// <summary>A meal, at a service area or at an eatery by the road.</summary>
    Meal = 4,

    /// <summary>A rest that the rules on driving time ask for.</summary>
    Rest = 5,

    /// <summary>Fuel for the vehicle itself.</summary>
    Refuelling = 6,

    /// <summary>Waiting for the next order.</summary>
    Waiting = 7,

    /// <summary>A breakdown by the road.</summary>
    Breakdown = 8,

    /// <summary>At the driver's home.</summary>
    Home = 9,

    /// <summary>At a place that several drivers like: a canteen at night, a car park that no register knows, a wash by the river.</summary>
    Haunt = 10,

    /// <summary>Loading at an unapproved tank, without a waybill.</summary>
    IllegalLoading = 11,

    /// <summary>Selling at an unregistered yard.</summary>
    IllegalSale = 12,

    /// <summary>Held by the authorities.</summary>
    Held = 13,
}
