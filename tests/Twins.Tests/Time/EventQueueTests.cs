using CsCheck;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

public sealed class EventQueueTests
{
    // Delays around the borders at which a wheel or a bucket changes, at nothing, and far away.
    private static readonly Gen<long> Delays = Gen.OneOf(
        Gen.Const(0L),
        Gen.Long[0, 3],
        Gen.Long[250, 260],
        Gen.Long[0, 70_000],
        Gen.Long[65_530, 65_540],
        Gen.Long[0, 1L << 34]);

    private static readonly Gen<(bool Add, long Delay, int Source)> Operations = Gen.Select(Gen.Frequency((3, Gen.Const(true)), (2, Gen.Const(false))), Delays, Gen.Int[1, 6]);

    [Fact]
    public void Agrees_with_a_sorted_list_however_adds_and_takes_interleave()
    {
        Operations.Array[1, 300].Sample(operations =>
        {
            var queue = new EventQueue();
            var model = new SortedSet<(long Due, ulong Source, uint Number)>();
            var (now, number) = (0L, 0u);
            foreach (var (add, delay, source) in operations)
            {
                if (add)
                {
                    var due = Math.Min(now + delay, SimTime.Latest.Milliseconds);
                    queue.Add(At(due, (ulong)source, ++number));
                    model.Add((due, (ulong)source, number));
                }
                else
                {
                    now = Take(queue, model, now + delay, now);
                }

                queue.Count.ShouldBe(model.Count);
                queue.NextDue.ShouldBe(model.Count == 0 ? SimTime.Never : new SimTime(model.Min.Due));
            }

            queue.InOrder().Select(waiting => (waiting.Due, waiting.Source, waiting.Number)).ShouldBe(model);
            while (model.Count > 0) now = Take(queue, model, SimTime.Never.Milliseconds, now);
            queue.TryTake(SimTime.Never, out _).ShouldBeFalse();
        });
    }

    [Fact]
    public void Gives_back_every_field_of_an_event()
    {
        var queue = new EventQueue();
        var added = new Event { Due = 5, Source = Event.FromTwin | 9, Number = 3, To = new TwinId(5, 11, 7), Kind = 13, Stamp = -17, A = 19, B = -23, C = 29 };
        queue.Add(in added);

        queue.TryTake(new SimTime(6), out var taken).ShouldBeTrue();

        taken.ShouldBe(added);
        (taken.To, taken.Target, taken.Jurisdiction).ShouldBe((new TwinId(5, 11, 7), 7, (ushort)11));
        taken.Sender.ShouldBe(new TwinId(9));
    }

    [Fact]
    public void Takes_inputs_before_events_of_twins_at_one_instant()
    {
        var queue = new EventQueue();
        queue.Add(At(5, Event.FromTwin | 1, 0));
        queue.Add(At(5, 1_000_000, 7));

        queue.TryTake(new SimTime(6), out var first);

        first.Source.ShouldBe(1_000_000UL);
        first.Sender.ShouldBe(TwinId.None);
    }

    // 5 and 6 lie in the block that is open from the start, 300 and 70,000 in those that are opened later; 24 others make it a sorted one.
    [Theory]
    [InlineData(5, 0)]
    [InlineData(300, 0)]
    [InlineData(300, 24)]
    [InlineData(70_000, 24)]
    public void Two_events_of_one_key_are_a_fault_before_the_first_of_them_is_handled(long due, int others)
    {
        var queue = new EventQueue();
        for (var i = 0u; i < others; i++) queue.Add(At(due, 7, i));
        queue.Add(At(due, 1, 2));
        queue.Add(At(due, 1, 3));
        queue.Add(At(due, 1, 2));

        var broken = Should.Throw<EngineRuleException>(() => queue.TryTake(SimTime.Never, out _));

        (broken.Rule, broken.Time).ShouldBe((EngineRule.Key, new SimTime(due)));
        broken.Message.ShouldContain("number 2");
    }

    [Fact]
    public void Two_events_of_one_key_are_a_fault_when_the_second_comes_into_an_open_block()
    {
        var queue = new EventQueue();
        queue.Add(At(300, 1, 1));
        queue.Add(At(301, 1, 2));
        queue.TryTake(SimTime.Never, out _);
        queue.Add(At(301, 1, 2));

        Should.Throw<EngineRuleException>(() => queue.TryTake(SimTime.Never, out _)).Rule.ShouldBe(EngineRule.Key);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(1L << 40)]
    public void An_event_for_the_past_or_after_the_end_of_time_is_refused(long due)
    {
        var queue = new EventQueue();
        queue.Add(At(100, 1, 1));
        queue.TryTake(new SimTime(101), out _);

        Should.Throw<ArgumentOutOfRangeException>(() => queue.Add(At(due, 1, 2)));
    }

    [Fact]
    public void What_is_due_at_the_end_is_left_for_the_next_window()
    {
        var queue = new EventQueue();
        queue.Add(At(100, 1, 1));

        queue.TryTake(new SimTime(100), out _).ShouldBeFalse();
        queue.TryTake(new SimTime(101), out _).ShouldBeTrue();
    }

    [Fact]
    public void A_refused_take_does_not_move_time()
    {
        var queue = new EventQueue();
        queue.Add(At(100, 1, 1));
        queue.TryTake(new SimTime(50), out _).ShouldBeFalse();

        queue.Add(At(10, 1, 2));

        queue.NextDue.ShouldBe(new SimTime(10));
    }

    private static long Take(EventQueue queue, SortedSet<(long Due, ulong Source, uint Number)> model, long end, long now)
    {
        var expected = model.Count > 0 && model.Min.Due < end;
        queue.TryTake(new SimTime(end), out var taken).ShouldBe(expected);
        if (!expected) return now;
        (taken.Due, taken.Source, taken.Number).ShouldBe(model.Min);
        model.Remove(model.Min);
        return taken.Due;
    }

    private static Event At(long due, ulong source, uint number) => new() { Due = due, Source = source, Number = number };
}
