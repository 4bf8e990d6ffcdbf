using System.Collections.Immutable;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Twins.Hotline;

/// <summary>The grid officers of a town: when the posts that it ought to have are on shift, and when those are that it has.</summary>
/// <param name="Posts">The rosters of the ordinary staff, on which the rate of finds rests.</param>
/// <param name="Filled">The rosters of those who are there. More than the posts find no more: there is no more to find.</param>
public sealed record Patrol(ImmutableArray<Roster> Posts, ImmutableArray<Roster> Filled)
{
    /// <summary>Share of the posts on shift at this time that somebody fills, 0 to 1; 0 when nobody is on shift.</summary>
    public double ShareOnShift(WorkCalendar calendar, SimTime time)
    {
        var filled = On(Filled, calendar, time);
        return filled == 0 ? 0 : Math.Min(1, (double)filled / Math.Max(1, On(Posts, calendar, time)));
    }

    private static int On(ImmutableArray<Roster> rosters, WorkCalendar calendar, SimTime time)
    {
        var on = 0;
        foreach (var roster in rosters)
        {
            if (roster.IsOn(calendar, time)) on++;
        }

        return on;
    }
}
