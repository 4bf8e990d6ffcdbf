using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Microsoft.Extensions.Time.Testing;

namespace Liandong.Grains.Tests;

/// <summary>The one thing of a run that is changed in place, over a store that fails or belongs to somebody else meanwhile.</summary>
public sealed class HeadKeeperTests
{
    private readonly StoredHead _stored = new();
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_life_begins_with_the_next_epoch()
    {
        var (keeper, _) = Opened();

        (await keeper.Raise(Stop)).ShouldBe(2);

        (_stored.Written.Epoch, _stored.Written.Futile).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_change_that_could_not_be_written_is_not_so()
    {
        var (keeper, state) = Opened();
        await keeper.Raise(Stop);
        _stored.FailsNext(written: false);

        await Should.ThrowAsync<OrleansException>(() => keeper.Change(2, head => head.State = RunState.Finished, Stop));

        state.State.State.ShouldBe(RunState.Running);
        _stored.Written.State.ShouldBe(RunState.Running);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_made_once_more_and_stands()
    {
        var (keeper, _) = Opened();
        await keeper.Raise(Stop);
        _stored.FailsNext(written: true);
        await Should.ThrowAsync<OrleansException>(() => keeper.Change(2, head => head.Futile = 7, Stop));

        await keeper.Change(2, head => head.Futile = 0, Stop);

        _stored.Written.Futile.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_finds_a_higher_epoch_is_over_and_changes_nothing()
    {
        var (old, _) = Opened();
        await old.Raise(Stop);
        await Taken(Opened().Keeper);

        await Should.ThrowAsync<RunTakenOverException>(() => old.Change(2, head => head.State = RunState.Finished, Stop));

        _stored.Written.State.ShouldBe(RunState.Running);
    }

    [Fact]
    public async Task Of_two_that_raise_the_epoch_at_once_the_second_learns_that_it_is_over()
    {
        var ((one, _), (two, _)) = (Opened(), Opened());

        (await one.Raise(Stop)).ShouldBe(2);

        // So does a silo that was cut off and comes back when another one goes on: it does not take the run back.
        await Should.ThrowAsync<RunTakenOverException>(() => two.Raise(Stop));
        (await one.Raise(Stop)).ShouldBe(3);
    }

    [Fact]
    public async Task Whoever_finds_beside_its_next_life_that_another_one_goes_on_does_not_take_the_run_back()
    {
        var (cutOff, _) = Opened();
        (await cutOff.Raise(Stop)).ShouldBe(2);
        await Taken(Opened().Keeper);

        // A checkpoint that is being stored hears of it first, and has read the other one's head.
        await Should.ThrowAsync<RunTakenOverException>(() => cutOff.Change(2, head => head.Futile = 0, Stop));

        await Should.ThrowAsync<RunTakenOverException>(() => cutOff.Raise(Stop));
        _stored.Written.Epoch.ShouldBe(3);
    }

    [Fact]
    public async Task A_life_whose_first_write_was_in_doubt_takes_an_epoch_that_nobody_else_can_have()
    {
        var (keeper, _) = Opened();
        _stored.FailsNext(written: true);

        var raising = keeper.Raise(Stop);
        _time.Advance(TimeSpan.FromSeconds(1));

        (await raising).ShouldBe(3);
    }

    [Fact]
    public async Task What_an_earlier_life_of_the_same_silo_still_writes_is_refused()
    {
        var (keeper, _) = Opened();
        await keeper.Raise(Stop);
        await keeper.Raise(Stop);

        await Should.ThrowAsync<RunTakenOverException>(() => keeper.Change(2, head => head.Futile = 0, Stop));
    }

    [Fact]
    public async Task A_removed_runs_life_changes_nothing_of_a_new_run_that_has_come_to_the_same_epoch()
    {
        var ((old, _), (_, other)) = (Opened(), Opened());
        await old.Raise(Stop);
        await other.ReadStateAsync();
        other.State.Incarnation = "another";
        await other.WriteStateAsync();

        await Should.ThrowAsync<RunTakenOverException>(() => old.Change(2, head => head.State = RunState.Finished, Stop));
        await Should.ThrowAsync<RunTakenOverException>(() => old.Raise(Stop));

        (_stored.Written.State, _stored.Written.Epoch).ShouldBe((RunState.Running, 2));
    }

    [Fact]
    public async Task A_run_that_was_cancelled_meanwhile_is_not_begun_again()
    {
        var ((keeper, _), (_, other)) = (Opened(), Opened());
        other.State.State = RunState.Cancelled;
        await other.WriteStateAsync();

        await Should.ThrowAsync<RunTakenOverException>(() => keeper.Raise(Stop));

        _stored.Written.State.ShouldBe(RunState.Cancelled);
    }

    [Fact]
    public async Task A_run_that_is_stopped_in_the_store_is_over_for_whoever_carries_it()
    {
        var ((carrying, _), (stopping, _)) = (Opened(), Opened());
        await carrying.Raise(Stop);

        await stopping.Cancel(Stop);

        (_stored.Written.State, _stored.Written.Epoch, _stored.Written.Lives).ShouldBe((RunState.Cancelled, 3, 2), "a stop is no life");
        await Should.ThrowAsync<RunTakenOverException>(() => carrying.Change(2, head => head.State = RunState.Finished, Stop));
        _stored.Written.State.ShouldBe(RunState.Cancelled);
    }

    [Fact]
    public async Task A_run_that_has_ended_meanwhile_stays_as_it_ended_when_it_is_stopped()
    {
        var ((carrying, _), (stopping, _)) = (Opened(), Opened());
        await carrying.Raise(Stop);
        await carrying.Change(2, head => head.State = RunState.Finished, Stop);

        await stopping.Cancel(Stop);

        (_stored.Written.State, _stored.Written.Epoch).ShouldBe((RunState.Finished, 2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stop_that_could_not_be_written_is_told_and_can_be_said_again(bool written)
    {
        var (keeper, _) = Opened();
        _stored.FailsNext(written);
        await Should.ThrowAsync<OrleansException>(() => keeper.Cancel(Stop));

        await keeper.Cancel(Stop);

        _stored.Written.State.ShouldBe(RunState.Cancelled);
    }

    [Fact]
    public async Task Notices_are_stored_with_the_next_change_once_each_and_the_last_ones_stay()
    {
        var (keeper, state) = Opened();
        await keeper.Raise(Stop);
        keeper.Notice("一", "one");
        keeper.Notice("一", "one");
        keeper.Notices.Select(notice => notice.En).ShouldBe(["one"]);
        _stored.Written.Notices.ShouldBeEmpty();
        _stored.FailsNext(written: false);
        await Should.ThrowAsync<OrleansException>(() => keeper.Change(2, head => head.Futile = 0, Stop));

        await keeper.Change(2, head => head.Futile = 0, Stop);
        _stored.Written.Notices.Select(notice => (notice.Zh, notice.En)).ShouldBe([("一", "one")]);

        for (var number = 0; number < RunNotice.Most; number++) keeper.Notice($"{number}", $"{number}");
        await keeper.Change(2, head => head.Futile = 0, Stop);
        _stored.Written.Notices.Select(notice => notice.En).ShouldBe(Enumerable.Range(0, RunNotice.Most).Select(number => $"{number}"));
        state.State.ToStatus().Notices.Count.ShouldBe(RunNotice.Most);
    }

    private static async Task Taken(HeadKeeper keeper)
    {
        for (var epoch = 0; epoch < 3;) epoch = await keeper.Raise(Stop);
    }

    private (HeadKeeper Keeper, StoredHead.Copy State) Opened()
    {
        var copy = _stored.Open();
        return (new HeadKeeper("toy", copy, _time), copy);
    }
}
