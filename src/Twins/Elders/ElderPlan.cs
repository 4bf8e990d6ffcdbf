using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>When a guardian can be reached.</summary>
public enum GuardianHours
{
    /// <summary>At home or retired: nearly always.</summary>
    Home = 0,

    /// <summary>At work by day.</summary>
    Working = 1,

    /// <summary>In another city: by telephone only.</summary>
    Away = 2,
}

/// <summary>An elder's guardian (监护人).</summary>
/// <param name="Name">For whoever asks.</param>
/// <param name="Metres">How far away they live or stay, as the crow flies.</param>
/// <param name="Hours">When they can be reached.</param>
public sealed record GuardianPlan(string Name, int Metres, GuardianHours Hours)
{
    // Chance in per mille that a call is taken, by hour of the day (assumed).
    private static readonly int[][] Reached =
    [
        [800, 800, 800, 800, 800, 800, 850, 920, 920, 920, 920, 920, 920, 850, 900, 920, 920, 920, 920, 920, 920, 920, 880, 820],
        [750, 750, 750, 750, 750, 750, 800, 800, 700, 550, 550, 550, 700, 600, 550, 550, 550, 650, 900, 920, 920, 920, 880, 800],
        [600, 600, 600, 600, 600, 600, 650, 700, 600, 500, 500, 500, 650, 550, 500, 500, 500, 600, 800, 850, 850, 850, 800, 700],
    ];

    /// <summary>Chance that they take a call, per mille.</summary>
    /// <param name="hour">0 to 23.</param>
    public int ReachedPerMille(int hour) => Reached[(int)Hours][hour];

    /// <summary>Whether they come themselves.</summary>
    public bool Comes => Hours != GuardianHours.Away && Metres <= 30_000;
}

/// <summary>What sets one wearer apart.</summary>
public sealed record ElderPlan
{
    /// <summary>The elder's index in the city.</summary>
    public required int Index { get; init; }

    /// <summary>The person's own key: all that befalls them follows from it, whoever else there is.</summary>
    public required ulong Key { get; init; }

    public required string Name { get; init; }

    public required ElderGroup Group { get; init; }

    public required int Age { get; init; }

    public required bool Woman { get; init; }

    /// <summary>The grid cell of the home.</summary>
    public required TwinId Cell { get; init; }

    public required PlanePoint Home { get; init; }

    /// <summary>Null when nobody is known.</summary>
    public required GuardianPlan? Guardian { get; init; }

    /// <summary>The property company's duty guard; none where there is no company.</summary>
    public required TwinId Guard { get; init; }

    /// <summary>Name of the cell's grid officer, for whoever asks.</summary>
    public required string Officer { get; init; }

    /// <summary>The true means of the wearer's signs: the body's, never the platform's.</summary>
    public required VitalBaseline Baseline { get; init; }

    /// <summary>What the examination found when the wristband was given out.</summary>
    public required Enrolment Enrolment { get; init; }

    /// <summary>Whether the wristband's reports come from a recorded feed: nothing else is then known to befall the wearer.</summary>
    public bool IsFed { get; init; }

    /// <summary>Whether every report is left behind as an outcome.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>Whether a safe area is drawn around the home.</summary>
    public bool IsFenced => Group is ElderGroup.Alzheimer or ElderGroup.IntellectualDisability or ElderGroup.MentalDisability;
}
