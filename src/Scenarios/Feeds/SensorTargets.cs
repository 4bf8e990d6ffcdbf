using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>Water levels for ponding sensors.</summary>
internal sealed class WaterTarget(IReadOnlyList<FeedDevice> devices) : FeedTarget(FeedKind.Water, devices)
{
    private const double DeepestMillimetres = 10_000;

    // A dry sensor's zero wanders; what lies further below is no level.
    private const double ZeroWanders = 50;

    private FeedColumn _level;
    private FeedColumn _repaired;

    /// <inheritdoc/>
    public override void Bind(FeedColumns columns) => (_level, _repaired) = (columns.Required(FeedValues.Level), columns.Optional(FeedValues.Repaired));

    /// <inheritdoc/>
    public override Text? Fill(FeedRows row, ref Event input)
    {
        if (_level.Read(row, -ZeroWanders, DeepestMillimetres, out var level) is { } wrong) return wrong;
        (input.Kind, input.A) = (MessageKind.FedDepth, Math.Max(0, level));
        if (!_repaired.IsThere || row[_repaired.Place].IsEmpty) return null;
        var fault = _repaired.Read(row, 0, 1, out var repaired);
        input.Stamp = (int)repaired;
        return fault;
    }
}

/// <summary>Rain for rain gauges.</summary>
internal sealed class RainTarget(IReadOnlyList<FeedDevice> devices) : FeedTarget(FeedKind.Rain, devices)
{
    // The most that was ever measured in an hour is about 0.4 m; a counter runs for years.
    private const double MostMicrometres = 500_000;
    private const double MostCounted = 100_000_000;

    private FeedColumn _value;
    private double _most;

    /// <inheritdoc/>
    public override void Bind(FeedColumns columns)
    {
        var counter = columns.Optional(FeedValues.Counter);
        (_value, _most) = counter.IsThere ? (counter, MostCounted) : (columns.Required(FeedValues.Rain), MostMicrometres);
    }

    /// <inheritdoc/>
    public override Text? Fill(FeedRows row, ref Event input)
    {
        if (_value.Read(row, 0, _most, out var micrometres) is { } wrong) return wrong;
        (input.Kind, input.Stamp, input.A) = (MessageKind.FedRain, _value.Value == FeedValues.Counter ? 1 : 0, micrometres);
        return null;
    }
}
