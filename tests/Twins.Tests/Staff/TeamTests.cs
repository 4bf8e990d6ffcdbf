using Liandong.Twins.Centers;
using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Staff;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Staff;

public class TeamTests
{
    [Fact]
    public void The_nearest_free_unit_goes_and_among_equals_the_first()
    {
        var city = With((0.6, Roster.Always), (1.2, Roster.Always), (0.8, Roster.Always));
        var matter = city.Add();
        city.File(0, matter, 64, 1, cell: 1);
        city.File(0, matter, 128, PondingIncident.Of(1), cell: 1);
        city.File(0, matter, 192, PondingIncident.Of(2), cell: 1);
        city.RunTo(5);
        // 200 m on either side: the lower index first; then the one 400 m away.
        city.Of(OutcomeKind.OrderAccepted).OrderBy(accepted => accepted.Twin).Select(accepted => accepted.A).ShouldBe([Id(city, 1), Id(city, 2), Id(city, 0)]);
    }

    [Fact]
    public void The_most_urgent_job_goes_first_and_each_unit_has_one_at_a_time()
    {
        var city = With((0, Roster.Always));
        var matters = new[] { Priority.III, Priority.IV, Priority.II, Priority.I }.Select(priority => city.Add(matter => matter with { Priority = priority })).ToArray();
        city.File(0, matters[0], 64, 1);
        for (var i = 0; i < 4; i++) city.File(3, matters[i], 128 * (i + 1), PondingIncident.Of(i + 1));
        city.RunTo(120);
        city.Of(OutcomeKind.OrderOnScene).Select(scene => city.Of(OutcomeKind.OrderFiled).Single(filed => filed.Who == scene.Who).Code).ShouldBe([0, 3, 2, 0, 1]);
        city.Minutes(OutcomeKind.OrderOnScene).ShouldBe([3, 14, 25, 36, 47], "a minute to get ready and ten of work each");
    }

    [Fact]
    public void A_unit_finishes_its_job_after_its_shift_and_takes_no_other()
    {
        // 09:00 to 10:00 every day but the weekend.
        var city = With((0, new Roster(9, 1, 5)));
        var matter = city.Add(matter => matter with { Work = new WorkTime(40, 0) });
        for (var i = 1; i <= 3; i++) city.File(0, matter, i * 64, PondingIncident.Of(i));
        city.RunTo(23 * 60);
        city.Minutes(OutcomeKind.UnitFreed).ShouldBe([43, 84]);
        city.Minutes(OutcomeKind.ShiftEnded).ShouldBe([84]);
        city.RunTo(26 * 60);
        city.Minutes(OutcomeKind.ShiftBegan).ShouldBe([0, 24 * 60]);
        city.Minutes(OutcomeKind.UnitFreed).ShouldBe([43, 84, (24 * 60) + 41]);
    }

    [Fact]
    public void A_unit_that_is_off_is_sent_nowhere_until_it_comes_on()
    {
        var city = With((0, new Roster(12, 8, 5)));
        city.File(0, city.Add(), 64, 1);
        city.RunTo(24 * 60);
        city.Minutes(OutcomeKind.OrderAccepted).ShouldBe([180]);
        city.Of(OutcomeKind.ShiftEnded).ShouldHaveSingleItem().A.ShouldBe(TinyCity.Minute(180).Milliseconds);
    }

    [Fact]
    public void A_job_that_reaches_a_unit_in_the_moment_it_left_goes_back_into_the_line()
    {
        var city = With((0, new Roster(12, 8, 5)), (0.5, Roster.Always));
        var matter = city.Add(matter => matter with { CloseWithin = default });
        city.File(0, matter, 64, 1);
        city.RunTo(30);
        // As if the team had not heard yet: the first officer is off until 12:00.
        city.Send(30, city.Officer(0), MessageKind.Go, JobStamp.Of(matter, 3, 0), (long)city.Order().Value, (long)CommandSystem.Cell(TinyCity.Town, 0).Value, 1);
        city.RunTo(31);
        city.State(city.Officer(0), "state").ShouldBe("OffShift");
        city.State(city.Officer(1), "state").ShouldBe("Travelling");
    }

