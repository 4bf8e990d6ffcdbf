using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Twins.Tests.Waterways;

/// <summary>Which outfall foul water at a station can come from.</summary>
public class ShoreTests
{
    private static readonly SimTime Ebb = SimTime.Start + SimDuration.FromHours(2);
    private static readonly SimTime Flood = SimTime.Start + SimDuration.FromHours(8);

    [Fact]
    public void On_a_river_it_lies_upstream_at_any_hour()
    {
        Fitting(ShoreOf(ShoreKind.River), 5, Ebb).ShouldBe([0, 1]);
        Fitting(ShoreOf(ShoreKind.River), 5, Flood).ShouldBe([0, 1]);
    }

    [Fact]
    public void On_the_coast_it_lies_where_the_tide_comes_from()
    {
        Fitting(ShoreOf(ShoreKind.Coast), 5, Ebb).ShouldBe([0, 1]);
        Fitting(ShoreOf(ShoreKind.Coast), 5, Flood).ShouldBe([2, 3]);
    }

    [Fact]
    public void What_left_before_the_tide_turned_came_from_the_other_side()
    {
        // The tide turns at 6 h 12 min 30 s; the outfalls lie 8 to 33 minutes away. Seven minutes later the near one's water comes with the new tide and the far one's still with the old.
        var turned = SimTime.Start + SimDuration.FromMinutes(372.5 + 7);
        Fitting(ShoreOf(ShoreKind.Coast), 5, turned).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void One_beyond_another_station_is_not_meant()
    {
        var shore = ShoreOf(ShoreKind.Coast);
        var station = new TwinId(1, 1, 1);
        shore = shore with { Reaches = shore.Reaches.SetItem(2, shore.Reaches[2] with { Station = station }) };
        Fitting(shore, 5, Ebb).ShouldBe([0, 1], "the station stands at 2.5 km, above both");
        shore = shore with { Reaches = shore.Reaches.SetItem(4, shore.Reaches[4] with { Station = station }) };
        Fitting(shore, 5, Ebb).ShouldBeEmpty("what they let go comes to 4.5 km");
    }

    [Fact]
    public void One_outfall_by_night_outweighs_a_ship_that_passed_and_by_day_it_does_not()
    {
        var shore = ShoreOf(ShoreKind.Coast);
        var origin = OriginAt(shore, 5, Ebb);
        var ship = new Track { CameAt = 4_000, Came = Ebb - SimDuration.FromMinutes(5), At = 7_000, Seen = Ebb + SimDuration.FromMinutes(5) };
        var passed = origin.Weight(in ship);
        passed.ShouldBeGreaterThan(0);
        origin.Weight(shore.Outfalls[1], _ => true).ShouldBeGreaterThan(passed);
        origin.Weight(shore.Outfalls[1], _ => false).ShouldBeLessThan(passed);
        OriginAt(shore, 5, Ebb, SimDuration.FromMinutes(80)).Weight(in ship).ShouldBeLessThan(passed / 10, "no ship's slick stays for so long");
    }

    private static int[] Fitting(Shore shore, int reach, SimTime came)
    {
        var origin = OriginAt(shore, reach, came);
        return [.. shore.Outfalls.Where(outfall => origin.Weight(outfall, _ => true) > 0).Select(outfall => outfall.Number)];
    }

    private static SlickOrigin OriginAt(Shore shore, int reach, SimTime came, SimDuration lasts = default) => new(shore, reach, came - SimDuration.FromMinutes(5), came + SimDuration.FromMinutes(5), lasts);

    // Ten kilometres in ten reaches; outfalls at 3.5, 4, 6 and 6.9 km.
    private static Shore ShoreOf(ShoreKind kind) => new()
    {
        Name = "shore",
        Kind = kind,
        Metres = 10_000,
        Reaches = [.. Enumerable.Range(0, 10).Select(reach => new Reach(reach * 1_000, (reach + 1) * 1_000, reach == 5 ? new TwinId(1, 1, 5) : TwinId.None, TwinId.None, TwinId.None, reach))],
        Anchorages = [],
        Outfalls = [new Outfall(3_500, 0, TwinId.None), new Outfall(4_000, 1, TwinId.None), new Outfall(6_000, 2, TwinId.None), new Outfall(6_900, 3, TwinId.None)],
    };
}
