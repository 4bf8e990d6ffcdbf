using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>Everything that can change a run's result: the model, what it is made of, and the seed; for a fork also what it goes on from. Equal definitions give equal digests.</summary>
[GenerateSerializer, Immutable, Alias("RunDefinition")]
public sealed record RunDefinition
{
    /// <summary>Which model the host builds: a name its <see cref="IRunBuilder"/> knows.</summary>
    [Id(0)]
    public required string Model { get; init; }

    /// <summary>The canonical text of city and scenario with all overrides; the model says how to read it.</summary>
    [Id(1)]
    public string Content { get; init; } = "";

    /// <summary>The seed of every keyed stream of random numbers.</summary>
    [Id(2)]
    public ulong Seed { get; init; }

    /// <summary>For a fork (分叉), the run that it goes on from, and when; none otherwise.</summary>
    [Id(3)]
    public ForkPoint? Fork { get; init; }

    /// <summary>The definitions that hold one after the other, each up to an instant; the last one up to the run's end.</summary>
    public IReadOnlyList<RunPhase> Phases()
    {
        var phases = new List<RunPhase>();
        if (Fork is { } fork)
        {
            foreach (var phase in fork.Parent.Phases())
            {
                phases.Add(phase with { Until = SimTime.Min(phase.Until, fork.At) });
                if (phase.Until >= fork.At) break;
            }
        }

        phases.Add(new RunPhase(this, SimTime.Never));
        return phases;
    }
}

/// <summary>Where a fork leaves its parent.</summary>
/// <param name="Parent">The parent's definition.</param>
/// <param name="At">The barrier; everything due before it has happened as in the parent.</param>
/// <param name="Run">The parent's id, where its inputs and checkpoints lie.</param>
[GenerateSerializer, Immutable, Alias("ForkPoint")]
public sealed record ForkPoint([property: Id(0)] RunDefinition Parent, [property: Id(1)] SimTime At, [property: Id(2)] string Run);

/// <summary>A stretch of a run under one definition.</summary>
/// <param name="Definition">What is built.</param>
/// <param name="Until">Where it ends.</param>
public readonly record struct RunPhase(RunDefinition Definition, SimTime Until);
