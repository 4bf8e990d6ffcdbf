using Liandong.Twins.Time;

namespace Liandong.Twins.Staff;

/// <summary>
/// When a unit works: from one hour of the day to another (a night shift may cross midnight), with two days off in every seven
/// that begin on the unit's own day; or always.
/// </summary>
/// <param name="FromHour">First hour of the shift, 0 to 23.</param>
/// <param name="Hours">Length in hours; 24 means always on.</param>
/// <param name="FirstDayOff">Day of the week (0 Monday) on which its two days off begin.</param>
public sealed record Roster(int FromHour, int Hours, int FirstDayOff)
{
    /// <summary>On call day and night, every day.</summary>
    public static readonly Roster Always = new(0, 24, 0);

    /// <summary>Whether it works at this time.</summary>
    public bool IsOn(WorkCalendar calendar, SimTime time)
    {
        if (Hours == 24) return true;
        var hour = calendar.HourOf(time);
        var began = hour >= FromHour ? calendar.DayOf(time) : calendar.DayOf(time) - 1;
        var since = (hour - FromHour + 24) % 24;
        return since < Hours && (began - FirstDayOff + 14) % 7 >= 2;
    }

    /// <summary>When to look again: the next full hour at which the shift begins or ends; nothing when it never does.</summary>
    public SimTime? NextChange(WorkCalendar calendar, SimTime time)
    {
        if (Hours == 24) return null;
        var next = calendar.NextHour(time);
        while (calendar.HourOf(next) != FromHour && calendar.HourOf(next) != (FromHour + Hours) % 24) next = calendar.NextHour(next);
        return next;
    }
}
