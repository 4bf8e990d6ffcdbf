using Liandong.Twins;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("vehicle"), PreferLocalPlacement]
internal sealed class VehicleGrain() : EntityDoor(TwinKind.Vehicle), IVehicleGrain;
