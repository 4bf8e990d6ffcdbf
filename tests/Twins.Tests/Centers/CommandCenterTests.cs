using Liandong.Twins.Cells;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Centers;

public class CommandCenterTests
{
    [Fact]
    public void An_order_goes_from_the_desk_to_an_officer_to_the_check_and_is_closed()
    {
        var city = new TinyCity();
        city.File(0, city.Add(), request: 64, incident: 1, cell: 1);
        city.RunTo(60, finish: true);
        // 2 min at the desk, 1 min to get ready, 100 s for 1 km, 10 min of work, 1 min of checking.
        Times(city).ShouldBe([(OutcomeKind.OrderFiled, 120), (OutcomeKind.OrderDispatched, 120), (OutcomeKind.OrderAccepted, 120), (OutcomeKind.OrderOnScene, 280), (OutcomeKind.OrderHandled, 880), (OutcomeKind.OrderVerified, 940), (OutcomeKind.OrderClosed, 940)]);
        city.Refusals().ShouldBeEmpty();
        city.Of(OutcomeKind.OrderOpenAtEnd).ShouldBeEmpty();
    }

    [Fact]
    public void Requests_about_the_same_sight_in_one_cell_meet_in_one_order_and_every_caller_is_called_back()
    {
        var city = new TinyCity();
        var matter = city.Add();
        city.File(0, matter, request: 64, incident: 1);
        city.File(3, matter, request: 128, incident: 2);
        city.File(3, matter, request: 65, incident: 1);
        city.File(3, matter, request: 192, incident: 3, cell: 1);
        city.RunTo(3 * 24 * 60);
        city.Of(OutcomeKind.OrderFiled).Select(filed => filed.A).ShouldBe([64, 192]);
        city.Of(OutcomeKind.RequestMerged).Select(merged => (merged.A, merged.Code)).ShouldBe([(128, 0), (65, 1)], ignoreOrder: true);
        city.Of(OutcomeKind.CalledBack).Select(call => call.A).ShouldBe([64, 65, 128, 192], ignoreOrder: true);
        city.Minutes(OutcomeKind.CalledBack).ShouldAllBe(minute => minute >= (23 * 60) + 30);
    }

    [Fact]
    public void Whether_requests_were_merged_rightly_that_do_not_say_what_they_are_about_nobody_can_tell()
    {
        var city = new TinyCity();
        var matter = city.Add();
        city.File(0, matter, request: 64, IncidentNumber.OfReported(1));
        city.File(3, matter, request: 128, IncidentNumber.OfReported(2));
        city.File(3, matter, request: 192, IncidentNumber.OfUntold(1));
        city.File(3, matter, request: 256, incident: 5, cell: 1);
        city.File(6, matter, request: 320, IncidentNumber.OfFed(6), cell: 1);
        city.RunTo(10);
        city.Of(OutcomeKind.RequestMerged).Select(merged => (merged.A, merged.Code)).ShouldBe([(128, -1), (192, -1), (320, 0)], ignoreOrder: true);
    }

    [Fact]
    public void Private_concerns_never_meet_however_alike_they_are()
    {
        var city = new TinyCity();
        var matter = city.Add(private_ => private_ with { Executor = Executor.Desk });
        city.File(0, matter, 64, incident: 1);
        city.File(0, matter, 128, incident: 2);
        city.RunTo(60);
        city.Of(OutcomeKind.OrderFiled).Length.ShouldBe(2);
        city.Of(OutcomeKind.RequestMerged).ShouldBeEmpty();
    }

    [Fact]
    public void Standing_water_is_known_by_its_low_point_whatever_matter_and_cell_it_is_reported_as()
    {
        var city = new TinyCity();
        var (third, first) = (city.Add(), city.Add(matter => matter with { Priority = Priority.I }));
        city.File(0, third, 0, PondingIncident.Of(7));
        city.File(3, first, 64, PondingIncident.Of(7), cell: 1);
        city.File(3, third, 128, PondingIncident.Of(8));
        city.RunTo(10);
        city.Of(OutcomeKind.OrderFiled).Length.ShouldBe(2);
        city.State(city.Order(), "priority").ShouldBe("I");
        city.Of(OutcomeKind.RequestMerged).ShouldHaveSingleItem().A.ShouldBe(64);
    }

