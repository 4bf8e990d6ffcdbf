namespace Liandong.Twins.Elders;

/// <summary>
/// The partial National Early Warning Score (NEWS2, Royal College of Physicians 2017): pulse, systolic pressure and oxygen saturation
/// alone. A wristband knows neither breathing rate, temperature, consciousness nor supplemental oxygen, so the sum is a lower bound of
/// the full score. It is taken in two ways: of the values themselves, and around what is usual for the wearer.
/// </summary>
/// <param name="Points">Sum of the three, 0 to 9.</param>
/// <param name="HasThree">Whether one of them scores 3 by itself.</param>
public readonly record struct EarlyWarningScore(int Points, bool HasThree)
{
    /// <summary>The sum from which the full score asks for an urgent response.</summary>
    public const int UrgentPoints = 5;

    // In the middle of NEWS2's calm bands: whom the chart was drawn for.
    private const int TypicalPulseMilli = 71_000;
    private const int TypicalSystolicMilli = 136_000;
    private const int TypicalSaturationMilli = 96_800;
    private const int TypicalHypercapnicMilli = 90_000;

    // How far a median of three readings strays from what is usual at its hour: some three standard deviations of both together.
    private const int OwnPulseMilli = 12_000;
    private const int OwnSystolicMilli = 15_000;
    private const int OwnSaturationMilli = 2_000;

    /// <summary>Whether it asks for an urgent response: 5 points or more, or 3 in one sign.</summary>
    public bool IsUrgent => HasThree || Points >= UrgentPoints;

    /// <summary>
    /// The score of a reading around what is usual for its wearer, sign by sign. What is usual for somebody scores nothing, whatever the
    /// chart says of others. Beyond the wearer's own range a value scores what the chart gives it, and a distance that would carry a typical
    /// person into a band scores as that band does, wherever the value lies: the higher of the two counts.
    /// </summary>
    /// <param name="reading">What was measured.</param>
    /// <param name="usual">What is usual for the wearer at this hour.</param>
    /// <param name="isHypercapnic">Whether saturation is scored by scale 2.</param>
    public static EarlyWarningScore Of(in VitalReading reading, in UsualReading usual, bool isHypercapnic)
    {
        var (pulse, systolic, saturation) = (reading.Pulse * 1_000, reading.Systolic * 1_000, reading.Saturation * 1_000);
        var first = OfPulse(Whole(TypicalPulseMilli + pulse - usual.PulseMilli));
        if (IsBeyond(pulse, usual.PulseMilli, TypicalPulseMilli, OwnPulseMilli, usual.DoubtPerMille)) first = Math.Max(first, OfPulse(reading.Pulse));
        var second = OfSystolic(Whole(TypicalSystolicMilli + systolic - usual.SystolicMilli));
        if (IsBeyond(systolic, usual.SystolicMilli, TypicalSystolicMilli, OwnSystolicMilli, usual.DoubtPerMille)) second = Math.Max(second, OfSystolic(reading.Systolic));
        var typical = isHypercapnic ? TypicalHypercapnicMilli : TypicalSaturationMilli;
        var third = OfSaturation(Whole(typical + saturation - usual.SaturationMilli), isHypercapnic);
        if (IsBeyond(saturation, usual.SaturationMilli, typical, OwnSaturationMilli, usual.DoubtPerMille)) third = Math.Max(third, OfSaturation(reading.Saturation, isHypercapnic));
        return Sum(first, second, third);
    }

    /// <summary>The score of the values themselves, saturation by scale 1.</summary>
    /// <param name="pulse">Beats a minute.</param>
    /// <param name="systolic">Millimetres of mercury.</param>
    /// <param name="saturation">Oxygen saturation in per cent.</param>
    public static EarlyWarningScore Of(int pulse, int systolic, int saturation) => Sum(OfPulse(pulse), OfSystolic(systolic), OfSaturation(saturation));

    /// <summary>Points of the pulse in beats a minute.</summary>
    public static int OfPulse(int pulse) => pulse switch
    {
        <= 40 => 3,
        <= 50 => 1,
        <= 90 => 0,
        <= 110 => 1,
        <= 130 => 2,
        _ => 3,
    };

    /// <summary>Points of the systolic pressure in mmHg.</summary>
    public static int OfSystolic(int systolic) => systolic switch
    {
        <= 90 => 3,
        <= 100 => 2,
        <= 110 => 1,
        <= 219 => 0,
        _ => 3,
    };

    /// <summary>Points of the oxygen saturation in per cent, scale 1.</summary>
    public static int OfSaturation(int saturation) => saturation switch
    {
        <= 91 => 3,
        <= 93 => 2,
        <= 95 => 1,
        _ => 0,
    };

    /// <summary>Points of the oxygen saturation in per cent, scale 2, breathing air: for those whose target is 88 to 92.</summary>
    public static int OfSaturationScale2(int saturation) => saturation switch
    {
        <= 83 => 3,
        <= 85 => 2,
        <= 87 => 1,
        _ => 0,
    };

    private static int OfSaturation(int saturation, bool isHypercapnic) => isHypercapnic ? OfSaturationScale2(saturation) : OfSaturation(saturation);

    // Away from the typical value only: whoever comes back towards it is not worse.
    private static bool IsBeyond(int milli, int usualMilli, int typicalMilli, int ownMilli, int doubtPerMille)
    {
        var distance = milli - usualMilli;
        return Math.Abs(distance) * 1_000L >= (long)ownMilli * doubtPerMille && distance > 0 == milli > typicalMilli;
    }

    private static int Whole(int milli) => (milli + 500) / 1_000;

    private static EarlyWarningScore Sum(int first, int second, int third) => new(first + second + third, first == 3 || second == 3 || third == 3);
}
