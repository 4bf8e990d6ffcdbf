namespace Liandong.Twins.Cells;

/// <summary>
/// The incident (事发) of water standing at a low point: one flood of it, counted from 1. Its number follows from the low point and the
/// flood, so that citizens' requests and the sensor's alarm about the same water meet, a crew learns from it where to go, and the next
/// flood of the same low point is another incident with its own draws. A flood that reached 150 mm is over when the low point is drained:
/// the same instant at which crews may go.
/// </summary>
public static class PondingIncident
{
    private const long Mark = 1L << 62;
    private const int FloodBits = 28;

    /// <summary>The incident of a low point, by its index in the city, and of one of its floods, counted from 1.</summary>
    public static long Of(int lowPoint, int flood = 1) => Mark | ((long)(flood & ((1 << FloodBits) - 1)) << 32) | (uint)lowPoint;

    /// <summary>Whether an incident is standing water.</summary>
    public static bool IsPonding(long incident) => incident > 0 && (incident & Mark) != 0;

    /// <summary>The low point's index in the city.</summary>
    /// <exception cref="ArgumentException">The incident is something else.</exception>
    public static int LowPointOf(long incident) => IsPonding(incident) ? (int)(uint)incident : throw new ArgumentException($"Incident {incident:x} is not standing water.", nameof(incident));

    /// <summary>Which flood of the low point it is, counted from 1.</summary>
    /// <exception cref="ArgumentException">The incident is something else.</exception>
    public static int FloodOf(long incident) => IsPonding(incident) ? (int)(incident >> 32) & ((1 << FloodBits) - 1) : throw new ArgumentException($"Incident {incident:x} is not standing water.", nameof(incident));
}
