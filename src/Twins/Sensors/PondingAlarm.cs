using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Twins.Sensors;

/// <summary>What a reading did to the alarm.</summary>
internal enum PondingJudgement
{
    /// <summary>Nothing.</summary>
    Unchanged,

    /// <summary>It stands at a higher level now.</summary>
    Raised,

    /// <summary>It is over.</summary>
    Over,
}

/// <summary>
/// Judges readings: an alarm is raised to the level that two readings in a row reach, measured or forecast, and is over when two in a
/// row lie 30 mm below the lowest level and do not rise. In between it only rises, so one flood files at most four times.
/// A forecast is one level up: the water rises by 50 mm in ten minutes or more, or will reach the next level within a quarter of an hour.
/// </summary>
internal sealed class PondingAlarm
{
    private const int HysteresisMillimetres = 30;
    private const int WetMillimetres = 30;
    private const int FastRiseMillimetres = 50;
    private const int RisingMillimetres = 20;

    private readonly ReadingWindow _window = new();
    private int _measuredBefore;
    private int _targetBefore;
    private bool _wasLow = true;

    /// <summary>The standing level, 0 to 4.</summary>
    public int Level { get; private set; }

    /// <summary>The level before the last change.</summary>
    public int LevelBefore { get; private set; }

    /// <summary>Whether the last rise came from the forecast: the water had not reached the level twice.</summary>
    public bool IsForecast { get; private set; }

    /// <summary>Takes a reading.</summary>
    public PondingJudgement Judge(SimTime now, int millimetres)
    {
        _window.Add(now, millimetres);
        var measured = PondingLevel.Of(millimetres);
        var (rise, isCertain) = _window.RiseInTenMinutes();
        var target = isCertain && IsNextLevelForecast(millimetres, measured, rise) ? measured + 1 : measured;
        var isLow = target == 0 && rise < RisingMillimetres && millimetres < PondingLevel.ThresholdMillimetres(1) - HysteresisMillimetres;
        var agreed = Math.Min(target, _targetBefore);
        var agreedMeasured = Math.Min(measured, _measuredBefore);
        var wasLow = _wasLow;
        (_targetBefore, _measuredBefore, _wasLow) = (target, measured, isLow);
        if (agreed > Level)
        {
            (LevelBefore, Level, IsForecast) = (Level, agreed, agreedMeasured < agreed);
            return PondingJudgement.Raised;
        }

        if (Level == 0 || !isLow || !wasLow) return PondingJudgement.Unchanged;
        (LevelBefore, Level, IsForecast) = (Level, 0, false);
        return PondingJudgement.Over;
    }

    /// <summary>Forgets the readings of a faulty time, so that no rate is taken across it; the standing level stays.</summary>
    public void Forget() => _window.Clear();

    public void WriteState(StateWriter state)
    {
        state.Write("alarm level", Level);
        state.Write("alarm level before", LevelBefore);
        state.Write("alarm is forecast", IsForecast);
        state.Write("level measured before", _measuredBefore);
        state.Write("level aimed at before", _targetBefore);
        state.Write("was low", _wasLow);
        _window.WriteState(state);
    }

    private bool IsNextLevelForecast(int millimetres, int measured, int rise)
    {
        if (measured == PondingLevel.Highest || millimetres < WetMillimetres) return false;
        return rise >= FastRiseMillimetres || millimetres + (rise * 3 / 2) >= PondingLevel.ThresholdMillimetres(measured + 1);
    }
}
