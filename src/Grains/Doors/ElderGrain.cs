using Liandong.Twins;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("elder"), PreferLocalPlacement]
internal sealed class ElderGrain() : EntityDoor(TwinKind.Elder), IElderGrain;
