using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tests.Vehicles;

public class StayDetectorTests
{
    [Fact]
    public void One_stop_of_25_minutes_is_one_stay_of_that_length_at_that_place()
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var track = new Track(seed) { Sigma = 8 }.Drive(9_000, 0);
            var stop = track.Here;
            track.Stand(25).Drive(6_000, 6_000);
            var stay = StayTrial.Stays(track).ShouldHaveSingleItem();
            stay.Length.Minutes.ShouldBe(25, 0.5);
            stay.Place.DistanceTo(stop).Value.ShouldBeLessThan(5);
        }
    }

    [Fact]
    public void A_stop_of_19_minutes_is_none() =>
        StayTrial.Stays(new Track(1) { Sigma = 8 }.Drive(9_000, 0).Stand(18.5).Drive(9_000, 0)).ShouldBeEmpty();

    [Fact]
    public void Two_stops_of_12_minutes_60_metres_apart_are_one() =>
        StayTrial.Stays(new Track(1) { Sigma = 8 }.Drive(9_000, 0).Stand(12).Drive(60, 0, 0.5).Stand(12).Drive(9_000, 0)).ShouldHaveSingleItem().Length.Minutes.ShouldBe(26, 0.5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Jumps_of_500_metres_do_not_split_a_stay(int inARow)
    {
        var track = new Track(1) { Sigma = 8 }.Drive(9_000, 0).Stand(15);
        for (var i = 0; i < inARow; i++) track.Stand(0.5).Jump(500);
        StayTrial.Stays(track.Stand(15).Drive(9_000, 0)).ShouldHaveSingleItem().Length.Minutes.ShouldBe(30 + (inARow * 0.5), 0.5);
    }

    [Fact]
    public void A_night_in_the_yard_reported_every_5_minutes_is_one_stay_that_stands_while_it_lasts()
    {
        var track = new Track(1) { Sigma = 8 }.Drive(9_000, 0).Stand(12 * 60, 300);
        var detector = new StayDetector(StayRule.Published);
        foreach (var point in track.Points) detector.Add(in point, out _).ShouldBeFalse();
        detector.IsStaying.ShouldBeTrue();
        detector.StaySoFar.Length.Minutes.ShouldBeGreaterThan(11.5 * 60);
        detector.Finish(out var stay).ShouldBeTrue();
        stay.Length.Minutes.ShouldBe(12 * 60, 6);
        detector.Finish(out _).ShouldBeFalse();
    }

    [Fact]
    public void What_the_tank_lost_during_a_stay_is_told_in_centilitres_and_one_wild_reading_does_not_count()
    {
        var track = new Track(1) { Sigma = 8, Tank = 20_000 }.Drive(9_000, 0).Stand(10);
        track.Tank = 90_000;
        track.Stand(0.5).Tank = 17_500;
        StayTrial.Stays(track.Stand(15).Drive(9_000, 0)).ShouldHaveSingleItem().TankChange.ShouldBe(-250_000);
        StayTrial.Stays(new Track(1).Drive(9_000, 0).Stand(30).Drive(9_000, 0)).ShouldHaveSingleItem().TankChange.ShouldBe(0);
    }

    [Fact]
    public void Reports_out_of_order_are_counted_and_left_out()
    {
        var track = new Track(1).Drive(9_000, 0).Stand(30).Drive(9_000, 0);
        var detector = new StayDetector(StayRule.Published);
        var stays = new List<Stay>();
        foreach (var point in track.Points)
        {
            if (detector.Add(in point, out var stay)) stays.Add(stay);
            detector.Add(point with { At = point.At - SimDuration.FromSeconds(20), Place = default }, out _).ShouldBeFalse();
        }

        stays.ShouldBe(StayTrial.Stays(track));
        detector.Late.ShouldBe(track.Points.Count);
    }

    [Fact]
    public void A_terminal_that_reports_every_second_needs_no_more_memory()
    {
        var detector = new StayDetector(StayRule.Published);
        var stays = new List<Stay>();
        foreach (var point in new Track(3) { Sigma = 8 }.Drive(3_000, 0, 15, 1).Stand(40, 1).Drive(3_000, 0, 15, 1).Points)
        {
            if (detector.Add(in point, out var stay)) stays.Add(stay);
        }

        stays.ShouldHaveSingleItem().Length.Minutes.ShouldBe(40, 0.7);
        detector.Thinned.ShouldBeGreaterThan(2_000);
    }

    [Fact]
    public void A_report_allocates_nothing_once_the_buffer_has_its_size()
    {
        var points = StayTrial.RandomTrack(5).Points;
        var detector = new StayDetector(StayRule.Published);
        var span = points[^1].At - points[0].At + SimDuration.FromHours(1);
        var stays = Feed(detector, points, SimDuration.Zero);
        var before = GC.GetAllocatedBytesForCurrentThread();
        stays += Feed(detector, points, span);
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
        stays.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_thousand_random_tracks_agree_with_the_algorithm_written_out_in_a_straightforward_way()
    {
        var (disagreeing, stays) = StayTrial.ThousandTracks.Value;
        disagreeing.ShouldBeEmpty();
        stays.ShouldBeGreaterThan(4_000);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(200_000, 20)]
    [InlineData(200, 0)]
    public void Thresholds_that_mean_nothing_are_refused(double metres, double minutes) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new StayDetector(new StayRule(new Metres(metres), SimDuration.FromMinutes(minutes))));

    private static int Feed(StayDetector detector, IReadOnlyList<GpsPoint> points, SimDuration later)
    {
        var stays = 0;
        for (var i = 0; i < points.Count; i++)
        {
            if (detector.Add(points[i] with { At = points[i].At + later }, out _)) stays++;
        }

        return stays;
    }
}
