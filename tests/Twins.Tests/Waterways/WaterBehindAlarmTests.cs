using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Twins.Tests.Waterways;

/// <summary>Whose foul water an alarm truly has behind it: the station that raises it does not know, and the look at the port does.</summary>
public sealed class WaterBehindAlarmTests
{
    private const int Ship = 0;
    private const int Ships = 3;

    [Fact]
    public void Whose_water_it_is_is_written_on_the_alarm_and_changes_nothing_of_what_the_station_does()
    {
        var (own, others) = (new Station().Passes(60).Foul(62, Ship).Run(120), new Station().Passes(60).Foul(62, 99).Run(120));
        own.About.Water.ShouldBe(FoulWater.Own);
        others.About.Water.ShouldBe(FoulWater.Others);
        (own.About with { Water = FoulWater.None }).ShouldBe(others.About with { Water = FoulWater.None });
        own.Traced.ShouldBe(others.Traced);
        own.Asked.Count.ShouldBe(others.Asked.Count);
    }

    [Fact]
    public void The_bottle_that_goes_to_the_port_holds_that_of_the_ship_whose_water_came_and_no_other()
    {
        new Station().Passes(60).Foul(62, Ship).Run(120).Asked.ShouldBe([(Ship, 1), (1, 0), (2, 0)], ignoreOrder: true);
        new Station().Passes(60).Foul(62, 99).Run(120).Asked.ShouldBe([(Ship, 0), (1, 0), (2, 0)], ignoreOrder: true);
    }

    [Fact]
    public void An_alarm_of_murk_holds_nobodys_water_though_a_ship_let_some_go_an_hour_before()
    {
        var (key, minute) = MurkOfTwoReadings();
        var murk = new Station(1, key).Passes(minute - 5).Foul(minute - 70, Ship, pieces: 1).Run(minute + 60);
        murk.About.Water.ShouldBe(FoulWater.None);
        murk.Asked.ShouldBe([(Ship, 0), (1, 0), (2, 0)], ignoreOrder: true);
        new Station(0, key).Passes(minute - 5).Foul(minute - 70, Ship, pieces: 1).Run(minute + 60).Alarms.ShouldBeEmpty("without murk nothing is read");
    }

    [Fact]
    public void A_ship_that_did_discharge_is_never_proven_by_a_bottle_of_other_water()
    {
        var (right, other) = (Looks(stamp: 1), Looks(stamp: 0));
        right.Length.ShouldBe(40);
        right.ShouldContain((int)PortFinding.Proven);
        other.Length.ShouldBe(40);
        other.ShouldNotContain((int)PortFinding.Proven);
    }

    private static int[] Looks(int stamp)
    {
        var city = new TinyCity();
        var shore = SmallShore.With(30_000, TwinId.None, TwinId.None);
        var ship = SmallShore.InTown(TwinKind.Vessel);
        city.AlsoInTown.Add(_ => new Vessel(shore, SmallShore.Boat(0, ais: true, 30_000) with { Errand = Errand.Discharger, StopsAt = 2_000, StopsFor = SimDuration.FromMinutes(30) }));
        for (var incident = 1; incident <= 40; incident++) city.Send(60, ship, MessageKind.AskAtPort, stamp, incident);
        city.RunTo(400);
        city.Of(OutcomeKind.OffenceBegan).ShouldHaveSingleItem();
        return [.. city.Of(OutcomeKind.LookedAtPort).Select(look => look.Code)];
    }

    // The first gauge that reads two hours of clean water and then murk at least twice, and the minute of its first foul reading.
    private static (ulong Key, int Minute) MurkOfTwoReadings()
    {
        for (var key = 1UL; ; key++)
        {
            var murk = new Murk(key, 1);
            int[] readings = [.. Enumerable.Range(1, 60).Select(reading => murk.At(TinyCity.Minute(reading * 10), 1))];
            var first = Array.FindIndex(readings, reading => reading > 0);
            if (first >= 12 && first < 50 && readings[first] > 120 && readings[first + 1] > 120) return (key, (first + 1) * 10);
        }
    }

    // A station in the middle of 10 km that three ships pass.
    private sealed class Station
    {
        private readonly TinyCity _city = new();
        private readonly TwinId _station = SmallShore.InTown(TwinKind.ShoreStation, Ships);

        public Station(double murksADay = 0, ulong key = 1)
        {
            _city.Add();
            var shore = SmallShore.With(10_000, TwinId.None, _station);
            shore = shore with { Reaches = [shore.Reaches[0] with { Cell = CommandSystem.Cell(TinyCity.Town, 0) }] };
            for (var vessel = 0; vessel < Ships; vessel++)
            {
                var number = vessel;
                _city.AlsoInTown.Add(_ => new Listed(number, Asked));
            }

            _city.AlsoInTown.Add(system => SmallShore.Station(system, shore, 0, murksADay, SmallShore.InTown(TwinKind.Vessel), key));
        }

        public List<(int Vessel, int Stamp)> Asked { get; } = [];

        public Outcome[] Alarms => _city.Of(OutcomeKind.RiverAlarm);

        public AlarmAbout About => AlarmAbout.Of(Alarms.ShouldHaveSingleItem().B);

        public (int Code, long Candidates) Traced => _city.Of(OutcomeKind.SlickTraced).Select(traced => (traced.Code, traced.B)).ShouldHaveSingleItem();

        // All at once with five metres a second down the shore, named by AIS: the alarm is about the first.
        public Station Passes(double minute)
        {
            for (var vessel = 0; vessel < Ships; vessel++)
            {
                for (var step = -5; step <= 5; step++) _city.Send(minute + step, _station, MessageKind.Echo, 1, vessel, 5_000 + (step * 300), 1_000);
            }

            return this;
        }

        public Station Foul(double minute, int source, int pieces = 9)
        {
            for (var piece = 0; piece < pieces; piece++) _city.Send(minute + (2 * piece), _station, MessageKind.Slick, 0, 200, source);
            return this;
        }

        public Station Run(double minute)
        {
            _city.RunTo(minute);
            return this;
        }
    }

    // Is looked into at its next port, and tells what was in the bottle.
    private sealed class Listed(int number, List<(int Vessel, int Stamp)> asked) : Twin
    {
        public override byte Kind => (byte)TwinKind.Vessel;

        public override void Begin(Jurisdiction here)
        {
            // It is on the water already.
        }

        public override void Handle(in Event received, Jurisdiction here)
        {
            received.Kind.ShouldBe(MessageKind.AskAtPort);
            asked.Add((number, received.Stamp));
        }

        public override void WriteState(StateWriter state) => state.Write("asked", asked.Count);
    }
}
