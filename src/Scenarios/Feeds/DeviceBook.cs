using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>Which devices of a run reports can come from.</summary>
internal static class DeviceBook
{
    /// <summary>The devices of a kind, in the order of the city; none when the scenario leaves their system out.</summary>
    public static IReadOnlyList<FeedDevice> Of(FeedKind kind, CityRun run) => kind switch
    {
        FeedKind.Water => Sensors(run, SensorKind.Ponding),
        FeedKind.Rain => Sensors(run, SensorKind.RainGauge),
        FeedKind.Requests => Cells(run),
        FeedKind.Gps or FeedKind.Waybills => [.. run.City.Hazmat.Vehicles.Where(_ => run.Scenario.Hazmat is not null).Select(vehicle => new FeedDevice(vehicle.Code, new Text(vehicle.Plate, vehicle.Plate), run.VehicleOf(vehicle.Index)!.Value))],
        FeedKind.Vitals => [.. run.Wearers.OrderBy(wearer => wearer.Elder.Index).Select(wearer => new FeedDevice(wearer.Elder.Code, new Text(wearer.Elder.Code, wearer.Elder.Code), wearer.Twin))],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of report."),
    };

    /// <summary>The twin of each cell by its index in the city.</summary>
    public static ImmutableArray<TwinId> CellTwins(CityRun run)
    {
        var twins = new TwinId[run.City.Cells.Length];
        foreach (var town in run.City.Cells.GroupBy(cell => cell.Town))
        {
            var place = 0;
            foreach (var cell in town) twins[cell.Index] = CommandSystem.Cell(run.City.TownJurisdiction(town.Key), place++);
        }

        return [.. twins];
    }

    private static FeedDevice[] Cells(CityRun run)
    {
        var twins = CellTwins(run);
        return [.. run.City.Cells.Select(cell => new FeedDevice(cell.Code, cell.Name, twins[cell.Index]))];
    }

    private static FeedDevice[] Sensors(CityRun run, SensorKind kind) =>
        [.. run.City.Sensors.Where(sensor => sensor.Kind == kind).Select(sensor => new FeedDevice(sensor.Code, sensor.Name, run.AddressOf(sensor)))];
}
