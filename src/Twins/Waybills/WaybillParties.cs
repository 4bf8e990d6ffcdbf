namespace Liandong.Twins.Waybills;

/// <summary>A company or person with a telephone.</summary>
/// <param name="Name">As registered.</param>
/// <param name="Phone">Its number.</param>
public readonly record struct WaybillParty(string Name, string Phone);

/// <summary>A driver or escort.</summary>
/// <param name="Name">As on the certificate.</param>
/// <param name="Certificate">Number of the qualification (从业资格证).</param>
/// <param name="Phone">The telephone.</param>
public readonly record struct WaybillPerson(string Name, string Certificate, string Phone);

/// <summary>A tractor, lorry or trailer.</summary>
/// <param name="Plate">The plate.</param>
/// <param name="Certificate">Number of the transport certificate (道路运输证).</param>
public readonly record struct WaybillVehicle(string Plate, string Certificate);

/// <summary>One line of goods.</summary>
/// <param name="Un">UN number, as UN1202.</param>
/// <param name="Name">Proper shipping name.</param>
/// <param name="Class">Class or division, with the subsidiary hazard in brackets.</param>
/// <param name="PackingGroup">I, II or III; a dash where the class has none.</param>
/// <param name="Kilograms">Quantity by mass; by volume it stands in the waybill.</param>
public readonly record struct WaybillGoods(string Un, string Name, string Class, string PackingGroup, long Kilograms);
