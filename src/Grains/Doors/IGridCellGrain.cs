using Liandong.Twins.Reports;

namespace Liandong.Grains.Doors;

/// <summary>The front door of a grid cell (网格) in a run.</summary>
[Alias("IGridCellGrain")]
public interface IGridCellGrain : IEntityDoor
{
    /// <summary>A citizen asks the city for something here; answers when the journal has it.</summary>
    /// <param name="number">The report's number among those of this cell, rising; a repeated one is dropped. 0 is not checked.</param>
    /// <param name="report">What is reported.</param>
    /// <exception cref="Runs.InputRefusedException">It was not taken; the message says why.</exception>
    [Alias("Report")]
    Task<ReportReceipt> Report(long number, RequestReport report);
}
