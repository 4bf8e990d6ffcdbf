using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tests.Vehicles;

/// <summary>Drivers and the ban on expressways from midnight to six.</summary>
public class NightBanTests
{
    private static readonly AlertRules Rules = new();
    private static readonly ExpresswayMap Map = ExpresswayMap.Of(ThreeTowns.Roads, new Geography.Metres(60));

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Whoever_minds_no_ban_is_on_the_expressway_by_night_and_the_others_never(double minds)
    {
        var (partition, vehicles) = ThreeTowns.Of(60, new HazmatHabits { Works = 1, BreakdownsAnHour = 0.3, MindsNoNightBan = minds });
        vehicles.ShouldAllBe(vehicle => vehicle.KeepsNightBan == (minds == 0));
        var byNight = 0;
        for (var minute = 0L; minute < 6 * 24 * 60; minute += 5)
        {
            ThreeTowns.RunTo(partition, minute * 60_000);
            if (minute % 1_440 >= 360) continue;
            byNight += vehicles.Count(vehicle => vehicle.Road >= 0 && ThreeTowns.Roads.Roads[vehicle.Road].Expressway);
        }

        if (minds == 0) byNight.ShouldBe(0);
        else byNight.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(40_000, 59, true)]
    [InlineData(40_000, 61, false)]
    [InlineData(80_050, 0, true)]
    [InlineData(80_070, 0, false)]
    public void The_map_knows_what_lies_on_an_expressway(long east, long north, bool on) =>
        Map.IsOn(new(east * 1_000, north * 1_000)).ShouldBe(on);

    [Theory]
    [InlineData("three reports in a row", "1 1 1", 1)]
    [InlineData("two and a stop between", "1 1 0 1 1", 0)]
    [InlineData("once a night however long it goes on", "1 1 1 1 1 1 1 1", 1)]
    [InlineData("a road beside it, as slow as such a road is", "s s s s s s", 0)]
    public void Three_reports_in_a_row_on_the_expressway_are_told_once(string what, string reports, int told)
    {
        var night = new NightWatch();
        var times = 0;
        foreach (var (report, number) in reports.Split(' ').Select((report, number) => (report, number)))
        {
            var speed = report == "1" ? 16_000 : report == "s" ? 11_000 : 0;
            if (night.Hears(Point(hour: 1, number, speed), 1, Rules, Map)) times++;
        }

        times.ShouldBe(told, what);
    }

    [Theory]
    [InlineData(23, 0)]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    public void Only_the_hours_of_the_ban_count(int hour, int told)
    {
        var night = new NightWatch();
        Enumerable.Range(0, 10).Count(number => night.Hears(Point(hour, number, 16_000), hour, Rules, Map)).ShouldBe(told);
    }

    private static GpsPoint Point(int hour, int number, int speed) => new(new SimTime((hour * ThreeTowns.Hour) + (number * 30_000L)), new((10_000 + (number * 480)) * 1_000L, 5_000), speed, -1);
}
