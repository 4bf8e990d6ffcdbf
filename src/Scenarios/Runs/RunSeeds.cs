using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Runs;

/// <summary>From when on random numbers are drawn anew.</summary>
/// <param name="From">What begins before it goes on as it was drawn.</param>
/// <param name="Seed">The seed of what begins at or after it.</param>
public readonly record struct Future(SimTime From, ulong Seed);

/// <summary>
/// The seeds of a run's random numbers. A fork, or a future that is branched off, with another seed is the same world up to then and after it: the same
/// inlets are blocked, the same sensors will fail, the same ships are under way. Drawn anew is what begins after it: the twins' own draws, storms, the wind.
/// </summary>
/// <param name="World">The seed of everything that is as it is from the run's beginning on.</param>
public sealed record RunSeeds(ulong World)
{
    /// <summary>The instants from which another seed holds, in order of time; empty for all runs but these.</summary>
    public ImmutableArray<Future> Futures { get; private init; } = [];

    /// <summary>The seed of what twins draw now, at the end of all of these instants.</summary>
    public ulong Latest => Futures.IsEmpty ? World : Futures[^1].Seed;

    /// <summary>One seed for everything.</summary>
    public static implicit operator RunSeeds(ulong seed) => new(seed);

    /// <summary>The seed of something that begins then.</summary>
    public ulong Of(SimTime begins)
    {
        var found = World;
        foreach (var future in Futures)
        {
            if (begins >= future.From) found = future.Seed;
        }

        return found;
    }

    /// <summary>With another seed from an instant on; the same seed changes nothing.</summary>
    public RunSeeds Then(SimTime from, ulong seed) => seed == Latest ? this : this with { Futures = Futures.Add(new Future(from, seed)) };
}
