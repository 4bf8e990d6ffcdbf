using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>
/// What a wearer's file says since the day on which the wristband was given out: the values of the examination, taken in the morning and
/// at rest, and whether a doctor has confirmed chronic hypercapnic failure, so that saturation is scored by scale 2. All that the platform
/// knows of what is usual for somebody before it has seen readings.
/// </summary>
/// <param name="Pulse">Beats a minute.</param>
/// <param name="Systolic">mmHg, with a cuff.</param>
/// <param name="Saturation">Per cent, at the finger.</param>
/// <param name="IsHypercapnic">Whether NEWS2 scale 2 was prescribed.</param>
public readonly record struct Enrolment(int Pulse, int Systolic, int Saturation, bool IsHypercapnic)
{
    private static readonly ulong Purpose = StableHash.Of("enrolment examination");

    /// <summary>
    /// A person's examination: their own values with the errors of one visit, σ 4 beats, 7 mmHg (within a person, between visits) and 1 %
    /// (finger oximeters; ISO 80601-2-61 allows 4 %). The errors are assumed.
    /// </summary>
    /// <param name="person">The person's own key: the file belongs to the person, not to the run.</param>
    public static Enrolment Of(ulong person)
    {
        var own = VitalBaseline.Of(person);
        var chance = new Chance(0, person, Purpose);
        var pulse = Measured(own.PulseMilli, 4_000, ref chance);
        var systolic = Measured(own.SystolicMilli, 7_000, ref chance);
        return new Enrolment(pulse, systolic, Math.Min(100, Measured(own.SaturationMilli, 1_000, ref chance)), own.IsHypercapnic);
    }

    /// <summary>Of somebody whose file has no examination: what is usual for people of that age, and no diagnosis. The readings teach the rest.</summary>
    public static Enrolment Unknown => new(72, 134, 96, IsHypercapnic: false);

    private static int Measured(int milli, int errorMilli, ref Chance chance) => (int)Math.Round((milli + (errorMilli * chance.NextNormal())) / 1_000, MidpointRounding.AwayFromZero);
}
