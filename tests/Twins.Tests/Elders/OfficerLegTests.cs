using Liandong.Twins.Elders;
using Liandong.Twins.Staff;
using Liandong.Twins.Tests.Orders;

namespace Liandong.Twins.Tests.Elders;

/// <summary>The community officer's own leg of the race: told at once, with the order or without.</summary>
public class OfficerLegTests
{
    private const long ATrouble = 77;

    [Fact]
    public void An_officer_sets_out_before_the_desk_has_filed_and_the_order_finds_them_on_the_way()
    {
        var wearer = Away(3);
        wearer.Presses(1, ATrouble);
        wearer.City.RunTo(60, finish: true);
        wearer.City.Minutes(OutcomeKind.OrderFiled).ShouldBe([3]);
        wearer.City.Minutes(OutcomeKind.OrderAccepted).ShouldBe([3], "the officer who is on the way takes it over");
        wearer.City.Minutes(OutcomeKind.ElderReached).ShouldBe([7], "told at minute 1, a minute to get ready, 3 km at 10 m/s");
        wearer.City.Of(OutcomeKind.OrderOnScene).Length.ShouldBe(1);
        wearer.City.Of(OutcomeKind.OrderHandled).Single().Code.ShouldBe(0, "the officer does the work");
        wearer.City.Of(OutcomeKind.UnitFreed).Length.ShouldBe(1, "one officer goes, once");
    }

    [Fact]
    public void A_second_officer_is_not_sent_by_the_order()
    {
        var wearer = Away(3);
        wearer.City.Officers.Add((4, Roster.Always));
        wearer.Presses(1, ATrouble);
        wearer.City.RunTo(60, finish: true);
        wearer.City.Of(OutcomeKind.UnitFreed).Length.ShouldBe(1);
        wearer.City.Of(OutcomeKind.ElderReached).Length.ShouldBe(1);
    }

    [Fact]
    public void A_desk_that_never_files_does_not_keep_the_officer_from_coming()
    {
        var city = new TinyCity { TownDesk = 0, CountyDesk = 0 };
        city.Officers[0] = (3, Roster.Always);
        var wearer = new Wearer { City = city }.Live();
        wearer.Presses(1, ATrouble);
        wearer.City.RunTo(60, finish: true);
        wearer.City.Of(OutcomeKind.OrderFiled).ShouldBeEmpty();
        wearer.City.Minutes(OutcomeKind.ElderReached).ShouldBe([7]);
        ((Rescuer)wearer.City.Of(OutcomeKind.ElderAlarmAnswered).Single().Code).ShouldBe(Rescuer.Officer);
        wearer.City.Of(OutcomeKind.UnitFreed).Single().Code.ShouldBe(1, "and does the work");
    }

    [Fact]
    public void Told_while_busy_the_officer_comes_when_free_and_not_at_all_when_others_settled_it()
    {
        var wearer = Away(0);
        var other = wearer.City.Add();
        wearer.City.File(1, other, 64, 1_000, cell: 1);
        wearer.Presses(6, ATrouble);
        wearer.City.RunTo(60, finish: true);
        // Filed at 3, ready at 4, a kilometre at 10 m/s, ten minutes of work: free at 15:40; then a minute and a kilometre back.
        wearer.City.Minutes(OutcomeKind.ElderReached).ShouldBe([18]);

        var guarded = new Wearer { City = new TinyCity(), GuardMetres = 100 };
        var chore = guarded.City.Add();
        guarded.Live();
        guarded.City.File(1, chore, 64, 1_000, cell: 1);
        guarded.Presses(6, ATrouble);
        guarded.City.RunTo(60, finish: true);
        ((Rescuer)guarded.City.Of(OutcomeKind.ElderReached).Single().Code).ShouldBe(Rescuer.Guard);
        guarded.City.Of(OutcomeKind.UnitFreed).Length.ShouldBe(1, "only the other job");
    }

    private static Wearer Away(double kilometres)
    {
        var city = new TinyCity();
        city.Officers[0] = (kilometres, Roster.Always);
        return new Wearer { City = city }.Live();
    }
}
