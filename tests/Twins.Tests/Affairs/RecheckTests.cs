using Liandong.Twins.Tests.Orders;

namespace Liandong.Twins.Tests.Affairs;

/// <summary>The follow-up of a case that an order gave cause to looks at what is there, not at a die.</summary>
public class RecheckTests
{
    private const double LooksAt = (21 * 24 * 60) + 0.1;

    [Fact]
    public void Nothing_open_in_the_cell_means_that_the_cause_is_gone()
    {
        var city = Live();
        city.At(OutcomeKind.AffairRechecked).ShouldBe(["21 09:00"]);
        city.The(OutcomeKind.AffairRechecked).Code.ShouldBe(1, "though the share says that it always comes back");
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
    public void An_order_elsewhere_or_one_that_is_closed_already_does_not()
    {
        Live(again: LooksAt - 6, cell: 1).The(OutcomeKind.AffairRechecked).Code.ShouldBe(1, "another cell");
        Live(again: LooksAt - 600).The(OutcomeKind.AffairRechecked).Code.ShouldBe(1, "settled since");
    }

    private static AffairCity Live(double again = 0, int cell = 0)
    {
        // The order's address is that of a first run, which knows no case.
        var first = new TinyCity();
        Report(first, first.Add(), 0, 0);
        var city = new TinyCity();
        var matter = city.Add();
        var looked = new AffairCity { City = city }.WithCase(type => type with { Recurs = 1 }, first.RunTo(60).Order());
        Report(city, matter, again, cell);
        return looked.RunTo(22);
    }

    private static void Report(TinyCity city, int matter, double again, int cell)
    {
        city.File(1, matter, 64, 1_000);
        if (again > 0) city.File(again, matter, 128, 2_000, cell: cell);
    }
}
