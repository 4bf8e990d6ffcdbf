using Orleans;

namespace Liandong.Twins.Time;

/// <summary>An instant of a run: whole milliseconds since the run's start, from 0 to <see cref="Latest"/> (about 34 years).</summary>
[GenerateSerializer, Immutable, Alias("SimTime")]
public readonly record struct SimTime([property: Id(0)] long Milliseconds) : IComparable<SimTime>
{
    /// <summary>The run's start.</summary>
    public static readonly SimTime Start = new(0);

    /// <summary>The last instant a run can reach: 2^40 − 1 ms.</summary>
    public static readonly SimTime Latest = new((1L << 40) - 1);

    /// <summary>Later than any event: "nothing is due".</summary>
    public static readonly SimTime Never = new(long.MaxValue);

    /// <inheritdoc/>
    public int CompareTo(SimTime other) => Milliseconds.CompareTo(other.Milliseconds);

    public static SimTime operator +(SimTime time, SimDuration duration) => new(time.Milliseconds + duration.Milliseconds);

    public static SimTime operator -(SimTime time, SimDuration duration) => new(time.Milliseconds - duration.Milliseconds);

    public static SimDuration operator -(SimTime later, SimTime earlier) => new(later.Milliseconds - earlier.Milliseconds);

    public static bool operator <(SimTime left, SimTime right) => left.Milliseconds < right.Milliseconds;

    public static bool operator >(SimTime left, SimTime right) => left.Milliseconds > right.Milliseconds;

    public static bool operator <=(SimTime left, SimTime right) => left.Milliseconds <= right.Milliseconds;

    public static bool operator >=(SimTime left, SimTime right) => left.Milliseconds >= right.Milliseconds;

    /// <summary>The earlier of two instants.</summary>
    public static SimTime Min(SimTime left, SimTime right) => left <= right ? left : right;

    /// <summary>The later of two instants.</summary>
    public static SimTime Max(SimTime left, SimTime right) => left >= right ? left : right;

    /// <summary>Days, hours, minutes and seconds since the start: <c>2d 03:04:05.006</c>.</summary>
    public override string ToString()
    {
        if (this == Never) return "never";
        var span = TimeSpan.FromMilliseconds(Milliseconds);
        var days = span.Days == 0 ? "" : span.Days.ToString(System.Globalization.CultureInfo.InvariantCulture) + "d ";
        return days + span.ToString(@"hh\:mm\:ss\.fff", System.Globalization.CultureInfo.InvariantCulture);
    }
}
