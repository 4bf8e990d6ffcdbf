using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Waybills;

namespace Liandong.Scenarios.Systems.Hazmat;

/// <summary>Puts waybills into the words of the prescribed form, from the city's own tables.</summary>
internal sealed class WaybillForms(CityDefinition city) : WaybillWords
{
    private static readonly WaybillParty Elsewhere = new("—", "—");

    /// <inheritdoc/>
    public override WaybillForm? FormOf(int vehicle, in Waybill waybill)
    {
        if (waybill.Entry.IsFed) return null;
        var (lorry, goods) = (city.Hazmat.Vehicles[vehicle], city.Hazmat.Goods[waybill.Goods]);
        var carrier = city.Hazmat.Carriers[lorry.Carrier];
        return new WaybillForm
        {
            Consignor = waybill.From < 0 ? Elsewhere : Party(HazmatPapers.ConsignorOf(city.Sites[waybill.From]), city.Sites[waybill.From].Code + "-C"),
            Loader = Site(waybill.From),
            Consignee = Site(waybill.To),
            Origin = TownOf(waybill.From),
            Destination = TownOf(waybill.To),
            Departure = string.Create(CultureInfo.InvariantCulture, $"{waybill.Date / 10_000:0000}-{waybill.Date / 100 % 100:00}-{waybill.Date % 100:00}"),
            IsWithinCity = waybill is { From: >= 0, To: >= 0 },
            Carrier = Party(carrier.Name, carrier.Code),
            CarrierLicence = carrier.Licence,
            EmergencyPhone = HazmatPapers.Phone(carrier.Code, "emergency"),
            Tractor = new WaybillVehicle(lorry.Plate, lorry.Certificate),
            Trailer = lorry.Trailer is { } plate ? new WaybillVehicle(plate, lorry.TrailerCertificate) : null,
            TankNumber = lorry.Tank,
            TankVolume = lorry.TankLitres * 100L,
            Driver = Person(waybill.Entry.ReliefDrives ? carrier.ReliefDriver : lorry.Driver),
            Escort = Person(lorry.Escort),
            Goods = new WaybillGoods("UN" + goods.Un, goods.Name.Zh, goods.Class, goods.PackingGroup == "-" ? "—" : goods.PackingGroup, waybill.Loaded * goods.GramsPerLitre / 100_000),
            Dispatcher = carrier.Dispatcher(waybill.Entry.Dispatcher).Zh,
            Remark = waybill.Entry.ReliefDrives ? WaybillRemark.ReliefDriver : WaybillRemark.NoRemark,
        };
    }

    private static WaybillParty Party(Text name, string code) => new(name.Zh, HazmatPapers.Phone(code, "office"));

    private static WaybillPerson Person(HazmatPerson person) => new(person.Name.Zh, person.Certificate, person.Phone);

    private WaybillParty Site(int site) => site < 0 ? Elsewhere : Party(city.Sites[site].Name, city.Sites[site].Code);

    private string TownOf(int site) => site < 0 ? Elsewhere.Name : city.Towns[city.Cells[city.Sites[site].Cell].Town].Name.Zh;
}
