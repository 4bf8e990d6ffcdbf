using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Staff;

/// <summary>
/// Local time and working time. Working hours are 8:30–12:00 and 13:30–18:00 from Monday to Friday, eight hours a day;
/// public holidays are not modelled.
/// </summary>
/// <param name="StartOfRun">Local time of the run's start, counted from Monday 00:00 of its week.</param>
public sealed record WorkCalendar(SimDuration StartOfRun)
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;
    private const long WorkingDay = 8 * Hour;
    private const long Morning = 8 * Hour + Hour / 2;
    private const long Noon = 12 * Hour;
    private const long AfterNoon = 13 * Hour + Hour / 2;
    private const long Evening = 18 * Hour;

    /// <summary>The hour of the day, 0 to 23.</summary>
    public int HourOf(SimTime time) => (int)(Local(time) % Day / Hour);

    /// <summary>Whole hours of local time since the Monday of the run's first week.</summary>
    public long HoursSinceMonday(SimTime time) => Local(time) / Hour;

    /// <summary>Days since the Monday of the run's first week; 5 and 6 modulo 7 are the weekend.</summary>
    public int DayOf(SimTime time) => (int)(Local(time) / Day);

    /// <summary>Whether offices are open.</summary>
    public bool IsWorking(SimTime time)
    {
        var ofDay = Local(time) % Day;
        return DayOf(time) % 7 < 5 && (ofDay is >= Morning and < Noon || ofDay is >= AfterNoon and < Evening);
    }

    /// <summary>When offices next open; now, if they are open.</summary>
    public SimTime NextOpening(SimTime time) => IsWorking(time) ? time : Unworked(Worked(Local(time)), atStart: true);

    /// <summary>The next full hour of local time after this instant.</summary>
    public SimTime NextHour(SimTime time) => new(time.Milliseconds + Hour - (Local(time) % Hour));

    /// <summary>When this much working time has passed.</summary>
    public SimTime AddWorking(SimTime time, SimDuration working) =>
        working == SimDuration.Zero ? time : Unworked(Worked(Local(time)) + working.Milliseconds, atStart: false);

    /// <summary>When a limit that starts now is over.</summary>
    public SimTime Due(SimTime from, TimeLimit limit) => limit.Working ? AddWorking(from, limit.Duration) : from + limit.Duration;

    private long Local(SimTime time) => StartOfRun.Milliseconds + time.Milliseconds;

    // Working milliseconds from the first Monday 00:00 to a local time.
    private static long Worked(long local)
    {
        var day = local / Day;
        var ofDay = local % Day;
        var days = ((day / 7) * 5) + Math.Min(day % 7, 5);
        if (day % 7 >= 5) return days * WorkingDay;
        var today = Math.Clamp(ofDay - Morning, 0, Noon - Morning) + Math.Clamp(ofDay - AfterNoon, 0, Evening - AfterNoon);
        return (days * WorkingDay) + today;
    }

    // The local time at which so many working milliseconds have passed: at a seam the start of the next stretch or the end of the last one.
    private SimTime Unworked(long worked, bool atStart)
    {
        var day = worked / WorkingDay;
        var rest = worked % WorkingDay;
        if (rest == 0 && !atStart) (day, rest) = (day - 1, WorkingDay);
        var morning = Noon - Morning;
        var ofDay = rest < morning || (rest == morning && !atStart) ? Morning + rest : AfterNoon + rest - morning;
        return new SimTime(((((day / 5) * 7) + (day % 5)) * Day) + ofDay - StartOfRun.Milliseconds);
    }
}
