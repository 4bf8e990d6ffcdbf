using Liandong.Scenarios.City;
using Liandong.Scenarios.Weather;
using Liandong.Twins.Cells;
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
    public void A_low_point_lies_below_the_street_by_what_it_holds_and_lets_out_at_the_canals_normal_level()
    {
        var nantong = CityFiles.Load("nantong");
        var river = RiverBasin.Series([new RiverLevel(SimTime.Start, 2.9)]);
        foreach (var lowPoint in nantong.LowPoints)
        {
            var outfall = RiverBasin.OutfallOf(lowPoint, river, onFilledRiver: false);
            if (lowPoint.Kind == LowPointKind.Underpass)
            {
                outfall.ShouldBe(Outfall.Free, "it has a pumping station");
                continue;
            }

            (outfall.FloorMillimetres + (int)lowPoint.SpillDepthMillimetres).ShouldBe((int)(RiverBasin.GroundMetres * 1_000));
            outfall.CrownMillimetres.ShouldBe((int)(RiverBasin.NormalMetres * 1_000));
            outfall.River.ShouldBeSameAs(river);
        }
    }

    private static double HundredMillimetresAtFirst(SimTime from, SimTime to) => from < SimTime.Start + SimDuration.FromHours(1) ? 100_000 / 6.0 : 0;
}
