using Liandong.Twins;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("command-center"), PreferLocalPlacement]
internal sealed class CommandCenterGrain() : EntityDoor(TwinKind.CommandCenter), ICommandCenterGrain;
