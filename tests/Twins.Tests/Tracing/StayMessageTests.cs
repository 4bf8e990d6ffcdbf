using Liandong.Twins.Geography;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Twins.Tests.Tracing;

public class StayMessageTests
{
    [Theory]
    [InlineData(0, 1_200)]
    [InlineData(1_099_511_627_775, 4_194_303)]
    [InlineData(86_400_123, 0)]
    public void A_stays_times_survive_a_message(long from, long seconds)
    {
        var times = StayTimes.Of(new SimTime(from), new SimTime(from) + SimDuration.FromSeconds(seconds));
        StayTimes.From(times).Milliseconds.ShouldBe(from);
        (StayTimes.To(times) - StayTimes.From(times)).ShouldBe(SimDuration.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(true, 62, 4_094, 0)]
    [InlineData(true, -1, -1, -1)]
    [InlineData(false, 0, 17, 4_094)]
    public void A_waybill_survives_a_stamp(bool open, int goods, int from, int to)
    {
        var stamp = WaybillStamp.Of(open, goods, from, to);
        stamp.ShouldBeGreaterThanOrEqualTo(0);
        (WaybillStamp.IsOpen(stamp), WaybillStamp.Goods(stamp), WaybillStamp.From(stamp), WaybillStamp.To(stamp)).ShouldBe((open, goods, from, to));
        WaybillStamp.IsOpen(WaybillStamp.None).ShouldBeFalse();
        WaybillStamp.IsOpen(WaybillStamp.Unknown).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 0, 7)]
    [InlineData(149, 0, 7)]
    [InlineData(151, 0, -1)]
    [InlineData(1_000, 90, 8)]
    [InlineData(2_000, 700, 9)]
    [InlineData(2_000, 801, -1)]
    public void The_register_names_the_nearest_site_whose_buffer_holds_a_place(int east, int north, int site) =>
        new SiteRegister([new(7, At(0, 0), new Metres(150), null), new(8, At(1_000, 100), new Metres(150), null), new(6, At(1_000, -50), new Metres(150), null), new(9, At(2_000, 0), new Metres(800), null)]).At(At(east, north)).ShouldBe(site);

    [Fact]
    public void The_map_finds_the_nearest_cell_of_every_place()
    {
        var chance = new Chance(1, 2, 3);
        PlanePoint Anywhere(ref Chance draw) => At(draw.NextBelow(60_000) - 30_000, draw.NextBelow(60_000) - 30_000);
        PlanePoint[] cells = [.. Enumerable.Range(0, 300).Select(_ => Anywhere(ref chance))];
        var system = new CommandSystem([], [0, 0, 1, 1], [[], [], cells[..100], cells[100..]], new WorkCalendar(SimDuration.Zero), new Habits());
        var map = new CellMap(system);
        for (var i = 0; i < 2_000; i++)
        {
            var place = i % 10 == 0 ? At(500_000, -300_000 + (i * 1_000)) : Anywhere(ref chance);
            system.PlaceOf(map.At(place)).DistanceTo(place).ShouldBe(cells.Min(cell => cell.DistanceTo(place)));
        }
    }

    private static PlanePoint At(int east, int north) => new(east * 1_000L, north * 1_000L);
}
