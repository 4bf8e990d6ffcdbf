using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Orders;

public class OrderRaiseTests
{
    private static readonly long Water = PondingIncident.Of(7);

    [Fact]
    public void A_graver_report_of_the_same_incident_raises_the_order_to_its_limits_from_then_on()
    {
        var city = Unattended(out var third, out var first, closeFirst: 60);
        city.File(0, third, 0, Water);
        city.File(30, first, 64, Water);
        city.RunTo(200);
        var raised = city.Of(OutcomeKind.OrderRaised).ShouldHaveSingleItem();
        (raised.Code, raised.A, raised.B).ShouldBe((first, third, TinyCity.Minute(32 + 60).Milliseconds));
        city.Minutes(OutcomeKind.OrderEscalated).ShouldBe([32 + 25], "nobody was there in time");
        city.Of(OutcomeKind.OrderEscalated)[0].Code.ShouldBe((int)Tier.City);
        city.Minutes(OutcomeKind.OrderSupervised).ShouldBe([32 + 60]);
        city.State(city.Order(), "priority").ShouldBe("I");
        city.State(city.Order(), "matter").ShouldBe("M1");
    }

    [Fact]
    public void A_raise_never_puts_a_limit_off()
    {
        var city = Unattended(out var third, out var first, closeFirst: 240);
        city.File(0, third, 0, Water);
        city.File(470, first, 64, Water);
        city.RunTo(600);
        city.Of(OutcomeKind.OrderRaised).ShouldHaveSingleItem().B.ShouldBe(TinyCity.Minute(480).Milliseconds);
        city.Minutes(OutcomeKind.OrderSupervised).ShouldBe([480]);
    }

    [Fact]
    public void What_is_as_grave_or_less_raises_nothing()
    {
        var city = Unattended(out var third, out var first, closeFirst: 60);
        city.File(0, first, 0, Water);
        city.File(3, first, 64, Water);
        city.File(3, third, 128, Water);
        city.RunTo(20);
        city.Of(OutcomeKind.OrderRaised).ShouldBeEmpty();
        city.Of(OutcomeKind.RequestMerged).Length.ShouldBe(2);
    }

    // What a sensor files as the water climbs through 15, 27, 40 and 50 cm.
    [Fact]
    public void Rising_water_files_once_and_climbs_from_the_third_to_the_first_priority()
    {
        var city = Unattended(out var third, out var first, closeFirst: 240);
        var second = city.Add(matter => matter with { Priority = Priority.II });
        int[] matterOfLevel = [third, third, second, first];
        for (var level = 0; level < 4; level++) city.File(level * 10, matterOfLevel[level], 0, Water);
        city.RunTo(60);
        city.Of(OutcomeKind.OrderFiled).ShouldHaveSingleItem().Code.ShouldBe(third);
        city.Of(OutcomeKind.FindMerged).Length.ShouldBe(3);
        city.Of(OutcomeKind.OrderRaised).Select(raised => (raised.Code, (int)raised.A)).ShouldBe([(second, third), (first, second)]);
        city.Minutes(OutcomeKind.OrderRaised).ShouldBe([22, 32]);
    }

    [Fact]
    public void A_raise_to_a_matter_that_needs_a_consultation_convenes_one_which_adds_the_helpers()
    {
        var city = new TinyCity();
        var third = city.Add(matter => matter with { Work = new WorkTime(90, 0), Departments = [1] });
        var first = city.Add(matter => matter with { Priority = Priority.I, Consultation = true, Joint = true, Departments = [0, 1, 2] });
        city.File(0, third, 0, Water);
        city.File(10, first, 64, Water);
        city.RunTo(60);
        // Read at 12, three residents' 8 min, 4 min of decision; the lead stays with whoever has it.
        city.Minutes(OutcomeKind.OrderAssisted).ShouldBe([24]);
        city.Of(OutcomeKind.OrderAssisted)[0].Code.ShouldBe(2);
        city.State(city.Order(), "leadDepartment").ShouldBe("1");
    }

    [Fact]
    public void The_next_flood_of_a_low_point_is_another_incident_and_another_order()
    {
        var city = Unattended(out var third, out _, closeFirst: 60);
        city.File(0, third, 0, PondingIncident.Of(7));
        city.File(5, third, 0, PondingIncident.Of(7, flood: 2));
        city.RunTo(20);
        city.Of(OutcomeKind.OrderFiled).Length.ShouldBe(2);
        PondingIncident.LowPointOf(PondingIncident.Of(7, flood: 2)).ShouldBe(7);
        PondingIncident.IsPonding(PondingIncident.Of(7, flood: int.MaxValue)).ShouldBeTrue();
    }

    // Nobody is there to do it, so only the clock and the reports act.
    private static TinyCity Unattended(out int third, out int first, double closeFirst)
    {
        var city = new TinyCity();
        city.Officers.Clear();
        third = city.Add();
        first = city.Add(matter => matter with { Priority = Priority.I, ArriveWithin = new TimeLimit(SimDuration.FromMinutes(25), false), CloseWithin = new TimeLimit(SimDuration.FromMinutes(closeFirst), false) });
        return city;
    }
}
