using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Staff;

public class RosterTests
{
    private static readonly WorkCalendar Calendar = new(SimDuration.Zero);

    [Theory]
    [InlineData(8, 8, 8.0, true)]
    [InlineData(8, 8, 15.99, true)]
    [InlineData(8, 8, 16.0, false)]
    [InlineData(8, 8, 7.99, false)]
    [InlineData(22, 8, 23.0, true)]
    [InlineData(22, 8, 29.5, true)]
    [InlineData(22, 8, 30.0, false)]
    [InlineData(0, 24, 3.0, true)]
    public void A_shift_lasts_its_hours_even_across_midnight(int from, int hours, double at, bool on) =>
        new Roster(from, hours, 4).IsOn(Calendar, At(at)).ShouldBe(on);

    [Fact]
    public void Two_days_in_seven_are_off_and_a_night_shift_belongs_to_the_day_on_which_it_began()
    {
        var night = new Roster(22, 8, FirstDayOff: 2);
        Enumerable.Range(0, 14).Select(day => night.IsOn(Calendar, At((day * 24) + 23))).ShouldBe([true, true, false, false, true, true, true, true, true, false, false, true, true, true]);
        night.IsOn(Calendar, At((2 * 24) + 3)).ShouldBeTrue("Tuesday's night ends on Wednesday morning");
        night.IsOn(Calendar, At((4 * 24) + 3)).ShouldBeFalse("Thursday's night is off");
    }

    [Fact]
    public void The_next_change_is_where_the_shift_begins_or_ends()
    {
        var day = new Roster(8, 8, 5);
        day.NextChange(Calendar, At(3)).ShouldBe(At(8));
        day.NextChange(Calendar, At(8)).ShouldBe(At(16));
        day.NextChange(Calendar, At(16.5)).ShouldBe(At(32));
        Roster.Always.NextChange(Calendar, At(3)).ShouldBeNull();
    }

    private static SimTime At(double hours) => SimTime.Start + SimDuration.FromHours(hours);
}
