using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Twins.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Liandong.Grains.Tests;

/// <summary>What those who watch a twin are told.</summary>
public sealed class TwinWatchTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TwinWatch _watch;
    private readonly Watcher _watcher = new();

    public TwinWatchTests()
    {
        _watch = new TwinWatch(_time, NullLogger.Instance);
        _watch.Add(_watcher, Seen(0, ("a", "1"), ("b", "1"), ("c", "1")));
        _watch.Look(Seen(0, ("a", "1"), ("b", "1"), ("c", "1")));
    }

    [Fact]
    public void Only_what_has_changed_is_told_and_the_last_value_wins()
    {
        _watch.Look(Seen(9, ("a", "1"), ("b", "7"), ("d", "2")));

        var change = _watcher.Told.ShouldHaveSingleItem();
        change.Time.ShouldBe(new SimTime(9));
        change.Changed.ShouldBe([new("b", "7"), new("d", "2")]);
        change.Gone.ShouldBe(["c"]);
    }

    [Fact]
    public void Who_joins_is_first_told_all_fields_and_what_it_was_shown_and_is_no_more()
    {
        var joiner = new Watcher();
        // Newer than what the others know, and by the next look as they know it.
        _watch.Add(joiner, Seen(5, ("a", "1"), ("b", "5"), ("x", "0")));

        _watch.Look(Seen(9, ("a", "1"), ("b", "1"), ("c", "1")));

        var first = joiner.Told.ShouldHaveSingleItem();
        first.Changed.ShouldBe([new("a", "1"), new("b", "1"), new("c", "1")]);
        first.Gone.ShouldBe(["x"]);
        _watcher.Told.ShouldBeEmpty();
        _watch.Look(Seen(10, ("a", "2"), ("b", "1"), ("c", "1")));
        joiner.Told[^1].Changed.ShouldBe([new("a", "2")]);
        _watcher.Told.ShouldHaveSingleItem().Changed.ShouldBe([new("a", "2")]);
    }

    [Fact]
    public void Who_renews_is_shown_all_fields_anew_and_so_told_them_whole()
    {
        _watch.Add(_watcher, Seen(5, ("a", "1"), ("b", "5"), ("c", "1")));

        _watch.Look(Seen(9, ("a", "1"), ("b", "1"), ("c", "1")));

        _watcher.Told.ShouldHaveSingleItem().Changed.ShouldBe([new("a", "1"), new("b", "1"), new("c", "1")]);
    }

    [Fact]
    public void Who_joins_and_sees_nothing_change_is_told_nothing()
    {
        var joiner = new Watcher();
        _watch.Add(joiner, Seen(5, ("a", "2")));

        _watch.Look(Seen(9, ("a", "2")));

        joiner.Told.ShouldBeEmpty();
        _watcher.Told.ShouldHaveSingleItem().Gone.ShouldBe(["b", "c"]);
    }

    [Fact]
    public void A_twin_that_stays_as_it_is_gives_nothing_to_tell_however_time_passes()
    {
        _watch.Look(Seen(9, ("a", "1"), ("b", "1"), ("c", "1")));

        _watcher.Told.ShouldBeEmpty();
    }

    [Fact]
    public void A_watch_that_is_not_renewed_is_over_after_a_minute()
    {
        _time.Advance(TimeSpan.FromSeconds(50));
        _watch.Add(_watcher, Seen(0, ("a", "1")));
        _time.Advance(TimeSpan.FromSeconds(50));
        _watch.HasWatchers.ShouldBeTrue();

        _time.Advance(TimeSpan.FromSeconds(11));

        _watch.HasWatchers.ShouldBeFalse();
    }

    [Fact]
    public void Only_so_many_may_watch_one_twin_and_one_of_them_may_still_renew()
    {
        for (var i = 1; i < TwinWatch.MostWatchers; i++) _watch.Add(new Watcher(), Seen(0));

        Should.Throw<InvalidOperationException>(() => _watch.Add(new Watcher(), Seen(0))).Message.ShouldContain("100 watch 1/0/0 already");
        _watch.Add(_watcher, Seen(0));
        _time.Advance(TwinWatch.Lasting + TimeSpan.FromSeconds(1));
        _watch.Add(new Watcher(), Seen(0));
    }

    private static TwinFields Seen(long at, params (string Name, string Value)[] fields) => new(new TwinId(1, 0, 0), new SimTime(at), [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);

    private sealed class Watcher : ITwinWatcher
    {
        public List<TwinChange> Told { get; } = [];

        public Task Changed(TwinChange change)
        {
            Told.Add(change);
            return Task.CompletedTask;
        }
    }
}
