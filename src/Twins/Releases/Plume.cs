using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>How far the air has come since the release began: metres east and north, and along its way.</summary>
public readonly record struct Drift(double East, double North, double Path)
{
    /// <summary>In between.</summary>
    public static Drift Between(Drift from, Drift to, double share) =>
        new(from.East + ((to.East - from.East) * share), from.North + ((to.North - from.North) * share), from.Path + ((to.Path - from.Path) * share));
}

/// <summary>The rectangle in which the air's way lies up to some minute.</summary>
public readonly record struct DriftBounds(double West, double East, double South, double North)
{
    /// <summary>For each number of minutes the rectangle of the way from the beginning on.</summary>
    public static ImmutableArray<DriftBounds> OfBeginnings(ImmutableArray<Drift> drifts)
    {
        var bounds = ImmutableArray.CreateBuilder<DriftBounds>(drifts.Length);
        foreach (var drift in drifts)
        {
            var so = bounds.Count == 0 ? new DriftBounds(drift.East, drift.East, drift.North, drift.North) : bounds[^1];
            bounds.Add(new DriftBounds(Math.Min(so.West, drift.East), Math.Max(so.East, drift.East), Math.Min(so.South, drift.North), Math.Max(so.North, drift.North)));
        }

        return bounds.MoveToImmutable();
    }

    /// <summary>Whether a point lies in it or no farther beside it than this.</summary>
    public bool Holds(double east, double north, double reach) => east >= West - reach && east <= East + reach && north >= South - reach && north <= North + reach;
}

/// <summary>
/// The true plume of a release: sections of a minute each, carried by the wind of every minute and widened by the way they went (a train of
/// slugs; in a steady wind their sum is the Gaussian plume). A function of place and time alone, given when the source stopped. Assumed: a
/// passive gas over open, flat country; nothing settles or reacts.
/// </summary>
public sealed record Plume
{
    private const long Minute = 60_000;
    private const double MicrogramsPerGram = 1e6;
    // Beyond so many standard deviations nothing is left to speak of.
    private const double Reach = 5;

    // Square corners of a strip of that reach on both sides.
    private const double Diagonal = 1.415;

    private readonly ImmutableArray<DriftBounds> _bounds;

    /// <summary>When it begins.</summary>
    public required SimTime Begins { get; init; }

    /// <summary>When the vessel is empty, if nobody stops it before.</summary>
    public required SimTime EmptyAt { get; init; }

    public required long GramsPerSecond { get; init; }

    public required double HeightMetres { get; init; }

    public required PlanePoint Source { get; init; }

    public required Stability Stability { get; init; }

    /// <summary>The air's way at every whole minute since the release began; as long as the plume is looked at.</summary>
    public required ImmutableArray<Drift> Drifts
    {
        get;
        init
        {
            field = value;
            _bounds = DriftBounds.OfBeginnings(value);
        }
    }

    /// <summary>The last instant whose wind is known.</summary>
    public SimTime KnownUntil => Begins + new SimDuration(((Drifts.Length - 1) * Minute) - 1);

    /// <summary>Whether the wind of that time is known: beyond it the plume cannot be looked at.</summary>
    public bool Covers(SimTime now) => now >= Begins && now <= KnownUntil;

    /// <summary>The air's way until an instant.</summary>
    public Drift DriftAt(SimTime now)
    {
        var age = (now - Begins).Milliseconds;
        var whole = (int)(age / Minute);
        return Drift.Between(Drifts[whole], Drifts[whole + 1], age % Minute / (double)Minute);
    }

    /// <summary>Concentration at the ground in µg/m³.</summary>
    /// <param name="place">Where.</param>
    /// <param name="now">When.</param>
    /// <param name="ended">When the source stopped, as far as is known; <see cref="SimTime.Never"/> while it goes on.</param>
    public long ConcentrationAt(PlanePoint place, SimTime now, SimTime ended)
    {
        var (last, present) = (LastOf(now, ended), DriftAt(now));
        var (east, north) = ((place.EastMillimetres - Source.EastMillimetres) / 1_000.0, (place.NorthMillimetres - Source.NorthMillimetres) / 1_000.0);
        if (IsFarFromAll((int)((last + Minute - 1) / Minute), present, east, north)) return 0;
        var sum = 0.0;
        for (var from = 0L; from < last; from += Minute)
        {
            var until = Math.Min(from + Minute, last);
            var head = Drifts[(int)(from / Minute)];
            var tail = until == from + Minute ? Drifts[(int)(until / Minute)] : DriftAt(Begins + new SimDuration(until));
            if (IsFarFrom(head, tail, present, east, north)) continue;
            sum += OfSlug(new Drift(present.East - head.East, present.North - head.North, present.Path - head.Path), new Drift(present.East - tail.East, present.North - tail.North, present.Path - tail.Path), until - from, east, north);
        }

        return (long)((sum * MicrogramsPerGram) + 0.5);
    }

