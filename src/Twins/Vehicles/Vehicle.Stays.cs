using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Waybills;

namespace Liandong.Twins.Vehicles;

/// <summary>
/// What the platform makes of the terminal's reports: stays, which it tells the cell where they lie and remembers for 14 days, and the time
/// at the wheel. It knows what the terminal says and nothing else.
/// </summary>
public sealed partial class Vehicle
{
    private const int MostStays = 256;
    private const int StandsStill = 500;

    private readonly StayDetector? _detector = watch is { } rules ? new StayDetector(rules.Stays) : null;
    private StayMemory _memory = new();
    private long _received;
    private long _lost;
    private long _staysFound;
    private SimTime _movingSince = SimTime.Never;
    private SimTime _stillSince = SimTime.Never;
    private bool _toldOfFatigue;
    private NightWatch _night;
    private StopTruth _truth;
    private SimTime _truthFrom = SimTime.Never;
    private SimTime _truthTo = SimTime.Never;

    /// <summary>What was wrong with a stop in truth; part of messages and outcomes.</summary>
    public enum StopTruth
    {
        /// <summary>Nothing.</summary>
        Well = 0,

        /// <summary>It served an illegal trade.</summary>
        Trade = 1,

        /// <summary>Driver and escort had both left a loaded vehicle.</summary>
        LeftAlone = 2,

        /// <summary>Nobody can say: the vehicle's reports are recorded ones, and nothing else of it is known.</summary>
        Unknown = 3,

        /// <summary>Its driver had been at the wheel for more than 4 h without a rest of 20 min.</summary>
        TooLong = 4,

        /// <summary>It had been on an expressway while these are closed to hazardous goods.</summary>
        ByNight = 5,
    }

    /// <summary>A report reached the platform: live ones at once, back-filled ones in order of their time.</summary>
    private void OnReport(in GpsPoint point, Jurisdiction here)
    {
        _received++;
        if (_detector is null) return;
        SeeTruth(here.Now);
        if (!watch!.Sources.IsUp(SourceRole.Positions, here.Now))
        {
            _lost++;
            return;
        }

        WatchDriving(in point, here);
        if (_night.Hears(in point, watch.System.Calendar.HourOf(point.At), watch.Alerts, watch.Expressways)) here.Send(watch.Model, MessageKind.DroveByNight, facts.Number, _night.Since.Milliseconds, Packed(point.Place));
        if (_detector.Add(in point, out var stay)) Tell(in stay, point.Tank >= 0, here);
    }

    private void Tell(in Stay stay, bool hasLevel, Jurisdiction here)
    {
        _staysFound++;
        _memory.Add(in stay, _truth != StopTruth.Well && _truthFrom <= stay.To && _truthTo >= stay.From ? _truth : StopTruth.Well);
        var cell = watch!.Cells.At(stay.Place);
        var delay = watch.Sources.Reach(SourceRole.Positions, here.Now).Delay + here.LinkDelay;
        here.Send(cell, delay, MessageKind.StayReported, facts.HasWaybills ? 0 : 1, Packed(stay.Place), StayTimes.Of(stay.From, stay.To), hasLevel ? stay.TankChange : StayTimes.NoLevel, (long)Id.Value);
    }

    // A rest is some time without motion; a shorter stop is neither rest nor driving. What an outage hides counts as driving when the vehicle moves before and after.
    private void WatchDriving(in GpsPoint point, Jurisdiction here)
    {
        if (point.Speed < StandsStill)
        {
            if (_stillSince == SimTime.Never) _stillSince = point.At;
            if (point.At - _stillSince >= watch!.Alerts.Rest) (_movingSince, _toldOfFatigue) = (SimTime.Never, false);
            return;
        }

        if (_stillSince != SimTime.Never)
        {
            if (point.At - _stillSince >= watch!.Alerts.Rest) (_movingSince, _toldOfFatigue) = (SimTime.Never, false);
            else if (_movingSince != SimTime.Never) _movingSince += point.At - _stillSince;
        }

        _stillSince = SimTime.Never;
        if (_movingSince == SimTime.Never) _movingSince = point.At;
        if (_toldOfFatigue || point.At - _movingSince < watch!.Alerts.Driving) return;
        _toldOfFatigue = true;
        here.Send(watch.Model, MessageKind.DroveTooLong, facts.Number, _movingSince.Milliseconds, Packed(point.Place));
    }

    // What somebody learns who looks into it: when the last stop was with which something was wrong. No rule of detection asks for it.
    private void SeeTruth(SimTime now)
    {
        if (_state != VehicleState.Stopped || !(_stop.IsGuilty || _leftAlone)) return;
        (_truth, _truthFrom, _truthTo) = (_stop.IsGuilty ? StopTruth.Trade : StopTruth.LeftAlone, _stoppedAt, now);
    }

