namespace Liandong.Twins.Elders;

/// <summary>What an elder's own life brings about, each kind in a stream of its own.</summary>
public enum Happening
{
    Fall = 0,
    Cardiac = 1,
    Unwell = 2,
    Heat = 3,
    Astray = 4,

    /// <summary>A walk in company beyond the safe area.</summary>
    Outing = 5,

    /// <summary>A press by mistake.</summary>
    FalsePress = 6,

    /// <summary>A movement that the wristband takes for a fall.</summary>
    FalseFall = 7,
}

/// <summary>
/// How often what happens to whom. Candidates come at the highest rate there can be and are thinned by the hour and the
/// temperature (Lewis and Shedler 1979), so that a cold day and a mild one share their random numbers.
/// </summary>
public static class Happenings
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = 8;

    /// <summary>A year in milliseconds.</summary>
    public const double Year = 365 * 86_400_000.0;

    // Living alone, empty nest, Alzheimer, ninety, intellectual, mental. Falls: 0.217 a person-year over the assumed shares of the groups.
    private static readonly double[][] PerYear =
    [
        [0.1805, 0.2005, 0.3409, 0.2607, 0.1404, 0.1604],
        [0.045, 0.055, 0.050, 0.080, 0.020, 0.025],
        [1.1, 1.1, 0.8, 1.3, 0.6, 0.8],
        [0.60, 0.55, 0.50, 0.65, 0.40, 0.45],
        [0, 0, 1.46, 0, 0.40, 0.30],
        [0, 0, 16.8, 0, 6, 4],
    ];

    // Each row has mean 1 over the day.
    private static readonly double[] FallHours = [.5, .4, .4, .4, .5, .7, 1.3, 1.5, 1.5, 1.5, 1.4, 1.2, 1, .9, 1.1, 1.2, 1.2, 1.2, 1.2, 1.2, 1.1, 1, .9, .7];
    private static readonly double[] CardiacHours = [.8, .8, .8, .8, .8, .8, 1.4, 1.4, 1.4, 1.4, 1.4, 1.4, .95, .95, .95, .95, .95, .95, .85, .85, .85, .85, .85, .85];
    private static readonly double[] UnwellHours = [.7, .7, .7, .7, .7, .7, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1];
    private static readonly double[] OutdoorHours = [.2, .2, .2, .2, .2, .2, 1.6, 1.6, 1.6, 1.6, 1.6, 1.6, 1.6, 1.6, 1.6, 1.6, 1.6, 1.6, 1, 1, 1, .2, .2, .2];
    private static readonly double[] WakingHours = [.25, .25, .25, .25, .25, .25, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, 1.35, .45, .45];

    /// <summary>Mean number a year at the ordinary level.</summary>
    public static double RateOf(Happening kind, ElderGroup group, bool woman, ElderCare care) => kind switch
    {
        // Women fall more often than men: 17.5 against 12.5 % a year (Beijing, 4,700 elders).
        Happening.Fall => PerYear[0][(int)group] * (woman ? 1.17 : 0.83) * care.Troubles,
        Happening.FalsePress => care.FalsePressesPerMonth * 12,
        Happening.FalseFall => care.FalseFallsPerMonth * 12,
        Happening.Outing => PerYear[(int)kind][(int)group],
        _ => PerYear[(int)kind][(int)group] * care.Troubles,
    };

    /// <summary>The highest value of <see cref="FactorOf"/>; above it colder or hotter is no worse.</summary>
    public static double MostOf(Happening kind) => kind switch
    {
        Happening.Fall => 3.6,
        Happening.Cardiac => 2.8,
        Happening.Unwell => 1.6,
        Happening.Heat => 3,
        Happening.Astray or Happening.Outing => 1.6,
        _ => 1.35,
    };

    /// <summary>
    /// The rate at an hour and temperature, against the ordinary level. Cold: 2 % more cardiac events for each degree below 15
    /// (the size of the effect that Bhaskaran and others found, BMJ 2010;341:c3823), 3 % more falls for each degree below 5 and 8 % more
    /// for each below 0, when the ground freezes; heat strokes only above 30 degrees. The effects on falls and of heat are assumed.
    /// </summary>
    public static double FactorOf(Happening kind, int hour, int tenthsOfDegree)
    {
        var factor = kind switch
        {
            Happening.Fall => FallHours[hour] * (1 + (0.003 * Below(50, tenthsOfDegree)) + (0.008 * Below(0, tenthsOfDegree))),
            Happening.Cardiac => CardiacHours[hour] * (1 + (0.002 * Below(150, tenthsOfDegree))),
            Happening.Unwell => UnwellHours[hour] * (1 + (0.001 * Below(50, tenthsOfDegree))),
            Happening.Heat => Below(tenthsOfDegree, 300) / 50.0,
            Happening.Astray or Happening.Outing => OutdoorHours[hour],
            _ => WakingHours[hour],
        };
        return Math.Min(MostOf(kind), factor);
    }

    private static int Below(int limit, int value) => Math.Max(0, limit - value);
}
