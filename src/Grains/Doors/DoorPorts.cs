using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Doors;

/// <summary>What a door needs of its silo.</summary>
/// <param name="Readers">Knows which devices report, and what can be true.</param>
/// <param name="Time">The wall clock.</param>
/// <param name="Log">For what the operator should know.</param>
internal sealed record DoorPorts(IReportReaders Readers, TimeProvider Time, ILogger<DoorPorts> Log);
