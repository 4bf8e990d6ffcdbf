using Liandong.Twins.Tests.Orders;

namespace Liandong.Twins.Tests.Affairs;

/// <summary>The follow-up looks at what is there, not at a die: whether the party is back at it and, where an order gave cause to the case, whether others report it again.</summary>
public class RecheckTests
{
    private const double LooksAt = (21 * 24 * 60) + 0.1;

    [Fact]
    public void Nothing_open_in_the_cell_means_that_the_cause_is_gone()
    {
        var city = Live();
        city.At(OutcomeKind.AffairRechecked).ShouldBe(["21 09:00"]);
        city.The(OutcomeKind.AffairRechecked).Code.ShouldBe(1);
    }

    [Fact]
    public void An_order_of_the_same_kind_that_is_open_there_means_that_it_is_back()
    {
        var city = Live(again: LooksAt - 6);
        city.City.Of(OutcomeKind.OrderFiled).Length.ShouldBe(2);
        city.The(OutcomeKind.AffairRechecked).Code.ShouldBe(0);
        city.At(OutcomeKind.AffairReceived).Length.ShouldBe(2, "who does it again gets a case again");
    }

    [Fact]
    public void A_party_that_is_back_at_it_is_found_although_nobody_has_reported_it_again()
    {
        var city = Live(recurs: 1);
        city.The(OutcomeKind.AffairRechecked).Code.ShouldBe(0);
        city.City.Of(OutcomeKind.OrderFiled).Length.ShouldBe(1);
    }

    [Fact]
    public void An_order_elsewhere_or_one_that_is_closed_already_does_not()
    {
        Live(again: LooksAt - 6, cell: 1).The(OutcomeKind.AffairRechecked).Code.ShouldBe(1, "another cell");
        Live(again: LooksAt - 600).The(OutcomeKind.AffairRechecked).Code.ShouldBe(1, "settled since");
    }

    [Fact]
    public void Where_the_party_is_all_there_is_to_see_the_visit_finds_what_is_there_that_day()
    {
        var (found, gone) = (0, 0);
        for (var percent = 5; percent < 100; percent += 5)
        {
            var city = new AffairCity().WithCase(type => type with { Recurs = percent / 100.0 }).RunTo(40);
            var look = city.City.Of(OutcomeKind.AffairRechecked)[0];
            var isBack = city.City.Of(OutcomeKind.AffairCauseBack).Any(back => back.Time <= look.Time);
            look.Code.ShouldBe(isBack ? 0 : 1, $"{percent} %");
            if (isBack) (look.Time - look.B).ShouldBe(city.City.Of(OutcomeKind.AffairCauseBack)[0].Time, "how long it was back");
            (found, gone) = isBack ? (found + 1, gone) : (found, gone + 1);
        }

        found.ShouldBeGreaterThan(0);
        gone.ShouldBeGreaterThan(2);
    }

    [Fact]
    public void What_comes_back_and_is_not_looked_at_stays_unknown()
    {
        var unseen = new AffairCity { Change = rules => rules with { LapsedApprovals = 1, RecheckedApprovals = 0 } }.WithApplication().RunTo(30);
        unseen.At(OutcomeKind.AffairCauseBack).ShouldBe(["2 10:40"], "as soon as it was closed");
        unseen.City.Of(OutcomeKind.AffairRechecked).ShouldBeEmpty();
        var seen = new AffairCity { Change = rules => rules with { LapsedApprovals = 1, RecheckedApprovals = 1 } }.WithApplication().RunTo(30);
        seen.The(OutcomeKind.AffairRechecked).Code.ShouldBe(0);
        seen.The(OutcomeKind.AffairRechecked).B.ShouldBeGreaterThan(7L * 86_400_000);
    }

    [Fact]
    public void What_was_refused_or_dropped_has_no_cause_that_could_come_back()
    {
        new AffairCity { Change = rules => rules with { LapsedApprovals = 1 } }.WithApplication(item => item with { Granted = 0 }).RunTo(30).City.Of(OutcomeKind.AffairCauseBack).ShouldBeEmpty();
        new AffairCity().WithCase(type => type with { Established = 0, Recurs = 1 }).RunTo(30).City.Of(OutcomeKind.AffairCauseBack).ShouldBeEmpty();
    }

    private static AffairCity Live(double again = 0, int cell = 0, double recurs = 0)
    {
        // The order's address is that of a first run, which knows no case.
        var first = new TinyCity();
        Report(first, first.Add(), 0, 0);
        var city = new TinyCity();
        var matter = city.Add();
        var looked = new AffairCity { City = city }.WithCase(type => type with { Recurs = recurs }, first.RunTo(60).Order());
        Report(city, matter, again, cell);
        return looked.RunTo(22);
    }

    private static void Report(TinyCity city, int matter, double again, int cell)
    {
        city.File(1, matter, 64, 1_000);
        if (again > 0) city.File(again, matter, 128, 2_000, cell: cell);
    }
}
