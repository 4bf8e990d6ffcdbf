using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>
/// The terminal (JT/T 808): a report every 30 s while moving and every 5 min while parked, with noise, jumps, and gaps that are back-filled
/// in order of time (0x0704) when the connection is back. Nothing here allocates.
/// </summary>
public sealed partial class Vehicle
{
    private const long JumpAtLeast = 150_000;
    private const int JumpSpan = 650_000;

    // A sum of four uniform 16-bit numbers has this standard deviation.
    private const long SumDeviation = 37_837;

    private static readonly ulong TerminalPurpose = StableHash.Of("terminal");

    private readonly GpsPoint[] _withheld = new GpsPoint[(world.Habits.OutageAtMost / HazmatHabits.ReportMoving) + 16];
    private readonly ulong _jumpBelow = (ulong)(world.Habits.DriftJumps * 4_294_967_296.0);
    private Chance _terminal;
    private long _interval = HazmatHabits.ReportParked;
    private long _rhythm;
    private int _withheldCount;
    private SimTime _silentUntil;
    private long _reports;
    private long _backFilled;
    private long _jumps;

    private void BeginReports(Jurisdiction here)
    {
        _terminal = new Chance(here.Seed, _key, TerminalPurpose);
        here.Wake(new SimDuration(_terminal.NextBelow((int)_interval)), MessageKind.Wake, (int)Alarm.Report, _rhythm);
    }

    // Ignition on or off: a report at once, then in the other rhythm.
    private void Rhythm(long interval, Jurisdiction here)
    {
        _interval = interval;
        _rhythm++;
        Report(_rhythm, here);
    }

    private void Report(long rhythm, Jurisdiction here)
    {
        if (rhythm != _rhythm)
        {
            _stale++;
            return;
        }

        var point = Measure(here.Now);
        if (here.Now < _silentUntil && _withheldCount < _withheld.Length)
        {
            _withheld[_withheldCount++] = point;
        }
        else
        {
            BackFill(here);
            _reports++;
            Receive(in point, here);
            if (_terminal.NextIs(world.Habits.OutagesADay * _interval / Day)) _silentUntil = here.Now + new SimDuration(world.Habits.OutageAtLeast + _terminal.NextBelow((int)(world.Habits.OutageAtMost - world.Habits.OutageAtLeast + 1)));
        }

        here.Wake(new SimDuration(_interval), MessageKind.Wake, (int)Alarm.Report, _rhythm);
    }

    private void BackFill(Jurisdiction here)
    {
        for (var i = 0; i < _withheldCount; i++) Receive(in _withheld[i], here);
        _reports += _withheldCount;
        _backFilled += _withheldCount;
        _withheldCount = 0;
    }

    private void Receive(in GpsPoint point, Jurisdiction here)
    {
        if (facts.IsRecorded) here.Record((int)OutcomeKind.PositionReported, point.Speed, Packed(point.Place), point.At.Milliseconds, point.Tank);
        OnReport(in point, here);
    }

    private GpsPoint Measure(SimTime now)
    {
        var place = PlaceAt(now);
        var east = place.EastMillimetres + Error(_terminal.NextBits());
        var north = place.NorthMillimetres + Error(_terminal.NextBits());
        var bits = _terminal.NextBits();
        if ((uint)bits < _jumpBelow)
        {
            _jumps++;
            var far = JumpAtLeast + _terminal.NextBelow(JumpSpan);
            var side = _terminal.NextBelow(2_001) - 1_000L;
            east += far * side / 1_000;
            north += far * (1_000 - Math.Abs(side)) / 1_000 * ((bits >> 63) == 0 ? 1 : -1);
        }

        return new GpsPoint(now, new PlanePoint(east, north), SpeedOf(), LevelOf(bits >> 32));
    }

    // Close to normal: the sum of the word's four parts.
    private long Error(ulong bits) =>
        ((long)(bits & 0xffff) + (long)((bits >> 16) & 0xffff) + (long)((bits >> 32) & 0xffff) + (long)(bits >> 48) - 131_070) * facts.Noise / SumDeviation;

    private int SpeedOf() => _state != VehicleState.Driving || _legUntil == _legFrom ? 0 : (int)(_place.DistanceTo(_legTo).Value * 1_000_000 / (_legUntil - _legFrom).Milliseconds);

    // The float reads within half a per cent of the tank; the level moves while goods flow.
    private long LevelOf(ulong bits)
    {
        if (!facts.HasSensor) return -1;
        var error = ((long)(bits % 1_001) - 500) * facts.Tank / 100_000;
        return Math.Clamp(_tank + error, 0, facts.Tank);
    }
}
