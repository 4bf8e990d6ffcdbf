using Liandong.Twins.Cells;
using Liandong.Twins.Hotline;
using Liandong.Twins.Sensors;
using Liandong.Twins.Tests.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Sensors;

public class PondingSensorTests
{

    [Fact]
    public void A_dry_sensor_reports_once_an_hour()
    {
        var site = new Site();
        site.Basin.RunToMinute(1_440);
        site.Sensor.Reports.ShouldBe(24);
        site.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void A_wet_sensor_reports_every_minute()
    {
        var site = new Site().Depth(60, 100);
        site.Basin.RunToMinute(70);
        var before = site.Sensor.Reports;
        site.Basin.RunToMinute(130);
        (site.Sensor.Reports - before).ShouldBe(60);
    }

    [Fact]
    public void Its_noise_has_mean_0_and_a_standard_deviation_of_8_mm()
    {
        var site = new Site().Depth(0, 1_000);
        List<double> errors = [];
        for (var minute = 10; minute < 4_010; minute++)
        {
            site.Basin.RunToMinute(minute);
            errors.Add(site.Sensor.ReadingMillimetres - 1_000);
        }

        var mean = errors.Average();
        Math.Abs(mean).ShouldBeLessThan(3 * 8 / Math.Sqrt(4_000));
        Math.Sqrt(errors.Average(error => (error - mean) * (error - mean))).ShouldBe(8, 0.3);
    }

    [Fact]
    public void Two_sensors_have_different_noise_and_the_same_one_has_the_same()
    {
        int[] Readings(string code)
        {
            var site = new Site(code: code).Depth(0, 1_000);
            return [.. Enumerable.Range(10, 30).Select(minute =>
            {
                site.Basin.RunToMinute(minute);
                return site.Sensor.ReadingMillimetres;
            })];
        }

        Readings("S1").ShouldBe(Readings("S1"));
        Readings("S1").ShouldNotBe(Readings("S2"));
    }

    [Fact]
    public void Water_that_jumps_to_a_level_raises_its_alarm_at_the_second_reading_and_files_it()
    {
        var site = new Site(noise: 0).Depth(100, 300);
        site.Basin.RunToMinute(120);
        var alarm = site.Alarms.ShouldHaveSingleItem();
        (alarm.Code, alarm.A, alarm.B, alarm.C).ShouldBe((2, 300, 5, 0));
        alarm.At.ShouldBe(Basin.AtMinute(101));
        var filed = site.Centre.Heard.ShouldHaveSingleItem();
        filed.Kind.ShouldBe(MessageKind.File);
        filed.Stamp.ShouldBe(12 | ((int)Channel.Sensor << 16));
        (filed.A, filed.B).ShouldBe((0, (long)site.Gutter.Id.Value));
        filed.C.ShouldBe(PondingIncident.Of(5, Site.Flood));
    }

    [Fact]
    public void One_reading_alone_raises_nothing()
    {
        var site = new Site(noise: 0).Depth(100, 300).Depth(100.5, 0);
        site.Basin.RunToMinute(200);
        site.Alarms.ShouldBeEmpty();
    }

    [Fact]
    public void Higher_levels_file_again_with_their_own_matter_and_lower_ones_do_not()
    {
        var site = new Site(noise: 0);
        int[] depths = [.. Enumerable.Range(100, 320), .. Enumerable.Range(200, 220).Reverse(), .. Enumerable.Range(200, 320)];
        for (var i = 0; i < depths.Length; i++) site.Depth(100 + i, depths[i]);
        site.Basin.RunToMinute(1_000);
        site.Alarms.Select(alarm => alarm.Code).ShouldBe([1, 2, 3, 4]);
        site.Alarms.ShouldAllBe(alarm => alarm.C == 0);
        site.Centre.Heard.Select(filed => filed.Stamp & 0xFFFF).ShouldBe([11, 12, 13, 14]);
        site.Sensor.AlarmLevel.ShouldBe(4);
    }

    [Fact]
    public void An_alarm_is_over_only_30_mm_below_the_lowest_level()
    {
        var site = new Site(noise: 0).Depth(100, 160).Depth(130, 145).Depth(160, 121).Depth(200, 119);
        site.Basin.RunToMinute(200);
        site.Cleared.ShouldBeEmpty();
        site.Basin.RunToMinute(230);
        var over = site.Cleared.ShouldHaveSingleItem();
        (over.Code, over.B).ShouldBe((1, 5));
        over.At.ShouldBe(Basin.AtMinute(201));
        site.Sensor.AlarmLevel.ShouldBe(0);
    }

    [Fact]
    public void Noise_around_a_threshold_raises_one_alarm_and_not_a_hundred()
    {
        var site = new Site().Depth(100, 150);
        site.Basin.RunToMinute(1_000);
        site.Alarms.Length.ShouldBe(1);
        site.Cleared.ShouldBeEmpty();
    }

    [Fact]
    public void Water_that_rises_fast_is_announced_before_it_reaches_the_level()
    {
        var site = new Site();
        for (var minute = 0; minute < 80; minute++) site.Depth(100 + minute, minute * 6);
        site.Basin.RunToMinute(200);
        site.Alarms.Select(alarm => alarm.Code).ShouldBe([1, 2, 3, 4]);
        site.Alarms.ShouldAllBe(alarm => alarm.C == 1);
        for (var level = 1; level <= 3; level++)
        {
            var reached = Basin.AtMinute(100 + (PondingLevel.ThresholdMillimetres(level) / 6.0));
            var lead = reached - site.Alarms[level - 1].At;
            lead.Minutes.ShouldBeInRange(3, 25);
        }
    }

    [Fact]
    public void Still_water_below_a_level_is_hardly_ever_announced()
    {
        var early = 0;
        for (var sensor = 0; sensor < 40; sensor++)
        {
            var site = new Site(code: "S" + sensor);
            for (var step = 1; step <= 12; step++) site.Depth(100 + (5 * step), 5 * step);
            site.Basin.RunToMinute(400);
            early += site.Alarms.Length;
        }

        early.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void An_offline_sensor_says_nothing_and_catches_up_when_it_comes_back()
    {
        var site = new Site(noise: 0, faults: new SensorFault(SensorCondition.Offline, Basin.AtMinute(90), Basin.AtMinute(150))).Depth(100, 300);
        site.Basin.RunToMinute(149);
        site.Alarms.ShouldBeEmpty();
        site.Sensor.Condition.ShouldBe(SensorCondition.Offline);
        site.Basin.RunToMinute(200);
        site.Alarms.ShouldHaveSingleItem().At.ShouldBe(Basin.AtMinute(151));
        site.Faults.Select(fault => (fault.Code, fault.At)).ShouldBe([(1, Basin.AtMinute(90)), (0, Basin.AtMinute(150))]);
    }

    [Fact]
    public void A_stuck_sensor_repeats_its_last_reading()
    {
        var site = new Site(faults: new SensorFault(SensorCondition.Stuck, Basin.AtMinute(110), Basin.AtMinute(300))).Depth(100, 80).Depth(120, 480);
        site.Basin.RunToMinute(110);
        var last = site.Sensor.ReadingMillimetres;
        site.Basin.RunToMinute(299);
        site.Sensor.ReadingMillimetres.ShouldBe(last);
        site.Alarms.ShouldBeEmpty();
        site.Basin.RunToMinute(310);
        site.Alarms.Length.ShouldBe(1);
        site.Alarms[0].Code.ShouldBe(3);
    }

    [Fact]
    public void A_drifting_sensor_ends_in_a_false_alarm_and_its_repair_ends_that()
    {
        var site = new Site(noise: 0, faults: new SensorFault(SensorCondition.Drifting, Basin.AtMinute(0), Basin.AtMinute(1_200), DriftMillimetresPerHour: 10));
        site.Basin.RunToMinute(1_000);
        var alarm = site.Alarms.ShouldHaveSingleItem();
        alarm.Code.ShouldBe(1);
        alarm.At.ShouldBeInRange(Basin.AtMinute(900), Basin.AtMinute(902));
        site.Sensor.ReadingMillimetres.ShouldBe(166);
        site.Basin.RunToMinute(1_210);
        site.Cleared.Length.ShouldBe(1);
        site.Sensor.ReadingMillimetres.ShouldBe(0);
    }

    [Fact]
    public void Faults_that_overlap_are_refused()
    {
        SensorFault[] faults = [new(SensorCondition.Stuck, Basin.AtMinute(0), Basin.AtMinute(10)), new(SensorCondition.Offline, Basin.AtMinute(9), Basin.AtMinute(10))];
        Should.Throw<ArgumentException>(() => new Site(faults: faults)).Message.ShouldContain("overlap");
    }

    [Fact]
    public void Together_with_its_cell_the_loop_from_rain_to_drained_closes()
    {
        var basin = new Basin();
        var centre = basin.Join(new Speaker(TwinKind.CommandCenter));
        var cell = basin.Cell(Basin.Rain(60, 60, 90), Basin.Plan() with { BlockedInlets = 4, BlockedResiduePermille = 300 });
        var sensor = basin.Join(new PondingSensor(Site.Plan("S", cell.Id, centre.Id) with { LowPoint = 0 }));
        cell.Watch(0, sensor.Id);
        var crew = basin.Join(new Speaker());
        crew.Pumps(110, cell, 0, 300);
        crew.Clears(110, cell, 0);
        basin.RunToMinute(600);
        var reached = basin.Outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.LowPointLevel && outcome.A == 1).At;
        var alarmed = basin.Outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.SensorAlarm && outcome.Code == 1).At;
        (reached - alarmed).Milliseconds.ShouldBeGreaterThan(0);
        centre.Heard.Count.ShouldBeGreaterThan(0);
        crew.Heard.ShouldHaveSingleItem().Kind.ShouldBe(MessageKind.Drained);
        basin.Outcomes.ShouldContain(outcome => outcome.Kind == (int)OutcomeKind.SensorClear);
        cell.WaterAt(0).BalanceError.ShouldBe(0);
    }

