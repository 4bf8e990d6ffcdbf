using Liandong.Grains.Runs;
using Liandong.Twins.Time;
using Microsoft.Extensions.Time.Testing;

namespace Liandong.Grains.Tests;

/// <summary>Paces that follow the wall clock, with a clock that tests move.</summary>
public sealed class WallPaceTests
{
    private static readonly Window TwoMinutesIn = new(At(120), At(122));
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 6, 18, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1", 120)]
    [InlineData("60", 2)]
    [InlineData("0.5", 240)]
    public async Task A_window_opens_when_wall_time_has_come_to_it_and_no_earlier(string name, int seconds)
    {
        var opened = Pace(name).Open(TwoMinutesIn, Stop).AsTask();

        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(5));
        opened.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(5));

        (await opened).ShouldBe(TwoMinutesIn.End);
    }

    [Fact]
    public async Task A_run_that_is_behind_catches_up_without_waiting()
    {
        var pace = Pace("60");
        _time.Advance(TimeSpan.FromMinutes(1));

        var opened = pace.Open(TwoMinutesIn, Stop);

        opened.IsCompleted.ShouldBeTrue();
        (await opened).ShouldBe(At(3_600));
        pace.Now.ShouldBe(At(3_600));
    }

    [Fact]
    public async Task A_wait_that_was_called_off_because_an_input_came_may_be_followed_by_one_for_an_earlier_window()
    {
        var pace = Pace("1");
        using var arrival = new CancellationTokenSource();
        var first = pace.Open(TwoMinutesIn, arrival.Token).AsTask();
        _time.Advance(TimeSpan.FromSeconds(30));

        await arrival.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);

        var present = new Window(At(30), At(32));
        (await pace.Open(present, Stop)).ShouldBe(present.End);
    }

    [Fact]
    public void A_pace_goes_on_from_where_wall_time_and_simulation_time_met()
    {
        var pace = new WallPaces(_time).Build("60", new PaceAnchor(_time.GetUtcNow(), At(600).Milliseconds));
        pace.Now.ShouldBe(At(600));
        _time.Advance(TimeSpan.FromSeconds(10));
        pace.Now.ShouldBe(At(1_200));
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("100001")]
    [InlineData("1e3")]
    public void A_pace_that_is_none_is_told_with_what_there_is(string name) =>
        Should.Throw<ArgumentException>(() => Pace(name)).Message.ShouldContain("it is 'max' or how many times as fast as life");

    private IPace Pace(string name) => new WallPaces(_time).Build(name, new PaceAnchor(_time.GetUtcNow(), 0));

    private static SimTime At(int seconds) => SimTime.Start + SimDuration.FromSeconds(seconds);
}
