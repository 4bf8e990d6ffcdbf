using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

/// <summary>
/// A random toy model as a pure function: what a person hears changes what they know, and what they know decides whom they
/// tell what, and how long it takes. Everything is drawn from a hash of knowledge and key, so any difference in order shows.
/// </summary>
internal sealed record RumourRule(int Jurisdictions, int People, long LinkDelay, int Hops, ulong Seed)
{
    /// <summary>One in this many who hear something break a rule of the engine: they throw, or write to nobody here or elsewhere. 0: nobody does.</summary>
    public uint Flaws { get; init; }

    public Limits Limits { get; init; } = new();

    public const byte KindNumber = 6;

    /// <summary>What a person knows after hearing this.</summary>
    public static ulong Hear(ulong knowledge, long due, ulong source, uint number, long said) =>
        StableHash.Of(StableHash.Of(StableHash.Of(knowledge, (ulong)due), source ^ number), (ulong)said);

    /// <summary>Whom a person tells what: none to two others, as long as the rumour has hops left.</summary>
    public IEnumerable<(int Jurisdiction, int Person, long Delay, long Said)> Tell(ulong knowledge, int here, long said)
    {
        var hops = said & 0xff;
        if (hops == 0) yield break;
        for (var i = 0UL; i < StableHash.Of(knowledge, 1) % 3; i++)
        {
            var draw = StableHash.Of(knowledge, 10 + i);
            var jurisdiction = draw % 3 == 0 ? (int)((draw >> 8) % (ulong)Jurisdictions) : here;
            // Few different delays, so that many events share an instant; none at all is common at home.
            long[] delays = [0, 0, 1, LinkDelay / 2, LinkDelay, 300, 70_000];
            var delay = delays[(draw >> 24) % (ulong)delays.Length] + (jurisdiction == here ? 0 : LinkDelay);
            yield return (jurisdiction, (int)((draw >> 40) % (ulong)People), delay, (((long)draw & 0xffff) << 8) | (hops - 1));
        }
    }

    /// <summary>The delay after which a person first speaks.</summary>
    public long FirstWord(ulong id) => (long)(StableHash.Of(Seed, id) % 5) * LinkDelay / 2;
}

/// <summary>The rule as a twin.</summary>
internal sealed class RumourTwin(RumourRule rule) : Twin
{
    private ulong _knowledge;

    public override byte Kind => RumourRule.KindNumber;

    public override void Begin(Jurisdiction here)
    {
        _knowledge = here.Seed;
        here.Wake(new SimDuration(rule.FirstWord(Id.Value)), kind: 1, a: rule.Hops);
    }

    public override void Handle(in Event received, Jurisdiction here)
    {
        _knowledge = RumourRule.Hear(_knowledge, received.Due, received.Source, received.Number, received.A);
        here.Record(kind: 1, a: (long)_knowledge);
        if (rule.Flaws > 0 && _knowledge % rule.Flaws == 0) Break((int)(_knowledge / rule.Flaws % 3), here);
        foreach (var (jurisdiction, person, delay, said) in rule.Tell(_knowledge, here.Index, received.A))
        {
            here.Send(new TwinId(RumourRule.KindNumber, jurisdiction, person), new SimDuration(delay), kind: 1, a: said);
        }
    }

    public override void WriteState(StateWriter state) => state.Write("knowledge", (long)_knowledge);

    private void Break(int how, Jurisdiction here)
    {
        if (how == 0) throw new InvalidOperationException("too much gossip");
        here.Send(new TwinId(RumourRule.KindNumber, how == 1 ? here.Index : (here.Index + 1) % rule.Jurisdictions, rule.People), kind: 1);
    }
}
