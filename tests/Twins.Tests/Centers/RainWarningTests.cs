using Liandong.Twins.Orders;
using Liandong.Twins.Tests.Cells;
using Liandong.Twins.Tests.Orders;

namespace Liandong.Twins.Tests.Centers;

public class RainWarningTests
{
    [Fact]
    public void Warnings_climb_with_the_rain_and_are_lifted_six_hours_after_the_last_report()
    {
        var city = new TinyCity();
        Report(city, 0, threeHours: 20, sixHours: 30, twelveHours: 49);
        Report(city, 10, threeHours: 20, sixHours: 30, twelveHours: 50);
        Report(city, 20, threeHours: 30, sixHours: 50, twelveHours: 55);
        Report(city, 30, threeHours: 50, sixHours: 60, twelveHours: 65);
        Report(city, 40, threeHours: 100, sixHours: 110, twelveHours: 120);
        Report(city, 60, threeHours: 60, sixHours: 120, twelveHours: 130);
        city.RunTo(24 * 60);

        city.Of(OutcomeKind.WarningIssued).Select(warning => warning.Code).ShouldBe([1, 2, 3, 4, 0]);
        city.Minutes(OutcomeKind.WarningIssued).ShouldBe([10, 20, 30, 40, 60 + 360]);
        city.Of(OutcomeKind.WarningIssued).ShouldAllBe(warning => warning.Who.Jurisdiction == TinyCity.County);
    }

    [Theory]
    [InlineData(49, 3)]
    [InlineData(50, 2)]
    public void From_yellow_on_crews_stand_by_and_leave_at_once(int millimetresInSixHours, int minuteOfArrival)
    {
        var city = new TinyCity { Crews = 1 };
        var matter = city.Add(matter => matter with { Executor = Executor.Crew });
        Report(city, 0, threeHours: 20, sixHours: millimetresInSixHours, twelveHours: 50);
        city.File(0, matter, 64, 1);
        city.RunTo(30);

        city.Minutes(OutcomeKind.OrderOnScene).ShouldBe([minuteOfArrival]);
    }

    [Fact]
    public void A_warning_stands_as_long_as_it_pours_and_six_hours_beyond()
    {
        // 25 mm/h for a day: 50 mm in two hours. The last report falls into the last hour of rain.
        var city = new TinyCity { Rain = Basin.Rain(0, 24 * 60, 25.2) };
        city.RunTo(48 * 60);

        city.Of(OutcomeKind.WarningIssued).Select(warning => warning.Code).ShouldBe([3, 0]);
        city.Minutes(OutcomeKind.WarningIssued)[0].ShouldBe(120);
        city.Minutes(OutcomeKind.WarningIssued)[1].ShouldBeInRange((23 + 6) * 60, (24 + 6) * 60);
    }

    private static void Report(TinyCity city, double minute, int threeHours, int sixHours, int twelveHours) =>
        city.Send(minute, CommandSystem.Centre(TinyCity.Town), MessageKind.RainReport, 0, threeHours * 1_000, sixHours * 1_000, twelveHours * 1_000);
}
