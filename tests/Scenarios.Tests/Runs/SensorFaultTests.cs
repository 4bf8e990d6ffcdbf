using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Sensors;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Runs;

public class SensorFaultTests
{
    private static readonly double Hours = SimDuration.FromHours(1).Milliseconds;

    [Fact]
    public void At_any_time_the_scenarios_share_of_sensors_has_each_fault_and_faults_begin_and_end()
    {
        var sensors = Sensors("faults.sensors-offline=20%", "faults.sensors-drifting=10%", "faults.sensors-stuck=10%", "duration=14d", "warm-up=0h");

        sensors.Length.ShouldBeGreaterThan(150);
        foreach (var hour in new[] { 0.1, 60, 150, 330 })
        {
            Share(sensors, SensorCondition.Offline, hour).ShouldBe(0.2, 0.08);
            Share(sensors, SensorCondition.Drifting, hour).ShouldBe(0.1, 0.07);
            Share(sensors, SensorCondition.Stuck, hour).ShouldBe(0.1, 0.07);
        }

        var faults = sensors.SelectMany(sensor => sensor.Faults).ToArray();
        faults.Average(fault => (fault.To - fault.From).Milliseconds / Hours).ShouldBe(24, 3);
        var drifts = faults.Where(fault => fault.Condition == SensorCondition.Drifting).Select(fault => fault.DriftMillimetresPerHour).ToArray();
        drifts.ShouldAllBe(drift => drift >= 5 && drift <= 25);
        drifts.Distinct().Count().ShouldBeGreaterThan(10);
    }

    [Fact]
    public void No_sensor_fails_when_none_should_and_all_are_down_all_the_time_when_all_should_be()
    {
        Sensors("duration=2d", "faults.sensors-offline=0").ShouldAllBe(sensor => sensor.Faults.IsEmpty);
        var all = Sensors("duration=2d", "faults.sensors-offline=100%");
        Share(all, SensorCondition.Offline, 0).ShouldBe(1);
        Share(all, SensorCondition.Offline, 37.3).ShouldBe(1);
    }

    [Fact]
    public void More_sensors_that_fail_include_those_that_failed_before()
    {
        var (few, many) = (Sensors("faults.sensors-offline=5%"), Sensors("faults.sensors-offline=30%"));
        var failing = few.Where(sensor => IsAt(sensor, SensorCondition.Offline, 0)).Select(sensor => sensor.Code).ToArray();
        failing.ShouldNotBeEmpty();
        failing.ShouldBeSubsetOf(many.Where(sensor => IsAt(sensor, SensorCondition.Offline, 0)).Select(sensor => sensor.Code));
    }

    private static double Share(PondingSensorPlan[] sensors, SensorCondition condition, double hour) => sensors.Count(sensor => IsAt(sensor, condition, hour)) / (double)sensors.Length;

    private static bool IsAt(PondingSensorPlan sensor, SensorCondition condition, double hour)
    {
        var at = SimTime.Start + SimDuration.FromHours(hour);
        return sensor.Faults.Any(fault => fault.Condition == condition && fault.From <= at && at < fault.To);
    }

    private static PondingSensorPlan[] Sensors(params string[] overrides)
    {
        var scenario = ScenarioFiles.Load("flood-warning", overrides.Select(Override.Parse)).Definition;
        var weather = new WeatherPlan(CityFiles.Load(scenario.City), scenario, 1, FeedJournal.None);
        return [.. CityFiles.Load(scenario.City).Sensors.Where(site => site.Kind == SensorKind.Ponding).Select(site => weather.SensorOf(site, TwinId.None, CommandSystem.Centre(1)))];
    }
}
