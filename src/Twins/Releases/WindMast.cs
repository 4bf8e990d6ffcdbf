using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>
/// The mast at a plant (风杆): it measures the wind from the run's start on, whether gas escapes or not. Whoever asks it hears of what was
/// until now, never of what will be.
/// </summary>
public sealed record WindMast
{
    private const long Minute = 60_000;
    private const long Over = 10 * Minute;

    /// <summary>The time of the first of the ways, in ms since the run's start; less than a minute before it when the others stand at odd seconds.</summary>
    public required long First { get; init; }

    /// <summary>How far the air has come at every whole minute since then. The wind of after the last is taken to be that of the end.</summary>
    public required ImmutableArray<Drift> Ways { get; init; }

    /// <summary>
    /// The wind of the last ten minutes, or since the run's start when that is less: a unit vector to where it blows, and its mean speed in m/s.
    /// In the run's first instant, and when the air comes back to where it was, nothing is known of it: north, 0 m/s.
    /// </summary>
    public (double East, double North, double Speed) At(SimTime now)
    {
        var until = Math.Min(now.Milliseconds - First, (Ways.Length - 1) * Minute);
        var over = Math.Min(Over, until);
        if (over <= 0) return (0, 1, 0);
        var (from, to) = (WayAt(until - over), WayAt(until));
        var (east, north) = (to.East - from.East, to.North - from.North);
        var way = Math.Sqrt((east * east) + (north * north));
        return way <= 0 ? (0, 1, 0) : (east / way, north / way, way / (over / 1_000.0));
    }

    private Drift WayAt(long age)
    {
        var (whole, rest) = ((int)(age / Minute), age % Minute);
        return rest == 0 ? Ways[whole] : Drift.Between(Ways[whole], Ways[whole + 1], rest / (double)Minute);
    }
}
