using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Cells;

public class OutfallTests
{
    private const long Area = 1_000;
    private const long Free = 600_000_000;
    private const long Millimetre = Area * 1_000_000;

    [Theory]
    [InlineData(1_800)]
    [InlineData(2_400)]
    public void Below_the_crown_a_river_takes_nothing_from_the_drains(int river) => At(river, 0).ShouldBe(Free);

    [Theory]
    [InlineData(2_625, 0, 0.866_025)]
    [InlineData(3_075, 0, 0.5)]
    [InlineData(3_300, 225, 0.5)]
    [InlineData(3_200, 900, 1.0)]
    public void Above_the_crown_the_flow_falls_with_the_root_of_the_head_that_is_left(int river, int depth, double share) =>
        ((double)At(river, depth * Millimetre)).ShouldBe(Free * share, Free / 1e5);

    [Fact]
    public void A_river_above_the_water_shuts_the_flap_gate_and_comes_in_where_there_is_none()
    {
        At(3_525, 0).ShouldBe(0);
        ((double)At(3_525, 0, gate: false)).ShouldBe(-Free / 2.0, Free / 1e5);
        At(3_525, 225 * Millimetre, gate: false).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Neither_water_nor_river_passes_the_level_at_which_they_stand_alike(bool gate)
    {
        At(3_300, 1_000, gate).ShouldBeInRange(0, 1_000);
        if (!gate) At(3_301, Millimetre - 1_000, gate).ShouldBeInRange(-1_000, 0);
    }

    [Fact]
    public void A_dry_low_point_without_a_flap_gate_wakes_when_the_river_comes_and_stands_as_high_until_it_falls()
    {
        var river = new RiverSeries([(Basin.AtMinute(0), 2_000), (Basin.AtMinute(60), 3_500), (Basin.AtMinute(600), 2_000)]);
        var basin = new Basin();
        var plan = Basin.Plan() with { Outfall = new Outfall { River = river, FloorMillimetres = 3_300, CrownMillimetres = 2_400, HasFlapGate = false } };
        var cell = basin.Cell(RainSeries.Dry, plan);

        basin.RunToMinute(59);
        cell.WaterAt(0).Stored.ShouldBe(0);
        basin.RunToMinute(599);
        cell.WaterAt(0).DepthMillimetres.ShouldBe(200);
        cell.LevelAt(0).ShouldBe(1);
        basin.RunToMinute(800);
        cell.WaterAt(0).Stored.ShouldBe(0);
        cell.WaterAt(0).RiverIn.ShouldBe(cell.WaterAt(0).Drained);
        cell.WaterAt(0).BalanceError.ShouldBe(0);
    }

    [Fact]
    public void A_floor_below_the_outlet_is_refused() =>
        Should.Throw<ArgumentException>(() => new Basin().Cell(RainSeries.Dry, Basin.Plan() with { Outfall = new Outfall { FloorMillimetres = 2_000, CrownMillimetres = 2_400 } })).Message.ShouldContain("uphill");

    private static long At(int river, long stored, bool gate = true) =>
        new Outfall { River = new RiverSeries([(SimTime.Start, river)]), FloorMillimetres = 3_300, CrownMillimetres = 2_400, HasFlapGate = gate }.Flow(Free, stored, Area, SimTime.Start);
}
