using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>A stay of a low point at 150 mm or more; one that lasts beyond the run ends with it.</summary>
internal readonly record struct FloodStay(int LowPoint, SimTime From, SimTime To);

/// <summary>
/// Flooding of low points of the study area and what sensors made of it, over the whole run (a storm has no warm-up).
/// True depth is what <see cref="OutcomeKind.LowPointLevel"/> and <see cref="OutcomeKind.FloodPeak"/> say.
/// </summary>
internal sealed class FloodTally(CityDefinition city, RunSpan span)
{
    private readonly int[] _level = new int[city.LowPoints.Length];
    private readonly int[] _worst = new int[city.LowPoints.Length];
    private readonly long[] _imbalance = new long[city.LowPoints.Length];
    private readonly SimTime[] _since = new SimTime[city.LowPoints.Length];
    private readonly List<(SimTime At, int LowPoint, int Level)> _changes = [];
    private readonly List<FloodStay> _stays = [];
    private readonly AlarmTally _alarms = new(city, span);
    private long _deepest;
    private long _errorCubicMillimetres;
    private long _strayCubicMillimetres;
    private bool _balanced;

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.LowPointLevel when IsStudied(outcome.Code):
                Cross(outcome.At, outcome.Code, (int)outcome.A);
                break;
            case OutcomeKind.FloodPeak when IsStudied(outcome.Code):
                _deepest = Math.Max(_deepest, outcome.A);
                break;
            case OutcomeKind.SensorAlarm when outcome.B >= 0 && IsStudied((int)outcome.B):
                _alarms.Raise(outcome.Twin, (int)outcome.B, outcome.At);
                break;
            case OutcomeKind.SensorClear when outcome.B >= 0 && IsStudied((int)outcome.B):
                _alarms.Clear(outcome.Twin, outcome.At);
                break;
            case OutcomeKind.WaterBalance:
                _balanced = true;
                _imbalance[outcome.Code] += outcome.A - outcome.B - outcome.C - outcome.D;
                break;
            case OutcomeKind.WaterOverflow:
                _imbalance[outcome.Code] += outcome.A - outcome.B;
                _errorCubicMillimetres += Math.Abs(outcome.C);
                _strayCubicMillimetres += outcome.D;
                break;
        }
    }

    /// <summary>Ends what is still flooded. Once, after the last outcome.</summary>
    public void Complete()
    {
        for (var lowPoint = 0; lowPoint < _level.Length; lowPoint++)
        {
            if (_level[lowPoint] > 0) _stays.Add(new FloodStay(lowPoint, _since[lowPoint], SimTime.Start + span.Duration));
        }

        _alarms.Match(_stays);
    }

    public int FloodedIn(int town) => city.LowPoints.Count(lowPoint => _worst[lowPoint.Index] > 0 && city.Cells[lowPoint.Cell].Town == town);

    /// <summary>By town: hours times low points at 150 mm or more.</summary>
    public double[] HoursByTown()
    {
        var milliseconds = new long[city.Towns.Length];
        foreach (var stay in _stays) milliseconds[city.Cells[city.LowPoints[stay.LowPoint].Cell].Town] += (stay.To - stay.From).Milliseconds;
        return [.. milliseconds.Select(sum => sum / 3_600_000.0)];
    }

    /// <summary>By low point: the highest level that it reached, 0 dry to 4 red.</summary>
    public ImmutableArray<int> WorstLevels() => [.. _worst];

    public ImmutableArray<long> Leads() => _alarms.Leads();

    public void Report(IndicatorValues values)
    {
        var flooded = _worst.Count(level => level > 0);
        values.Set("flood.low-points", flooded);
        for (var i = 0; i < IndicatorTable.FloodLevels.Length; i++) values.Set("flood.points." + IndicatorTable.FloodLevels[i].Name, _worst.Count(level => level == i + 1));
        values.Set("flood.cell-hours", _stays.Sum(stay => (stay.To - stay.From).Milliseconds) / 3_600_000.0);
        values.Set("flood.depth.max", flooded == 0 ? null : _deepest);
        var cleared = new Samples();
        foreach (var stay in _stays) cleared.Add((stay.To - stay.From).Milliseconds);
        values.Set("flood.cleared.median", cleared.Quantile(50), cleared.Count);
        _alarms.Report(values, flooded);
        values.Set("water.balance.error", _balanced ? _imbalance.Sum(Math.Abs) + ((_errorCubicMillimetres + Math.Abs(_strayCubicMillimetres)) / 1e6) : null);
    }

    public FloodSeries? Series() => _changes.Count == 0 ? null : FloodSeries.Of(city, span, _changes);

    private bool IsStudied(int lowPoint) => span.StudyArea.IsEmpty || span.StudyArea.Contains(city.Towns[city.Cells[city.LowPoints[lowPoint].Cell].Town].County);

    private void Cross(SimTime at, int lowPoint, int level)
    {
        if (_level[lowPoint] == 0 && level > 0) _since[lowPoint] = at;
        if (_level[lowPoint] > 0 && level == 0) _stays.Add(new FloodStay(lowPoint, _since[lowPoint], at));
        _level[lowPoint] = level;
        _worst[lowPoint] = Math.Max(_worst[lowPoint], level);
        _changes.Add((at, lowPoint, level));
    }
}
