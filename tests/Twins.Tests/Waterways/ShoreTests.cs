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
        var river = ShoreOf(ShoreKind.River);
        river.Above(5_000, Ebb).ShouldNotBeNull().Number.ShouldBe(1);
        river.Above(5_000, Flood).ShouldNotBeNull().Number.ShouldBe(1);
    }

    [Fact]
    public void On_the_coast_it_lies_where_the_tide_comes_from()
    {
        var coast = ShoreOf(ShoreKind.Coast);
        coast.Above(5_000, Ebb).ShouldNotBeNull().Number.ShouldBe(1);
        coast.Above(5_000, Flood).ShouldNotBeNull().Number.ShouldBe(2);
    }

    [Fact]
    public void One_that_lies_farther_than_two_reaches_is_not_meant() => ShoreOf(ShoreKind.Coast).Above(9_500, Ebb).ShouldBeNull();

    // Ten kilometres in ten reaches; outfalls at 3.5, 4, 6 and 6.9 km.
    private static Shore ShoreOf(ShoreKind kind) => new()
    {
        Name = "shore",
        Kind = kind,
        Metres = 10_000,
        Reaches = [.. Enumerable.Range(0, 10).Select(reach => new Reach(reach * 1_000, (reach + 1) * 1_000, TwinId.None, TwinId.None, TwinId.None, reach))],
        Anchorages = [],
        Outfalls = [new Outfall(3_500, 0, TwinId.None), new Outfall(4_000, 1, TwinId.None), new Outfall(6_000, 2, TwinId.None), new Outfall(6_900, 3, TwinId.None)],
    };
}
