using CsCheck;
using Liandong.Twins.Orders;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Staff;

public class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = new(SimDuration.Zero);

    // Days count from Monday.
    [Theory]
    [InlineData(0, "08:30", 30, 0, "09:00")]
    [InlineData(0, "11:30", 60, 0, "14:00")]
    [InlineData(0, "11:30", 30, 0, "12:00")]
    [InlineData(0, "12:40", 10, 0, "13:40")]
    [InlineData(0, "17:30", 60, 1, "09:00")]
    [InlineData(0, "17:30", 30, 0, "18:00")]
    [InlineData(0, "03:00", 480, 0, "18:00")]
    [InlineData(4, "17:00", 120, 7, "09:30")]
    [InlineData(5, "10:00", 1, 7, "08:31")]
    [InlineData(6, "23:59", 480, 7, "18:00")]
    [InlineData(2, "09:00", 2400, 9, "09:00")]
    public void Working_time_skips_lunch_evenings_and_weekends(int day, string from, int minutes, int dayThen, string then) =>
        Calendar.AddWorking(At(day, from), SimDuration.FromMinutes(minutes)).ShouldBe(At(dayThen, then));

    [Theory]
    [InlineData(0, "07:00", 0, "08:30")]
    [InlineData(0, "08:30", 0, "08:30")]
    [InlineData(0, "11:59", 0, "11:59")]
    [InlineData(0, "12:00", 0, "13:30")]
    [InlineData(0, "18:00", 1, "08:30")]
    [InlineData(4, "18:00", 7, "08:30")]
    [InlineData(5, "12:00", 7, "08:30")]
    [InlineData(6, "23:00", 7, "08:30")]
    public void Offices_open_next_at(int day, string from, int dayThen, string then) =>
        Calendar.NextOpening(At(day, from)).ShouldBe(At(dayThen, then));

    [Fact]
    public void A_working_limit_waits_for_the_office_and_a_clock_limit_does_not()
    {
        var friday = At(4, "17:00");
        Calendar.Due(friday, new TimeLimit(SimDuration.FromHours(2), true)).ShouldBe(At(7, "09:30"));
        Calendar.Due(friday, new TimeLimit(SimDuration.FromHours(2), false)).ShouldBe(At(4, "19:00"));
    }

    [Fact]
    public void A_run_that_starts_on_a_Wednesday_morning_knows_its_weekday_and_hour()
    {
        var calendar = new WorkCalendar(SimDuration.FromHours((2 * 24) + 9));
        calendar.DayOf(SimTime.Start).ShouldBe(2);
        calendar.HourOf(SimTime.Start).ShouldBe(9);
        calendar.AddWorking(SimTime.Start, SimDuration.FromHours(3)).ShouldBe(SimTime.Start + SimDuration.FromHours(3));
        calendar.AddWorking(SimTime.Start, SimDuration.FromHours(4)).ShouldBe(SimTime.Start + SimDuration.FromHours(5.5));
        calendar.NextHour(SimTime.Start + SimDuration.FromMinutes(1)).ShouldBe(SimTime.Start + SimDuration.FromHours(1));
    }

    [Fact]
    public void Working_time_may_be_added_in_pieces() =>
        Gen.Select(Gen.Int[0, 20 * 1440], Gen.Int[1, 5_000], Gen.Int[1, 5_000]).Sample((from, first, second) =>
        {
            var start = SimTime.Start + SimDuration.FromMinutes(from);
            var once = Calendar.AddWorking(start, SimDuration.FromMinutes(first + second));
            return Calendar.AddWorking(Calendar.AddWorking(start, SimDuration.FromMinutes(first)), SimDuration.FromMinutes(second)) == once;
        });

    // Independent of the calendar's arithmetic: the minutes of work between two instants, counted one by one.
    [Fact]
    public void As_many_minutes_of_work_lie_in_between_as_were_added() =>
        Gen.Select(Gen.Int[0, 14 * 1440], Gen.Int[1, 3_000]).Sample((from, minutes) =>
        {
            var start = SimTime.Start + SimDuration.FromMinutes(from);
            var end = Calendar.AddWorking(start, SimDuration.FromMinutes(minutes));
            var counted = 0;
            for (var minute = from; minute < end.Milliseconds / 60_000; minute++)
            {
                if (IsOfficeMinute(minute)) counted++;
            }

            return counted == minutes && IsOfficeMinute((end.Milliseconds / 60_000) - 1);
        }, iter: 300);

    private static bool IsOfficeMinute(long minute) =>
        minute / 1440 % 7 < 5 && minute % 1440 is (>= 510 and < 720) or (>= 810 and < 1080) && minute / 1440 % 7 < 5;

    private static SimTime At(int day, string time) =>
        SimTime.Start + new SimDuration((long)(TimeSpan.FromDays(day) + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).TotalMilliseconds);
}
