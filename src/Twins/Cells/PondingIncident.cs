namespace Liandong.Twins.Cells;

/// <summary>
/// The incident (事发) of water standing at a low point. Its number follows from the low point, so that citizens' requests and
/// the sensor's alarm about the same water meet, and a crew learns from it where to go.
/// </summary>
public static class PondingIncident
{
    private const long Mark = 1L << 62;

    /// <summary>The incident of a low point, by its index in the city.</summary>
    public static long Of(int lowPoint) => Mark | (uint)lowPoint;

    /// <summary>Whether an incident is standing water.</summary>
    public static bool IsPonding(long incident) => incident > 0 && (incident & Mark) != 0;

    /// <summary>The low point's index in the city.</summary>
    /// <exception cref="ArgumentException">The incident is something else.</exception>
    public static int LowPointOf(long incident) => IsPonding(incident) ? (int)(uint)incident : throw new ArgumentException($"Incident {incident:x} is not standing water.", nameof(incident));
}