    /// <summary>The middle of each section of a minute that has left the source, the youngest first, and the unit vector across it.</summary>
    public IEnumerable<(PlanePoint Middle, double AcrossEast, double AcrossNorth, double Path)> Sections(SimTime now, SimTime ended)
    {
        var (last, present) = (LastOf(now, ended), DriftAt(now));
        for (var from = (last - 1) / Minute * Minute; from >= 0; from -= Minute)
        {
            var (head, tail) = (Drifts[(int)(from / Minute)], Drifts[(int)(from / Minute) + 1]);
            var (east, north) = (tail.East - head.East, tail.North - head.North);
            var length = Math.Sqrt((east * east) + (north * north));
            var (middleEast, middleNorth) = (present.East - ((head.East + tail.East) / 2), present.North - ((head.North + tail.North) / 2));
            var path = present.Path - ((head.Path + tail.Path) / 2);
            if (path <= 0) continue;
            yield return (new PlanePoint(Source.EastMillimetres + (long)(middleEast * 1_000), Source.NorthMillimetres + (long)(middleNorth * 1_000)), -north / length, east / length, path);
        }
    }

    /// <summary>What escaped until then, in grams.</summary>
    public long GramsUntil(SimTime now, SimTime ended) => now <= Begins ? 0 : GramsPerSecond * LastOf(now, ended) / 1_000;

    private long LastOf(SimTime now, SimTime ended) => (SimTime.Min(SimTime.Min(ended, EmptyAt), now) - Begins).Milliseconds;

    private bool IsFarFromAll(int sections, in Drift present, double east, double north)
    {
        if (sections <= 0) return true;
        var reach = 1 + (Diagonal * Reach * Dispersion.AcrossAtMost(Stability, present.Path - Drifts[0].Path));
        return !_bounds[sections].Holds(present.East - east, present.North - north, reach);
    }

    // Far beyond what OfSlug leaves out, found without a root: most places are far from most sections. No point of a section is farther from its
    // tail than the way between its ends, and no section wider than the linear bound of its width.
    private bool IsFarFrom(in Drift head, in Drift tail, in Drift present, double east, double north)
    {
        var (fromEast, fromNorth) = (east - (present.East - tail.East), north - (present.North - tail.North));
        var reach = Reach * Dispersion.AcrossAtMost(Stability, present.Path - head.Path);
        var along = tail.Path - head.Path + reach;
        return (fromEast * fromEast) + (fromNorth * fromNorth) > 1.001 * ((along * along) + (reach * reach));
    }

    private double OfSlug(Drift head, Drift tail, long milliseconds, double east, double north)
    {
        var (alongEast, alongNorth) = (head.East - tail.East, head.North - tail.North);
        var length = Math.Sqrt((alongEast * alongEast) + (alongNorth * alongNorth));
        if (length <= 0) return 0;
        var (unitEast, unitNorth) = (alongEast / length, alongNorth / length);
        var (fromEast, fromNorth) = (east - tail.East, north - tail.North);
        var along = (fromEast * unitEast) + (fromNorth * unitNorth);
        var across = (fromNorth * unitEast) - (fromEast * unitNorth);
        var share = Math.Clamp(along / length, 0, 1);
        var path = tail.Path + (share * (head.Path - tail.Path));
        if (path < 1) return 0;
        var sigma = Dispersion.Across(Stability, path);
        if (Math.Abs(across) > Reach * sigma || along < -Reach * sigma || along > length + (Reach * sigma)) return 0;
        var perMetre = GramsPerSecond * milliseconds / 1_000.0 / length;
        var present = Dispersion.Normal(along / sigma) - Dispersion.Normal((along - length) / sigma);
        return present * Dispersion.AtGround(perMetre, across, HeightMetres, sigma, Dispersion.Upwards(Stability, path));
    }
}
