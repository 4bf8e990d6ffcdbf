using Liandong.Twins.Time;

namespace Liandong.Twins.Waybills;

/// <summary>
/// A waybill in words, field by field as the prescribed form has them (危险货物道路运输运单: Order 29 of 2019 of the Ministry of Transport; JT/T 919.2).
/// </summary>
public sealed record WaybillForm
{
    private const string Missing = "—";

    public required WaybillParty Consignor { get; init; }

    public required WaybillParty Loader { get; init; }

    public required WaybillParty Consignee { get; init; }

    /// <summary>The town where the way begins.</summary>
    public required string Origin { get; init; }

    /// <summary>The town where it ends.</summary>
    public required string Destination { get; init; }

    /// <summary>Date of departure and of dispatch, as yyyy-mm-dd.</summary>
    public required string Departure { get; init; }

    /// <summary>Whether both ends lie in the city (城市配送). It follows from the two sites, and is yes for each simulated trip: trips beyond the city are left out of the model.</summary>
    public required bool IsWithinCity { get; init; }

    public required WaybillParty Carrier { get; init; }

    /// <summary>Number of the carrier's operating licence (经营许可证).</summary>
    public required string CarrierLicence { get; init; }

    /// <summary>Whom to call in an emergency, day and night.</summary>
    public required string EmergencyPhone { get; init; }

    public required WaybillVehicle Tractor { get; init; }

    /// <summary>Null when the tank is on the lorry itself.</summary>
    public required WaybillVehicle? Trailer { get; init; }

    public required string TankNumber { get; init; }

    /// <summary>What the tank may hold, in centilitres.</summary>
    public required long TankVolume { get; init; }

    public required WaybillPerson Driver { get; init; }

    public required WaybillPerson Escort { get; init; }

    public required WaybillGoods Goods { get; init; }

    public required string Dispatcher { get; init; }

    public required WaybillRemark Remark { get; init; }

    /// <summary>Writes all of it; parts that the carrier left blank as a dash.</summary>
    public void Write(StateWriter state, WaybillPart blank)
    {
        var to = new PartWriter(state, blank);
        to.Write(WaybillPart.Consignor, "waybillConsignor", Consignor, "waybillConsignorPhone");
        to.Write(WaybillPart.Loader, "waybillLoader", Loader, "waybillLoaderPhone");
        to.Write(WaybillPart.Consignee, "waybillConsignee", Consignee, "waybillConsigneePhone");
        to.Write(WaybillPart.Way, "waybillOrigin", Origin);
        to.Write(WaybillPart.Way, "waybillDestination", Destination);
        to.Write(WaybillPart.Way, "waybillDeparture", Departure);
        if (!to.IsBlank(WaybillPart.Way)) state.Write("waybillWithinCity", IsWithinCity);
        to.Write(WaybillPart.Carrier, "waybillCarrier", Carrier, "waybillCarrierPhone");
        to.Write(WaybillPart.Carrier, "waybillCarrierLicence", CarrierLicence);
        to.Write(WaybillPart.Carrier, "waybillEmergencyPhone", EmergencyPhone);
        WriteVehicle(state, to);
        to.Write(WaybillPart.Driver, "waybillDriver", Driver, "waybillDriverCertificate", "waybillDriverPhone");
        to.Write(WaybillPart.Escort, "waybillEscort", Escort, "waybillEscortCertificate", "waybillEscortPhone");
        WriteGoods(state, to);
        state.Write("waybillRemark", Remark);
        to.Write(WaybillPart.Dispatcher, "waybillDispatcher", Dispatcher);
        to.Write(WaybillPart.Dispatcher, "waybillDispatched", Departure);
    }

    private void WriteVehicle(StateWriter state, PartWriter to)
    {
        to.Write(WaybillPart.Tractor, "waybillTractor", Tractor.Plate);
        if (!to.IsBlank(WaybillPart.Tractor)) state.Write("waybillTractorColour", PlateColour.YellowPlate);
        to.Write(WaybillPart.Tractor, "waybillTractorCertificate", Tractor.Certificate);
        to.Write(WaybillPart.Trailer, "waybillTrailer", Trailer?.Plate ?? Missing);
        to.Write(WaybillPart.Trailer, "waybillTrailerCertificate", Trailer?.Certificate ?? Missing);
        to.Write(WaybillPart.Tank, "waybillTank", TankNumber);
        if (!to.IsBlank(WaybillPart.Tank)) state.Write("waybillTankCl", TankVolume);
    }

    private void WriteGoods(StateWriter state, PartWriter to)
    {
        to.Write(WaybillPart.Goods, "waybillUn", Goods.Un);
        to.Write(WaybillPart.Goods, "waybillGoodsName", Goods.Name);
        to.Write(WaybillPart.Goods, "waybillClass", Goods.Class);
        to.Write(WaybillPart.Goods, "waybillPackingGroup", Goods.PackingGroup);
        if (to.IsBlank(WaybillPart.Goods)) return;
        state.Write("waybillPackaging", WaybillPackaging.InBulk);
        state.Write("waybillKilograms", Goods.Kilograms);
    }

    private readonly record struct PartWriter(StateWriter To, WaybillPart Blank)
    {
        public bool IsBlank(WaybillPart part) => (Blank & part) != WaybillPart.None;

        public void Write(WaybillPart part, string name, string value) => To.Write(name, IsBlank(part) ? Missing : value);

        public void Write(WaybillPart part, string name, WaybillParty party, string phone)
        {
            Write(part, name, party.Name);
            Write(part, phone, party.Phone);
        }

        public void Write(WaybillPart part, string name, WaybillPerson person, string certificate, string phone)
        {
            Write(part, name, person.Name);
            Write(part, certificate, person.Certificate);
            Write(part, phone, person.Phone);
        }
    }
}
