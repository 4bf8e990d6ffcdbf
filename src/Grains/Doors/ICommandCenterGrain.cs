namespace Liandong.Grains.Doors;

/// <summary>The front door of a command centre (指挥中心) in a run.</summary>
[Alias("ICommandCenterGrain")]
public interface ICommandCenterGrain : IEntityDoor;
