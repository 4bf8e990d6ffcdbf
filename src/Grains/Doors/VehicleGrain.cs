using Liandong.Twins;
using Liandong.Twins.Reports;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("vehicle"), PreferLocalPlacement]
internal sealed class VehicleGrain(DoorPorts ports) : DeviceDoor(TwinKind.Vehicle, ports), IVehicleGrain
{
    /// <inheritdoc/>
    public Task<ReportReceipt> Report(long number, PositionReport report) => Take(number, report);
}
