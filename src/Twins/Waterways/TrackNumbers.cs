namespace Liandong.Twins.Waterways;

/// <summary>
/// What the stations' radar calls a vessel: its number in the run as long as it is followed or named by AIS, and how often it was lost and found
/// again under a new number. A station's rules see one number and cannot take it apart. Vessel (21 bits), times found again (9).
/// </summary>
public static class TrackNumbers
{
    /// <summary>How wide a vessel's number is, three of which go into one outcome.</summary>
    public const int VesselBits = 21;

    /// <summary>How many vessels a run has numbers for: 2,097,151. The highest number says that there is none.</summary>
    public const int MostVessels = (1 << VesselBits) - 1;

    /// <summary>No vessel.</summary>
    public const int NoVessel = MostVessels;

    private const int MostPassages = 511;
    private const int SuspicionBits = 2;

    /// <summary>The number of a track.</summary>
    /// <param name="vessel">The vessel, below <see cref="MostVessels"/>.</param>
    /// <param name="passage">How often it was lost and found again.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no numbers for so many.</exception>
    public static int Of(int vessel, int passage)
    {
        if (vessel is < 0 or >= MostVessels) throw new ArgumentOutOfRangeException(nameof(vessel), vessel, $"A run has numbers for {MostVessels} vessels.");
        if (passage is < 0 or > MostPassages) throw new ArgumentOutOfRangeException(nameof(passage), passage, $"A vessel is lost and found again {MostPassages} times at most.");
        return (passage << VesselBits) | vessel;
    }

    /// <summary>The vessel that it truly is.</summary>
    public static int VesselOf(long track) => (int)(track & MostVessels);

    /// <summary>A station's alarm about a track: one for each suspicion, so that what boats do renumbers no other's.</summary>
    internal static long AlarmOf(long subject, Suspicion suspicion) => (subject << SuspicionBits) | (uint)suspicion;

    /// <summary>What an alarm suspects.</summary>
    internal static Suspicion SuspicionOf(long alarm) => (Suspicion)(alarm & ((1 << SuspicionBits) - 1));
}
