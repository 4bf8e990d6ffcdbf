using Liandong.Twins.Time;

namespace Liandong.Twins.Orders;

/// <summary>
/// An incident (事发) that befalls one twin, which wants to hear what becomes of it: an elder's call for help. Its number carries the
/// twin's address, so that the order knows whom to tell, and no clerk takes two people's incidents for one.
/// Mark (bit 61), kind (7 bits), jurisdiction (16), index (22), the twin's own count (16).
/// </summary>
public static class SubjectIncident
{
    private const long Mark = 1L << 61;
    private const int NumberBits = 16;
    private const int IndexBits = 22;

    /// <summary>The incident of a twin with this number; numbers repeat after 65,536.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The twin's index is above 4,194,303.</exception>
    public static long Of(TwinId subject, int number)
    {
        if (subject.Index >= 1 << IndexBits) throw new ArgumentOutOfRangeException(nameof(subject), subject, "Its index is too large for an incident's number.");
        return Mark | ((long)subject.Kind << 54) | ((long)subject.Jurisdiction << (NumberBits + IndexBits)) | ((long)subject.Index << NumberBits) | (uint)(number & 0xFFFF);
    }

    /// <summary>Whether an incident befalls a twin that wants to hear of it.</summary>
    public static bool Is(long incident) => incident > 0 && (incident & (Mark << 1)) == 0 && (incident & Mark) != 0;

    /// <summary>The twin that it befalls.</summary>
    /// <exception cref="ArgumentException">The incident befalls nobody in particular.</exception>
    public static TwinId SubjectOf(long incident) => Is(incident)
        ? new TwinId((byte)((incident >> 54) & 0x7F), (int)(incident >> (NumberBits + IndexBits)) & 0xFFFF, (int)(incident >> NumberBits) & ((1 << IndexBits) - 1))
        : throw new ArgumentException($"Incident {incident:x} befalls no twin.", nameof(incident));
}
