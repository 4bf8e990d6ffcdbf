using Liandong.Twins.Time;

namespace Liandong.Scenarios.Workloads;

/// <summary>
/// A day of 4,000 vehicles in a square of 20 km, each looking where it is every 30 s at its own phase. Straight legs at
/// 5–20 m/s; after a leg 20 % dwell for 5–40 min. More than 10 min within 100 m of an anchor count as one dwell.
/// </summary>
public sealed record VehicleDay
{
    /// <summary>The name under which a host knows the workload.</summary>
    public const string Model = "vehicle-day";

    /// <summary>The time between two ticks, in milliseconds.</summary>
    public const int TickMilliseconds = 30_000;

    /// <summary>How many jurisdictions share the vehicles.</summary>
    public int Jurisdictions { get; init; } = 32;

    /// <summary>Vehicles in a jurisdiction.</summary>
    public int Vehicles { get; init; } = 125;

    /// <summary>Simulated hours.</summary>
    public double Hours { get; init; } = 24;

    /// <summary>Vehicles of this workload send no mail; the windows are this long.</summary>
    public static SimDuration LinkDelay => SimDuration.FromMinutes(1);

    /// <summary>The run's end.</summary>
    public SimTime End => SimTime.Start + SimDuration.FromHours(Hours);

    /// <summary>Builds one jurisdiction.</summary>
    public Jurisdiction Build(int index, ulong seed, Limits limits)
    {
        var built = new Jurisdiction(index, Jurisdictions, seed, LinkDelay, limits);
        for (var i = 0; i < Vehicles; i++) built.Join(new RoamingVehicle());
        return built;
    }
}

/// <summary>One vehicle of a <see cref="VehicleDay"/>.</summary>
internal sealed class RoamingVehicle : Twin
{
    private RoamingState _state;

    public override byte Kind => 1;

    public override void Begin(Jurisdiction here)
    {
        _state = new RoamingState(new Chance(here.Seed, Id.Value, purpose: 1));
        here.Wake(new SimDuration(_state.Phase), kind: 1);
    }

    public override void Handle(in Event received, Jurisdiction here)
    {
        if (_state.Tick(received.Due)) here.Record(kind: 1, a: _state.X, b: _state.Y);
        here.Wake(new SimDuration(VehicleDay.TickMilliseconds), kind: 1);
    }

    public override void WriteState(StateWriter state) => _state.Write(state);
}
