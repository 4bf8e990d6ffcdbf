using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class JournalTests
{
    private static readonly RunIncarnation Toy = new("toy", "1");

    private readonly MemoryBlobStore _store = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_appended_is_read_in_order_over_all_epochs()
    {
        await Writer(1).Append(Inputs(0, 3), Stop);
        (await Reader.Close(2, JournalPlace.Start, Stop)).Inputs.Count.ShouldBe(3);
        var second = Writer(2);
        await second.Append(Inputs(3, 1), Stop);
        await second.Append(Inputs(4, 2), Stop);

        var all = await Reader.Close(5, JournalPlace.Start, Stop);

        all.Inputs.Items.ToArray().Select(input => input.Number).ShouldBe([0u, 1u, 2u, 3u, 4u, 5u]);
        all.Inputs.Items.ToArray().Select(input => input.A).ShouldBe([0L, 1L, 2L, 3L, 4L, 5L]);
        all.TornBytes.ShouldBe(0);
    }

    [Fact]
    public async Task A_writer_of_an_earlier_epoch_can_append_nothing_after_a_later_one_has_read()
    {
        var (cutOff, neverWrote) = (Writer(1), Writer(2));
        await cutOff.Append(Inputs(0, 1), Stop);
        await Reader.Close(3, JournalPlace.Start, Stop);

        await Should.ThrowAsync<BlobConditionException>(() => cutOff.Append(Inputs(1, 1), Stop));
        await Should.ThrowAsync<BlobConditionException>(() => neverWrote.Append(Inputs(1, 1), Stop));
        (await Reader.Close(4, JournalPlace.Start, Stop)).Inputs.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(40)]
    [InlineData(95)]
    public async Task Half_a_record_is_left_out_and_its_bytes_are_told(int kept)
    {
        await Writer(1).Append(Inputs(0, 2), Stop);
        var name = _store.Names.Single();
        var whole = _store[name];
        await Writer(9).Append(Inputs(2, 1), Stop);
        _store[name] = [.. whole, .. _store[_store.Names[^1]][..kept]];

        var read = await Reader.Close(2, JournalPlace.Start, Stop);

        (read.Inputs.Count, read.TornBytes).ShouldBe((2, kept));
        (await Reader.Close(3, JournalPlace.Start, Stop)).TornBytes.ShouldBe(kept);
    }

    [Fact]
    public async Task Damage_before_the_end_is_refused_because_something_acknowledged_would_be_lost()
    {
        var writer = Writer(1);
        await writer.Append(Inputs(0, 2), Stop);
        await writer.Append(Inputs(2, 2), Stop);
        _store[_store.Names.Single()][50] ^= 1;

        (await Should.ThrowAsync<JournalDamagedException>(() => Reader.Close(2, JournalPlace.Start, Stop))).Message.ShouldContain("damaged at byte 0");
    }

    [Fact]
    public async Task A_lost_segment_is_noticed()
    {
        await Writer(1).Append(Inputs(0, 2), Stop);
        await Writer(2).Append(Inputs(2, 2), Stop);
        await _store.DeleteAsync(_store.Names[0], stop: Stop);

        (await Should.ThrowAsync<JournalDamagedException>(() => Reader.Close(3, JournalPlace.Start, Stop))).Message.ShouldContain("input 2 where input 0 is expected");
    }

    [Fact]
    public async Task A_lost_last_segment_is_noticed_because_the_one_before_says_that_it_was_begun()
    {
        var writer = new JournalWriter(_store, Toy, epoch: 1, next: 0) { LongestSegment = 500 };
        for (var number = 0; number < 12; number++) await writer.Append(Inputs(number, 1), Stop);
        var last = _store.Names[^1];
        var whole = _store[last];
        writer.Place.Segment.ShouldBeGreaterThan(0);
        await _store.DeleteAsync(last, stop: Stop);

        (await Should.ThrowAsync<JournalDamagedException>(() => Reader.Close(2, JournalPlace.Start, Stop))).Message.ShouldContain($"{last} is missing or cut off");
        (await Should.ThrowAsync<JournalDamagedException>(() => Reader.Read(1, Stop))).Message.ShouldContain($"{last} is missing or cut off");
        (await Should.ThrowAsync<JournalDamagedException>(() => Reader.Close(2, writer.Place, Stop))).Message.ShouldContain($"{last} is missing or cut off");
        _store[last] = whole;
        (await Reader.Close(2, JournalPlace.Start, Stop)).Inputs.Count.ShouldBe(12);
    }

    [Fact]
    public async Task A_writer_that_dies_before_its_journal_goes_on_has_lost_nothing()
    {
        var writer = new JournalWriter(_store, Toy, epoch: 1, next: 0) { LongestSegment = 1 };
        await writer.Append(Inputs(0, 1), Stop);
        _store.Fails = (operation, name) => operation == "append" && name.EndsWith("000000", StringComparison.Ordinal) ? new StoreFailure() : null;
        await Should.ThrowAsync<BlobStoreException>(() => writer.Append(Inputs(1, 1), Stop));
        _store.Fails = (_, _) => null;
        _store.Names.Count.ShouldBe(2);

        (await Reader.Close(2, JournalPlace.Start, Stop)).Inputs.Count.ShouldBe(1);

        await Should.ThrowAsync<BlobConditionException>(() => writer.Append(Inputs(1, 1), Stop));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(17, false)]
    [InlineData(17, true)]
    [InlineData(int.MaxValue, false)]
    [InlineData(int.MaxValue, true)]
    public async Task A_segment_that_was_begun_by_halves_is_begun_once(int kept, bool isUnread)
    {
        var writer = new JournalWriter(_store, Toy, epoch: 1, next: 0) { LongestSegment = 1 };
        await writer.Append(Inputs(0, 1), Stop);
        _store.Fails = (operation, name) => name.EndsWith("000001", StringComparison.Ordinal) && (operation == "append" || isUnread) ? new StoreFailure(kept) : null;
        if (kept < int.MaxValue || isUnread) await Should.ThrowAsync<BlobStoreException>(() => writer.Append(Inputs(1, 2), Stop));
        _store.Fails = (_, _) => null;

        (await writer.Settle(Stop)).ShouldBeFalse();
        for (var number = 1; number < 4; number++) await writer.Append(Inputs(number, 1), Stop);

        var read = await Reader.Close(2, JournalPlace.Start, Stop);
        read.Inputs.Items.ToArray().Select(input => input.Number).ShouldBe([0u, 1u, 2u, 3u]);
        read.TornBytes.ShouldBe(kept == 17 ? 17 : 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public async Task After_a_failed_append_the_journal_goes_on(int kept)
    {
        var writer = Writer(1);
        await writer.Append(Inputs(0, 1), Stop);
        _store.Fails = (operation, _) => operation == "append" ? new StoreFailure(kept) : null;
        await Should.ThrowAsync<BlobStoreException>(() => writer.Append(Inputs(1, 1), Stop));
        _store.Fails = (_, _) => null;

        (await writer.Settle(Stop)).ShouldBeFalse();
        await writer.Append(Inputs(1, 2), Stop);

        (await Reader.Close(2, JournalPlace.Start, Stop)).Inputs.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_append_whose_answer_was_lost_counts()
    {
        var writer = Writer(1);
        _store.Fails = (operation, _) => operation == "append" ? new StoreFailure(int.MaxValue) : null;
        await writer.Append(Inputs(0, 1), Stop);
        _store.Fails = (_, _) => null;
        await writer.Append(Inputs(1, 1), Stop);

        (await Reader.Close(2, JournalPlace.Start, Stop)).Inputs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_in_doubt_is_settled_when_the_store_answers_again()
    {
        var writer = Writer(1);
        _store.Fails = (_, _) => new StoreFailure(int.MaxValue);
        await Should.ThrowAsync<BlobStoreException>(() => writer.Append(Inputs(0, 1), Stop));
        await Should.ThrowAsync<BlobStoreException>(() => writer.Settle(Stop));
        _store.Fails = (_, _) => null;

        (await writer.Settle(Stop)).ShouldBeTrue();
        await writer.Append(Inputs(1, 1), Stop);

        (await Reader.Close(2, JournalPlace.Start, Stop)).Inputs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_long_journal_goes_on_in_another_segment_and_is_read_from_where_it_is_needed()
    {
        var writer = new JournalWriter(_store, Toy, epoch: 1, next: 0) { LongestSegment = 500 };
        for (var number = 0; number < 40; number++) await writer.Append(Inputs(number, 1), Stop);
        var places = (await Reader.Close(2, JournalPlace.Start, Stop)).Places.Where(place => place.Epoch == 1).ToArray();
        places.Length.ShouldBeGreaterThan(3);
        await Writer(2, next: 40).Append(Inputs(40, 2), Stop);
        await _store.DeleteAsync(_store.Names[0], stop: Stop);

        var rest = await Reader.Close(3, places[2], Stop);

        rest.First.ShouldBe(places[2].First);
        rest.Inputs.Items.ToArray().Select(input => (long)input.Number).ShouldBe(Enumerable.Range((int)rest.First, 42 - (int)rest.First).Select(number => (long)number));
        writer.Place.ShouldBe(places[^1]);
    }

    [Fact]
    public async Task A_fork_copies_its_parents_journal_a_segment_at_a_time_up_to_where_it_leaves_it()
    {
        var writer = new JournalWriter(_store, Toy, epoch: 1, next: 0) { LongestSegment = 500 };
        for (var number = 0; number < 40; number++) await writer.Append(Inputs(number, 1), Stop);
        var fork = new RunIncarnation("fork", "f");
        var (whole, held, most) = (0, 0, 0);
        // What has been read and not been appended yet is held.
        _store.Fails = (action, name) =>
        {
            if (action == "read" && RunBlobs.OwnerOf(name) == Toy) (held, whole) = (held + 1, whole + 1);
            if (action == "append" && RunBlobs.OwnerOf(name) == fork) held = 0;
            most = Math.Max(most, held);
            return null;
        };

        var copied = await ForkStart.CopyInputs(_store, new ForkPoint(ToyCity.Definition(), new SimTime(30), "toy"), new ForkSource(1, Checkpoint: null, Toy), fork);

        copied.ShouldBe(30);
        whole.ShouldBeGreaterThan(3);
        most.ShouldBeLessThanOrEqualTo(2, "an empty epoch and one segment");
        (await new JournalReader(_store, fork).Read(0, Stop)).Inputs.Items.ToArray().Select(input => input.A).ShouldBe(Enumerable.Range(0, 30).Select(number => (long)number));
    }

    private JournalReader Reader => new(_store, Toy);

    private JournalWriter Writer(int epoch, long next = 0) => new(_store, Toy, epoch, next);

    private static Event[] Inputs(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => new Event { Source = InputGate.Source, Number = (uint)number, A = number, Due = number, To = new TwinId(1, 0, 0) })];
}
