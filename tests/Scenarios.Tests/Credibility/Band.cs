using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>Where a figure must lie: every measured value, or their mean.</summary>
/// <param name="From">The least; negative infinity when any small value will do.</param>
/// <param name="To">The most; positive infinity when any large value will do.</param>
/// <param name="OfMean">Whether the mean of the seeds is meant and not each.</param>
internal readonly record struct Band(double From, double To, bool OfMean = false)
{
    public static Band AtLeast(double from) => new(from, double.PositiveInfinity);

    public static Band AtMost(double to) => new(double.NegativeInfinity, to);

    /// <summary>Any value will do: the figure is shown, and proves nothing.</summary>
    public static Band None => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Whether there is something to meet.</summary>
    public bool IsBound => !double.IsNegativeInfinity(From) || !double.IsPositiveInfinity(To);

    public static Band Around(double value, double by) => new(value - by, value + by);

    public bool Holds(IReadOnlyCollection<double> values) =>
        values.Count > 0 && (OfMean ? Contains(values.Average()) : values.All(Contains));

    /// <summary>The band as people write it.</summary>
    public Text In(IndicatorUnit unit)
    {
        if (!IsBound) return new("—", "—");
        var (from, to) = (ValueFormat.Of(From, unit), ValueFormat.Of(To, unit));
        if (double.IsNegativeInfinity(From)) return new("≤ " + to.Zh, "≤ " + to.En);
        if (double.IsPositiveInfinity(To)) return new("≥ " + from.Zh, "≥ " + from.En);
        if (From.Equals(To)) return from;
        return OfMean ? new($"均值 {from.Zh} – {to.Zh}", $"mean {from.En} – {to.En}") : new($"{from.Zh} – {to.Zh}", $"{from.En} – {to.En}");
    }

    private bool Contains(double value) => value >= From && value <= To;
}
