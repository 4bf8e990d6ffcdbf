using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>How the rain of a storm is given.</summary>
public enum RainKind
{
    /// <summary>A design storm of Keifer and Chu from the city's intensity formula, a return period, a duration and the place of its peak.</summary>
    Chicago,

    /// <summary>Millimetres of each hour.</summary>
    Hourly,

    /// <summary>A table of measured or forecast rain by place and time (<c>place,time,mm</c>).</summary>
    Series,

    /// <summary>The storm of 24 August 2015 with what it found: rain everywhere, blocked inlets, backwater.</summary>
    Storm2015,

    /// <summary>The storm of 11 July 2024 with what it found: rain everywhere, lowered rivers.</summary>
    Storm2024,
}

/// <summary>Rain over some counties.</summary>
public sealed record RainStorm
{
    public required RainKind Kind { get; init; }

    /// <summary>Names or codes of counties; empty for the whole city.</summary>
    public required ImmutableArray<string> Counties { get; init; }

    /// <summary>Return period in years; 0 unless <see cref="RainKind.Chicago"/>.</summary>
    public required double ReturnPeriodYears { get; init; }

    /// <summary>How long a <see cref="RainKind.Chicago"/> storm is; zero for kinds that bring their own length.</summary>
    public required SimDuration Duration { get; init; }

    /// <summary>When it begins, after the run's start; for a storm that happened, when its day begins. Zero for a table, which has its own times.</summary>
    public required SimDuration Start { get; init; }

    /// <summary>The peak's place in a <see cref="RainKind.Chicago"/> storm, 0 to 1.</summary>
    public required double Peak { get; init; }

    /// <summary>Millimetres of each hour of an <see cref="RainKind.Hourly"/> storm.</summary>
    public required ImmutableArray<double> HourlyMillimetres { get; init; }

    /// <summary>The text of a <see cref="RainKind.Series"/>'s table, <c>place,time,mm</c>; its times are local. Empty for other kinds.</summary>
    public required string Table { get; init; }

    /// <summary>A <see cref="RainKind.Chicago"/> or <see cref="RainKind.Hourly"/> storm is scaled to this sum; null leaves its own.</summary>
    public required double? TotalMillimetres { get; init; }
}

/// <summary>How well rivers take the drains' water: 1 is normal, more when they were lowered beforehand, less with backwater.</summary>
public sealed record RiverState
{
    /// <summary>The canals' level at the run's start in metres; lower than normal when they were drawn down beforehand.</summary>
    public required double LevelMetres { get; init; }

    /// <summary>Share of the city's sluices that can open.</summary>
    public required double Sluices { get; init; }

    /// <summary>Share of the city's pumping stations that can run.</summary>
    public required double Pumps { get; init; }

    /// <summary>Factor on every low point's drain capacity, also on that of a storm that happened.</summary>
    public required double DrainCapacity { get; init; }

    /// <summary>Counties where it differs; the last one that names a county counts.</summary>
    public required ImmutableArray<RiverPlace> Places { get; init; }
}

/// <summary>Counties (names or codes) with their own drain capacity.</summary>
public sealed record RiverPlace(ImmutableArray<string> Counties, double DrainCapacity);

/// <summary>What does not work as it should; shares of all there are, for sensors at any time (each fault is repaired after a while).</summary>
/// <param name="BlockedInlets">Low points whose inlets leaves and rubbish block.</param>
/// <param name="SensorsOffline">Sensors that report nothing.</param>
/// <param name="SensorsStuck">Sensors that repeat one value.</param>
/// <param name="SensorsDrifting">Sensors whose value drifts from the truth.</param>
public sealed record FaultShares(double BlockedInlets, double SensorsOffline, double SensorsStuck, double SensorsDrifting)
{
    /// <summary>Whether as many sensors fail in both: when each one will is settled at a run's beginning, and cannot be changed any more when it has begun.</summary>
    public bool HasSensorsOf(FaultShares other) => this with { BlockedInlets = other.BlockedInlets } == other;
}
