using Liandong.Twins.Time;

namespace Liandong.Grains.Doors;

/// <summary>The acknowledgement of a report: it is in the journal and counts once, whatever fails.</summary>
/// <param name="IsRepeated">Whether its twin has had it before, so that it was dropped.</param>
/// <param name="Place">Its place in the run's journal; −1 when it is repeated.</param>
/// <param name="Due">When it reaches its twin, in simulation time; for a repeated one, the barrier at which that was found.</param>
[GenerateSerializer, Immutable, Alias("ReportReceipt")]
public sealed record ReportReceipt([property: Id(0)] bool IsRepeated, [property: Id(1)] long Place, [property: Id(2)] SimTime Due);
