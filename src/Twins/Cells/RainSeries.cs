using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Cells;

/// <summary>
/// The rain on one town, prepared before the run and shared by everything there: equal steps from <see cref="Start"/>, whole
/// micrometres each. Inside a step the rain is even; sums are cut to whole micrometres in such a way that they telescope,
/// so no way of cutting time gains or loses a micrometre.
/// </summary>
public sealed class RainSeries
{
    /// <summary>No rain at all.</summary>
    public static readonly RainSeries Dry = new(SimTime.Start, new SimDuration(60_000), []);

    // The rain up to the beginning of each step, and up to the end of the last one.
    private readonly ImmutableArray<int> _upTo;

    /// <param name="start">When the first step begins.</param>
    /// <param name="step">How long a step is.</param>
    /// <param name="micrometres">The rain in each step; none below 0, all together below 2 147 m.</param>
    public RainSeries(SimTime start, SimDuration step, IReadOnlyList<int> micrometres)
    {
        if (step <= SimDuration.Zero) throw new ArgumentOutOfRangeException(nameof(step), "A step must be longer than nothing.");
        (Start, Step) = (start, step);
        var upTo = new int[micrometres.Count + 1];
        for (var i = 0; i < micrometres.Count; i++)
        {
            if (micrometres[i] < 0) throw new ArgumentOutOfRangeException(nameof(micrometres), $"Step {i} has {micrometres[i]} µm; rain does not rise.");
            upTo[i + 1] = checked(upTo[i] + micrometres[i]);
        }

        _upTo = [.. upTo];
    }

    /// <summary>When the first step begins.</summary>
    public SimTime Start { get; }

    /// <summary>How long a step is.</summary>
    public SimDuration Step { get; }

    /// <summary>How many steps there are.</summary>
    public int Steps => _upTo.Length - 1;

    /// <summary>When the last step ends.</summary>
    public SimTime End => Start + (Step * Steps);

    /// <summary>All the rain in micrometres.</summary>
    public int TotalMicrometres => _upTo[^1];

    /// <summary>The rain in each step in micrometres.</summary>
    public ImmutableArray<int> Micrometres => [.. Enumerable.Range(0, Steps).Select(step => _upTo[step + 1] - _upTo[step])];

    /// <summary>The rain before an instant in micrometres.</summary>
    public long UpTo(SimTime time)
    {
        var since = (time - Start).Milliseconds;
        if (since <= 0) return 0;
        var passed = since / Step.Milliseconds;
        if (passed >= Steps) return _upTo[^1];
        var step = (int)passed;
        return _upTo[step] + ((_upTo[step + 1] - _upTo[step]) * (since - (step * Step.Milliseconds)) / Step.Milliseconds);
    }

    /// <summary>The rain from one instant to another in micrometres.</summary>
    public long Between(SimTime from, SimTime to) => UpTo(to) - UpTo(from);

    /// <summary>The first instant, from this one on, at which it rains; <see cref="SimTime.Never"/> when it stays dry.</summary>
    public SimTime NextRain(SimTime from)
    {
        var since = (from - Start).Milliseconds;
        var first = (int)Math.Min(Steps, Math.Max(0, since / Step.Milliseconds));
        if (_upTo[first] == _upTo[^1]) return SimTime.Never;
        int low = first, high = Steps - 1;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_upTo[middle + 1] > _upTo[first]) high = middle;
            else low = middle + 1;
        }

        return SimTime.Max(from, Start + (Step * low));
    }
}
