namespace Liandong.Grains.Doors;

/// <summary>The front door of a vehicle that carries hazardous goods (危险货物运输车辆) in a run.</summary>
[Alias("IVehicleGrain")]
public interface IVehicleGrain : IEntityDoor;
