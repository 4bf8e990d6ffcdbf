using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>A wearer's own means while at rest.</summary>
/// <param name="PulseMilli">Thousandths of a beat a minute.</param>
/// <param name="SystolicMilli">Thousandths of a mmHg.</param>
/// <param name="SaturationMilli">Thousandths of a per cent.</param>
/// <param name="SleepDipMilli">How far saturation falls in sleep, in thousandths of a per cent.</param>
public readonly record struct VitalBaseline(int PulseMilli, int SystolicMilli, int SaturationMilli, int SleepDipMilli)
{
    private static readonly ulong Purpose = StableHash.Of("vital baselines");

    /// <summary>
    /// The means of a person: pulse N(71, 8), systolic pressure N(136, 18), saturation N(96.8, 1.2), each without the tails that a
    /// doctor would treat before giving out a wristband; one in twenty breathes badly in sleep (assumed).
    /// </summary>
    /// <param name="person">The person's own key: baselines belong to the person, not to the run.</param>
    public static VitalBaseline Of(ulong person)
    {
        var chance = new Chance(0, person, Purpose);
        var pulse = Between(ref chance, 71, 8, 54, 90);
        var systolic = Between(ref chance, 136, 18, 110, 185);
        var saturation = Between(ref chance, 96.8, 1.2, 94.8, 99);
        return new VitalBaseline(pulse, systolic, saturation, chance.NextIs(0.05) ? 2_000 : 1_000);
    }

    private static int Between(ref Chance chance, double mean, double deviation, double least, double most)
    {
        while (true)
        {
            var drawn = mean + (deviation * chance.NextNormal());
            if (drawn >= least && drawn <= most) return (int)(drawn * 1_000);
        }
    }
}

/// <summary>What an illness does to the vital signs, in the units of <see cref="VitalBaseline"/>.</summary>
public readonly record struct VitalStrain(int PulseMilli, int SystolicMilli, int SaturationMilli);

/// <summary>What the wristband measured.</summary>
/// <param name="Pulse">Beats a minute.</param>
/// <param name="Systolic">mmHg, without a cuff.</param>
/// <param name="Saturation">Per cent.</param>
public readonly record struct VitalReading(int Pulse, int Systolic, int Saturation);

/// <summary>
/// The wearer's vital signs as the wristband measures them every five minutes: baseline, the day's course, for the pulse a slow
/// wandering (AR(1), φ 0.9, σ 3 bpm), for pressure and saturation the error of the measurement (σ 8 mmHg, σ 0.8 %), illness on top.
/// A mutable struct: a reading allocates nothing.
/// </summary>
public struct VitalSigns
{
    /// <summary>Standard deviation of the pulse's wandering, in thousandths of a beat a minute.</summary>
    public const int DriftDeviationMilli = 3_000;

    /// <summary>Error of the cuff-less pressure, in thousandths of a mmHg.</summary>
    public const int PressureErrorMilli = 8_000;

    /// <summary>Error of the saturation, in thousandths of a per cent.</summary>
    public const int SaturationErrorMilli = 800;

    private const int PressureDipMilli = 6_000;

    // √(1 − 0.9²): the innovation that keeps σ 3 in the steady state.
    private const double Innovation = DriftDeviationMilli * 0.43588989435406736;

    private int _driftMilli;

    /// <summary>How far the pulse has wandered, in thousandths of a beat a minute.</summary>
    public readonly int DriftMilli => _driftMilli;

    /// <summary>The wristband is put on: the pulse has wandered somewhere meanwhile.</summary>
    public void Begin(ref Chance chance) => _driftMilli = Rounded(chance.NextNormal() * DriftDeviationMilli);

    /// <summary>The next reading.</summary>
    /// <param name="baseline">The wearer's means.</param>
    /// <param name="strain">Illness.</param>
    /// <param name="ofDay">Local time since midnight in ms.</param>
    /// <param name="chance">Keyed by wearer and reading.</param>
    public VitalReading Next(in VitalBaseline baseline, in VitalStrain strain, long ofDay, ref Chance chance)
    {
        _driftMilli = (_driftMilli * 9 / 10) + Rounded(chance.NextNormal() * Innovation);
        var sleep = Circadian.SleepAt(ofDay);
        var pulse = baseline.PulseMilli + Circadian.PulseAt(ofDay) + _driftMilli + strain.PulseMilli;
        var systolic = baseline.SystolicMilli - (PressureDipMilli * sleep / 1_000) + strain.SystolicMilli + Rounded(chance.NextNormal() * PressureErrorMilli);
        var saturation = baseline.SaturationMilli - (baseline.SleepDipMilli * sleep / 1_000) + strain.SaturationMilli + Rounded(chance.NextNormal() * SaturationErrorMilli);
        return new VitalReading(Whole(pulse), Whole(systolic), Math.Min(100, Whole(saturation)));
    }

    private static int Whole(int milli) => Math.Max(0, (milli + 500) / 1_000);

    private static int Rounded(double value) => (int)(value < 0 ? value - 0.5 : value + 0.5);
}
