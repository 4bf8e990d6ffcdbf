using Liandong.Twins.Elders;
using Liandong.Twins.Orders;
using Liandong.Twins.Staff;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Elders;

public class AlarmRaceTests
{
    private const long ATrouble = 77;

    [Fact]
    public void An_officer_who_is_there_first_closes_the_race()
    {
        var wearer = new Wearer().Live();
        wearer.Presses(1, ATrouble);
        wearer.City.RunTo(60, finish: true);
        Reached(wearer).ShouldBe([Rescuer.Officer]);
        wearer.City.Minutes(OutcomeKind.ElderReached).ShouldBe([2], "told at once, a minute to get ready, at the door");
        wearer.City.Minutes(OutcomeKind.ElderAlarmSettled).ShouldBe([2]);
        wearer.City.Minutes(OutcomeKind.OrderFiled).ShouldBe([3], "the desk files while the officer is there already");
        wearer.City.Minutes(OutcomeKind.OrderOnScene).ShouldBe([3]);
        wearer.City.Of(OutcomeKind.OrderHandled).Single().Code.ShouldBe(0, "the officer does the work");
    }

    [Fact]
    public void A_guard_who_is_there_first_sends_the_officer_back()
    {
        var wearer = new Wearer { City = FarOfficer(), GuardMetres = 150 }.Live();
        wearer.Presses(1, ATrouble);
        wearer.City.RunTo(60, finish: true);
        Reached(wearer).ShouldBe([Rescuer.Guard]);
        CalledOff(wearer).ShouldBe([Rescuer.Officer]);
        wearer.City.Of(OutcomeKind.OrderOnScene).ShouldBeEmpty("nobody arrives twice");
        wearer.City.Of(OutcomeKind.OrderHandled).Single().Code.ShouldBe(1, "others settled it");
        wearer.City.Of(OutcomeKind.UnitFreed).Single().Code.ShouldBe(0);
        wearer.City.Of(OutcomeKind.OrderClosed).Length.ShouldBe(1);
    }

    [Fact]
    public void An_officer_who_was_called_off_stands_where_the_call_found_them()
    {
        var wearer = new Wearer { City = FarOfficer(), GuardMetres = 150 }.Live();
        wearer.Presses(1, ATrouble);
        wearer.City.RunTo(60);
        var freed = wearer.City.Of(OutcomeKind.UnitFreed).Single();
        var gone = freed.A - 60_000;
        // Ten metres a second from 20 km away towards the home; the minute of getting ready is spread over the way.
        var metres = long.Parse(wearer.City.State(wearer.City.Officer(0), "eastMillimetres"), System.Globalization.CultureInfo.InvariantCulture) / 1_000.0;
        metres.ShouldBe(20_000 - (20_000.0 * freed.A / (60_000 + (2_000 * 1_000))), 2);
        gone.ShouldBeGreaterThan(-60_000);
    }

    [Fact]
    public void A_call_that_finds_all_well_calls_everybody_off()
    {
        // Whether they say so is drawn for each alarm: of forty wearers more than half do.
        var byPhone = 0;
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var wearer = new Wearer { City = FarOfficer(seed), Guardian = new GuardianPlan("女儿", 100, GuardianHours.Home) }.Live();
            wearer.Presses(1, 0);
            wearer.City.RunTo(120, finish: true);
            var settled = wearer.City.Of(OutcomeKind.ElderAlarmSettled).Single();
            wearer.City.Of(OutcomeKind.ElderReached).Length.ShouldBe(1 - settled.Code);
            byPhone += settled.Code;
        }

        byPhone.ShouldBeInRange(25, 39);
    }

    [Fact]
    public void A_guardian_in_another_city_takes_the_call_and_does_not_come()
    {
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var wearer = new Wearer { City = FarOfficer(seed), Guardian = new GuardianPlan("儿子", 200_000, GuardianHours.Away) }.Live();
            wearer.Presses(1, ATrouble);
            wearer.City.RunTo(120, finish: true);
            Reached(wearer).ShouldBe([Rescuer.Officer]);
        }
    }

    [Fact]
    public void Another_press_joins_the_alarm_that_is_open()
    {
        var wearer = new Wearer { City = FarOfficer() }.Live();
        wearer.Presses(1, ATrouble);
        wearer.Presses(3, ATrouble);
        wearer.Presses(9, ATrouble);
        wearer.City.RunTo(60, finish: true);
        wearer.City.Of(OutcomeKind.ElderAlarm).Length.ShouldBe(1);
        wearer.City.Of(OutcomeKind.ElderAlarmRepeated).Length.ShouldBe(2);
        wearer.City.Of(OutcomeKind.OrderFiled).Length.ShouldBe(1);
        wearer.City.Of(OutcomeKind.ElderReached).Length.ShouldBe(1);
    }

    [Fact]
    public void What_nobody_takes_up_the_county_files()
    {
        var city = new TinyCity { TownDesk = 0 };
        city.Officers.Clear();
        var wearer = new Wearer { City = city }.Live();
        wearer.Presses(1, ATrouble);
        wearer.City.RunTo(60, finish: true);
        wearer.City.Minutes(OutcomeKind.ElderAlarmEscalated).ShouldBe([6]);
        wearer.City.Of(OutcomeKind.OrderFiled).Single().Who.Jurisdiction.ShouldBe(TinyCity.County);
    }

    [Fact]
    public void A_town_that_files_after_the_county_does_not_ask_for_a_second_officer()
    {
        // The desk is busy with four long files when the press comes; the county is quicker.
        var city = new TinyCity { TownDesk = 1, Habits = TinyCity.Calm with { File = new WorkTime(4, 0) } };
        city.Officers.Clear();
        var other = city.Add(matter => matter with { Priority = Priority.I });
        var wearer = new Wearer { City = city }.Live();
        for (var i = 0; i < 3; i++) city.File(0, other, 64 * (i + 1), 1_000 + i, cell: 1);
        wearer.Presses(1, ATrouble);
        city.RunTo(120, finish: true);
        var orders = city.Of(OutcomeKind.OrderFiled).Where(filed => SubjectIncident.Is(filed.D)).ToArray();
        orders.Select(order => order.Who.Jurisdiction).ShouldBe([TinyCity.County, TinyCity.Town], ignoreOrder: true);
        var ofTheTown = orders.Single(order => order.Who.Jurisdiction == TinyCity.Town);
        city.Of(OutcomeKind.OrderHandled).Where(handled => handled.Who == ofTheTown.Who).Single().Code.ShouldBe(1, "nobody goes for it");
    }

    [Fact]
    public void A_guard_who_is_off_duty_at_night_does_not_come()
    {
        var wearer = new Wearer { City = new TinyCity { StartOfRun = SimDuration.FromHours(23) }, GuardMetres = 50, GuardByNight = false }.Live();
        wearer.Presses(1, ATrouble);
        wearer.City.RunTo(60, finish: true);
        Reached(wearer).ShouldBe([Rescuer.Officer]);
        wearer.City.State(wearer.Guard, "callsOffDuty").ShouldBe("1");
    }

    private static TinyCity FarOfficer(ulong seed = 1)
    {
        var city = new TinyCity { Seed = seed };
        city.Officers[0] = (20, Roster.Always);
        return city;
    }

    private static Rescuer[] Reached(Wearer wearer) => [.. wearer.City.Of(OutcomeKind.ElderReached).Select(reached => (Rescuer)reached.Code)];

    private static Rescuer[] CalledOff(Wearer wearer) => [.. wearer.City.Of(OutcomeKind.ElderRescuerCalledOff).Select(called => (Rescuer)called.Code)];
}
