using Liandong.Twins.Cells;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Twins.Sensors;

/// <summary>A rain gauge (雨量站) as it is when the run begins.</summary>
public sealed record RainGaugePlan
{
    public required string Code { get; init; }

    /// <summary>The rain on its town.</summary>
    public required RainSeries Rain { get; init; }

    /// <summary>The centre that issues warnings.</summary>
    public required TwinId Centre { get; init; }

    /// <summary>Whether its reports come from a recorded feed and not from the rain on its town.</summary>
    public bool IsFed { get; init; }

    /// <summary>Whether every report is left behind as an outcome.</summary>
    public bool IsRecorded { get; init; }
}

/// <summary>
/// A rain gauge: sums the rain of the last 1, 3, 6 and 12 hours every five minutes while it rains and tells its centre when the
/// sums newly reach a rainstorm signal, and each hour of rain while they stand at one. Sums cannot rise without rain, so a dry day costs nothing.
/// </summary>
public sealed class RainGauge(RainGaugePlan plan) : Twin
{
    private const long FiveMinutes = 300_000;
    private static readonly SimDuration RepeatsAfter = SimDuration.FromHours(1);
    private readonly RainLog? _log = plan.IsFed ? new RainLog() : null;
    private readonly ReportNumbers? _numbers = plan.IsFed ? new ReportNumbers() : null;
    private SimTime _reportedAt;
    private long _micrometresIn1Hour;
    private long _micrometresIn3Hours;
    private long _micrometresIn6Hours;
    private long _micrometresIn12Hours;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Sensor;

    /// <summary>The gauge as it was when the run began.</summary>
    public RainGaugePlan Plan => plan;

    /// <summary>The rainstorm signal its sums reached at its last report: 0 none, 1 blue, 2 yellow, 3 orange, 4 red.</summary>
    public int Signal { get; private set; }

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        if (_log is null) WakeInRain(here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Wake when _log is null:
                if (plan.IsRecorded) here.Record((int)OutcomeKind.RainReported, 0, plan.Rain.Between(here.Now - new SimDuration(FiveMinutes), here.Now));
                Sum(here.Now);
                Signalise(rains: true, here);
                WakeInRain(here);
                break;
            case MessageKind.FedRain when _numbers is not null:
                if (_numbers.IsNew(received.D)) TakeFed(in received, here);
                break;
            default:
                throw new InvalidOperationException($"A rain gauge does not understand message {received.Kind}.");
        }
    }

    /// <summary>
    /// The rainstorm signal (暴雨预警) of three sums in µm: blue 50 mm in 12 h, yellow 50 mm in 6 h, orange 50 mm in 3 h,
    /// red 100 mm in 3 h (China Meteorological Administration, order 16 of 2007).
    /// </summary>
    public static int SignalOf(long micrometresIn3Hours, long micrometresIn6Hours, long micrometresIn12Hours) =>
        micrometresIn3Hours >= 100_000 ? 4
        : micrometresIn3Hours >= 50_000 ? 3
        : micrometresIn6Hours >= 50_000 ? 2
        : micrometresIn12Hours >= 50_000 ? 1
        : 0;

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("rain in 1 h µm", _micrometresIn1Hour);
        state.Write("rain in 3 h µm", _micrometresIn3Hours);
        state.Write("rain in 6 h µm", _micrometresIn6Hours);
        state.Write("rain in 12 h µm", _micrometresIn12Hours);
        state.Write("signal", Signal);
        state.Write("reported at", _reportedAt);
        _log?.WriteState(state);
        _numbers?.WriteState(state);
    }

    private void TakeFed(in Event report, Jurisdiction here)
    {
        var rains = _log!.Add(here.Now, report.A, isTotal: report.Stamp == 1);
        if (plan.IsRecorded) here.Record((int)OutcomeKind.RainReported, 0, _log.Last);
        Sum(here.Now);
        Signalise(rains, here);
    }

    private void Signalise(bool rains, Jurisdiction here)
    {
        var before = Signal;
        Signal = SignalOf(_micrometresIn3Hours, _micrometresIn6Hours, _micrometresIn12Hours);
        if (!rains || Signal == 0 || (Signal <= before && here.Now - _reportedAt < RepeatsAfter)) return;
        _reportedAt = here.Now;
        here.Send(plan.Centre, MessageKind.RainReport, 0, _micrometresIn3Hours, _micrometresIn6Hours, _micrometresIn12Hours);
    }

    private void Sum(SimTime now)
    {
        _micrometresIn1Hour = Sum(now, 1);
        _micrometresIn3Hours = Sum(now, 3);
        _micrometresIn6Hours = Sum(now, 6);
        _micrometresIn12Hours = Sum(now, 12);
    }

    private long Sum(SimTime now, int hours) => _log?.Since(now - SimDuration.FromHours(hours)) ?? plan.Rain.Between(now - SimDuration.FromHours(hours), now);

    private void WakeInRain(Jurisdiction here)
    {
        var rain = plan.Rain.NextRain(here.Now);
        if (rain == SimTime.Never) return;
        var report = ((rain.Milliseconds / FiveMinutes) + 1) * FiveMinutes;
        here.Wake(new SimTime(report) - here.Now, MessageKind.Wake);
    }
}
