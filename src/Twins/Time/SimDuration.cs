using Orleans;

namespace Liandong.Twins.Time;

/// <summary>A length of simulation time in whole milliseconds.</summary>
[GenerateSerializer, Immutable, Alias("SimDuration")]
public readonly record struct SimDuration([property: Id(0)] long Milliseconds) : IComparable<SimDuration>
{
    /// <summary>No time at all.</summary>
    public static readonly SimDuration Zero = new(0);

    public static SimDuration FromSeconds(double seconds) => new(Rounded(seconds * 1_000));

    public static SimDuration FromMinutes(double minutes) => new(Rounded(minutes * 60_000));

    public static SimDuration FromHours(double hours) => new(Rounded(hours * 3_600_000));

    public static SimDuration FromDays(double days) => new(Rounded(days * 86_400_000));

    /// <summary>The duration in minutes, for reports.</summary>
    public double Minutes => Milliseconds / 60_000.0;

    /// <inheritdoc/>
    public int CompareTo(SimDuration other) => Milliseconds.CompareTo(other.Milliseconds);

    public static SimDuration operator +(SimDuration left, SimDuration right) => new(left.Milliseconds + right.Milliseconds);

    public static SimDuration operator -(SimDuration left, SimDuration right) => new(left.Milliseconds - right.Milliseconds);

    public static SimDuration operator *(SimDuration duration, long factor) => new(duration.Milliseconds * factor);

    public static SimDuration operator /(SimDuration duration, long divisor) => new(duration.Milliseconds / divisor);

    public static bool operator <(SimDuration left, SimDuration right) => left.Milliseconds < right.Milliseconds;

    public static bool operator >(SimDuration left, SimDuration right) => left.Milliseconds > right.Milliseconds;

    public static bool operator <=(SimDuration left, SimDuration right) => left.Milliseconds <= right.Milliseconds;

    public static bool operator >=(SimDuration left, SimDuration right) => left.Milliseconds >= right.Milliseconds;

    /// <summary>The shortest of the usual units that is whole: <c>2 s</c>, <c>90 min</c>.</summary>
    public override string ToString() => Milliseconds switch
    {
        0 => "0 s",
        var ms when ms % 3_600_000 == 0 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ms / 3_600_000} h"),
        var ms when ms % 60_000 == 0 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ms / 60_000} min"),
        var ms when ms % 1_000 == 0 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ms / 1_000} s"),
        var ms => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ms} ms"),
    };

    // Half away from zero, by addition and truncation alone: the same on every processor.
    private static long Rounded(double milliseconds) => (long)(milliseconds < 0 ? milliseconds - 0.5 : milliseconds + 0.5);
}
