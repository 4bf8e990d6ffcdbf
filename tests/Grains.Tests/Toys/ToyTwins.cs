using Liandong.Twins.Time;

namespace Liandong.Grains.Tests.Toys;

/// <summary>Answers every call to its sender and counts.</summary>
internal sealed class EchoTwin : Twin
{
    public const byte KindNumber = 1;
    public const ushort Call = 1;
    public const ushort Answer = 2;
    private long _calls;
    private long _sum;

    public override byte Kind => KindNumber;

    public override void Begin(Jurisdiction here)
    {
        // An echo waits to be called.
    }

    public override void Handle(in Event received, Jurisdiction here)
    {
        _calls++;
        _sum = unchecked((_sum * 31) + received.A + received.Due);
        here.Record(kind: 1, code: received.Stamp, a: received.A, b: _calls);
        // An input from outside expects no answer.
        if (received.Sender != TwinId.None) here.Send(received.Sender, Answer, a: _sum & 0xffff);
    }

    public override void WriteState(StateWriter state)
    {
        state.Write("calls", _calls);
        state.Write("sum", _sum);
    }
}

/// <summary>Floods its own echo and a neighbour's: several messages of one instant from many senders, so ties matter.</summary>
internal sealed class NoisyTwin : Twin
{
    public const byte KindNumber = 2;
    private const ushort Wake = 9;
    private Chance _chance;
    private long _answers;
    private long _order;

    public override byte Kind => KindNumber;

    public override void Begin(Jurisdiction here)
    {
        _chance = new Chance(here.Seed, Id.Value, purpose: 1);
        here.Wake(SimDuration.Zero, Wake);
    }

    public override void Handle(in Event received, Jurisdiction here)
    {
        if (received.Kind != Wake)
        {
            _answers++;
            _order = unchecked((_order * 1_000_003) + (long)received.Source + received.A);
            if (_answers % 64 == 0) here.Record(kind: 2, a: _order);
            return;
        }

        // Drawn for this very call, so that a fork under another seed draws another one.
        here.Send(new TwinId(EchoTwin.KindNumber, here.Index, 0), EchoTwin.Call, a: new Chance(here.Seed, Id.Value, 2 + (ulong)here.Now.Milliseconds).NextBelow(100));
        for (var i = 0; i < 3; i++)
        {
            var neighbour = _chance.NextBelow(ToyCity.Jurisdictions);
            var delay = neighbour == here.Index ? SimDuration.Zero : here.LinkDelay + new SimDuration(_chance.NextBelow(4) * 500);
            here.Send(new TwinId(EchoTwin.KindNumber, neighbour, 0), delay, EchoTwin.Call, stamp: i, a: _order);
        }

        // Multiples of 250 ms, so that many twins act at the same instant.
        here.Wake(new SimDuration((1 + _chance.NextBelow(8)) * 250), Wake);
    }

    public override void WriteState(StateWriter state)
    {
        state.Write("answers", _answers);
        state.Write("order", _order);
        state.Write("chance", in _chance);
    }
}

/// <summary>Wakes itself without end at one instant, from one minute on.</summary>
internal sealed class GreedyTwin : Twin
{
    public override byte Kind => 11;

    public override void Begin(Jurisdiction here) => here.Wake(SimDuration.FromMinutes(1), 1);

    public override void Handle(in Event received, Jurisdiction here) => here.Wake(SimDuration.Zero, 1);

    public override void WriteState(StateWriter state) => state.Write("kind", Kind);
}

/// <summary>Sends mail faster than the link allows.</summary>
internal sealed class HastyTwin : Twin
{
    public override byte Kind => 12;

    public override void Begin(Jurisdiction here) => here.Wake(SimDuration.FromMinutes(1), 1);

    public override void Handle(in Event received, Jurisdiction here) =>
        here.Send(new TwinId(EchoTwin.KindNumber, 0, 0), here.LinkDelay - new SimDuration(1), EchoTwin.Call);

    public override void WriteState(StateWriter state) => state.Write("kind", Kind);
}

/// <summary>Has a rule with a fault.</summary>
internal sealed class ThrowingTwin : Twin
{
    public override byte Kind => 13;

    public override void Begin(Jurisdiction here) => here.Wake(SimDuration.FromMinutes(1), 1);

    public override void Handle(in Event received, Jurisdiction here) => throw new InvalidOperationException("the pump is upside down");

    public override void WriteState(StateWriter state) => state.Write("kind", Kind);
}

/// <summary>Writes to a twin that does not exist, in another jurisdiction: the fault shows where the mail arrives.</summary>
internal sealed class LostTwin : Twin
{
    public override byte Kind => 14;

    public override void Begin(Jurisdiction here) => here.Wake(SimDuration.FromMinutes(1), 1);

    public override void Handle(in Event received, Jurisdiction here) => here.Send(new TwinId(EchoTwin.KindNumber, 0, 99), EchoTwin.Call);

    public override void WriteState(StateWriter state) => state.Write("kind", Kind);
}

/// <summary>Breaks down a little after a minute: first in jurisdictions 5 and 6 at one instant, then in the others, the nearer to 0 the later.</summary>
internal sealed class FragileTwin : Twin
{
    public override byte Kind => 15;

    public override void Begin(Jurisdiction here) =>
        here.Wake(SimDuration.FromMinutes(1) + new SimDuration(here.Index is 5 or 6 ? 100 : 1_900 - (here.Index * 100)), 1);

    public override void Handle(in Event received, Jurisdiction here) => throw new InvalidOperationException($"jurisdiction {here.Index} broke");

    public override void WriteState(StateWriter state) => state.Write("kind", Kind);
}
