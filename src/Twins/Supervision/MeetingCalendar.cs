using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Twins.Supervision;

/// <summary>
/// When people of several units are free at once. A working day has four times to meet: 9:00, 10:30, 14:00 and 16:00, an hour and a half
/// each. Every unit can send a few people, who have appointments of their own; rooms are few; the district's leader is one person.
/// </summary>
/// <param name="calendar">Local and working time.</param>
/// <param name="representatives">People of each unit.</param>
/// <param name="rooms">Meetings at the same time at most.</param>
/// <param name="busy">Share of everybody's times that is taken.</param>
internal sealed class MeetingCalendar(WorkCalendar calendar, int representatives, int rooms, double busy)
{
    /// <summary>How long a meeting is.</summary>
    public static readonly SimDuration Length = SimDuration.FromMinutes(90);

    private const int TimesADay = 4;
    private const long Day = 86_400_000;
    private const int Leader = 62;
    private const int Room = 63;
    private const int DaysAhead = 366;
    private static readonly ulong BusyPurpose = StableHash.Of("an appointment of one's own");
    private static readonly long[] Starts = [9 * 3_600_000L, 10 * 3_600_000L + 1_800_000, 14 * 3_600_000L, 16 * 3_600_000L];
    private readonly SortedDictionary<(long Time, int Who), int> _booked = [];

    /// <summary>Books the first time from the next day on at which all can come.</summary>
    /// <param name="units">A bit for each unit.</param>
    /// <param name="withLeader">Whether the district's leader chairs.</param>
    /// <param name="now">When it is asked for.</param>
    /// <param name="seed">Of the run.</param>
    /// <returns>When it begins; null when there is no such time in a whole year.</returns>
    public SimTime? Book(ulong units, bool withLeader, SimTime now, ulong seed)
    {
        Forget((long)calendar.DayOf(now) * TimesADay);
        var first = (calendar.DayOf(now) + 1L) * TimesADay;
        for (var time = first; time < first + (DaysAhead * TimesADay); time++)
        {
            if (time / TimesADay % 7 >= 5 || !AllCanCome(units, withLeader, time, seed)) continue;
            for (var unit = 0; unit < Leader; unit++)
            {
                if ((units >> unit & 1) != 0) Add(time, unit);
            }

            Add(time, Room);
            if (withLeader) Add(time, Leader);
            return StartOf(time);
        }

        return null;
    }

    /// <summary>Writes what is booked.</summary>
    public void WriteState(StateWriter state) => state.Write("booked", _booked, static (item, booking) =>
    {
        item.Write("meetingTime", booking.Key.Time);
        item.Write("who", booking.Key.Who);
        item.Write("bookings", booking.Value);
    });

    private SimTime StartOf(long time) => new((time / TimesADay * Day) + Starts[time % TimesADay] - calendar.StartOfRun.Milliseconds);

    private bool AllCanCome(ulong units, bool withLeader, long time, ulong seed)
    {
        if (_booked.GetValueOrDefault((time, Room)) >= rooms) return false;
        if (withLeader && Free(Leader, 1, time, seed) <= 0) return false;
        for (var unit = 0; unit < Leader; unit++)
        {
            if ((units >> unit & 1) != 0 && Free(unit, representatives, time, seed) <= 0) return false;
        }

        return true;
    }

    private int Free(int unit, int people, long time, ulong seed)
    {
        var free = -_booked.GetValueOrDefault((time, unit));
        for (var person = 0; person < people; person++)
        {
            var chance = new Chance(seed, ((ulong)time << 16) | ((ulong)(uint)unit << 8) | (uint)person, BusyPurpose);
            if (!chance.NextIs(busy)) free++;
        }

        return free;
    }

    private void Add(long time, int who) => _booked[(time, who)] = _booked.GetValueOrDefault((time, who)) + 1;

    private void Forget(long before)
    {
        while (_booked.Count > 0)
        {
            var first = default((long Time, int Who));
            foreach (var booking in _booked)
            {
                first = booking.Key;
                break;
            }

            if (first.Time >= before) return;
            _booked.Remove(first);
        }
    }
}
