using System.Collections.Immutable;

namespace Liandong.Twins.Waybills;

/// <summary>In what a waybill does not agree with itself or with the registers.</summary>
[Flags]
public enum WaybillFault
{
    None = 0,

    /// <summary>A part of it is blank.</summary>
    Incomplete = 1,

    /// <summary>The class of the goods is not on the carrier's and vehicle's licence.</summary>
    ClassNotLicensed = 2,

    /// <summary>More than the registered volume of the tank.</summary>
    OverTank = 4,

    /// <summary>The vehicle's transport certificate has lapsed.</summary>
    VehicleNotCertified = 8,

    /// <summary>The driver has no valid qualification.</summary>
    DriverNotQualified = 16,

    /// <summary>The escort has none.</summary>
    EscortNotQualified = 32,

    /// <summary>Goods were delivered of which the register has no waybill.</summary>
    Missing = 64,
}

/// <summary>What the registers of transport have of one vehicle, its carrier and its crew.</summary>
/// <param name="Goods">The goods of the city whose class the licence names, a bit each by their index.</param>
/// <param name="Tank">The registered volume of its tank, in centilitres.</param>
/// <param name="IsCertified">Whether its transport certificate is valid.</param>
/// <param name="DriverIsQualified">Whether its driver's qualification is.</param>
/// <param name="ReliefIsQualified">Whether that of the carrier's relief driver is.</param>
/// <param name="EscortIsQualified">Whether that of its escort is.</param>
public readonly record struct VehicleLicence(ulong Goods, long Tank, bool IsCertified, bool DriverIsQualified, bool ReliefIsQualified, bool EscortIsQualified);

/// <summary>The registers of licences and qualifications (经营许可、道路运输证、从业资格), by the vehicle's number in the city. Immutable.</summary>
public sealed class LicenceRegister(ImmutableArray<VehicleLicence> licences)
{
    /// <summary>What they have of a vehicle.</summary>
    public VehicleLicence this[int vehicle] => licences[vehicle];

    /// <summary>In what a waybill does not agree with them. One of a recording has no form that could be checked.</summary>
    /// <param name="waybill">As it was issued.</param>
    public WaybillFault Check(in Waybill waybill)
    {
        if (waybill.Entry.IsFed) return WaybillFault.None;
        var licence = licences[waybill.Vehicle];
        var isDriverQualified = waybill.Entry.ReliefDrives ? licence.ReliefIsQualified : licence.DriverIsQualified;
        return (waybill.Entry.Blank == WaybillPart.None ? WaybillFault.None : WaybillFault.Incomplete)
            | ((licence.Goods & (1UL << waybill.Goods)) != 0 ? WaybillFault.None : WaybillFault.ClassNotLicensed)
            | (waybill.Loaded <= licence.Tank ? WaybillFault.None : WaybillFault.OverTank)
            | (licence.IsCertified ? WaybillFault.None : WaybillFault.VehicleNotCertified)
            | (isDriverQualified ? WaybillFault.None : WaybillFault.DriverNotQualified)
            | (licence.EscortIsQualified ? WaybillFault.None : WaybillFault.EscortNotQualified);
    }
}
