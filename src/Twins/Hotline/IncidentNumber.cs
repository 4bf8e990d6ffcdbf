namespace Liandong.Twins.Hotline;

/// <summary>
/// The number of an incident in a town's life: town (16 bits), hour of the run (16), stream (1) and place in that hour (20). It is
/// unique in a run and stays below the mark of standing water (<see cref="Cells.PondingIncident"/>).
/// </summary>
public static class IncidentNumber
{
    /// <summary>The most incidents of one stream that a town can have in an hour.</summary>
    public const int MostInAnHour = 1 << PlaceBits;

    /// <summary>The hours that have a number: seven years.</summary>
    public const int MostHours = 1 << 16;

    private const int PlaceBits = 20;

    // Behind all that recorded files can tell of.
    private const long FirstUntold = 1L << 32;

    /// <summary>The first of those that happen in an hour; the others follow it.</summary>
    /// <exception cref="InvalidOperationException">There are more than an hour has numbers for, or the hour has none.</exception>
    public static long First(int town, long hour, bool isFind, int count)
    {
        if (count > MostInAnHour) throw new InvalidOperationException($"{count} incidents are to happen in one hour; a town has numbers for {MostInAnHour} of each stream. Lower the load.");
        if (hour is < 0 or >= MostHours) throw new InvalidOperationException($"Hour {hour} has no numbers for its incidents; the last one that has is {MostHours - 1}.");
        return ((long)town << (PlaceBits + 17)) | (hour << (PlaceBits + 1)) | ((isFind ? 1L : 0) << PlaceBits);
    }

    /// <summary>The number of an incident that a recorded feed tells of, counted from 0 over all files: no town has the number 0, so it is nobody's else.</summary>
    public static long OfFed(long count) => ((count >> PlaceBits) << (PlaceBits + 1)) | (count & (MostInAnHour - 1));

    /// <summary>The number of a request's incident of which nobody says whether it is another request's too: it came through a front door, at this place in the run's journal.</summary>
    public static long OfReported(uint place) => OfFed(FirstUntold | place);

    /// <summary>The same of a recorded row that names no incident, counted from 0 over all files.</summary>
    public static long OfUntold(long count) => OfFed(FirstUntold | (1L << 31) | count);

    /// <summary>Whether nobody says of what incident a request truly is: whether it was merged rightly cannot be told.</summary>
    public static bool IsUntold(long incident) => incident >> (PlaceBits + 17) == 0 && incident >= OfFed(FirstUntold);

    /// <summary>Whether officers, sensors or other systems find it; otherwise a citizen reports it.</summary>
    public static bool IsFind(long incident) => ((incident >> PlaceBits) & 1) == 1;
}
