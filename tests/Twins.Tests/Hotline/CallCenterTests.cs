using Liandong.Twins.Centers;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Hotline;

public class CallCenterTests
{
    [Fact]
    public void Calls_are_answered_before_what_came_by_app_and_both_before_call_backs()
    {
        var city = new TinyCity { Operators = [.. Enumerable.Repeat(1, 24)] };
        var matter = Answered(city);
        Call(city, 0, matter, 64);
        city.Send(1, CommandSystem.Hotline, MessageKind.CallBack, 0, 1024, 0, 1000);
        Call(city, 1.1, matter, 128, Channel.Snapshot);
        Call(city, 1.2, matter, 192);
        city.RunTo(20);
        city.Of(OutcomeKind.RequestAnswered).Select(answered => (answered.A, answered.Time / 60_000)).ShouldBe([(64, 0), (192, 3), (128, 6)]);
        city.Minutes(OutcomeKind.CalledBack).ShouldBe([11]);
        city.Of(OutcomeKind.DeskServed).ShouldHaveSingleItem().Code.ShouldBe((int)DeskWork.CallBack);
    }

    [Fact]
    public void Callers_hang_up_when_their_patience_ends_and_take_no_operators_time()
    {
        var city = new TinyCity { Operators = [.. Enumerable.Repeat(1, 24)], Habits = TinyCity.Calm with { Patience = SimDuration.FromMinutes(3), Talk = new WorkTime(10, 0) } };
        var matter = Answered(city);
        for (var i = 1; i <= 200; i++) Call(city, 0, matter, i * 64);
        city.RunTo(60, finish: true);
        var gone = city.Of(OutcomeKind.CallAbandoned);
        var answered = city.Of(OutcomeKind.RequestAnswered);
        (gone.Length + answered.Length + city.Of(OutcomeKind.RequestOpenAtEnd).Count(open => open.Code == 0)).ShouldBe(200);
        gone.Select(call => call.A).Intersect(answered.Select(call => call.A)).ShouldBeEmpty();
        gone.Average(call => call.B / 60_000.0).ShouldBe(3, .6);
        city.Minutes(OutcomeKind.RequestAnswered).ShouldBe(Enumerable.Range(0, answered.Length).Select(i => i * 10), "operators never wait for those who are gone");
    }

    [Fact]
    public void A_patience_that_ends_after_the_answer_is_stale()
    {
        var city = new TinyCity { Habits = TinyCity.Calm with { Patience = SimDuration.FromMinutes(3) } };
        var matter = Answered(city);
        for (var i = 1; i <= 5; i++) Call(city, 0, matter, i * 64);
        city.RunTo(120);
        city.Of(OutcomeKind.CallAbandoned).ShouldBeEmpty();
        city.State(CommandSystem.Hotline, "stalePatience").ShouldBe("5");
    }

    [Fact]
    public void A_call_that_finds_no_line_is_blocked()
    {
        var city = new TinyCity { Operators = [.. Enumerable.Repeat(2, 24)], Habits = TinyCity.Calm with { Lines = 3 } };
        var matter = Answered(city);
        for (var i = 1; i <= 5; i++) Call(city, 0, matter, i * 64);
        city.RunTo(20);
        city.Of(OutcomeKind.CallBlocked).Select(call => call.A).ShouldBe([256, 320]);
        city.Of(OutcomeKind.RequestAnswered).Length.ShouldBe(3);
    }

    [Fact]
    public void What_came_by_app_and_call_backs_hold_no_line()
    {
        var city = new TinyCity { Operators = [.. Enumerable.Repeat(4, 24)], Habits = TinyCity.Calm with { Lines = 2 } };
        var matter = Answered(city);
        Call(city, 0, matter, 64, Channel.Snapshot);
        Call(city, 0, matter, 128, Channel.Listen);
        city.Send(0, CommandSystem.Hotline, MessageKind.CallBack, 0, 1024, 0, 1000);
        for (var i = 3; i <= 5; i++) Call(city, .1, matter, i * 64);
        city.RunTo(20);
        city.Of(OutcomeKind.CallBlocked).Select(call => call.A).ShouldBe([320]);
        city.Of(OutcomeKind.RequestAnswered).Length.ShouldBe(4);
        city.State(CommandSystem.Hotline, "callersTalkedTo").ShouldBe("0");
    }

    [Fact]
    public void Operators_come_and_go_by_the_hour()
    {
        var operators = Enumerable.Repeat(0, 24).ToArray();
        operators[10] = 2;
        var city = new TinyCity { Operators = operators };
        var matter = Answered(city);
        for (var i = 1; i <= 3; i++) Call(city, 30, matter, i * 64);
        Call(city, 119, matter, 256);
        Call(city, 121, matter, 320);
        city.RunTo(300, finish: true);
        city.Minutes(OutcomeKind.RequestAnswered).ShouldBe([60, 60, 63, 119]);
        city.Of(OutcomeKind.RequestOpenAtEnd).ShouldHaveSingleItem().A.ShouldBe(320);
    }

    [Fact]
    public void What_cannot_be_answered_at_once_becomes_an_order_of_the_tier_that_the_matter_belongs_to()
    {
        var city = new TinyCity();
        var tiers = new[] { Tier.City, Tier.County, Tier.Town }.Select(tier => city.Add(matter => matter with { Tier = tier, Executor = Executor.Desk })).ToArray();
        for (var i = 0; i < 3; i++) Call(city, 0, tiers[i], (i + 1) * 64);
        Call(city, 0, tiers[2], 256, Channel.Listen);
        city.RunTo(60);
        city.Of(OutcomeKind.OrderFiled).Select(filed => (filed.Code, filed.Who.Jurisdiction)).ShouldBe([(0, 0), (1, 1), (2, 2), (2, 2)], ignoreOrder: true);
    }

    [Fact]
    public void Who_cannot_be_reached_for_a_call_back_is_counted()
    {
        var city = new TinyCity { Habits = TinyCity.Calm with { CallBackReached = .8 } };
        Answered(city);
        for (var i = 1; i <= 500; i++) city.Send(0, CommandSystem.Hotline, MessageKind.CallBack, 0, i * 64, 0, 700);
        city.RunTo(400);
        var missed = city.Of(OutcomeKind.NotReached).Length;
        var called = city.Of(OutcomeKind.CalledBack);
        (missed + called.Length).ShouldBe(500);
        missed.ShouldBeInRange(70, 130);
        called.Count(call => call.Code == 1).ShouldBeInRange((int)(called.Length * .63), (int)(called.Length * .77));
    }

    private static int Answered(TinyCity city) => city.Add(matter => matter with { DirectAnswer = 1 });

    private static void Call(TinyCity city, double minute, int matter, long request, Channel channel = Channel.Phone) =>
        city.Send(minute, CommandSystem.Hotline, MessageKind.Request, matter | ((int)channel << 16), request, (long)CommandSystem.Cell(TinyCity.Town, 0).Value, request >> 6);
}
