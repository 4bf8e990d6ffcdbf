using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Indicators;

public sealed class FloodIndicatorTests
{
    private const long Minute = OutcomeStream.Minute;
    private static readonly TwinId Cell = new((byte)TwinKind.GridCell, 2, 3);
    private static readonly TwinId Sensor = new((byte)TwinKind.Sensor, 2, 4);

    [Fact]
    public void Low_points_count_by_their_worst_level_and_by_how_long_they_stood_under_water()
    {
        var indicators = new OutcomeStream()
            .At(60, OutcomeKind.LowPointLevel, Cell, 0, 1, 150, 0)
            .At(90, OutcomeKind.LowPointLevel, Cell, 0, 2, 270, 1)
            .At(120, OutcomeKind.LowPointLevel, Cell, 0, 1, 269, 2)
            .At(180, OutcomeKind.LowPointLevel, Cell, 0, 0, 149, 1)
            .At(200, OutcomeKind.FloodPeak, Cell, 0, 310, 1)
            .At(240, OutcomeKind.LowPointLevel, Cell, 1, 1, 151, 0)
            .At(360, OutcomeKind.FloodPeak, Cell, 1, 160, 1)
            .Indicators(minutes: 360);

        indicators["flood.low-points"].Value.ShouldBe(2);
        indicators["flood.points.blue"].Value.ShouldBe(1);
        indicators["flood.points.yellow"].Value.ShouldBe(1);
        indicators["flood.points.red"].Value.ShouldBe(0);
        indicators["flood.cell-hours"].Value.ShouldBe(4);
        indicators["flood.depth.max"].Value.ShouldBe(310);
        indicators["flood.cleared.median"].Value.ShouldBe(120 * Minute);
        indicators["flood.cleared.median"].Samples.ShouldBe(2, "what stands at the end counts until then");
        indicators.Towns.Select(town => town.FloodedLowPoints).ShouldBe([1, 1]);
    }

    [Fact]
    public void Flooding_over_time_is_what_stands_at_the_end_of_each_step()
    {
        var flood = new OutcomeStream()
            .At(5, OutcomeKind.LowPointLevel, Cell, 0, 1, 150, 0)
            .At(15, OutcomeKind.LowPointLevel, Cell, 1, 1, 150, 0)
            .At(20, OutcomeKind.LowPointLevel, Cell, 1, 2, 270, 1)
            .At(25, OutcomeKind.LowPointLevel, Cell, 0, 0, 100, 1)
            .Indicators(minutes: 40).Flood.ShouldNotBeNull();

        flood.LowPoints[0].ShouldBe([1, 1, 0, 0]);
        flood.LowPoints[1].ShouldBe([0, 1, 1, 1]);
        flood.Cells.ShouldBe([1, 2, 1, 1]);
    }

    [Fact]
    public void A_forecast_leads_and_a_measured_alarm_lags()
    {
        var other = new TwinId((byte)TwinKind.Sensor, 3, 4);
        var indicators = new OutcomeStream()
            .At(40, OutcomeKind.SensorAlarm, Sensor, 1, 100, 0, 1)
            .At(60, OutcomeKind.LowPointLevel, Cell, 0, 1, 150, 0)
            .At(65, OutcomeKind.SensorAlarm, Sensor, 2, 200, 0)
            .At(100, OutcomeKind.LowPointLevel, Cell, 1, 1, 150, 0)
            .At(103, OutcomeKind.SensorAlarm, other, 1, 152, 1)
            .Indicators(minutes: 200);

        indicators.SensorLeads.ShouldBe([-3 * Minute, 20 * Minute]);
        indicators["flood.lead.median"].Value.ShouldBe(-3 * Minute);
        indicators["flood.detected.share"].Value.ShouldBe(1);
    }

    [Fact]
    public void Hits_misses_and_false_alarms_give_pod_far_and_csi()
    {
        var other = new TwinId((byte)TwinKind.Sensor, 3, 4);
        var indicators = new OutcomeStream()
            .At(50, OutcomeKind.SensorAlarm, Sensor, 1, 100, 0, 1)
            .At(60, OutcomeKind.LowPointLevel, Cell, 0, 1, 150, 0)
            .At(90, OutcomeKind.LowPointLevel, Cell, 0, 0, 149, 1)
            .At(95, OutcomeKind.SensorClear, Sensor, 1, 0, 0)
            .At(400, OutcomeKind.SensorAlarm, Sensor, 1, 150, 0)
            .At(410, OutcomeKind.SensorClear, Sensor, 1, 0, 0)
            .At(420, OutcomeKind.SensorAlarm, other, 1, 150, 1)
            .At(425, OutcomeKind.SensorClear, other, 1, 0, 1)
            .At(500, OutcomeKind.LowPointLevel, Cell, 1, 1, 150, 0)
            .Indicators(minutes: 600);

        indicators["sensors.pod"].Value.ShouldBe(0.5);
        indicators["sensors.far"].Value.ShouldBe(2 / 3.0);
        indicators["sensors.csi"].Value.ShouldBe(0.25);
        indicators["flood.detected.share"].Value.ShouldBe(0.5);
    }

    [Fact]
    public void Water_that_runs_from_one_low_point_to_the_next_is_part_of_both_balances()
    {
        new OutcomeStream()
            .At(60, OutcomeKind.WaterBalance, Cell, 0, 1_000, 700, 100, 50)
            .At(60, OutcomeKind.WaterOverflow, Cell, 0, 0, 148)
            .At(60, OutcomeKind.WaterBalance, Cell, 1, 1_000, 900, 100, 147)
            .At(60, OutcomeKind.WaterOverflow, Cell, 1, 148)
            .Indicators(minutes: 60)["water.balance.error"].Value.ShouldBe(3);
    }

    [Fact]
    public void A_dry_run_has_no_flood_to_show()
    {
        var indicators = new OutcomeStream().Filed(0, 1).Closed(1, 1).Indicators(60);
        indicators.Flood.ShouldBeNull();
        indicators["flood.depth.max"].Value.ShouldBeNull();
        indicators["sensors.pod"].Value.ShouldBeNull();
        indicators["flood.low-points"].Value.ShouldBe(0);
    }
}
