using Liandong.Twins.Time;

namespace Liandong.Scenarios.Workloads;

/// <summary>
/// PHOLD, the standard benchmark of parallel simulation (Fujimoto 1990): every event schedules one more, after
/// 0.1 s + Exp(mean 0.9 s), at a random process with probability <see cref="Remote"/>, at the same one otherwise.
/// </summary>
public sealed record Phold
{
    /// <summary>The name under which a host knows the workload.</summary>
    public const string Model = "phold";

    /// <summary>How many jurisdictions share the processes.</summary>
    public int Jurisdictions { get; init; } = 128;

    /// <summary>Processes in a jurisdiction.</summary>
    public int Processes { get; init; } = 128;

    /// <summary>Events each process starts with.</summary>
    public int Population { get; init; } = 16;

    /// <summary>The probability that an event goes to any process.</summary>
    public double Remote { get; init; } = 0.1;

    /// <summary>Simulated seconds; the mean delay is one second, so this many events a starting event.</summary>
    public double Seconds { get; init; } = 76.3;

    /// <summary>The lookahead.</summary>
    public static SimDuration LinkDelay => new(100);

    /// <summary>The run's end.</summary>
    public SimTime End => SimTime.Start + SimDuration.FromSeconds(Seconds);

    /// <summary>Builds one jurisdiction.</summary>
    public Jurisdiction Build(int index, ulong seed, Limits limits)
    {
        var built = new Jurisdiction(index, Jurisdictions, seed, LinkDelay, limits);
        for (var i = 0; i < Processes; i++) built.Join(new PholdProcess(this));
        return built;
    }

    /// <summary>The delay of the next event.</summary>
    internal static SimDuration NextDelay(ref Chance chance) => SimDuration.FromSeconds(0.1 + chance.NextExponential(0.9));
}

/// <summary>One process of <see cref="Phold"/>.</summary>
internal sealed class PholdProcess(Phold phold) : Twin
{
    private const byte KindNumber = 1;
    private Chance _chance;
    private long _handled;

    public override byte Kind => KindNumber;

    public override void Begin(Jurisdiction here)
    {
        _chance = new Chance(here.Seed, Id.Value, purpose: 1);
        for (var i = 0; i < phold.Population; i++) here.Wake(Phold.NextDelay(ref _chance), kind: 1);
    }

    public override void Handle(in Event received, Jurisdiction here)
    {
        _handled++;
        if (_chance.NextIs(phold.Remote))
        {
            var process = _chance.NextBelow(phold.Jurisdictions * phold.Processes);
            here.Send(new TwinId(KindNumber, process / phold.Processes, process % phold.Processes), Phold.NextDelay(ref _chance), kind: 1);
        }
        else
        {
            here.Wake(Phold.NextDelay(ref _chance), kind: 1);
        }
    }

    public override void WriteState(StateWriter state)
    {
        state.Write("handled", _handled);
        state.Write("chance", in _chance);
    }
}