    /// <summary>A sensor, the centre it files with, and somebody who says how deep the water is.</summary>
    private sealed class Site
    {
        public Site(string code = "S", int noise = 8, params SensorFault[] faults)
        {
            Basin = new Basin();
            Centre = Basin.Join(new Speaker(TwinKind.CommandCenter));
            Gutter = Basin.Join(new Speaker(TwinKind.GridCell));
            Sensor = Basin.Join(new PondingSensor(Plan(code, Gutter.Id, Centre.Id) with { NoiseMillimetres = noise, Faults = [.. faults] }));
        }

        public Basin Basin { get; }

        public Speaker Centre { get; }

        public Speaker Gutter { get; }

        public PondingSensor Sensor { get; }

        public Outcome[] Alarms => Of(OutcomeKind.SensorAlarm);

        public Outcome[] Cleared => Of(OutcomeKind.SensorClear);

        public Outcome[] Faults => Of(OutcomeKind.SensorFault);

        public const int Flood = 3;

        public static PondingSensorPlan Plan(string code, TwinId cell, TwinId centre) => new()
        {
            Code = code,
            LowPoint = 5,
            Cell = cell,
            Centre = centre,
            MatterByLevel = [-1, 11, 12, 13, 14],
        };

        public Site Depth(double atMinute, int millimetres)
        {
            Gutter.Says(atMinute, here => here.Send(Sensor.Id, MessageKind.Depth, a: millimetres, b: Flood));
            return this;
        }

        private Outcome[] Of(OutcomeKind kind) => [.. Basin.Outcomes.Where(outcome => outcome.Kind == (int)kind)];
    }
}
