using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>Positions for vehicles.</summary>
internal sealed class GpsTarget(CityRun run, FeedMapping mapping, IReadOnlyList<FeedDevice> devices) : FeedTarget(FeedKind.Gps, devices)
{
    private readonly FeedPlace _place = new(run, mapping);
    private FeedColumn _speed;
    private FeedColumn _tank;

    /// <inheritdoc/>
    public override void Bind(FeedColumns columns)
    {
        _place.Bind(columns, isRequired: true);
        (_speed, _tank) = (columns.Optional(FeedValues.Speed), columns.Optional(FeedValues.Tank));
    }

    /// <inheritdoc/>
    public override Text? Fill(FeedRows row, ref Event input)
    {
        if (_place.Read(row, out var place) is { } wrong) return wrong;
        (input.Kind, input.A, input.B) = (MessageKind.FedPosition, FeedPlace.Packed(place), -1);
        if (_speed.IsThere && !row[_speed.Place].IsEmpty)
        {
            if (_speed.Read(row, Plausible.Speed, out var speed) is { } tooFast) return tooFast;
            input.Stamp = (int)speed;
        }

        if (!_tank.IsThere || row[_tank.Place].IsEmpty) return null;
        var fault = _tank.Read(row, Plausible.Tank, out var tank);
        input.B = tank;
        return fault;
    }
}
