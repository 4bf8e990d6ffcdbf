using Liandong.Twins;
using Orleans.Placement;

namespace Liandong.Grains.Doors;

[GrainType("grid-cell"), PreferLocalPlacement]
internal sealed class GridCellGrain() : EntityDoor(TwinKind.GridCell), IGridCellGrain;
