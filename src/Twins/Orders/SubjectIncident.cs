namespace Liandong.Twins.Orders;

/// <summary>
/// An incident (事发) that befalls something that wants to hear what becomes of it: an elder's call for help. Its number says what it befalls, by
/// the number that this has in the city, so that the order knows whom to tell, no clerk takes two people's incidents for one, and what is drawn
/// for the incident is the same however many officers stand before the elder among the twins of the town.
/// Mark (bit 61), kind (7 bits), number in the city (22), count (32).
/// </summary>
public static class SubjectIncident
{
    private const long Mark = 1L << 61;
    private const int CountBits = 32;
    private const int NumberBits = 22;
    private const int KindBits = 7;

    /// <summary>The incident of something, by which of its incidents it is.</summary>
    /// <param name="kind">The kind of the twin that wants to hear.</param>
    /// <param name="number">The number in the city of what it befalls.</param>
    /// <param name="count">Which of its incidents.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no numbers for so many.</exception>
    public static long Of(TwinKind kind, int number, long count)
    {
        if (number is < 0 or >= 1 << NumberBits) throw new ArgumentOutOfRangeException(nameof(number), number, $"Incidents have numbers for {1 << NumberBits} things of a kind.");
        if (count is < 0 or > uint.MaxValue) throw new ArgumentOutOfRangeException(nameof(count), count, $"Incidents of one thing are counted to {uint.MaxValue}.");
        return Mark | ((long)kind << (NumberBits + CountBits)) | ((long)number << CountBits) | count;
    }

    /// <summary>Whether an incident befalls something that wants to hear of it.</summary>
    public static bool Is(long incident) => incident > 0 && (incident & (Mark << 1)) == 0 && (incident & Mark) != 0;

    /// <summary>The kind of the twin that wants to hear, and the number in the city of what it befalls; <see cref="CommandSystem.Subject"/> has the address.</summary>
    /// <exception cref="ArgumentException">The incident befalls nothing in particular.</exception>
    public static (TwinKind Kind, int Number) SubjectOf(long incident) => Is(incident)
        ? ((TwinKind)((incident >> (NumberBits + CountBits)) & ((1 << KindBits) - 1)), (int)(incident >> CountBits) & ((1 << NumberBits) - 1))
        : throw new ArgumentException($"Incident {incident:x} befalls nothing in particular.", nameof(incident));

    /// <summary>Which of its incidents it is.</summary>
    public static uint CountOf(long incident) => (uint)incident;
}
