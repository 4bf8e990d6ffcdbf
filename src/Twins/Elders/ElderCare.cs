using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>A time in which wristbands press by themselves or by their wearers' worry: a fault in their program, a power cut.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it is over.</param>
/// <param name="Presses">Mean number of presses a wristband.</param>
/// <param name="Genuine">Share of them behind which somebody truly needs help.</param>
/// <param name="Jurisdictions">Where, by jurisdiction; all when empty.</param>
public sealed record PressSurge(SimTime From, SimTime Until, double Presses, double Genuine, IReadOnlyList<int> Jurisdictions);

/// <summary>What all wearers share: the weather, how wristbands and people behave. Figures without a source are assumptions.</summary>
public sealed record ElderCare
{
    /// <summary>Air temperature by hour of the run in tenths of a degree; the last one holds on.</summary>
    public IReadOnlyList<int> TenthsOfDegree { get; init; } = [150];

    /// <summary>Factor on all that truly befalls people.</summary>
    public double Troubles { get; init; } = 1;

    /// <summary>Presses by mistake or as a test, a month of wear; some 0.6 a wristband and month, of the 0.5 to 1.0 usual in the trade.</summary>
    public double FalsePressesPerMonth { get; init; } = 0.85;

    /// <summary>Falls that the wristband sees where there was none, a month of wear.</summary>
    public double FalseFallsPerMonth { get; init; } = 1;

    /// <summary>Share of falls that the wristband sees (JMIR Formative Research 2022;6(3):e30121: 77 %).</summary>
    public double FallDetection { get; init; } = 0.77;

    /// <summary>Whether a fall alarm first asks the wearer for a minute; nine in ten false ones end there.</summary>
    public bool AsksFirst { get; init; } = true;

    /// <summary>Share of guardians who take part.</summary>
    public double Guardians { get; init; } = 1;

    /// <summary>Share of property companies whose guard takes part.</summary>
    public double Guards { get; init; } = 1;

    /// <summary>Factor on how much wristbands are worn.</summary>
    public double Wear { get; init; } = 1;

    /// <summary>Whether the county is asked when nobody takes an alarm up.</summary>
    public bool Escalates { get; init; } = true;

    /// <summary>Presses out of the ordinary.</summary>
    public IReadOnlyList<PressSurge> Surges { get; init; } = [];

    /// <summary>The matter of each <see cref="AlarmCause"/>, by its number.</summary>
    public required IReadOnlyList<int> Matters { get; init; }

    /// <summary>The matter of a silent wristband.</summary>
    public required int SilentMatter { get; init; }

    /// <summary>How long the county waits until it asks who has taken up an SOS or a fall.</summary>
    public SimDuration UnansweredAfter { get; init; } = SimDuration.FromMinutes(5);

    /// <summary>The temperature at an instant, in tenths of a degree.</summary>
    public int TenthsAt(SimTime now) => TenthsOfDegree[(int)Math.Min(TenthsOfDegree.Count - 1, now.Milliseconds / 3_600_000)];
}
