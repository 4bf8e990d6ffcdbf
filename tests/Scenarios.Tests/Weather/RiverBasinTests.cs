using Liandong.Scenarios.Weather;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Weather;

public class RiverBasinTests
{
    private static readonly SimTime End = SimTime.Start + SimDuration.FromDays(1);
    private static readonly RiverBasin Canals = new() { AreaKm2 = 8_000, Sluices = 8, PumpingStations = 2 };

    [Fact]
    public void Without_rain_the_canals_keep_their_level() =>
        Canals.Under((_, _) => 0, End).ShouldAllBe(level => level.Metres == RiverBasin.NormalMetres);

    [Fact]
    public void With_everything_shut_the_canals_hold_exactly_the_runoff()
    {
        // 100 mm in the first hour, 45 % of it runs off, on 8 % of the area: 562.5 mm once all has arrived.
        var levels = (Canals with { Sluices = 0, PumpingStations = 0 }).Under(HundredMillimetresAtFirst, End);

        (levels[^1].Metres - RiverBasin.NormalMetres).ShouldBe(0.5625, 0.001);
    }

    [Fact]
    public void More_sluices_and_pumps_never_mean_higher_canals()
    {
        var few = (Canals with { Sluices = 4, PumpingStations = 1 }).Under(HundredMillimetresAtFirst, End);
        var many = Canals.Under(HundredMillimetresAtFirst, End);

        for (var i = 0; i < few.Length; i++) many[i].Metres.ShouldBeLessThanOrEqualTo(few[i].Metres);
        many[^1].Metres.ShouldBeLessThan(few[^1].Metres);
    }

    [Fact]
    public void Drains_work_better_into_canals_drawn_down_and_not_at_all_into_canals_as_high_as_the_street()
    {
        RiverBasin.BackwaterPermille(RiverBasin.NormalMetres).ShouldBe(1_000);
        RiverBasin.BackwaterPermille(1.8).ShouldBe(1_154);
        RiverBasin.BackwaterPermille(3.0).ShouldBe(816);
        RiverBasin.BackwaterPermille(RiverBasin.GroundMetres).ShouldBe(0);
    }

    private static double HundredMillimetresAtFirst(SimTime from, SimTime to) => from < SimTime.Start + SimDuration.FromHours(1) ? 100_000 / 6.0 : 0;
}
