namespace Liandong.Grains.Doors;

/// <summary>The front door of a grid cell (网格) in a run.</summary>
[Alias("IGridCellGrain")]
public interface IGridCellGrain : IEntityDoor;
