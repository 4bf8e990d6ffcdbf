using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Cells;

public class GridCellTests
{
    [Fact]
    public void A_bucket_of_60_mm_an_hour_that_drains_36_over_five_times_its_area_fills_to_120_mm()
    {
        var basin = new Basin();
        var cell = basin.Cell(Basin.Rain(30, 60, 60), Basin.Plan());
        basin.RunToMinute(90.01);
        cell.WaterAt(0).DepthMillimetres.ShouldBe(120);
        cell.WaterAt(0).Stored.ShouldBe(120L * 1_000 * 1_000_000);
    }

    [Fact]
    public void A_bucket_empties_again_and_its_cell_goes_back_to_sleep()
    {
        var basin = new Basin();
        var cell = basin.Cell(Basin.Rain(0, 60, 60), Basin.Plan());
        basin.RunToMinute(60 + 41);
        cell.WaterAt(0).Stored.ShouldBe(0);
        var handled = basin.Handled;
        basin.RunToMinute(1_400);
        basin.Handled.ShouldBe(handled);
    }

    [Fact]
    public void A_dry_day_wakes_no_cell_and_still_ends_in_a_balance()
    {
        var basin = new Basin();
        basin.Cell(RainSeries.Dry, Basin.Plan());
        basin.Cell(Basin.Rain(2_000, 60, 60), Basin.Plan());
        basin.FinishAtMinute(1_440);
        basin.Handled.ShouldBe(0);
        basin.Outcomes.Count(outcome => outcome.Kind == (int)OutcomeKind.WaterBalance).ShouldBe(2);
    }

    [Fact]
    public void A_run_that_ends_in_the_middle_of_a_minute_counts_that_minutes_part()
    {
        var basin = new Basin();
        var cell = basin.Cell(Basin.Rain(0, 60, 60), Basin.Plan());
        basin.FinishAtMinute(30.25);
        cell.WaterAt(0).RainIn.ShouldBe(30_250L * 5_000 * 1_000);
        cell.WaterAt(0).BalanceError.ShouldBe(0);
    }

