using Liandong.Scenarios.Systems.Hazmat;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;
using Liandong.Twins.Waybills;

namespace Liandong.Scenarios.Tests.Hazmat;

/// <summary>What waybills of Nantong's vehicles say in words, and what the register of waybills makes of them.</summary>
public class WaybillFormTests
{
    private static readonly Lazy<BareRun> Toy = new(() => HazmatRun.Of("toytown", 5, "{}"));

    [Fact]
    public void A_form_names_vehicle_crew_carrier_sites_and_goods_as_the_city_has_them()
    {
        var (city, forms) = (Toy.Value.Run.City, new WaybillForms(Toy.Value.Run.City));
        var seen = 0;
        foreach (var (vehicle, waybill) in Waybills(Toy.Value))
        {
            var form = forms.FormOf(vehicle.Facts.Number, in waybill)!;
            var (lorry, goods) = (city.Hazmat.Vehicles[waybill.Vehicle], city.Hazmat.Goods[waybill.Goods]);
            waybill.Vehicle.ShouldBe(vehicle.Facts.Number);
            (form.Tractor.Plate, form.TankVolume, form.Escort.Name).ShouldBe((vehicle.Facts.Plate, vehicle.Facts.Tank, vehicle.Facts.Escort));
            (form.Driver.Name == vehicle.Facts.Driver).ShouldBe(!waybill.Entry.ReliefDrives);
            (form.Loader.Name, form.Consignee.Name).ShouldBe((city.Sites[waybill.From].Name.Zh, city.Sites[waybill.To].Name.Zh));
            (form.Goods.Un, form.Goods.Class, form.Carrier.Name).ShouldBe(("UN" + goods.Un, goods.Class, city.Hazmat.Carriers[lorry.Carrier].Name.Zh));
            form.Goods.Kilograms.ShouldBe(waybill.Loaded * goods.GramsPerLitre / 100_000);
            form.Departure.Replace("-", "", StringComparison.Ordinal).ShouldBe((waybill.Number / 10_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture));
            (form.Trailer is null).ShouldBe(lorry.TankLitres <= 25_000);
            seen++;
        }

        seen.ShouldBeGreaterThan(20);
        Waybills(Toy.Value).Select(pair => pair.Waybill.Entry.Dispatcher).Distinct().Count().ShouldBe(WaybillEntry.Dispatchers);
    }

    [Fact]
    public void Plates_numbers_and_telephones_belong_to_one_alone()
    {
        var fleet = City.CityFiles.Load("nantong").Hazmat;
        string[] plates = [.. fleet.Vehicles.Select(vehicle => vehicle.Plate), .. fleet.Vehicles.Select(vehicle => vehicle.Trailer).OfType<string>()];
        plates.Length.ShouldBeGreaterThan(4_000);
        plates.ShouldBeUnique();
        fleet.Vehicles.SelectMany(vehicle => new[] { vehicle.Driver.Certificate, vehicle.Escort.Certificate }).ShouldBeUnique();
    }

    [Fact]
    public void A_person_who_asks_reads_the_form_and_a_digest_does_not()
    {
        var vehicle = Waybills(Toy.Value).First().Vehicle;
        var (text, names) = (new TextStateWriter(), new NameWriter());
        vehicle.WriteState(text);
        vehicle.WriteState(names);
        text.Fields.ShouldContain(field => field.Key == "waybills[1].waybillEmergencyPhone" && field.Value.StartsWith("0513-8", StringComparison.Ordinal));
        names.Names.ShouldContain("waybillEntry");
        names.Names.ShouldNotContain("waybillEmergencyPhone");
    }

    [Fact]
    public void A_part_that_the_carrier_left_blank_is_a_dash()
    {
        var (vehicle, waybill) = Waybills(Toy.Value).First();
        var form = new WaybillForms(Toy.Value.Run.City).FormOf(vehicle.Facts.Number, in waybill)!;
        var text = new TextStateWriter();
        form.Write(text, WaybillPart.Escort);
        text.Fields.Where(field => field.Value == "—" && !field.Key.StartsWith("waybillTrailer", StringComparison.Ordinal)).Select(field => field.Key).ShouldBe(["waybillEscort", "waybillEscortCertificate", "waybillEscortPhone"]);
    }

    [Fact]
    public void The_register_finds_every_waybill_that_contradicts_it_and_no_other()
    {
        var run = HazmatWorldTests.Fortnight.Value;
        var world = new LicenceView(run);
        var faulty = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.WaybillFaulty).ToDictionary(outcome => outcome.A, outcome => (WaybillFault)outcome.Code);
        var remembered = Waybills(run).ToList();
        remembered.Count.ShouldBeGreaterThan(10_000);
        // What was issued in the last two seconds has not reached the register.
        foreach (var (_, waybill) in remembered.Where(pair => pair.Waybill.LoadedAt < new SimTime((14 * HazmatRun.Day) - 2_000)))
            faulty.GetValueOrDefault(waybill.Number).ShouldBe(world.FaultOf(in waybill), $"{waybill.Number}");
        foreach (var kind in new[] { WaybillFault.Incomplete, WaybillFault.ClassNotLicensed, WaybillFault.OverTank, WaybillFault.VehicleNotCertified, WaybillFault.DriverNotQualified, WaybillFault.EscortNotQualified }) faulty.Values.ShouldContain(fault => (fault & kind) != WaybillFault.None, kind.ToString());
        run.Value("hazmat.waybills.faulty").ShouldBe(faulty.Count);
        (faulty.Count / run.Value("hazmat.waybills.issued")).ShouldBeInRange(.005, .04);
        run.Indicators.Sections.Single(section => section.Id == "hazmat").Tables.ShouldContain(table => table.Title.En == "Waybills that do not agree with the registers of licences");
    }

    private static IEnumerable<(Vehicle Vehicle, Waybill Waybill)> Waybills(BareRun run) =>
        from there in run.Partition.Jurisdictions
        from index in Enumerable.Range(0, there.TwinCount)
        let vehicle = there[index] as Vehicle
        where vehicle is not null
        from back in Enumerable.Range(0, vehicle.WaybillCount(run.Run.End))
        select (vehicle, vehicle.WaybillAt(back));

    // The same judgement from the city's papers field by field, without the register's bits.
    private sealed class LicenceView(BareRun run)
    {
        private readonly LicenceRegister _register = LicencePlan.Of(run.Run.City, new HazmatHabits());

        public WaybillFault FaultOf(in Waybill waybill)
        {
            var licence = _register[waybill.Vehicle];
            var fault = waybill.Entry.Blank == WaybillPart.None ? WaybillFault.None : WaybillFault.Incomplete;
            var carried = run.Run.City.Hazmat.Goods[waybill.Goods].Class;
            if (!run.Run.City.Hazmat.Goods.Where(goods => (licence.Goods >> goods.Index) % 2 == 1).Any(goods => goods.Class == carried)) fault |= WaybillFault.ClassNotLicensed;
            if (waybill.Loaded > licence.Tank) fault |= WaybillFault.OverTank;
            if (!licence.IsCertified) fault |= WaybillFault.VehicleNotCertified;
            if (!(waybill.Entry.ReliefDrives ? licence.ReliefIsQualified : licence.DriverIsQualified)) fault |= WaybillFault.DriverNotQualified;
            return licence.EscortIsQualified ? fault : fault | WaybillFault.EscortNotQualified;
        }
    }

    private sealed class NameWriter : StateWriter
    {
        public HashSet<string> Names { get; } = [];

        public override void Write(string name, long value) => Names.Add(name);

        public override void Write(string name, string value) => Names.Add(name);
    }
}
