using Liandong.Twins.Reports;

namespace Liandong.Grains.Doors;

/// <summary>The front door of a sensor (传感器) in a run.</summary>
[Alias("ISensorGrain")]
public interface ISensorGrain : IEntityDoor
{
    /// <summary>A ponding sensor reports; answers when the journal has it.</summary>
    /// <param name="number">The report's number among those of the device, rising; a repeated one is dropped. 0 is not checked.</param>
    /// <param name="report">What is reported.</param>
    /// <exception cref="Runs.InputRefusedException">It was not taken; the message says why.</exception>
    [Alias("ReportWater")]
    Task<ReportReceipt> ReportWater(long number, WaterReport report);

    /// <summary>A rain gauge reports; answers when the journal has it.</summary>
    /// <param name="number">The report's number among those of the device, rising; a repeated one is dropped. 0 is not checked.</param>
    /// <param name="report">What is reported.</param>
    /// <exception cref="Runs.InputRefusedException">It was not taken; the message says why.</exception>
    [Alias("ReportRain")]
    Task<ReportReceipt> ReportRain(long number, RainReport report);
}