    [Fact]
    public void What_a_job_takes_belongs_to_its_incident_and_not_to_who_does_it()
    {
        long[] Work(params (double, Roster)[] officers)
        {
            var city = With(officers);
            var matter = city.Add(matter => matter with { Work = new WorkTime(20, .8) });
            for (var i = 1; i <= 12; i++) city.File(i * 7, matter, i * 64, PondingIncident.Of(i));
            city.RunTo(24 * 60);
            var incidents = city.Of(OutcomeKind.OrderFiled).ToDictionary(filed => filed.Twin, filed => filed.D);
            return [.. city.Of(OutcomeKind.UnitFreed).OrderBy(freed => incidents[(ulong)freed.C]).Select(freed => freed.B)];
        }

        var one = Work((0, Roster.Always));
        one.Length.ShouldBe(12);
        one.Distinct().Count().ShouldBe(12);
        Work((3, Roster.Always), (0, Roster.Always), (1, Roster.Always)).ShouldBe(one);
    }

    [Fact]
    public void A_department_works_in_office_hours_and_takes_up_what_is_urgent_at_any_time()
    {
        // The run starts on Monday at 17:50.
        var city = new TinyCity { StartOfRun = SimDuration.FromHours(17 + (50 / 60.0)) };
        var ordinary = city.Add(matter => matter with { Executor = Executor.Desk, Work = new WorkTime(20, 0), CloseWithin = default });
        var urgent = city.Add(matter => matter with { Executor = Executor.Desk, Priority = Priority.II, CloseWithin = default });
        city.File(0, ordinary, 64, 1);
        city.File(60, ordinary, 128, 2);
        city.File(120, urgent, 192, 3);
        city.RunTo(100);
        city.Send(100, city.Order(1), MessageKind.Urge);
        city.Send(101, city.Order(1), MessageKind.Urge);
        city.RunTo(24 * 60);
        // The first is begun at 17:52 and ended at 08:42; the second, urged in vain at night, is begun at 08:30.
        var opening = (14 * 60) + 40;
        city.Minutes(OutcomeKind.OrderAccepted).ShouldBe([2, 122, opening]);
        city.Minutes(OutcomeKind.OrderHandled).ShouldBe([132, opening + 12, opening + 20]);
    }

    [Fact]
    public void Files_take_their_course_without_binding_a_handler()
    {
        var city = new TinyCity { Handlers = 1 };
        var matter = city.Add(matter => matter with { Executor = Executor.Desk, Process = new WorkTime(60, 0), CloseWithin = default });
        for (var i = 1; i <= 3; i++) city.File(0, matter, i * 64, i);
        city.RunTo(179);
        city.Minutes(OutcomeKind.OrderHandled).ShouldBe([72, 82, 92]);
        city.Of(OutcomeKind.DeskServed).Count(served => served.Code == (int)DeskWork.Handle).ShouldBe(3);
    }

    [Fact]
    public void Work_that_is_done_again_takes_a_time_of_its_own()
    {
        var city = With((0, Roster.Always));
        var (field, desk) = (city.Add(matter => matter with { Rework = 1, Work = new WorkTime(20, .8) }), city.Add(matter => matter with { Executor = Executor.Desk, Rework = 1, Work = new WorkTime(20, .8), Process = new WorkTime(30, .8) }));
        city.File(0, field, 64, 1);
        city.File(0, desk, 128, 2);
        city.RunTo(24 * 60);
        var scene = city.Of(OutcomeKind.UnitFreed).Select(freed => freed.B).ToArray();
        scene.Length.ShouldBeGreaterThan(5);
        scene.ShouldBeUnique();
        var served = city.Of(OutcomeKind.DeskServed).Where(served => served.Code == (int)DeskWork.Handle).ToArray();
        served.Length.ShouldBeGreaterThan(3);
        served.Select(service => service.B).ShouldBeUnique();
    }

    [Theory]
    [InlineData(false, 20, 1)]
    [InlineData(true, 20, 0)]
    [InlineData(true, 45, 1)]
    public void A_department_compares_the_course_of_the_files_with_the_limit_in_the_limits_own_time(bool isWorking, int hoursOfCourse, int deferrals)
    {
        // 20 working hours from Monday 09:12 end on Wednesday at 11:42, after 50 hours by the clock.
        var city = new TinyCity();
        city.Habits = city.Habits with { Defers = 1 };
        city.File(0, city.Add(matter => matter with { Executor = Executor.Desk, Process = new WorkTime(hoursOfCourse * 60, 0), CloseWithin = new TimeLimit(SimDuration.FromHours(48), isWorking) }), 64, 1);
        city.RunTo(24 * 60);
        city.Of(OutcomeKind.OrderDeferred).Length.ShouldBe(deferrals);
    }

    private static TinyCity With(params (double, Roster)[] officers)
    {
        var city = new TinyCity();
        city.Officers.Clear();
        city.Officers.AddRange(officers);
        return city;
    }

    private static long Id(TinyCity city, int officer) => (long)city.Officer(officer).Value;
}