    [Fact]
    public void Levels_are_recorded_once_each_way_and_fall_20_mm_late()
    {
        var basin = new Basin();
        var plan = Basin.Plan() with { DrainMicrometresPerHour = 40_000, CatchmentSquareMetres = 20_000 };
        basin.Cell(Basin.Rain(0, 60, 60), plan);
        basin.RunToMinute(600);
        var levels = basin.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.LowPointLevel).ToArray();
        levels.Select(outcome => outcome.A).ShouldBe([1, 2, 3, 2, 1, 0]);
        levels.Select(outcome => outcome.C).ShouldBe([0, 1, 2, 3, 2, 1]);
        levels.Select(outcome => outcome.B).Take(3).Zip([150L, 270, 400]).ShouldAllBe(pair => pair.First >= pair.Second && pair.First < pair.Second + 7);
        levels.Select(outcome => outcome.B).Skip(3).Zip([380L, 250, 130]).ShouldAllBe(pair => pair.First < pair.Second && pair.First >= pair.Second - 14);
    }

    [Theory]
    [InlineData(0, 36_000)]
    [InlineData(2, 36_000 * 600 / 1_000)]
    [InlineData(4, 36_000 * 200 / 1_000)]
    public void Blocked_inlets_leave_their_share_of_the_capacity(int blocked, int micrometresPerHour)
    {
        var basin = new Basin();
        var cell = basin.Cell(Basin.Rain(0, 60, 60), Basin.Plan() with { BlockedInlets = blocked, BlockedResiduePermille = 200 });
        basin.RunToMinute(60.01);
        cell.WaterAt(0).Drained.ShouldBe(micrometresPerHour * 5_000L * 1_000);
    }

    [Fact]
    public void A_high_river_holds_the_drains_back_for_as_long_as_it_is_high()
    {
        var basin = new Basin();
        // At 4 m the river shuts the flap gate; at 2.4 m the outlet is free again.
        var river = new RiverSeries([(Basin.AtMinute(0), 4_000), (Basin.AtMinute(30.5), 2_400)]);
        var cell = basin.Cell(Basin.Rain(0, 60, 60), Basin.Plan() with { Outfall = new Outfall { River = river, FloorMillimetres = 3_300, CrownMillimetres = 2_400 } });
        basin.RunToMinute(60.01);
        cell.WaterAt(0).Drained.ShouldBe(36_000L * 5_000 * 1_000 / 2);
        cell.WaterAt(0).RiverIn.ShouldBe(0);
    }

    [Fact]
    public void Clearing_the_inlets_in_the_middle_of_a_minute_counts_from_then_on()
    {
        var basin = new Basin();
        var cell = basin.Cell(Basin.Rain(0, 60, 60), Basin.Plan() with { BlockedInlets = 4, BlockedResiduePermille = 0 });
        var crew = basin.Join(new Speaker());
        crew.Clears(30.5, cell, 0);
        basin.RunToMinute(60.01);
        cell.WaterAt(0).Drained.ShouldBe(36_000L * 5_000 * 1_000 * 59 / 120);
        basin.Outcomes.Single(outcome => outcome.Kind == (int)OutcomeKind.InletsCleared).A.ShouldBe((long)crew.Id.Value);
    }

    [Fact]
    public void Pumps_of_several_crews_add_up_until_they_are_taken_away()
    {
        var basin = new Basin();
        var cell = basin.Cell(Basin.Rain(0, 120, 60), Basin.Plan() with { DrainMicrometresPerHour = 0 });
        var first = basin.Join(new Speaker());
        var second = basin.Join(new Speaker());
        first.Pumps(60, cell, 0, 100);
        second.Pumps(75, cell, 0, 60);
        first.Pumps(90, cell, 0, 0);
        basin.RunToMinute(120.01);
        // A quarter of an hour of 100 m³/h, one of 160, half an hour of 60; each minute is cut to whole mm³.
        cell.WaterAt(0).Pumped.ShouldBeInRange(95_000_000_000 - 60, 95_000_000_000);
        cell.WaterAt(0).PumpCubicMetresPerHour.ShouldBe(60);
        basin.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.PumpChanged).Select(outcome => outcome.B).ShouldBe([100, 60, 0]);
    }

    [Fact]
    public void A_crew_is_told_once_that_it_can_go_and_only_when_no_rain_will_bring_the_water_back()
    {
        var basin = new Basin();
        int[] twoShowers = [.. Enumerable.Repeat(1_000, 60), .. Enumerable.Repeat(0, 20), .. Enumerable.Repeat(1_000, 60)];
        var rain = new RainSeries(SimTime.Start, SimDuration.FromMinutes(1), twoShowers);
        var cell = basin.Cell(rain, Basin.Plan() with { DrainMicrometresPerHour = 40_000 });
        var crew = basin.Join(new Speaker());
        crew.Pumps(30, cell, 0, 1_000);
        crew.Clears(50, cell, 0);
        basin.RunToMinute(136.9);
        crew.Heard.ShouldBeEmpty();
        basin.RunToMinute(300);
        var told = crew.Heard.ShouldHaveSingleItem();
        told.Kind.ShouldBe(MessageKind.Drained);
        told.A.ShouldBe(0);
        told.At.ShouldBe(Basin.AtMinute(137));
    }

    [Fact]
    public void A_crew_that_comes_to_a_dry_low_point_is_told_as_soon_as_the_inlets_are_clear()
    {
        var basin = new Basin();
        var cell = basin.Cell(RainSeries.Dry, Basin.Plan());
        var crew = basin.Join(new Speaker());
        crew.Pumps(10, cell, 0, 500);
        crew.Clears(25, cell, 0);
        basin.RunToMinute(26);
        crew.Heard.ShouldHaveSingleItem().At.ShouldBe(Basin.AtMinute(25));
    }

    [Fact]
    public void People_see_each_level_and_then_every_twenty_minutes()
    {
        var basin = new Basin();
        var life = basin.Join(new Speaker(TwinKind.TownLife));
        basin.Join(new GridCell(Basin.CellPlan(Basin.Rain(0, 100, 60), life.Id, lowPoints: Basin.Plan() with { DrainMicrometresPerHour = 0, SpillDepthMillimetres = 300 })));
        basin.RunToMinute(101);
        var seen = life.Heard;
        seen.ShouldAllBe(message => message.Kind == MessageKind.PondingSeen && message.C == PondingIncident.Of(0));
        seen.Select(message => (message.Due / 60_000, message.Stamp, message.A, message.B)).ShouldBe([(30, 1, 0, 150), (50, 1, 1, 250), (54, 2, 2, 270), (74, 2, 3, 300), (94, 2, 4, 300)]);
    }

    [Fact]
    public void Nobody_reports_water_where_nobody_passes()
    {
        var basin = new Basin();
        var life = basin.Join(new Speaker(TwinKind.TownLife));
        basin.Join(new GridCell(Basin.CellPlan(Basin.Rain(0, 100, 60), life.Id, lowPoints: Basin.Plan() with { IsWatchedByPeople = false })));
        basin.RunToMinute(101);
        life.Heard.ShouldBeEmpty();
    }

    [Fact]
    public void Sensors_are_told_the_depth_in_steps_of_5_mm_and_when_it_is_dry()
    {
        var basin = new Basin();
        var sensor = basin.Join(new Speaker(TwinKind.Sensor));
        var cell = basin.Cell(Basin.Rain(0, 20, 60), Basin.Plan());
        cell.Watch(0, sensor.Id);
        basin.RunToMinute(100);
        sensor.Heard.ShouldAllBe(message => message.Kind == MessageKind.Depth);
        var told = sensor.Heard.Select(message => (int)message.A).ToArray();
        told.Length.ShouldBe(13);
        told.Zip(told.Skip(1), (one, next) => Math.Abs(next - one)).SkipLast(1).ShouldAllBe(step => step >= 5);
        told.Max().ShouldBe(36);
        told[^1].ShouldBe(0);
    }

    [Fact]
    public void A_message_it_does_not_know_is_an_error_that_names_the_twin()
    {
        var basin = new Basin();
        var cell = basin.Cell(RainSeries.Dry, Basin.Plan());
        var stranger = basin.Join(new Speaker());
        stranger.Says(1, here => here.Send(cell.Id, MessageKind.Job));
        Should.Throw<EngineRuleException>(() => basin.RunToMinute(2)).Message.ShouldContain("GridCell");
    }
}
