using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>How people hear of a warning, leave, stay and breathe; all assumed unless a source is named, and the same in the whole city.</summary>
public sealed record ProtectionHabits
{
    /// <summary>Share of people away from home by day, at work or school.</summary>
    public double AwayByDay { get; init; } = 0.45;

    /// <summary>Share of people away from home by night.</summary>
    public double AwayByNight { get; init; } = 0.06;

    /// <summary>Share of those at home who are out of doors by day.</summary>
    public double OutdoorsByDay { get; init; } = 0.20;

    /// <summary>Share of those at home who are out of doors by night.</summary>
    public double OutdoorsByNight { get; init; } = 0.02;

    /// <summary>People passing through a cell at any moment by day, per inhabitant.</summary>
    public double PassersByDay { get; init; } = 0.02;

    /// <summary>People passing through a cell at any moment by night, per inhabitant.</summary>
    public double PassersByNight { get; init; } = 0.003;

    /// <summary>Share of people whom an emergency message on the phone can reach.</summary>
    public double Callable { get; init; } = 0.80;

    /// <summary>Mean time until such a message is read, in minutes.</summary>
    public int CallMinutes { get; init; } = 5;

    /// <summary>Mean time until somebody without it hears the village loudspeaker and believes it.</summary>
    public int LoudspeakerMinutes { get; init; } = 10;

    /// <summary>Mean time until somebody is told at the door, where there is no loudspeaker.</summary>
    public int DoorMinutes { get; init; } = 30;

    /// <summary>How many of a thousand stay although told to leave; a neighbourhood has half to one and a half times as many.</summary>
    public int RefusePerThousand { get; init; } = 120;

    /// <summary>Mean time to get ready to leave.</summary>
    public int ReadyMinutes { get; init; } = 10;

    /// <summary>How many of a thousand go to relatives or elsewhere and need no shelter.</summary>
    public int OwnPlacePerThousand { get; init; } = 500;

    /// <summary>The way to relatives.</summary>
    public SimDuration WayToOwnPlace { get; init; } = SimDuration.FromMinutes(25);

    /// <summary>Changes of the air of a dwelling in an hour, in per mille: windows as they are.</summary>
    public int AirChangesOpen { get; init; } = 1_500;

    /// <summary>The same behind closed doors and windows.</summary>
    public int AirChangesClosed { get; init; } = 400;

    /// <summary>Calls to 119 or 12345 by each who smells it and does not know what it is, a minute.</summary>
    public double CallsPerPersonMinute { get; init; } = 0.000_5;

    /// <summary>Median time until a call has been understood and passed on.</summary>
    public double CallPassedOnMinutes { get; init; } = 8;
}
