using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Tests.Cells;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Staff;

public class CrewTests
{
    // Filed at 2 min, ready at 3 min: the crew stands at the low point.
    private const int Arrives = 3;

    [Fact]
    public void A_crew_that_gives_up_before_the_inlets_are_clear_clears_none()
    {
        var city = At(Basin.Rain(0, 300, 60), habits => habits with { ClearInlets = new WorkTime(40, 0), CrewStaysAtMost = SimDuration.FromMinutes(30) });
        city.RunTo(300);
        city.Minutes(OutcomeKind.UnitFreed)[0].ShouldBe(Arrives + 30 + 5);
        city.Of(OutcomeKind.InletsCleared).ShouldBeEmpty();
        Pumped(city).ShouldBe([1_000, 0]);
    }

    [Fact]
    public void A_crew_stays_until_the_inlets_are_clear_even_if_the_water_is_gone()
    {
        var city = At(RainSeries.Dry);
        city.RunTo(120);
        city.Minutes(OutcomeKind.InletsCleared).ShouldBe([Arrives + 20]);
        city.Minutes(OutcomeKind.UnitFreed).ShouldBe([Arrives + 20 + 5]);
        Pumped(city).ShouldBe([1_000, 0]);
    }

    [Fact]
    public void A_crew_stays_until_the_water_is_gone_even_if_the_inlets_are_clear()
    {
        var city = At(Basin.Rain(0, 120, 400));
        city.RunTo(400);
        city.Minutes(OutcomeKind.InletsCleared).ShouldBe([Arrives + 20]);
        city.Minutes(OutcomeKind.UnitFreed)[0].ShouldBeGreaterThan(120);
        Pumped(city).ShouldBe([1_000, 0]);
    }

    [Fact]
    public void A_crew_that_is_free_or_packs_does_not_leave_again()
    {
        var city = At(RainSeries.Dry);
        city.Send(25, city.Crew(0), MessageKind.Drained, a: 0);
        city.Send(60, city.Crew(0), MessageKind.Drained, a: 0);
        city.RunTo(120);
        city.Of(OutcomeKind.UnitFreed).Length.ShouldBe(1);
        Pumped(city).ShouldBe([1_000, 0]);
    }

    private static TinyCity At(RainSeries rain, Func<Habits, Habits>? change = null)
    {
        var city = new TinyCity { Crews = 1, Water = Basin.CellPlan(rain, lowPoints: Basin.Plan() with { BlockedInlets = 4 }) };
        var calm = city.Habits with { ClearInlets = new WorkTime(20, 0) };
        city.Habits = change is null ? calm : change(calm);
        city.File(0, city.Add(matter => matter with { Executor = Executor.Crew }), 64, PondingIncident.Of(0));
        return city;
    }

    private static long[] Pumped(TinyCity city) => [.. city.Of(OutcomeKind.PumpChanged).Select(pump => pump.B)];
}
