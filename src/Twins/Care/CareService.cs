namespace Liandong.Twins.Care;

/// <summary>What elders at home ask for. Day care is booked at the station itself; the others are done by providers.</summary>
public enum CareService
{
    /// <summary>上门医护.</summary>
    Medical = 0,

    /// <summary>保洁.</summary>
    Cleaning = 1,

    /// <summary>维修.</summary>
    Repair = 2,

    /// <summary>辅具租赁.</summary>
    Rental = 3,

    /// <summary>日间照料.</summary>
    DayCare = 4,
}
