using Liandong.Twins.Elders;

namespace Liandong.Twins.Tests.Elders;

public class VitalWatchTests
{
    private static readonly VitalReading Calm = new(72, 130, 97);
    private static readonly VitalReading Ill = new(134, 98, 92);

    [Fact]
    public void Three_urgent_medians_of_three_readings_raise_one_alarm()
    {
        var watch = default(VitalWatch);
        Judged(ref watch, Enumerable.Repeat(Ill, 12)).ShouldBe([4], "the fifth reading ends the third median of three");
    }

    [Fact]
    public void One_wild_reading_raises_nothing()
    {
        var watch = default(VitalWatch);
        Judged(ref watch, [Calm, Calm, Calm, new(190, 60, 80), Calm, Calm, Calm, new(30, 240, 97), Calm, Calm, Calm]).ShouldBeEmpty();
    }

    [Fact]
    public void Two_ill_readings_are_not_sustained()
    {
        var watch = default(VitalWatch);
        Judged(ref watch, [Calm, Calm, Calm, Ill, Ill, Calm, Calm, Calm, Calm]).ShouldBeEmpty();
    }

    [Fact]
    public void It_is_armed_again_after_six_calm_medians()
    {
        var watch = default(VitalWatch);
        VitalReading[] readings = [.. Enumerable.Repeat(Ill, 5), .. Enumerable.Repeat(Calm, 4), .. Enumerable.Repeat(Ill, 6), .. Enumerable.Repeat(Calm, 9), .. Enumerable.Repeat(Ill, 5)];
        Judged(ref watch, readings).ShouldBe([4, 27], "four calm readings in between are too few, nine are enough");
    }

    [Fact]
    public void A_wristband_that_was_taken_off_begins_anew()
    {
        var watch = default(VitalWatch);
        Judged(ref watch, Enumerable.Repeat(Ill, 4)).ShouldBeEmpty();
        watch.Forget();
        Judged(ref watch, Enumerable.Repeat(Ill, 5)).ShouldBe([4]);
    }

    private static int[] Judged(ref VitalWatch watch, IEnumerable<VitalReading> readings)
    {
        List<int> raised = [];
        var place = 0;
        var usual = new UsualSigns(new Enrolment(72, 130, 97, IsHypercapnic: false));
        foreach (var reading in readings)
        {
            if (watch.Judge(in reading, usual, 9L * 3_600_000, out _)) raised.Add(place);
            place++;
        }

        return [.. raised];
    }
}
