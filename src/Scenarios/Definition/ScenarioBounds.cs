using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>The largest and smallest values that a scenario can hold; beyond them is a slip of the keyboard. The JSON Schema has the same (a test compares them).</summary>
internal static class ScenarioBounds
{
    /// <summary>Times the ordinary requests or finds.</summary>
    public const double MostLoad = 10_000;

    /// <summary>Times the ordinary staff or pumps: 10000%.</summary>
    public const double LargestFactor = 100;

    /// <summary>Times the ordinary drains: 200%.</summary>
    public const double LargestDrainFactor = 2;

    /// <summary>People or crews more or fewer in one town or county.</summary>
    public const int MostHeads = 10_000;

    public const int MostOperators = 100_000;

    public const int MostLines = 1_000_000;

    /// <summary>The weight of an hour.</summary>
    public const double LargestWeight = 1_000_000;

    /// <summary>Requests or finds of one matter, a day and 100,000 people.</summary>
    public const double MostPer100K = 100_000;

    /// <summary>Of a lognormal time.</summary>
    public const double LargestSigma = 3;

    public const double LeastReturnPeriodYears = 0.25;

    public const double MostReturnPeriodYears = 10_000;

    /// <summary>Rain of one hour; the most that was ever measured are some 400 mm.</summary>
    public const double MostMillimetresAnHour = 500;

    /// <summary>Rain of a storm; the most that was ever measured in a day are some 1,800 mm.</summary>
    public const double MostMillimetres = 2_000;

    /// <summary>Hours that a storm is given by: a year.</summary>
    public const int MostHours = 8_784;

    public static readonly SimDuration LongestRun = SimDuration.FromDays(366);

    public static readonly SimDuration LeastPatience = SimDuration.FromSeconds(1);

    public static readonly SimDuration MostPatience = SimDuration.FromDays(1);

    public static readonly SimDuration LongestWork = SimDuration.FromDays(366);

    /// <summary>Rain comes in minutes: the city's drains do not feel less, and more steps only cost time.</summary>
    public static readonly SimDuration LeastRainStep = SimDuration.FromMinutes(1);

    public static readonly SimDuration LongestDesignStorm = SimDuration.FromDays(7);
}
