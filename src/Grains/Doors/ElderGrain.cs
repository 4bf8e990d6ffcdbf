using Liandong.Twins;
using Liandong.Twins.Reports;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("elder"), PreferLocalPlacement]
internal sealed class ElderGrain(DoorPorts ports) : DeviceDoor(TwinKind.Elder, ports), IElderGrain
{
    /// <inheritdoc/>
    public Task<ReportReceipt> Report(long number, WristbandReport report) => Take(number, report);
}
