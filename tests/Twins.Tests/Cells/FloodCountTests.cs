using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Cells;

public class FloodCountTests
{
    // An hour of rain puts 400 mm there, which are gone half an hour later.
    [Theory]
    [InlineData(10, 1, "the water never went down to 50 mm")]
    [InlineData(45, 1, "it did, but more rain was coming within half an hour, so nobody left")]
    [InlineData(120, 2, "it was drained in between")]
    public void A_flood_ends_when_the_low_point_is_drained_and_the_next_one_has_its_own_number(int minutesBetween, int floods, string why)
    {
        var (sensor, life) = Flooded([.. Hour(60), .. Enumerable.Repeat(0, minutesBetween), .. Hour(60)]);
        sensor.Heard.Where(depth => depth.A >= 150).Max(depth => depth.B).ShouldBe(floods, why);
        sensor.Heard[^1].B.ShouldBe(floods + 1, "the last flood is over too");
        sensor.Heard.Select(depth => depth.B).ShouldBeInOrder(SortDirection.Ascending);
        life.Heard.Select(seen => seen.C).Distinct().ShouldBe(Enumerable.Range(1, floods).Select(flood => PondingIncident.Of(0, flood)));
    }

    [Fact]
    public void A_puddle_that_never_reached_the_lowest_level_is_no_flood()
    {
        var (sensor, _) = Flooded([.. Hour(42), .. Enumerable.Repeat(0, 120), .. Hour(60), .. Enumerable.Repeat(0, 120), .. Hour(60)]);
        sensor.Heard.First(depth => depth.A >= 150).B.ShouldBe(1);
        sensor.Heard[^1].B.ShouldBe(3, "both floods are over");
    }

    private static int[] Hour(double millimetres) => [.. Enumerable.Repeat((int)(millimetres * 1_000 / 60), 60)];

    private static (Speaker Sensor, Speaker Life) Flooded(int[] micrometresByMinute)
    {
        var basin = new Basin();
        var life = basin.Join(new Speaker(TwinKind.TownLife));
        var sensor = basin.Join(new Speaker(TwinKind.Sensor));
        var rain = new RainSeries(SimTime.Start, SimDuration.FromMinutes(1), [.. micrometresByMinute]);
        var cell = basin.Join(new GridCell(Basin.CellPlan(rain, life.Id, Basin.Plan() with { DrainMicrometresPerHour = 40_000, CatchmentSquareMetres = 20_000 })));
        cell.Watch(0, sensor.Id);
        basin.RunToMinute(1_000);
        return (sensor, life);
    }
}
