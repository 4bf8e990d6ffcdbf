using Liandong.Twins.Reports;

namespace Liandong.Grains.Doors;

/// <summary>The front door of a wristband wearer (佩戴手环的老人) in a run.</summary>
[Alias("IElderGrain")]
public interface IElderGrain : IEntityDoor
{
    /// <summary>The wristband reports; answers when the journal has it.</summary>
    /// <param name="number">The report's number among those of the device, rising; a repeated one is dropped. 0 is not checked.</param>
    /// <param name="report">What is reported.</param>
    /// <exception cref="Runs.InputRefusedException">It was not taken; the message says why.</exception>
    [Alias("Report")]
    Task<ReportReceipt> Report(long number, WristbandReport report);
}