    [Fact]
    public void A_find_that_joins_an_order_leaves_a_trace_too()
    {
        var city = new TinyCity();
        var matter = city.Add();
        city.File(0, matter, 64, incident: 1);
        city.File(3, matter, 0, incident: 2);
        city.RunTo(60, finish: true);
        city.Of(OutcomeKind.FindMerged).ShouldHaveSingleItem().A.ShouldBe(2);
        city.Of(OutcomeKind.OrderClosed).ShouldHaveSingleItem().C.ShouldBe(1, "a find is no caller");
    }

    // The check ends and the desk merges in the same millisecond: the order is closed before the merge reaches it.
    [Fact]
    public void A_caller_who_meets_an_order_in_the_instant_of_its_closure_is_filed_anew()
    {
        var city = new TinyCity { Habits = TinyCity.Calm with { File = new WorkTime(1, 0), Verify = new WorkTime(2, 0) } };
        var matter = city.Add();
        city.File(0, matter, 64, incident: 1);
        // Filed at 1, on scene at 2, handled at 12, checked at 14 min; the second is read from 13 to 14 min.
        city.File(13, matter, 128, incident: 2);
        city.RunTo(3 * 24 * 60);
        city.Refusals().ShouldBe([(OrderState.Closed, OrderCommand.Merge)]);
        city.Of(OutcomeKind.OrderFiled).Select(filed => filed.A).ShouldBe([64, 128]);
        city.Of(OutcomeKind.OrderFiled)[1].C.ShouldBe(TinyCity.Minute(13).Milliseconds, "the caller waits since then");
        city.Of(OutcomeKind.CalledBack).Select(call => call.A).ShouldBe([64, 128], ignoreOrder: true);
    }

    [Fact]
    public void What_still_lies_on_the_desk_at_the_end_is_accounted_for()
    {
        var city = new TinyCity { TownDesk = 1 };
        var matter = city.Add();
        for (var i = 1; i <= 4; i++) city.File(0, matter, i == 4 ? 0 : i * 64, incident: i, cell: 0);
        city.RunTo(3, finish: true);
        city.Of(OutcomeKind.OrderFiled).Length.ShouldBe(1);
        city.Of(OutcomeKind.RequestOpenAtEnd).Select(open => (open.Code, open.A, open.B)).ShouldBe([(1, 128, 2), (0, 192, 3), (0, 0, 4)]);
        city.Of(OutcomeKind.OrderOpenAtEnd).ShouldHaveSingleItem().Code.ShouldBe((int)OrderState.Accepted);
    }

    [Fact]
    public void Five_requests_raise_an_order_to_the_county_and_twenty_five_to_the_city()
    {
        var city = new TinyCity();
        var matter = city.Add(matter => matter with { Work = new WorkTime(600, 0), CloseWithin = new TimeLimit(SimDuration.FromHours(80), false) });
        for (var i = 1; i <= 24; i++) city.File(i, matter, i * 64, incident: i);
        city.RunTo(100);
        city.Of(OutcomeKind.OrderEscalated).Select(raised => raised.Code).ShouldBe([(int)Tier.County]);
        city.File(101, matter, 25 * 64, incident: 25);
        city.RunTo(110);
        city.Of(OutcomeKind.OrderEscalated).Select(raised => raised.Code).ShouldBe([(int)Tier.County, (int)Tier.City]);
        city.Minutes(OutcomeKind.OrderEscalated)[0].ShouldBe(7, "the fifth came at 5 min and was read for 2");
    }

    private static (OutcomeKind Kind, long Second)[] Times(TinyCity city) =>
        [.. city.Outcomes.Where(outcome => outcome.Who.Kind == (byte)TwinKind.Order).Select(outcome => ((OutcomeKind)outcome.Kind, outcome.Time / 1_000))];
}
