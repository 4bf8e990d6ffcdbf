using Liandong.Twins.Orders;
using Liandong.Twins.Tests.Orders;

namespace Liandong.Twins.Tests.Centers;

public class ConsultationTests
{
    [Fact]
    public void A_matter_of_three_departments_goes_out_after_their_part_and_the_decision_with_one_lead_and_two_helpers()
    {
        var city = new TinyCity();
        city.File(0, city.Add(Joint), 64, 1, TinyCity.County);
        city.RunTo(60);
        // Filed at 2 min, the residents' part takes 8, the decision 4.
        city.Minutes(OutcomeKind.OrderDispatched).ShouldBe([14]);
        var held = city.Of(OutcomeKind.ConsultationHeld).ShouldHaveSingleItem();
        (held.Code, held.B, held.C).ShouldBe((3, 480_000L, 240_000L));
        city.Of(OutcomeKind.DeskServed).Count(served => served.Who.Kind == (byte)TwinKind.Department).ShouldBe(3);
        city.Of(OutcomeKind.OrderHandled).Length.ShouldBe(1);
        city.Of(OutcomeKind.OrderAccepted).Length.ShouldBe(1, "the lead accepts, not its helpers");
        city.Refusals().ShouldBeEmpty();
    }

    [Fact]
    public void A_commander_has_one_attention_and_so_has_each_resident()
    {
        var city = new TinyCity();
        var matter = city.Add(Joint);
        for (var i = 1; i <= 3; i++) city.File(0, matter, i * 64, i, TinyCity.County);
        city.RunTo(90);
        // The residents take their parts one after the other, at 10, 18 and 26 min.
        city.Minutes(OutcomeKind.OrderDispatched).ShouldBe([14, 22, 30]);

        var busy = new TinyCity { Habits = TinyCity.Calm with { Decision = new WorkTime(20, 0) } };
        matter = busy.Add(Joint);
        for (var i = 1; i <= 3; i++) busy.File(0, matter, i * 64, i, TinyCity.County);
        busy.RunTo(90);
        busy.Minutes(OutcomeKind.OrderDispatched).ShouldBe([30, 50, 70], "the commander decides one after the other");
    }

    [Fact]
    public void A_department_that_must_be_reached_keeps_its_own_case_waiting_and_no_other()
    {
        var city = new TinyCity { HasResident = [true, true, false] };
        var (three, two) = (city.Add(Joint), city.Add(matter => Joint(matter) with { Departments = [0, 1] }));
        city.File(0, three, 64, 1, TinyCity.County);
        city.File(0, two, 128, 2, TinyCity.County);
        city.RunTo(90);
        city.Of(OutcomeKind.OrderDispatched).Select(sent => (sent.Who == city.Order(), sent.Time / 60_000)).ShouldBe([(false, 22), (true, 51)]);
    }

    [Fact]
    public void Without_a_commander_a_leader_has_to_be_reached()
    {
        var city = new TinyCity { HasCommander = false };
        city.File(0, city.Add(Joint), 64, 1, TinyCity.County);
        city.RunTo(90);
        city.Minutes(OutcomeKind.OrderDispatched).ShouldBe([45]);
    }

    [Fact]
    public void A_matter_of_life_and_death_goes_out_at_once_and_the_consultation_adds_the_helpers()
    {
        var city = new TinyCity();
        city.File(0, city.Add(matter => Joint(matter) with { Priority = Priority.I, Work = new WorkTime(30, 0) }), 64, 1, TinyCity.County);
        city.RunTo(120);
        city.Minutes(OutcomeKind.OrderDispatched).ShouldBe([2]);
        city.Minutes(OutcomeKind.OrderAssisted).ShouldBe([14]);
        city.Of(OutcomeKind.OrderAssisted)[0].Code.ShouldBe(2);
        // The lead's 30 min end at 32, the helpers' at 44.
        city.Minutes(OutcomeKind.OrderHandled).ShouldBe([44]);
    }

    [Fact]
    public void A_consultation_that_ends_after_the_work_came_too_late_and_says_so()
    {
        var city = new TinyCity();
        city.File(0, city.Add(matter => Joint(matter) with { Priority = Priority.I, Work = new WorkTime(5, 0) }), 64, 1, TinyCity.County);
        city.RunTo(120);
        city.Minutes(OutcomeKind.OrderHandled).ShouldBe([7]);
        city.Refusals().ShouldBe([(OrderState.Closed, OrderCommand.Assist)]);
    }

    [Fact]
    public void What_a_department_refuses_is_consulted_and_goes_to_the_next_until_the_city_has_ruled()
    {
        var city = new TinyCity();
        city.File(0, city.Add(matter => matter with { Executor = Executor.Desk, Departments = [2, 0, 1], Contested = 1 }), 64, 1);
        city.RunTo(240);
        city.Of(OutcomeKind.OrderDispatched).Select(sent => sent.B).ShouldBe([2, 0, 1]);
        city.Of(OutcomeKind.OrderReturned).Select(back => back.Code).ShouldBe([2, 0]);
        city.Of(OutcomeKind.ConsultationHeld).Length.ShouldBe(2);
        city.Of(OutcomeKind.OrderSupervised).ShouldHaveSingleItem().Code.ShouldBe((int)Tier.City);
        city.Of(OutcomeKind.OrderHandled).Length.ShouldBe(1);
    }

    [Fact]
    public void What_is_refused_in_a_matter_of_life_and_death_waits_for_nobody()
    {
        var city = new TinyCity();
        city.File(0, city.Add(matter => matter with { Executor = Executor.Desk, Departments = [2, 0, 1], Contested = 1, Priority = Priority.I }), 64, 1);
        city.RunTo(240);
        city.Minutes(OutcomeKind.OrderDispatched).ShouldBe([2, 12, 22]);
        city.Of(OutcomeKind.OrderDispatched).Select(sent => sent.B).ShouldBe([2, 0, 1]);
        city.Of(OutcomeKind.ConsultationHeld).ShouldBeEmpty();
    }

    [Fact]
    public void An_urged_case_comes_before_others_at_the_residents()
    {
        var city = new TinyCity();
        var matter = city.Add(Joint);
        for (var i = 1; i <= 4; i++) city.File(0, matter, i * 64, i, TinyCity.County);
        city.RunTo(5);
        city.Send(5, city.Order(3), MessageKind.Urge);
        city.RunTo(90);
        city.Of(OutcomeKind.OrderDispatched).Select(sent => sent.Who).ShouldBe([city.Order(0), city.Order(3), city.Order(1), city.Order(2)]);
    }

    private static Matter Joint(Matter matter) => matter with { Tier = Tier.County, Executor = Executor.Desk, Departments = [0, 1, 2], Consultation = true, Joint = true };
}
