namespace Liandong.Grains.Doors;

/// <summary>The front door of a sensor (传感器) in a run.</summary>
[Alias("ISensorGrain")]
public interface ISensorGrain : IEntityDoor;
