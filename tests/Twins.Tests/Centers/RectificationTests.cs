using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Centers;

public class RectificationTests
{
    private const double Day = 24 * 60;

    [Fact]
    public void What_was_closed_four_times_in_one_place_calls_for_a_rectification_that_is_checked_twice()
    {
        var (city, seen, rectify) = City();
        for (var i = 0; i < 4; i++) city.File(i * 20, seen, (i + 1) * 64, incident: i + 1);
        city.RunTo(1.5 * Day);
        var order = Rectifications(city, rectify).ShouldHaveSingleItem();
        order.A.ShouldBe(0, "nobody asked for it");
        order.D.ShouldNotBe(4, "its draws are its own");
        var verified = city.Of(OutcomeKind.OrderVerified).Where(check => check.Who == order.Who).ToArray();
        verified.Select(check => check.Code).ShouldBe([1, 1]);
        (verified[1].Time - verified[0].Time).ShouldBe(SimDuration.FromMinutes(Day + 1).Milliseconds);
        city.Of(OutcomeKind.OrderClosed).Count(closed => closed.Who == order.Who).ShouldBe(1);
        city.State(CommandSystem.Centre(TinyCity.Town), "rectifications").ShouldBe("0");
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(12, 3)]
    public void Every_further_four_call_for_another_one(int closures, int rectifications)
    {
        var (city, seen, rectify) = City();
        // Two days apart: each rectification is closed before the next one is called for.
        for (var i = 0; i < closures; i++) city.File(i * 2 * Day, seen, (i + 1) * 64, incident: i + 1);
        city.RunTo(30 * Day);
        Rectifications(city, rectify).Length.ShouldBe(rectifications);
    }

    [Fact]
    public void What_lies_further_apart_than_the_window_does_not_count()
    {
        var (city, seen, rectify) = City();
        city.Habits = city.Habits with { RectifyWithin = SimDuration.FromDays(5) };
        for (var i = 0; i < 8; i++) city.File(i * 2 * Day, seen, (i + 1) * 64, incident: i + 1);
        city.RunTo(20 * Day);
        Rectifications(city, rectify).ShouldBeEmpty();
        for (var i = 0; i < 4; i++) city.File((20 + i) * Day, seen, (i + 11) * 64, incident: i + 11);
        city.RunTo(30 * Day);
        Rectifications(city, rectify).Length.ShouldBe(1);
    }

    [Fact]
    public void Other_matters_and_other_cells_count_for_themselves_and_private_concerns_never()
    {
        var (city, seen, rectify) = City();
        var (other, concern) = (city.Add(), city.Add(matter => matter with { Executor = Executor.Desk }));
        for (var i = 0; i < 3; i++)
        {
            city.File(i * 60, seen, (i + 1) * 64, incident: i + 1);
            city.File(i * 60, other, (i + 11) * 64, incident: i + 11);
            city.File(i * 60, seen, (i + 21) * 64, incident: i + 21, cell: 1);
        }

        for (var i = 0; i < 6; i++) city.File(i * 60, concern, (i + 31) * 64, incident: i + 31);
        city.RunTo(2 * Day);
        city.Of(OutcomeKind.OrderClosed).Length.ShouldBe(15);
        Rectifications(city, rectify).ShouldBeEmpty();
    }

    [Fact]
    public void A_rectification_whose_matter_came_back_before_the_second_check_goes_back_to_work()
    {
        var (city, seen, rectify) = City();
        for (var i = 0; i < 4; i++) city.File(i * 20, seen, (i + 1) * 64, incident: i + 1);
        city.File(10 * 60, seen, 320, incident: 5);
        city.RunTo(5 * Day);
        var order = Rectifications(city, rectify).ShouldHaveSingleItem().Who;
        city.Of(OutcomeKind.OrderVerified).Where(check => check.Who == order).Select(check => check.Code).ShouldBe([1, 0, 1, 1]);
        city.Of(OutcomeKind.OrderReworked).ShouldHaveSingleItem().Who.ShouldBe(order);
        city.Of(OutcomeKind.OrderClosed).Count(closed => closed.Who == order).ShouldBe(1);
    }

    [Fact]
    public void What_comes_back_somewhere_else_or_before_the_work_is_done_does_not_count_against_it()
    {
        var (city, seen, rectify) = City();
        for (var i = 0; i < 4; i++) city.File(i * 20, seen, (i + 1) * 64, incident: i + 1);
        // The fourth is closed at 74 min and the rectification filed at 76; one comes back before the work is done, one in the next cell.
        city.File(78, seen, 320, incident: 5);
        city.File(10 * 60, seen, 384, incident: 6, cell: 1);
        city.RunTo(5 * Day);
        var order = Rectifications(city, rectify).ShouldHaveSingleItem().Who;
        city.Of(OutcomeKind.OrderVerified).Where(check => check.Who == order).Select(check => check.Code).ShouldBe([1, 1]);
    }

    [Fact]
    public void A_rectification_is_only_closed_after_two_checks_in_a_row_were_passed()
    {
        var city = new TinyCity { Seed = 3 };
        var rectify = city.Add(matter => matter with { Executor = Executor.Desk, Rework = .5, CloseWithin = default });
        for (var i = 1; i <= 40; i++) city.File(0, rectify, 0, i, channel: Channel.Rectify);
        city.RunTo(60 * Day);
        city.Of(OutcomeKind.OrderClosed).Length.ShouldBe(40);
        foreach (var checks in city.Of(OutcomeKind.OrderVerified).GroupBy(check => check.Twin).Select(order => order.Select(check => check.Code).ToArray()))
        {
            checks[^2..].ShouldBe([1, 1]);
            Enumerable.Range(0, checks.Length - 2).ShouldAllBe(i => checks[i] + checks[i + 1] < 2);
        }
    }

    private static (TinyCity City, int Seen, int Rectify) City()
    {
        var city = new TinyCity();
        var (seen, rectify) = (city.Add(), city.Add(matter => matter with { Executor = Executor.Desk }));
        city.Habits = TinyCity.Calm with { RectifyMatter = rectify };
        return (city, seen, rectify);
    }

    private static Outcome[] Rectifications(TinyCity city, int rectify) => [.. city.Of(OutcomeKind.OrderFiled).Where(filed => filed.Code == rectify)];
}
