using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>How vehicles with hazardous goods are watched in a scenario, what departments share, and how a joint action is carried out.</summary>
public sealed record HazmatWatchSetting
{
    /// <summary>The score, per mille, from which a spot of unexplained stays is an alarm.</summary>
    public required int AlarmScore { get; init; }

    /// <summary>When the model of spots goes live.</summary>
    public required SimDuration SpotsFrom { get; init; }

    /// <summary>Changes to systems of the city's catalogue, by code.</summary>
    public required ImmutableArray<SourceChange> Sources { get; init; }

    /// <summary>The hour of the day of a joint action.</summary>
    public required int RaidHour { get; init; }

    /// <summary>Whether both ends are raided at once.</summary>
    public required bool RaidTogether { get; init; }

    /// <summary>How long a warning takes from one end of the trade to the other.</summary>
    public required SimDuration WordTravels { get; init; }

    /// <summary>Tanks at a ring's source.</summary>
    public required int Tanks { get; init; }

    /// <summary>Litres in each of them.</summary>
    public required int LitresATank { get; init; }

    /// <summary>People who run a ring's source and yard; a third of them at the yard.</summary>
    public required int Suspects { get; init; }
}
