using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Orders;

public class OrderLimitTests
{
    private static TimeLimit Minutes(double minutes) => new(SimDuration.FromMinutes(minutes), false);

    [Fact]
    public void A_matter_of_life_and_death_whose_limit_to_arrive_passes_goes_up_to_the_city()
    {
        var city = Unattended(Priority.I, matter => matter with { ArriveWithin = Minutes(25) });
        city.Of(OutcomeKind.OrderEscalated).ShouldHaveSingleItem().Code.ShouldBe((int)Tier.City);
        city.Minutes(OutcomeKind.OrderEscalated).ShouldBe([25]);
        city.Refusals().ShouldBeEmpty();
    }

    [Fact]
    public void An_order_of_the_city_cannot_go_up_and_says_so()
    {
        var city = new TinyCity();
        city.Officers.Clear();
        city.File(0, city.Add(matter => matter with { Priority = Priority.I, Tier = Tier.City, ArriveWithin = Minutes(25) }), 64, 1, jurisdiction: 0);
        city.RunTo(400);
        city.Of(OutcomeKind.OrderEscalated).ShouldBeEmpty();
        city.Refusals().ShouldContain((OrderState.Dispatched, OrderCommand.Escalate));
    }

    [Fact]
    public void An_urgent_order_goes_up_to_the_county_at_half_its_time_and_under_the_citys_eyes_when_it_is_late()
    {
        var city = Unattended(Priority.II, matter => matter with { CloseWithin = Minutes(240) });
        city.Minutes(OutcomeKind.OrderEscalated).ShouldBe([120]);
        city.Of(OutcomeKind.OrderEscalated).ShouldHaveSingleItem().Code.ShouldBe((int)Tier.County);
        city.Minutes(OutcomeKind.OrderSupervised).ShouldBe([240]);
        city.Of(OutcomeKind.OrderSupervised).ShouldHaveSingleItem().Code.ShouldBe((int)Tier.City);
    }

    [Fact]
    public void An_ordinary_order_that_is_late_is_supervised_by_the_tier_above()
    {
        var city = Unattended(Priority.III, matter => matter with { CloseWithin = Minutes(90) });
        city.Of(OutcomeKind.OrderEscalated).ShouldBeEmpty();
        city.Minutes(OutcomeKind.OrderSupervised).ShouldBe([90]);
        city.Of(OutcomeKind.OrderSupervised).ShouldHaveSingleItem().Code.ShouldBe((int)Tier.County);
    }

    [Fact]
    public void Limits_that_no_longer_matter_are_dropped_and_counted()
    {
        var city = new TinyCity();
        city.File(0, city.Add(matter => matter with { Priority = Priority.II, DispatchWithin = Minutes(15), ArriveWithin = Minutes(45), CloseWithin = Minutes(240) }), 64, 1);
        city.RunTo(300);
        city.Of(OutcomeKind.OrderEscalated).ShouldBeEmpty();
        city.State(city.Order(), "staleDeadlines").ShouldBe("4");
    }

    [Fact]
    public void A_limit_is_put_off_once_and_only_before_it_has_passed()
    {
        var city = new TinyCity();
        city.Officers.Clear();
        city.File(0, city.Add(matter => matter with { CloseWithin = Minutes(60) }), 64, 1);
        city.RunTo(10);
        city.Send(10, city.Order(), MessageKind.Defer, a: SimDuration.FromMinutes(30).Milliseconds);
        city.Send(20, city.Order(), MessageKind.Defer, a: SimDuration.FromMinutes(30).Milliseconds);
        city.RunTo(80);
        city.Of(OutcomeKind.OrderDeferred).ShouldHaveSingleItem().A.ShouldBe(TinyCity.Minute(90).Milliseconds);
        city.Of(OutcomeKind.OrderSupervised).ShouldBeEmpty();
        city.Refusals().ShouldBe([(OrderState.Dispatched, OrderCommand.Defer)]);
        city.RunTo(95);
        city.Minutes(OutcomeKind.OrderSupervised).ShouldBe([90]);
    }

    [Fact]
    public void A_supervised_order_overtakes_others_of_its_kind_in_the_line_for_an_officer()
    {
        var city = new TinyCity();
        var (ordinary, late) = (city.Add(), city.Add(matter => matter with { CloseWithin = Minutes(14) }));
        for (var i = 1; i <= 6; i++) city.File(0, ordinary, i * 64, PondingIncident.Of(i));
        city.File(0.1, late, 1024, 10);
        city.RunTo(200);
        city.Minutes(OutcomeKind.OrderSupervised).ShouldBe([14]);
        var lateOrder = city.Of(OutcomeKind.OrderFiled).Single(filed => filed.Code == late).Who;
        // The second job had begun when the county urged it at 16 min; the third is the late one.
        city.Of(OutcomeKind.OrderOnScene).Select(scene => scene.Who).ToList().IndexOf(lateOrder).ShouldBe(2);
    }

    [Fact]
    public void A_check_that_fails_sends_the_work_back_and_the_next_check_looks_again()
    {
        var city = new TinyCity();
        var matter = city.Add(matter => matter with { Rework = .5, Executor = Executor.Desk });
        for (var i = 1; i <= 60; i++) city.File(0, matter, i * 64, i);
        city.RunTo(24 * 60 * 3);
        city.Of(OutcomeKind.OrderClosed).Length.ShouldBe(60);
        var failed = city.Of(OutcomeKind.OrderVerified).Count(check => check.Code == 0);
        failed.ShouldBeInRange(30, 95);
        city.Of(OutcomeKind.OrderReworked).Length.ShouldBe(failed);
        city.Of(OutcomeKind.OrderHandled).Length.ShouldBe(60 + failed);
    }

    [Fact]
    public void People_are_less_content_the_longer_it_took_and_much_less_when_it_was_late()
    {
        var contents = new[] { 5.0, 200, 500 }.Select(minutes =>
        {
            var city = new TinyCity();
            var matter = city.Add(matter => matter with { Work = new WorkTime(minutes, 0), CloseWithin = Minutes(300), Executor = Executor.Officer });
            // 400 low points of their own, 400 officers: nobody waits.
            city.TownDesk = 400;
            city.Officers.Clear();
            for (var i = 0; i < 400; i++) city.Officers.Add((0, Roster.Always));
            for (var i = 1; i <= 400; i++) city.File(0, matter, i * 64, PondingIncident.Of(i));
            city.RunTo(4 * 24 * 60);
            var calls = city.Of(OutcomeKind.CalledBack);
            calls.Length.ShouldBe(400);
            return calls.Count(call => call.Code == 1) / 400.0;
        }).ToArray();
        // 95.5 % less 12 points for the time used; 35 more for being late.
        contents[0].ShouldBe(.952, .04);
        contents[1].ShouldBe(.875, .05);
        contents[2].ShouldBe(.485, .08);
    }

    // Nobody is there to do it, so only the clock acts.
    private static TinyCity Unattended(Priority priority, Func<Matter, Matter> change)
    {
        var city = new TinyCity();
        city.Officers.Clear();
        city.File(0, city.Add(matter => change(matter with { Priority = priority })), 64, 1);
        return city.RunTo(400);
    }
}
