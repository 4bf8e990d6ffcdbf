using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>Water levels for ponding sensors.</summary>
internal sealed class WaterTarget(IReadOnlyList<FeedDevice> devices) : FeedTarget(FeedKind.Water, devices)
{
    private FeedColumn _level;
    private FeedColumn _repaired;

    /// <inheritdoc/>
    public override void Bind(FeedColumns columns) => (_level, _repaired) = (columns.Required(FeedValues.Level), columns.Optional(FeedValues.Repaired));

    /// <inheritdoc/>
    public override Text? Fill(FeedRows row, ref Event input)
    {
        if (_level.Read(row, Plausible.Level, out var level) is { } wrong) return wrong;
        (input.Kind, input.A) = (MessageKind.FedDepth, Math.Max(0, level));
        if (!_repaired.IsThere || row[_repaired.Place].IsEmpty) return null;
        var fault = _repaired.Read(row, Plausible.YesOrNo, out var repaired);
        input.Stamp = (int)repaired;
        return fault;
    }
}

/// <summary>Rain for rain gauges.</summary>
internal sealed class RainTarget(IReadOnlyList<FeedDevice> devices) : FeedTarget(FeedKind.Rain, devices)
{
    private FeedColumn _value;
    private Span _span;

    /// <inheritdoc/>
    public override void Bind(FeedColumns columns)
    {
        var counter = columns.Optional(FeedValues.Counter);
        (_value, _span) = counter.IsThere ? (counter, Plausible.Counter) : (columns.Required(FeedValues.Rain), Plausible.Rain);
    }

    /// <inheritdoc/>
    public override Text? Fill(FeedRows row, ref Event input)
    {
        if (_value.Read(row, _span, out var micrometres) is { } wrong) return wrong;
        (input.Kind, input.Stamp, input.A) = (MessageKind.FedRain, _value.Value == FeedValues.Counter ? 1 : 0, micrometres);
        return null;
    }
}
