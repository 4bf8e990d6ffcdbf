using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Feeds;
using Liandong.Twins;
using Liandong.Twins.Centers;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>The front doors of one run: what has one is asked there, and devices report there, as any other client of a silo would.</summary>
internal sealed class TwinDoors(IGrainFactory grains, string run)
{
    /// <summary>A twin's fields at the last barrier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such twin.</exception>
    public Task<TwinFields> AskAsync(TwinId twin) => Find(twin)?.Ask() ?? grains.GetGrain<IRunGrain>(run).Ask(twin);

    /// <summary>The front door of a twin; none for one that is only asked through its run.</summary>
    public IEntityDoor? Find(TwinId twin)
    {
        var key = KeyOf(twin);
        return (TwinKind)twin.Kind switch
        {
            TwinKind.CommandCenter => grains.GetGrain<ICommandCenterGrain>(key),
            TwinKind.GridCell => grains.GetGrain<IGridCellGrain>(key),
            TwinKind.Elder => grains.GetGrain<IElderGrain>(key),
            TwinKind.Sensor => grains.GetGrain<ISensorGrain>(key),
            TwinKind.Vehicle => grains.GetGrain<IVehicleGrain>(key),
            _ => null,
        };
    }

    /// <summary>Gives a decision to its centre's door; answers when the journal has it.</summary>
    /// <exception cref="InputRefusedException">It was not taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run has no such centre.</exception>
    public Task<InputReceipt> DecideAsync(TwinId centre, long number, Decision decision, long what) => grains.GetGrain<ICommandCenterGrain>(KeyOf(centre)).Command(number, decision, what);

    /// <summary>Sends a report to its device's door.</summary>
    /// <exception cref="InputRefusedException">It was not taken.</exception>
    public Task<ReportReceipt> ReportAsync(TimedReport report)
    {
        var key = KeyOf(report.Device);
        return report.Report switch
        {
            WaterReport water => grains.GetGrain<ISensorGrain>(key).ReportWater(report.Number, water),
            RainReport rain => grains.GetGrain<ISensorGrain>(key).ReportRain(report.Number, rain),
            PositionReport position => grains.GetGrain<IVehicleGrain>(key).Report(report.Number, position),
            WristbandReport wristband => grains.GetGrain<IElderGrain>(key).Report(report.Number, wristband),
            RequestReport request => grains.GetGrain<IGridCellGrain>(key).Report(report.Number, request),
            _ => throw new ArgumentOutOfRangeException(nameof(report), report.Report, "A kind of report."),
        };
    }

    private string KeyOf(TwinId twin) => run + "/" + twin;
}