    // What was wrong in the way that the alert says: a full tank does not confirm that somebody drove too long.
    private StopTruth TruthOf(RiskKind kind, SimTime from, SimTime now)
    {
        if (kind == RiskKind.Fatigue)
        {
            var driving = _state == VehicleState.Driving ? now.Milliseconds - _droveFrom.Milliseconds : 0;
            return _log.TooLongUntil >= from.Milliseconds || _log.SinceRest + driving > DrivingLog.LawfulStretch ? StopTruth.TooLong : StopTruth.Well;
        }

        if (kind == RiskKind.NightDriving) return BrokeNightBan(from) ? StopTruth.ByNight : StopTruth.Well;
        var truth = _memory.TruthOf(from);
        return truth == StopTruth.LeftAlone && kind != RiskKind.OvertimeParking ? StopTruth.Well : truth;
    }

    /// <summary>A message that is not the world's.</summary>
    private void OnMessage(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.ReviewAsked:
                here.Send(received.Sender, MessageKind.ReviewAnswered, received.Stamp, (int)(facts.IsFed ? StopTruth.Unknown : TruthOf((RiskKind)received.B, new SimTime(received.A), here.Now)));
                break;
            case MessageKind.HistoryAsked:
                TellHistory(new SimTime(received.A), received.Stamp, received.Sender, here);
                break;
            case MessageKind.HoldIfThere:
                if (!IsHeld && PlaceAt(here.Now).DistanceTo(Unpacked(received.A)).Value <= 300) Hold(here);
                break;
            default:
                throw new InvalidOperationException($"A vehicle does not understand message {received.Kind} of {received.Sender}.");
        }
    }

    private void TellHistory(SimTime since, int alarm, TwinId to, Jurisdiction here)
    {
        var told = 0;
        for (var i = _memory.Count - 1; i >= 0; i--)
        {
            var stay = _memory.At(i);
            if (stay.To < since) continue;
            here.Send(to, MessageKind.HistoryStay, alarm, Packed(stay.Place), StayTimes.Of(stay.From, stay.To), stay.TankChange, HasPapers(in stay) ? 1 : 0);
            told++;
        }

        var (loaded, delivered, count) = (0L, 0L, WaybillCount(here.Now));
        for (var back = 0; back < count; back++)
        {
            // Goods on the way are in the tank, neither delivered nor missing.
            if (WaybillAt(back).IsOpen) continue;
            loaded += WaybillAt(back).Loaded;
            delivered += WaybillAt(back).Delivered;
        }

        here.Send(to, MessageKind.HistoryEnd, alarm, loaded, delivered, facts.HasWaybills ? count : -1, told);
    }

    // By the register: goods were loaded or delivered by right while it stayed.
    private bool HasPapers(in Stay stay)
    {
        if (!facts.HasWaybills) return true;
        for (var back = 0; back < Math.Min(_issued, KeptWaybills); back++)
        {
            ref readonly var waybill = ref WaybillAt(back);
            if (IsDuring(waybill.LoadedAt, in stay) || (!waybill.IsOpen && IsDuring(waybill.DeliveredAt, in stay))) return true;
        }

        return false;
    }

    private static bool IsDuring(SimTime at, in Stay stay) => at >= stay.From && at <= stay.To + WaybillRegistry.ReportGap;

    private void WriteStays(StateWriter state)
    {
        state.Write("reportsReceived", _received);
        state.Write("reportsLost", _lost);
        state.Write("staysFound", _staysFound);
        state.Write("movingSince", _movingSince);
        state.Write("stillSince", _stillSince);
        state.Write("toldOfFatigue", _toldOfFatigue);
        state.Write("truth", _truth);
        state.Write("truthFrom", _truthFrom);
        state.Write("truthTo", _truthTo);
        _night.Write(state);
        _detector?.WriteState(state);
        _memory.WriteState(state);
    }

    /// <summary>The stays of the last days, and what was wrong with them.</summary>
    private struct StayMemory()
    {
        private (Stay Stay, StopTruth Truth)[] _stays = [];
        private long _added;

        public readonly int Count => (int)Math.Min(_added, MostStays);

        public void Add(in Stay stay, StopTruth truth)
        {
            if (_added == _stays.Length && _added < MostStays) Array.Resize(ref _stays, Math.Max(8, _stays.Length * 2));
            _stays[_added++ % MostStays] = (stay, truth);
        }

        /// <summary>The latest first.</summary>
        public readonly Stay At(int back) => _stays[(_added - 1 - back) % MostStays].Stay;

        public readonly StopTruth TruthOf(SimTime from)
        {
            for (var back = 0; back < Count; back++)
            {
                var (stay, truth) = _stays[(_added - 1 - back) % MostStays];
                if (stay.From == from) return truth;
            }

            return StopTruth.Well;
        }

        public readonly void WriteState(StateWriter state)
        {
            var mark = 0UL;
            for (var i = Count - 1; i >= 0; i--)
            {
                var (stay, truth) = _stays[(_added - 1 - i) % MostStays];
                mark = StableHash.Of(mark, StableHash.Of(StableHash.Of((ulong)stay.Place.EastMillimetres, (ulong)stay.Place.NorthMillimetres), (ulong)StayTimes.Of(stay.From, stay.To)) + (ulong)stay.TankChange + (ulong)truth);
            }

            state.Write("staysRemembered", _added);
            state.Write("staysRememberedMark", (long)mark);
        }
    }
}
