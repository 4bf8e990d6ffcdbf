using Liandong.Twins.Cells;
using Liandong.Twins.Hotline;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Twins.Sensors;

/// <summary>
/// A ponding sensor (积水监测点): reports every five minutes, every minute when it reads water, with noise and to the
/// millimetre. It measures every minute, so water that comes is an additional report (加报). A dry one whose water did not change is simulated once an hour only. Its alarms need two readings in a row.
/// </summary>
public sealed class PondingSensor : Twin
{
    private const int ReportStamp = 0;
    private const int FaultBeganStamp = 1;
    private const int FaultEndedStamp = 2;
    private const int Well = -1;
    private const int WetMillimetres = 30;
    private static readonly SimDuration WetInterval = SimDuration.FromMinutes(1);
    private static readonly SimDuration DryInterval = SimDuration.FromMinutes(5);
    private static readonly SimDuration HeartbeatInterval = SimDuration.FromHours(1);

    private readonly PondingSensorPlan _plan;
    private readonly PondingAlarm _alarm;
    private readonly ReportNumbers? _numbers;
    private Chance _noise;
    private int _fault = Well;
    private SimTime _nextReport = SimTime.Never;
    private SimTime _lastReport;
    private int _trueMillimetres;
    private int _readingMillimetres;
    private int _flood = 1;
    private long _reports;
    private long _staleWakes;

