using System.Collections.Immutable;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems;

/// <summary>
/// The wind of every minute: the scenario's, turned by an error of the forecast that is the run's own, and wandering around it. Assumed: the error
/// has a standard deviation of 8°, the wandering of 6° with a memory of ten minutes.
/// </summary>
internal static class WindPlan
{
    private const double ForecastDegrees = 8;
    private const double WanderDegrees = 6;
    private const double MemoryMinutes = 10;
    private const int MostMinutes = 24 * 60;
    private const double SecondsAMinute = 60;
    private static readonly ulong Subject = StableHash.Of("wind");
    private static readonly ulong ForecastPurpose = StableHash.Of("error of the forecast");
    private static readonly ulong WanderPurpose = StableHash.Of("wandering");
    private static readonly ulong BeforePurpose = StableHash.Of("wandering before the release");
    private const double Keep = 1 - (1 / MemoryMinutes);

    /// <summary>The air's way at every whole minute from the release's beginning to the run's end, a day at most.</summary>
    public static ImmutableArray<Drift> Drifts(ReleaseSetting release, SimDuration run, RunSeeds seeds)
    {
        var (error, wander, seed) = (ErrorOf(seeds.World), 0.0, seeds.World);
        var chance = new Chance(seed, Subject, WanderPurpose);
        var minutes = (int)Math.Min(MostMinutes, ((run - release.Start).Milliseconds / 60_000) + 2);
        var drifts = ImmutableArray.CreateBuilder<Drift>(minutes + 1);
        var now = default(Drift);
        drifts.Add(now);
        for (var minute = 0; minute < minutes; minute++)
        {
            var present = seeds.Of(SimTime.Start + release.Start + SimDuration.FromMinutes(minute));
            if (present != seed) chance = new Chance(seed = present, Subject, WanderPurpose);
            wander = (Keep * wander) + (Fresh * chance.NextNormal());
            now = After(now, release, SimDuration.FromMinutes(minute), error + wander);
            drifts.Add(now);
        }

        return drifts.MoveToImmutable();
    }

    /// <summary>What the mast measures from the run's start on: the same air, and how it went before the release began.</summary>
    /// <param name="release">The release.</param>
    /// <param name="since">The air's way since it began.</param>
    /// <param name="seed">The run's seed.</param>
    public static WindMast Mast(ReleaseSetting release, ImmutableArray<Drift> since, ulong seed)
    {
        var before = (int)((release.Start.Milliseconds + 59_999) / 60_000);
        var wanders = WandersBefore(before, seed);
        var ways = ImmutableArray.CreateBuilder<Drift>(before + since.Length);
        var now = default(Drift);
        ways.Add(now);
        for (var minute = -before; minute < 0; minute++)
        {
            now = After(now, release, SimDuration.FromMinutes(minute), ErrorOf(seed) + wanders[-minute - 1]);
            ways.Add(now);
        }

        foreach (var drift in since.Skip(1)) ways.Add(new Drift(now.East + drift.East, now.North + drift.North, now.Path + drift.Path));
        return new WindMast { First = release.Start.Milliseconds - (before * 60_000L), Ways = ways.MoveToImmutable() };
    }

    // Backwards from the release: a memory that fades is the same in both directions of time.
    private static double[] WandersBefore(int minutes, ulong seed)
    {
        var chance = new Chance(seed, Subject, BeforePurpose);
        var (wanders, wander) = (new double[minutes], 0.0);
        for (var back = 0; back < minutes; back++) wanders[back] = wander = (Keep * wander) + (Fresh * chance.NextNormal());
        return wanders;
    }

    private static double Fresh => Math.Sqrt(1 - (Keep * Keep)) * WanderDegrees;

    private static double ErrorOf(ulong seed) => new Chance(seed, Subject, ForecastPurpose).NextNormal() * ForecastDegrees;

    private static Drift After(Drift now, ReleaseSetting release, SimDuration sinceRelease, double turned)
    {
        var at = Math.Max(0, (release.Start + sinceRelease).Milliseconds);
        var step = release.Wind.Last(wind => wind.At.Milliseconds <= at);
        var towards = step.FromDegrees + 180 + turned;
        var way = step.MetresPerSecond * SecondsAMinute;
        return new Drift(now.East + (Bearing.Sine(towards) * way), now.North + (Bearing.Cosine(towards) * way), now.Path + way);
    }
}
