using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Releases;

/// <summary>What the command of a release knows of the air: the wind until now, and a judgement of its stability.</summary>
public sealed class WindMastTests
{
    private const double West = -180;

    [Fact]
    public void It_tells_the_wind_of_the_last_ten_minutes()
    {
        var mast = Mast([.. Enumerable.Repeat(180.0, 30), .. Enumerable.Repeat(West, 30)]);
        mast.At(Minute(20)).ShouldBe((1, 0, 3));
        mast.At(Minute(40)).ShouldBe((-1, 0, 3));
        var (east, _, speed) = mast.At(Minute(38));
        (east, Math.Round(speed, 6)).ShouldBe((-1, 1.8));
    }

    [Fact]
    public void What_comes_later_is_not_known()
    {
        var (turns, stays) = (Mast([.. Enumerable.Repeat(180.0, 12), .. Enumerable.Repeat(West, 30)]), Mast([.. Enumerable.Repeat(180.0, 42)]));
        for (var minute = 0.0; minute <= 12; minute += 0.5) turns.At(Minute(minute)).ShouldBe(stays.At(Minute(minute)));
        turns.At(Minute(13)).ShouldNotBe(stays.At(Minute(13)));
    }

    [Fact]
    public void It_has_measured_from_the_start_on_and_not_before()
    {
        var mast = Mast([180.0, .. Enumerable.Repeat(360.0, 30)]);
        mast.At(SimTime.Start).ShouldBe((0, 1, 0));
        mast.At(Minute(1)).ShouldBe((1, 0, 3));
        mast.At(Minute(2)).ShouldBe((1, 0, 4.5));
    }

    [Fact]
    public void After_the_last_known_minute_the_wind_stays_what_it_was()
    {
        var mast = Mast([.. Enumerable.Repeat(180.0, 15)]);
        mast.At(Minute(500)).ShouldBe(mast.At(Minute(15)));
    }

    [Theory]
    [InlineData(12, 1.5, Stability.B)]
    [InlineData(12, 3.5, Stability.C)]
    [InlineData(12, 5.5, Stability.D)]
    [InlineData(8, 1.5, Stability.B)]
    [InlineData(8, 2.5, Stability.C)]
    [InlineData(17, 4, Stability.C)]
    [InlineData(17, 5, Stability.D)]
    [InlineData(18, 1, Stability.F)]
    [InlineData(3, 2.9, Stability.F)]
    [InlineData(3, 3, Stability.E)]
    [InlineData(23, 9, Stability.D)]
    public void Stability_is_judged_by_the_hour_and_the_wind(int hour, double metresPerSecond, Stability judged) => PasquillTable.Judge(hour, metresPerSecond).ShouldBe(judged);

    private static SimTime Minute(double minutes) => SimTime.Start + SimDuration.FromMinutes(minutes);

    // Metres to the east in each minute.
    private static WindMast Mast(double[] ways)
    {
        var drifts = new List<Drift> { default };
        foreach (var way in ways) drifts.Add(new Drift(drifts[^1].East + way, 0, drifts[^1].Path + Math.Abs(way)));
        return new WindMast { First = 0, Ways = [.. drifts] };
    }
}
