using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>
/// The day's course of the vital signs as prepared tables (24 hours, straight lines between them): pulse ±6 beats with its least
/// value at 04:00, pressure 6 mmHg lower in sleep, saturation a point lower in sleep.
/// </summary>
public static class Circadian
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    // −6 cos(2π (hour − 4) / 24), in thousandths of a beat a minute.
    private static readonly int[] Pulse =
    [
        -3000, -4243, -5196, -5796, -6000, -5796, -5196, -4243, -3000, -1553, 0, 1553,
        3000, 4243, 5196, 5796, 6000, 5796, 5196, 4243, 3000, 1553, 0, -1553,
    ];

    // How deep asleep people are, in thousandths.
    private static readonly int[] Sleep =
    [
        1000, 1000, 1000, 1000, 1000, 900, 600, 200, 0, 0, 0, 0,
        100, 200, 100, 0, 0, 0, 0, 0, 0, 200, 600, 900,
    ];

    /// <summary>The pulse's distance from its mean, in thousandths of a beat a minute.</summary>
    /// <param name="ofDay">Local time since midnight in ms.</param>
    public static int PulseAt(long ofDay) => At(Pulse, ofDay);

    /// <summary>How deep asleep people are, in thousandths.</summary>
    /// <param name="ofDay">Local time since midnight in ms.</param>
    public static int SleepAt(long ofDay) => At(Sleep, ofDay);

    /// <summary>Local time since midnight in ms.</summary>
    public static long OfDay(SimDuration startOfRun, SimTime now) => (startOfRun.Milliseconds + now.Milliseconds) % Day;

    private static int At(int[] table, long ofDay)
    {
        var hour = (int)(ofDay / Hour);
        var (from, to) = (table[hour], table[(hour + 1) % table.Length]);
        return from + (int)((to - from) * (ofDay % Hour) / Hour);
    }
}
