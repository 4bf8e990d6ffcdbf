using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;
using Microsoft.Extensions.Time.Testing;

namespace Liandong.Grains.Tests;

/// <summary>What happens to inputs when the store fails under them.</summary>
public sealed class InputGateTests
{
    private static readonly SimTime Barrier = SimTime.Start + SimDuration.FromSeconds(60);
    private static readonly SimTime Later = SimTime.Start + SimDuration.FromSeconds(61);

    private static readonly RunIncarnation Toy = new("toy", "1");

    private readonly MemoryBlobStore _store = new();
    private readonly InputGate _gate = new(new FakeTimeProvider());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_input_that_could_not_be_stored_is_refused_and_reaches_nobody()
    {
        await Begin();
        _store.Fails = (operation, _) => operation == "append" ? new StoreFailure() : null;

        var refused = await Should.ThrowAsync<InputRefusedException>(() => _gate.Accept(Inputs(1)));
        _store.Fails = (_, _) => null;
        await _gate.Close(Stop);

        refused.Message.ShouldContain("Send it again");
        _gate.Accepted.ShouldBe(0);
        _gate.TakeBefore(Later).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_input_that_was_refused_in_doubt_but_lies_in_the_journal_counts_before_anything_later_does()
    {
        await Begin();
        _store.Fails = (_, _) => new StoreFailure(int.MaxValue);
        await Should.ThrowAsync<InputRefusedException>(() => _gate.Accept(Inputs(1)));
        _store.Fails = (_, _) => null;

        await _gate.Close(Stop);

        _gate.Accepted.ShouldBe(1);
        (await Journal()).Inputs.Count.ShouldBe(1);
        Taken(_gate.TakeBefore(Later)).ShouldBe([0L]);
    }

    [Fact]
    public async Task The_clock_stands_while_nobody_can_tell_whether_an_input_is_in_the_journal()
    {
        await Begin();
        _store.Fails = (_, _) => new StoreFailure(int.MaxValue);
        await Should.ThrowAsync<InputRefusedException>(() => _gate.Accept(Inputs(1)));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var closing = _gate.Close(patience.Token);
        closing.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => closing);
    }

    [Fact]
    public async Task A_life_whose_journal_was_closed_acknowledges_nothing_more()
    {
        await Begin();
        await _gate.Accept(Inputs(1));
        await new JournalReader(_store, Toy).Close(2, JournalPlace.Start, Stop);

        await Should.ThrowAsync<InputRefusedException>(() => _gate.Accept(Inputs(1)));

        _gate.IsFenced.ShouldBeTrue();
        (await Journal()).Inputs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Inputs_that_wait_are_appended_together_and_keep_their_order()
    {
        await Begin();
        await _gate.Close(Stop);
        var waiting = Enumerable.Range(0, 10).Select(_ => _gate.Accept(Inputs(3))).ToArray();
        waiting.ShouldAllBe(report => !report.IsCompleted);

        _gate.Open(() => Barrier, SimTime.Never);
        var receipts = await Task.WhenAll(waiting);

        receipts.Select(receipt => receipt.First).ShouldBe([0L, 3L, 6L, 9L, 12L, 15L, 18L, 21L, 24L, 27L]);
        Taken(_gate.TakeBefore(Later)).ShouldBe(Enumerable.Range(0, 30).Select(number => (long)number));
    }

    [Fact]
    public async Task What_twins_have_got_is_forgotten_and_the_next_life_reads_on_from_there()
    {
        await Begin(longestSegment: 100_000);
        for (var round = 0; round < 12; round++)
        {
            for (var report = 0; report < 4; report++) await _gate.Accept(Inputs(400));
            _gate.TakeBefore(SimTime.Never);
            _gate.Open(() => Later, SimTime.Never);
        }

        await _gate.Accept(Inputs(5));
        var (taken, place) = (_gate.Taken, _gate.Place);
        place.Segment.ShouldBeGreaterThan(3);

        var rest = await new JournalReader(_store, Toy).Close(2, place, Stop);
        var next = new InputGate(new FakeTimeProvider());
        next.Begin(new JournalWriter(_store, Toy, 2, rest.Next), rest, taken, _gate.LastDue);

        (next.Accepted, next.Taken).ShouldBe((_gate.Accepted, taken));
        next.Open(() => Barrier, SimTime.Never);
        (await next.Accept(Inputs(1))).Due.ShouldBe(Later);
        // What was read again, in order, and behind it the new one with the next number.
        Taken(next.TakeBefore(SimTime.Never)).ShouldBe(Enumerable.Range((int)taken, (int)(_gate.Accepted - taken) + 1).Select(number => (long)number));
    }

    [Fact]
    public async Task A_run_that_has_had_more_inputs_than_a_number_counts_goes_on_in_order_and_so_does_the_next_life()
    {
        const long Had = uint.MaxValue - 1L;
        var place = new JournalPlace(1, 0, Had);
        _gate.Begin(new JournalWriter(_store, Toy, 1, Had), new JournalContent(place), Had, SimTime.Start);
        _gate.Open(() => Barrier, SimTime.Never);

        (await _gate.Accept(Inputs(2))).First.ShouldBe(Had);
        (await _gate.Accept(Inputs(2))).First.ShouldBe(Had + 2);

        var events = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Event>(_gate.TakeBefore(SimTime.Never)).ToArray();
        events.Select(input => InputGate.PlaceOf(in input)).ShouldBe([Had, Had + 1, Had + 2, Had + 3]);
        events.Select(input => (input.Source, input.Number)).ShouldBeInOrder();
        (await new JournalReader(_store, Toy).Close(2, place, Stop)).Next.ShouldBe(Had + 4);
    }

    private async Task Begin(long longestSegment = 64L << 20)
    {
        var journal = await new JournalReader(_store, Toy).Close(1, JournalPlace.Start, Stop);
        _gate.Begin(new JournalWriter(_store, Toy, 1, journal.Next) { LongestSegment = longestSegment }, journal, taken: 0, SimTime.Start);
        _gate.Open(() => Barrier, SimTime.Never);
    }

    private Task<JournalContent> Journal() => new JournalReader(_store, Toy).Read(2, Stop);

    private static Event[] Inputs(int count) => [.. Enumerable.Range(0, count).Select(number => new Event { A = number, To = new TwinId(1, 0, 0) })];

    private static long[] Taken(byte[] packed) => [.. System.Runtime.InteropServices.MemoryMarshal.Cast<byte, Event>(packed).ToArray().Select(input => (long)input.Number)];
}
