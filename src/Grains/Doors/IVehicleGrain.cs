using Liandong.Twins.Reports;

namespace Liandong.Grains.Doors;

/// <summary>The front door of a vehicle that carries hazardous goods (危险货物运输车辆) in a run.</summary>
[Alias("IVehicleGrain")]
public interface IVehicleGrain : IEntityDoor
{
    /// <summary>Its terminal reports; answers when the journal has it.</summary>
    /// <param name="number">The report's number among those of the device, rising; a repeated one is dropped. 0 is not checked.</param>
    /// <param name="report">What is reported.</param>
    /// <exception cref="Runs.InputRefusedException">It was not taken; the message says why.</exception>
    [Alias("Report")]
    Task<ReportReceipt> Report(long number, PositionReport report);
}
