using System.Collections.Immutable;
using Liandong.Scenarios.Definition;
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

    /// <summary>The air's way at every whole minute from the release's beginning to the run's end, a day at most.</summary>
    public static ImmutableArray<Drift> Drifts(ReleaseSetting release, SimDuration run, ulong seed)
    {
        var error = new Chance(seed, Subject, ForecastPurpose).NextNormal() * ForecastDegrees;
        var chance = new Chance(seed, Subject, WanderPurpose);
        var (keep, wander) = (1 - (1 / MemoryMinutes), 0.0);
        var fresh = Math.Sqrt(1 - (keep * keep)) * WanderDegrees;
        var minutes = (int)Math.Min(MostMinutes, ((run - release.Start).Milliseconds / 60_000) + 2);
        var drifts = ImmutableArray.CreateBuilder<Drift>(minutes + 1);
        var now = default(Drift);
        drifts.Add(now);
        for (var minute = 0; minute < minutes; minute++)
        {
            wander = (keep * wander) + (fresh * chance.NextNormal());
            var step = release.Wind.Last(wind => wind.At <= release.Start + SimDuration.FromMinutes(minute));
            var towards = step.FromDegrees + 180 + error + wander;
            var way = step.MetresPerSecond * SecondsAMinute;
            now = new Drift(now.East + (Bearing.Sine(towards) * way), now.North + (Bearing.Cosine(towards) * way), now.Path + way);
            drifts.Add(now);
        }

        return drifts.MoveToImmutable();
    }
}
