using Liandong.Twins.Tests.Cells;
using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Twins.Tests.Waterways;

/// <summary>What radar calls a vessel, and when it calls it something else.</summary>
public class TrackNumberTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(70_000, 3)]
    [InlineData(TrackNumbers.MostVessels - 1, 511)]
    public void A_number_holds_more_vessels_than_sixteen_bits_do(int vessel, int passage)
    {
        var track = TrackNumbers.Of(vessel, passage);
        TrackNumbers.VesselOf(track).ShouldBe(vessel);
        var alarm = TrackNumbers.AlarmOf(track, Suspicion.Discharge);
        alarm.ShouldBeInRange(0, uint.MaxValue);
        TrackNumbers.SuspicionOf(alarm).ShouldBe(Suspicion.Discharge);
        Enum.GetValues<Suspicion>().Select(suspicion => TrackNumbers.AlarmOf(track, suspicion)).Append(TrackNumbers.AlarmOf(track + 1, Suspicion.Discharge)).ShouldBeUnique();
    }

    [Fact]
    public void There_is_no_number_for_one_more()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TrackNumbers.Of(TrackNumbers.MostVessels, 0)).Message.ShouldContain("2097151");
        Should.Throw<ArgumentOutOfRangeException>(() => TrackNumbers.Of(1, 512));
    }

    // Five kilometres without a station take 42 minutes at two metres a second, 2.5 take 21.
    [Theory]
    [InlineData(false, 15_000, true)]
    [InlineData(false, 7_500, false)]
    [InlineData(true, 15_000, false)]
    public void Only_a_silent_boat_that_was_lost_for_long_is_found_again_under_a_new_number(bool ais, int metres, bool isNew)
    {
        var station = new Speaker(TwinKind.ShoreStation);
        var there = new Jurisdiction(0, 1, seed: 1, TinyCity.Link, new Limits());
        there.Join(station);
        there.Join(new Vessel(SmallShore.With(metres, TwinId.None, station.Id, TwinId.None, station.Id), SmallShore.Boat(70_000, ais, metres)));
        there.Begin();
        there.OpenSpan(SimTime.Start);
        there.StepTo(TinyCity.Minute(200));
        station.Heard.Select(echo => (int)echo.A).Distinct().ShouldBe(isNew ? [TrackNumbers.Of(70_000, 0), TrackNumbers.Of(70_000, 1)] : [TrackNumbers.Of(70_000, 0)]);
        station.Heard.Count(echo => echo.B > metres / 3 * 2).ShouldBeGreaterThan(5, "it was found again");
    }

    [Fact]
    public void A_station_forgets_whom_foul_water_can_no_longer_come_from()
    {
        ShoreStation? station = null;
        var shore = SmallShore.With(10_000, TwinId.None, SmallShore.InTown(TwinKind.ShoreStation));
        var city = new TinyCity { AlsoInTown = { system => station = SmallShore.Station(system, shore, 0) } };
        for (var vessel = 0; vessel < 40; vessel++) city.Send(1 + vessel, SmallShore.InTown(TwinKind.ShoreStation), MessageKind.Echo, 1, TrackNumbers.Of(vessel, 0), 500, 1_000);
        city.RunTo(ShoreStation.Keeps.Minutes);
        station!.Followed.ShouldBe(40);
        city.RunTo(ShoreStation.Keeps.Minutes + 40 + 11);
        station.Followed.ShouldBe(0);
    }
}
