using Liandong.Twins.Geography;
using Liandong.Twins.Releases;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Releases;

/// <summary>What a plume leaves out because it is far away is nothing: a plain sum over all its sections says the same.</summary>
public sealed class PlumeTests
{
    private const double Reach = 5;
    private const long Minute = 60_000;

    [Theory]
    [InlineData(Stability.A, 1)]
    [InlineData(Stability.D, 2)]
    [InlineData(Stability.F, 3)]
    public void Concentrations_are_those_of_a_plain_sum_over_every_section(Stability stability, ulong seed)
    {
        var plume = Wandering(stability, seed);
        var chance = new Chance(seed, 2, purpose: 1);
        var (inside, outside) = (0, 0);
        for (var i = 0; i < 4_000; i++)
        {
            var now = new SimTime((1 + chance.NextBelow(115)) * Minute + chance.NextBelow(60_000));
            var ended = chance.NextIs(0.5) ? SimTime.Never : new SimTime(20 * Minute + chance.NextBelow(3_000_000));
            var place = new PlanePoint((chance.NextBelow(16_000) - 8_000) * 1_000L, (chance.NextBelow(16_000) - 8_000) * 1_000L);
            var found = plume.ConcentrationAt(place, now, ended);
            ((double)found).ShouldBe(PlainSum(plume, place, now, ended), 1 + (found / 1e6));
            if (found > 0) inside++;
            else outside++;
        }

        inside.ShouldBeGreaterThan(20);
        outside.ShouldBeGreaterThan(20);
    }

    private static Plume Wandering(Stability stability, ulong seed)
    {
        var chance = new Chance(seed, 1, purpose: 1);
        var drifts = new List<Drift> { new(0, 0, 0) };
        for (var minute = 0; minute < 120; minute++)
        {
            var (east, north) = ((chance.NextUnit() - 0.3) * 240, (chance.NextUnit() - 0.5) * 240);
            var last = drifts[^1];
            drifts.Add(new Drift(last.East + east, last.North + north, last.Path + Math.Sqrt((east * east) + (north * north))));
        }

        return new Plume { Begins = SimTime.Start, EmptyAt = SimTime.Never, GramsPerSecond = 12_000, HeightMetres = 3, Source = new PlanePoint(0, 0), Stability = stability, Drifts = [.. drifts] };
    }

    private static long PlainSum(Plume plume, PlanePoint place, SimTime now, SimTime ended)
    {
        var (present, last) = (plume.DriftAt(now), SimTime.Min(ended, now).Milliseconds);
        var sum = 0.0;
        for (var from = 0L; from < last; from += Minute)
        {
            var until = Math.Min(from + Minute, last);
            var (head, tail) = (plume.DriftAt(new SimTime(from)), plume.DriftAt(new SimTime(until)));
            var (alongEast, alongNorth) = (tail.East - head.East, tail.North - head.North);
            var length = Math.Sqrt((alongEast * alongEast) + (alongNorth * alongNorth));
            if (length <= 0) continue;
            var (east, north) = ((place.EastMillimetres / 1_000.0) - (present.East - tail.East), (place.NorthMillimetres / 1_000.0) - (present.North - tail.North));
            var along = ((east * alongEast) + (north * alongNorth)) / length;
            var across = ((north * alongEast) - (east * alongNorth)) / length;
            var path = present.Path - tail.Path + (Math.Clamp(along / length, 0, 1) * (tail.Path - head.Path));
            if (path < 1) continue;
            var sigma = Dispersion.Across(plume.Stability, path);
            if (Math.Abs(across) > Reach * sigma || along < -Reach * sigma || along > length + (Reach * sigma)) continue;
            var perMetre = plume.GramsPerSecond * (until - from) / 1_000.0 / length;
            sum += (Dispersion.Normal(along / sigma) - Dispersion.Normal((along - length) / sigma)) * Dispersion.AtGround(perMetre, across, plume.HeightMetres, sigma, Dispersion.Upwards(plume.Stability, path));
        }

        return (long)((sum * 1e6) + 0.5);
    }
}
