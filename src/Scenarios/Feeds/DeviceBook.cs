using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;

namespace Liandong.Scenarios.Feeds;

/// <summary>Which devices of a run reports can come from.</summary>
internal static class DeviceBook
{
    /// <summary>The devices of a kind, in the order of the city; none when the scenario leaves their system out.</summary>
    public static IReadOnlyList<FeedDevice> Of(FeedKind kind, CityRun run) => kind switch
    {
        FeedKind.Water => Sensors(run, SensorKind.Ponding),
        FeedKind.Rain => Sensors(run, SensorKind.RainGauge),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of report."),
    };

    private static FeedDevice[] Sensors(CityRun run, SensorKind kind) =>
        [.. run.City.Sensors.Where(sensor => sensor.Kind == kind).Select(sensor => new FeedDevice(sensor.Code, sensor.Name, run.AddressOf(sensor)))];
}
