using Liandong.Twins;
using Liandong.Twins.Reports;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("sensor"), PreferLocalPlacement]
internal sealed class SensorGrain(DoorPorts ports) : DeviceDoor(TwinKind.Sensor, ports), ISensorGrain
{
    /// <inheritdoc/>
    public Task<ReportReceipt> ReportWater(long number, WaterReport report) => Take(number, report);

    /// <inheritdoc/>
    public Task<ReportReceipt> ReportRain(long number, RainReport report) => Take(number, report);
}
