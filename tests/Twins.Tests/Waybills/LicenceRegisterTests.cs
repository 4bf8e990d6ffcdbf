using CsCheck;
using Liandong.Twins.Time;
using Liandong.Twins.Waybills;

namespace Liandong.Twins.Tests.Waybills;

public class LicenceRegisterTests
{
    private const int Sulphuric = 1;
    private const int Petrol = 2;
    private static readonly VehicleLicence Whole = new(Goods: 1UL << Petrol, Tank: 2_000_000, IsCertified: true, DriverIsQualified: true, ReliefIsQualified: true, EscortIsQualified: true);

    [Fact]
    public void A_whole_waybill_of_a_licensed_vehicle_agrees_with_the_registers() => Check(Whole).ShouldBe(WaybillFault.None);

    [Fact]
    public void Goods_of_a_class_that_the_licence_does_not_name_are_a_mismatch() => Check(Whole, goods: Sulphuric).ShouldBe(WaybillFault.ClassNotLicensed);

    [Fact]
    public void More_than_the_tank_holds_is_a_mismatch() => Check(Whole, loaded: 2_000_001).ShouldBe(WaybillFault.OverTank);

    [Fact]
    public void Lapsed_certificates_of_vehicle_and_crew_are_mismatches() => Check(Whole with { IsCertified = false, DriverIsQualified = false, EscortIsQualified = false })
        .ShouldBe(WaybillFault.VehicleNotCertified | WaybillFault.DriverNotQualified | WaybillFault.EscortNotQualified);

    [Theory]
    [InlineData(true, WaybillFault.DriverNotQualified)]
    [InlineData(false, WaybillFault.None)]
    public void Whoever_drives_is_whose_qualification_counts(bool relief, WaybillFault fault) =>
        Check(Whole with { ReliefIsQualified = false }, entry: WaybillEntry.Of(WaybillPart.None, 0, relief)).ShouldBe(fault);

    [Fact]
    public void A_part_left_blank_makes_it_incomplete()
    {
        foreach (var part in Enum.GetValues<WaybillPart>())
            Check(Whole, entry: WaybillEntry.Of(part, 3, reliefDrives: false)).ShouldBe(part == WaybillPart.None ? WaybillFault.None : WaybillFault.Incomplete, part.ToString());
    }

    [Fact]
    public void A_waybill_of_a_recording_has_no_form_to_check() => Check(default, goods: Sulphuric, entry: WaybillEntry.Fed).ShouldBe(WaybillFault.None);

    [Fact]
    public void What_the_carrier_filled_in_survives_in_sixteen_bits()
    {
        Gen.Select(Gen.Int[0, (1 << 12) - 1], Gen.Int[0, WaybillEntry.Dispatchers - 1], Gen.Bool).Sample((blank, dispatcher, relief) =>
        {
            var entry = WaybillEntry.Of((WaybillPart)blank, dispatcher, relief);
            entry.Bits.ShouldBeInRange(0, (1 << 16) - 1);
            (entry.Blank, entry.Dispatcher, entry.ReliefDrives, entry.IsFed).ShouldBe(((WaybillPart)blank, dispatcher, relief, false));
        });
        WaybillEntry.Fed.IsFed.ShouldBeTrue();
        Should.Throw<ArgumentOutOfRangeException>(() => WaybillEntry.Of(WaybillPart.None, WaybillEntry.Dispatchers, reliefDrives: false));
    }

    [Fact]
    public void A_delivery_without_a_waybill_and_a_mismatch_are_left_behind_as_outcomes()
    {
        var there = new Jurisdiction(0, 2, 1, SimDuration.FromSeconds(2), new Limits());
        var register = new WaybillRegistry(new LicenceRegister([Whole with { EscortIsQualified = false }, Whole]));
        there.Join(register);
        there.Begin();
        var number = Waybill.NumberOf(20260601, 0, 1);
        Tell(there, MessageKind.WaybillIssued, number, second: 1, of: 0);
        Tell(there, MessageKind.WaybillClosed, number, second: 2, of: 0);
        Tell(there, MessageKind.WaybillIssued, Waybill.NumberOf(20260601, 1, 1), second: 3, of: 1);
        Tell(there, MessageKind.WaybillClosed, Waybill.NumberOf(20260601, 1, 2), second: 4, of: 1);
        there.StepTo(SimTime.Start + SimDuration.FromSeconds(5));
        there.Outcomes.Items.ToArray().Select(outcome => ((OutcomeKind)outcome.Kind, (WaybillFault)outcome.Code, outcome.Time / 1_000))
            .ShouldBe([(OutcomeKind.WaybillFaulty, WaybillFault.EscortNotQualified, 1), (OutcomeKind.WaybillFaulty, WaybillFault.Missing, 4)]);
        (register.Issued, register.Closed).ShouldBe((2, 2));
    }

    private static void Tell(Jurisdiction there, ushort kind, long number, int second, int of) => there.Deliver(new Event
    {
        Due = second * 1_000L,
        Number = (uint)second,
        To = new TwinId((byte)TwinKind.WaybillRegistry, 0, 0),
        Source = Event.FromTwin | new TwinId((byte)TwinKind.Vehicle, 1, of).Value,
        Kind = kind,
        Stamp = Petrol,
        A = number,
        B = 1_900_000,
        C = 1 | (2L << 32),
        D = second * 1_000L,
    });

    private static WaybillFault Check(VehicleLicence licence, int goods = Petrol, long loaded = 2_000_000, WaybillEntry entry = default) =>
        new LicenceRegister([default, licence]).Check(new Waybill(Waybill.NumberOf(20260601, 1, 7), goods, 1, 2, loaded, SimTime.Start, 0, SimTime.Never, entry));
}
