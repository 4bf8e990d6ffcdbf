namespace Liandong.Twins.Elders;

/// <summary>
/// The partial National Early Warning Score (NEWS2, Royal College of Physicians 2017): pulse, systolic pressure and oxygen saturation
/// (scale 1) alone. A wristband knows neither breathing rate, temperature, consciousness nor supplemental oxygen, so the sum is a
/// lower bound of the full score.
/// </summary>
/// <param name="Points">Sum of the three, 0 to 9.</param>
/// <param name="HasThree">Whether one of them scores 3 by itself.</param>
public readonly record struct EarlyWarningScore(int Points, bool HasThree)
{
    /// <summary>The sum from which the full score asks for an urgent response.</summary>
    public const int UrgentPoints = 5;

    /// <summary>Whether it asks for an urgent response: 5 points or more, or 3 in one sign.</summary>
    public bool IsUrgent => HasThree || Points >= UrgentPoints;

    /// <summary>The score of a reading.</summary>
    /// <param name="pulse">Beats a minute.</param>
    /// <param name="systolic">Millimetres of mercury.</param>
    /// <param name="saturation">Oxygen saturation in per cent.</param>
    public static EarlyWarningScore Of(int pulse, int systolic, int saturation)
    {
        var (first, second, third) = (OfPulse(pulse), OfSystolic(systolic), OfSaturation(saturation));
        return new EarlyWarningScore(first + second + third, first == 3 || second == 3 || third == 3);
    }

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
}
