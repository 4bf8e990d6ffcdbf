using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>A wearer's own means while at rest.</summary>
/// <param name="PulseMilli">Thousandths of a beat a minute.</param>
/// <param name="SystolicMilli">Thousandths of a mmHg.</param>
/// <param name="SaturationMilli">Thousandths of a per cent.</param>
/// <param name="SleepDipMilli">How far saturation falls in sleep, in thousandths of a per cent.</param>
/// <param name="IsHypercapnic">Whether a chronic hypercapnic failure keeps saturation low.</param>
public readonly record struct VitalBaseline(int PulseMilli, int SystolicMilli, int SaturationMilli, int SleepDipMilli, bool IsHypercapnic)
{
    private static readonly ulong Purpose = StableHash.Of("vital baselines");

    /// <summary>
    /// The means of a person: pulse N(71, 8); systolic pressure lognormal with median 134 and σ 0.13 (mean 135, deviation 18); what
    /// saturation lacks of 100 % lognormal with median 3.1 and σ 0.38 (mean 96.7, deviation 1.3), so that it never reaches 100. All tails
    /// are there, up to what a living body can have. One in fifty has a chronic hypercapnic failure, and a saturation of
    /// N(90.5, 1.2); one in twenty breathes badly in sleep (both shares assumed).
    /// </summary>
    /// <param name="person">The person's own key: baselines belong to the person, not to the run.</param>
    public static VitalBaseline Of(ulong person)
    {
        var chance = new Chance(0, person, Purpose);
        var pulse = Between(71 + (8 * chance.NextNormal()), 38, 115);
        var systolic = Between(chance.NextLogNormal(134, 0.13), 80, 230);
        var lacks = Between(chance.NextLogNormal(3.1, 0.38), 0.5, 14);
        var dip = chance.NextIs(0.05) ? 2_000 : 1_000;
        var isHypercapnic = chance.NextIs(0.02);
        return new VitalBaseline(pulse, systolic, isHypercapnic ? Between(90.5 + (1.2 * chance.NextNormal()), 86, 95) : 100_000 - lacks, dip, isHypercapnic);
    }

    /// <summary>The means of a person whom a city lists with an examination: what it found, but for its errors (those of <see cref="Enrolment.Of"/>).</summary>
    /// <param name="person">The person's own key.</param>
    /// <param name="examined">What was found.</param>
    public static VitalBaseline Around(ulong person, Enrolment examined)
    {
        var chance = new Chance(0, person, Purpose + 1);
        var pulse = Between(examined.Pulse + (4 * chance.NextNormal()), 38, 115);
        var systolic = Between(examined.Systolic + (7 * chance.NextNormal()), 80, 230);
        var saturation = Between(examined.Saturation + chance.NextNormal(), 84, 99.5);
        return new VitalBaseline(pulse, systolic, saturation, chance.NextIs(0.05) ? 2_000 : 1_000, examined.IsHypercapnic);
    }

    // Held at what a body can be: some three in ten thousand values of pulse, pressure and saturation together are.
    private static int Between(double drawn, double least, double most) => (int)(Math.Clamp(drawn, least, most) * 1_000);
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
