using Liandong.Twins.Staff;
using Liandong.Twins.Supervision;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Supervision;

/// <summary>When people of several units meet, and what comes of it when they never can.</summary>
public class MeetingCalendarTests
{
    private const ulong ThreeUnits = 0b111;

    [Fact]
    public void Where_everybody_is_free_the_first_time_is_nine_o_clock_on_the_next_working_day()
    {
        // The run starts on a Monday at nine.
        var calendar = new MeetingCalendar(new WorkCalendar(SimDuration.FromHours(9)), 1, 1, 0);
        calendar.Book(ThreeUnits, false, SimTime.Start, 1).ShouldBe(SimTime.Start + SimDuration.FromHours(24));
        calendar.Book(ThreeUnits, false, SimTime.Start, 1).ShouldBe(SimTime.Start + SimDuration.FromHours(25.5), "the one room is taken at nine");
        var friday = SimTime.Start + SimDuration.FromDays(4);
        calendar.Book(ThreeUnits, false, friday, 1).ShouldBe(SimTime.Start + SimDuration.FromDays(7), "nobody meets at the weekend");
    }

    [Fact]
    public void Units_that_have_no_time_in_common_within_a_year_are_no_error() =>
        new MeetingCalendar(new WorkCalendar(SimDuration.FromHours(9)), 1, 1, 1).Book(ThreeUnits, false, SimTime.Start, 1).ShouldBeNull();

    [Fact]
    public void Ten_busy_units_with_one_representative_each_are_seldom_free_together()
    {
        // A tenth of ten people's time in common: one in 10¹⁰, and a year has 1,040 times.
        new MeetingCalendar(new WorkCalendar(SimDuration.FromHours(9)), 1, 3, 0.9).Book(0b11_1111_1111, false, SimTime.Start, 7).ShouldBeNull();
    }

    [Fact]
    public void A_meeting_for_which_there_is_no_time_is_put_off_and_asked_for_again_every_four_weeks()
    {
        var city = new TinyCity();
        city.AlsoInTown.Add(system => new CoordinationOffice(system, World(busy: 1), "督导办", 2));
        city.Send(0, Office(city), MessageKind.MeetingAsked, stamp: 3, a: 3, b: (long)ThreeUnits, c: 1);
        city.RunTo(60 * 24 * 60);
        var putOff = city.Of(OutcomeKind.MeetingPutOff);
        putOff.Select(outcome => outcome.Time / 86_400_000).ShouldBe([0, 28, 56]);
        putOff.ShouldAllBe(outcome => outcome.A == 3 && outcome.C == 3 && outcome.D == 1);
        putOff.Select(outcome => outcome.B).ShouldBe(putOff.Select(outcome => outcome.Time), "it counts from when it was asked for");
        city.Of(OutcomeKind.MeetingHeld).ShouldBeEmpty();
    }

    private static TwinId Office(TinyCity city) => new((byte)TwinKind.Supervisor, TinyCity.Town, city.Officer(city.Officers.Count).Index);

    private static SupervisionWorld World(double busy) => new()
    {
        UnclearMatter = 0,
        RepairMatter = 0,
        Steps = [0],
        Owners = [0],
        Supervised = true,
        FollowsUp = true,
        Representatives = 1,
        Busy = busy,
        FailuresAYear = 0,
    };
}