    public PondingSensor(PondingSensorPlan plan)
    {
        if (plan.MatterByLevel.Length != PondingLevel.Highest + 1) throw new ArgumentException($"Sensor {plan.Code} has {plan.MatterByLevel.Length} matters; five are needed, of which the first is not used.", nameof(plan));
        for (var i = 1; i < plan.Faults.Length; i++)
        {
            if (plan.Faults[i].From < plan.Faults[i - 1].To) throw new ArgumentException($"The faults of sensor {plan.Code} overlap.", nameof(plan));
        }

        (_plan, _alarm, _numbers) = (plan, new PondingAlarm(), plan.IsFed ? new ReportNumbers() : null);
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Sensor;

    /// <summary>The sensor as it was when the run began.</summary>
    public PondingSensorPlan Plan => _plan;

    /// <summary>Its last reading in mm.</summary>
    public int ReadingMillimetres => _readingMillimetres;

    /// <summary>The level (0 to 4) of its standing alarm.</summary>
    public int AlarmLevel => _alarm.Level;

    /// <summary>What is wrong with it now.</summary>
    public SensorCondition Condition => _fault == Well ? SensorCondition.Well : _plan.Faults[_fault].Condition;

    /// <summary>How many reports it made.</summary>
    public long Reports => _reports;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        if (_plan.IsFed) return;
        var code = StableHash.Of(_plan.Code);
        _noise = new Chance(here.Seed, code, StableHash.Of("ponding sensor: noise"));
        for (var i = 0; i < _plan.Faults.Length; i++)
        {
            var fault = _plan.Faults[i];
            if (fault.To <= here.Now) continue;
            here.Wake(SimTime.Max(fault.From, here.Now) - here.Now, MessageKind.Wake, FaultBeganStamp, i);
            here.Wake(fault.To - here.Now, MessageKind.Wake, FaultEndedStamp, i);
        }

        var phase = new Chance(here.Seed, code, StableHash.Of("ponding sensor: heartbeat")).NextBelow((int)HeartbeatInterval.Milliseconds);
        ReportAt(here.Now + new SimDuration(phase), here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Wake when received.Stamp == FaultBeganStamp:
                FaultBegins((int)received.A, here);
                break;
            case MessageKind.Wake when received.Stamp == FaultEndedStamp:
                FaultEnds(here);
                break;
            case MessageKind.Wake when received.At == _nextReport:
                Report(here);
                break;
            case MessageKind.Wake:
                _staleWakes++;
                break;
            case MessageKind.Depth:
                (_trueMillimetres, _flood) = ((int)received.A, (int)received.B);
                if (!_plan.IsFed && Condition != SensorCondition.Offline) ReportNoLaterThan(SimTime.Max(here.Now, _lastReport + Interval), here);
                break;
            case MessageKind.FedDepth when _numbers is not null:
                if (_numbers.IsNew(received.D)) TakeFed(in received, here);
                break;
            default:
                throw new InvalidOperationException($"A ponding sensor does not understand message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("noise", in _noise);
        state.Write("fault", _fault);
        state.Write("condition", Condition);
        state.Write("next report ms", _nextReport.Milliseconds);
        state.Write("last report", _lastReport);
        state.Write("true depth mm", _trueMillimetres);
        state.Write("reading mm", _readingMillimetres);
        state.Write("flood", _flood);
        state.Write("reports", _reports);
        state.Write("stale wake-ups", _staleWakes);
        _alarm.WriteState(state);
        _numbers?.WriteState(state);
    }

    private SimDuration Interval => Math.Max(_readingMillimetres, _trueMillimetres) >= WetMillimetres ? WetInterval : DryInterval;

    private void Report(Jurisdiction here)
    {
        var repaired = _plan.IsRecorded && _plan.Faults.Any(fault => fault.To == here.Now);
        Judge(Measure(here.Now), repaired, here);
        ReportAt(here.Now + (_readingMillimetres >= WetMillimetres || _alarm.Level > 0 ? WetInterval : HeartbeatInterval), here);
    }

    // Where no water is known to stand, the recording alone tells one flood from the next.
    private void TakeFed(in Event report, Jurisdiction here)
    {
        var repaired = report.Stamp == 1;
        if (repaired) _alarm.Forget();
        var before = _alarm.Level;
        Judge((int)report.A, repaired, here);
        if (before > 0 && _alarm.Level == 0 && _trueMillimetres == 0) _flood++;
    }

    private void Judge(int millimetres, bool repaired, Jurisdiction here)
    {
        _readingMillimetres = millimetres;
        _lastReport = here.Now;
        _reports++;
        if (_plan.IsRecorded) here.Record((int)OutcomeKind.DepthReported, repaired ? 1 : 0, millimetres);
        switch (_alarm.Judge(here.Now, _readingMillimetres))
        {
            case PondingJudgement.Raised:
                Raise(here);
                break;
            case PondingJudgement.Over:
                here.Record((int)OutcomeKind.SensorClear, _alarm.LevelBefore, b: _plan.LowPoint);
                break;
        }
    }

    private void Raise(Jurisdiction here)
    {
        here.Record((int)OutcomeKind.SensorAlarm, _alarm.Level, _readingMillimetres, _plan.LowPoint, _alarm.IsForecast ? 1 : 0);
        var stamp = _plan.MatterByLevel[_alarm.Level] | ((int)Channel.Sensor << 16);
        here.Send(_plan.Centre, MessageKind.File, stamp, 0, (long)_plan.Cell.Value, PondingIncident.Of(_plan.LowPoint, _flood));
    }

    private int Measure(SimTime now)
    {
        if (Condition == SensorCondition.Stuck) return _readingMillimetres;
        var drift = Condition == SensorCondition.Drifting ? _plan.Faults[_fault].DriftMillimetresPerHour * (now - _plan.Faults[_fault].From).Milliseconds / 3_600_000 : 0;
        var noise = _noise.NextNormal() * _plan.NoiseMillimetres;
        var measured = _trueMillimetres + drift + (long)(noise < 0 ? noise - 0.5 : noise + 0.5);
        return (int)Math.Max(0, measured);
    }

    private void FaultBegins(int fault, Jurisdiction here)
    {
        _fault = fault;
        here.Record((int)OutcomeKind.SensorFault, (int)Condition);
        if (Condition == SensorCondition.Offline) _nextReport = SimTime.Never;
    }

    private void FaultEnds(Jurisdiction here)
    {
        _fault = Well;
        _alarm.Forget();
        here.Record((int)OutcomeKind.SensorFault, (int)SensorCondition.Well);
        ReportAt(here.Now, here);
    }

    private void ReportNoLaterThan(SimTime time, Jurisdiction here)
    {
        if (time < _nextReport) ReportAt(time, here);
    }

    private void ReportAt(SimTime time, Jurisdiction here)
    {
        _nextReport = time;
        here.Wake(time - here.Now, MessageKind.Wake, ReportStamp);
    }
}
