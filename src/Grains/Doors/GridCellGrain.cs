using Liandong.Twins;
using Liandong.Twins.Reports;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("grid-cell"), PreferLocalPlacement]
internal sealed class GridCellGrain(DoorPorts ports) : DeviceDoor(TwinKind.GridCell, ports), IGridCellGrain
{
    /// <inheritdoc/>
    public Task<ReportReceipt> Report(long number, RequestReport report) => Take(number, report);
}
