using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>When a run began in local time, how long it is, and how much of its beginning only fills the queues and is not measured.</summary>
public sealed record RunSpan
{
    /// <param name="start">Local time of the run's start.</param>
    /// <param name="duration">Length of the run, more than zero.</param>
    /// <param name="warmUp">Shorter than the duration.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is not positive, or the warm-up is negative or leaves nothing to measure.</exception>
    public RunSpan(DateTime start, SimDuration duration, SimDuration warmUp)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(duration.Milliseconds, nameof(duration));
        ArgumentOutOfRangeException.ThrowIfNegative(warmUp.Milliseconds, nameof(warmUp));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(warmUp.Milliseconds, duration.Milliseconds, nameof(warmUp));
        Start = DateTime.SpecifyKind(start, DateTimeKind.Unspecified);
        Duration = duration;
        WarmUp = warmUp;
    }

    /// <summary>Local time of the run's start.</summary>
    public DateTime Start { get; }

    /// <summary>Length of the run.</summary>
    public SimDuration Duration { get; }

    /// <summary>Its beginning that is not measured.</summary>
    public SimDuration WarmUp { get; }

    /// <summary>The counties (indices) whose low points count in figures about flooding; empty for the whole city.</summary>
    public ImmutableArray<int> StudyArea { get; init; } = [];

    /// <summary>Whether wristbands press out of the ordinary in it: no year can be reckoned from such a run.</summary>
    public bool HasPressSurge { get; init; }

    /// <summary>Days that are measured.</summary>
    public double MeasuredDays => (Duration - WarmUp).Milliseconds / 86_400_000.0;

    /// <summary>Local time of an instant of the run.</summary>
    public DateTime Local(SimTime time) => Start.AddMilliseconds(time.Milliseconds);
}
