namespace Liandong.Grains.Doors;

/// <summary>The front door of a wristband wearer (佩戴手环的老人) in a run.</summary>
[Alias("IElderGrain")]
public interface IElderGrain : IEntityDoor;
