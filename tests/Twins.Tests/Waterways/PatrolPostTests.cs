using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Twins.Tests.Waterways;

/// <summary>A boat goes after what radar knows. On a shore of 30 km a vessel that sails at 5 m/s and says nothing was seen at 5 km, some minutes ago.</summary>
public class PatrolPostTests
{
    private const int Track = 3;

    [Fact]
    public void A_boat_goes_where_radar_saw_the_vessel_and_not_where_it_is()
    {
        var chase = new Chase(stations: 3);
        chase.Sees(0, 2, 4_000);
        chase.Sees(0, 4, 5_000);
        chase.Sees(0, 14, 8_000);
        chase.Run(60);
        // A boat of 12 m/s casts off in 4 min and is at 5 km after 11; it looks around until the echo of minute 14.
        chase.Hails.Take(2).ShouldBe([5_000, 8_000]);
    }

    [Fact]
    public void A_track_that_went_on_is_asked_of_the_next_station_on_its_course()
    {
        var chase = new Chase(stations: 3);
        chase.Sees(0, 2, 7_000);
        chase.Sees(0, 4, 9_000);
        chase.Sees(1, 11, 13_000);
        chase.Run(60);
        chase.Hails.Take(2).ShouldBe([5_000, 13_000]);
    }

    [Fact]
    public void Where_no_station_stands_nobody_tells_and_the_vessel_is_lost()
    {
        var chase = new Chase(stations: 0);
        chase.Run(60);
        chase.Hails.ShouldBe([5_000]);
        chase.Lost.ShouldHaveSingleItem().Code.ShouldBe(0);
    }

    [Fact]
    public void Beyond_the_last_station_that_followed_it_a_vessel_is_lost_when_it_was_not_seen_for_half_an_hour()
    {
        var chase = new Chase(stations: 1);
        chase.Sees(0, 2, 7_000);
        chase.Sees(0, 4, 9_000);
        chase.Run(120);
        // It goes to where the vessel was seen last, and finds nobody there.
        chase.Hails.ShouldBe([5_000, 9_000]);
        var lost = chase.Lost.ShouldHaveSingleItem();
        lost.Code.ShouldBe(0);
        (lost.At - TinyCity.Minute(4)).Minutes.ShouldBeInRange(ShoreStation.Lost.Minutes, ShoreStation.Lost.Minutes + 5);
    }

    [Fact]
    public void Stations_whose_tracks_point_at_each_other_do_not_ask_one_another_for_ever()
    {
        var chase = new Chase(stations: 3);
        chase.Sees(0, 2, 7_000);
        chase.Sees(0, 4, 9_000);
        chase.Sees(1, 2, 13_000);
        chase.Sees(1, 4, 11_000);
        chase.Run(120);
        chase.Lost.ShouldHaveSingleItem().Code.ShouldBe(0);
    }

    [Fact]
    public void A_vessel_that_is_followed_and_never_reached_is_given_up_after_six_times()
    {
        var chase = new Chase(stations: 3);
        for (var minute = 2; minute < 200; minute += 2) chase.Sees(0, minute, 4_000 + (minute * 20));
        chase.Run(240);
        chase.Hails.Count.ShouldBe(6);
        chase.Lost.ShouldHaveSingleItem().Code.ShouldBe(1);
    }

    // Everything stands in a town: stations of the first reaches, the post, and a vessel that is never near.
    private sealed class Chase
    {
        private readonly TinyCity _city = new();

        public Chase(int stations)
        {
            var post = SmallShore.InTown(TwinKind.PatrolPost);
            var shore = SmallShore.With(30_000, post, [.. Enumerable.Range(0, 3).Select(reach => reach < stations ? Station(reach) : TwinId.None)]);
            _city.AlsoInTown.Add(_ => new PatrolPost(shore, new PatrolPostFacts("巡逻队", 0, 1, SmallShore.InTown(TwinKind.Vessel, 1))));
            // Its number is that of the track; the others never come.
            for (var vessel = 0; vessel <= Track; vessel++) _city.AlsoInTown.Add(_ => new Elusive(Hails));
            for (var reach = 0; reach < stations; reach++)
            {
                var here = reach;
                _city.AlsoInTown.Add(system => SmallShore.Station(system, shore, here));
            }

            _city.Send(0.5, post, MessageKind.Pursue, (int)Suspicion.Fishing, Track, 5_000, 1);
        }

        public List<long> Hails { get; } = [];

        public Outcome[] Lost => _city.Of(OutcomeKind.PursuitLost);

        public void Sees(int station, double minute, int at) => _city.Send(minute, Station(station), MessageKind.Echo, 1, Track, at, 1_000);

        public void Run(double minutes) => _city.RunTo(minutes);

        private static TwinId Station(int reach) => SmallShore.InTown(TwinKind.ShoreStation, 2 + Track + reach);
    }

    // Is hailed and never there.
    private sealed class Elusive(List<long> hails) : Twin
    {
        public override byte Kind => (byte)TwinKind.Vessel;

        public override void Begin(Jurisdiction here)
        {
            // It is on the water already.
        }

        public override void Handle(in Event received, Jurisdiction here)
        {
            hails.Add(received.A);
            here.Send(received.Sender, MessageKind.Hailed, 0, Track, 0, received.B);
        }

        public override void WriteState(StateWriter state) => state.Write("hails", hails.Count);
    }
}
