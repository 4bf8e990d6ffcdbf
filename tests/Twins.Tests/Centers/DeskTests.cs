using CsCheck;
using Liandong.Twins.Centers;

namespace Liandong.Twins.Tests.Centers;

public class DeskTests
{
    [Fact]
    public void The_line_serves_by_priority_and_first_come_first_served_within_one() =>
        Gen.Int[0, 6].Array[0, 60].Sample(priorities =>
        {
            var line = new PriorityLine<int>();
            for (var i = 0; i < priorities.Length; i++) line.Add(priorities[i], i);
            var expected = Enumerable.Range(0, priorities.Length).OrderBy(i => Math.Clamp(priorities[i], 1, 4)).ToArray();
            var shown = new List<int>();
            line.ForEach(shown.Add);
            return shown.SequenceEqual(expected) && TakeAll(line).SequenceEqual(expected);
        });

    [Fact]
    public void A_line_keeps_its_order_while_people_come_and_go()
    {
        var line = new PriorityLine<int>();
        var taken = new List<int>();
        for (var i = 0; i < 100; i++)
        {
            line.Add(2, i);
            if (i % 3 != 0 && line.TryTake(out var item)) taken.Add(item);
        }

        taken.AddRange(TakeAll(line));
        taken.ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public void Urging_raises_an_item_by_one_priority_behind_those_that_are_there()
    {
        var line = new PriorityLine<int>();
        foreach (var (priority, item) in new[] { (1, 10), (2, 20), (3, 30), (3, 31), (4, 40) }) line.Add(priority, item);
        line.Urge(31, static (item, wanted) => item == wanted).ShouldBeTrue();
        line.Urge(99, static (item, wanted) => item == wanted).ShouldBeFalse();
        TakeAll(line).ShouldBe([10, 20, 31, 30, 40]);
    }

    [Fact]
    public void An_urged_matter_of_life_and_death_stands_before_all_others_and_can_rise_no_further()
    {
        var line = new PriorityLine<int>();
        foreach (var item in new[] { 1, 2, 3 }) line.Add(1, item);
        line.Urge(3, static (item, wanted) => item == wanted).ShouldBeTrue();
        line.Urge(3, static (item, wanted) => item == wanted).ShouldBeFalse();
        TakeAll(line).ShouldBe([3, 1, 2]);
    }

    [Fact]
    public void A_desk_starts_no_more_than_its_people_and_lets_those_at_work_finish_when_some_leave()
    {
        var desk = new Desk { Capacity = 3 };
        for (ulong i = 1; i <= 6; i++) desk.Add(Item(3, i));
        var seats = StartAll(desk);
        seats.Count.ShouldBe(3);
        desk.Capacity = 1;
        desk.Finish(seats[1]).Order.ShouldBe(2UL);
        desk.TryStart(out _, out _).ShouldBeFalse();
        desk.Finish(seats[0]);
        desk.Finish(seats[2]);
        desk.TryStart(out _, out var next).ShouldBeTrue();
        next.Order.ShouldBe(4UL);
        (desk.Busy, desk.Waiting).ShouldBe((1, 2));
    }

    [Fact]
    public void A_desk_shows_what_is_in_hand_and_what_waits()
    {
        var desk = new Desk { Capacity = 5 };
        for (ulong i = 1; i <= 7; i++) desk.Add(Item(3, i));
        StartAll(desk).Count.ShouldBe(5);
        var shown = new List<(ulong, bool)>();
        desk.ForEach((item, inHand) => shown.Add((item.Order, inHand)));
        shown.ShouldBe([(1, true), (2, true), (3, true), (4, true), (5, true), (6, false), (7, false)]);
    }

    [Fact]
    public void What_is_urgent_is_started_past_urged_files_that_are_not()
    {
        var desk = new Desk { Capacity = 9 };
        desk.Add(Item(3, 1));
        desk.Urge(1);
        desk.Urge(1);
        desk.Add(Item(1, 2));
        desk.Add(Item(2, 3));
        var started = new List<ulong>();
        while (desk.TryStartUrgent(out _, out var item)) started.Add(item.Order);
        started.ShouldBe([2, 3]);
        desk.Waiting.ShouldBe(1);
    }

    private static DeskItem Item(int priority, ulong order) => new() { Priority = priority, Order = order };

    private static List<int> StartAll(Desk desk)
    {
        var seats = new List<int>();
        while (desk.TryStart(out var seat, out _)) seats.Add(seat);
        return seats;
    }

    private static IEnumerable<int> TakeAll(PriorityLine<int> line)
    {
        while (line.TryTake(out var item)) yield return item;
    }
}
