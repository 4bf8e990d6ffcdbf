using Liandong.Twins;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("sensor"), PreferLocalPlacement]
internal sealed class SensorGrain() : EntityDoor(TwinKind.Sensor), ISensorGrain;
