using CsCheck;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

public sealed class DigestTests
{
    [Fact]
    public void Every_bit_of_every_value_counts() =>
        Gen.Select(Gen.ULong.Array[1, 8], Gen.Int[0, 7], Gen.Int[0, 63]).Sample((values, place, bit) =>
        {
            var changed = (ulong[])values.Clone();
            changed[place % values.Length] ^= 1UL << bit;
            var (before, after) = (Of(values), Of(changed));
            after.High.ShouldNotBe(before.High);
            after.Low.ShouldNotBe(before.Low);
        });

    [Fact]
    public void Order_and_length_count()
    {
        Of(1, 2).ShouldNotBe(Of(2, 1));
        Of().ShouldNotBe(Of(0));
        Of(0).ShouldNotBe(Of(0, 0));
        Digest.Combine([Of(1), Of(2)]).ShouldNotBe(Digest.Combine([Of(2), Of(1)]));
    }

    [Fact]
    public void A_million_chains_of_small_numbers_do_not_collide()
    {
        var seen = new HashSet<ulong>();
        var low = new HashSet<ulong>();
        for (ulong a = 0; a < 1_000; a++)
        {
            for (ulong b = 0; b < 1_000; b++)
            {
                var digest = Of(a, b);
                seen.Add(digest.High).ShouldBeTrue();
                low.Add(digest.Low).ShouldBeTrue();
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_field_of_an_outcome_counts(int field)
    {
        var digests = new[] { RecordOne(changed: -1), RecordOne(field) };

        digests[1].ShouldNotBe(digests[0]);
    }

    [Fact]
    public void A_twins_state_counts_even_without_outcomes()
    {
        var (one, two) = (ToyJurisdiction.Of(new CountingTwin(0)), ToyJurisdiction.Of(new CountingTwin(1)));

        two.Fingerprint().ShouldNotBe(one.Fingerprint());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Every_field_of_a_waiting_event_counts(int field) => Waiting(Event(field)).Fingerprint().ShouldNotBe(Waiting(Event(changed: -1)).Fingerprint());

    [Fact]
    public void Waiting_events_count_by_their_keys_and_not_by_when_they_came()
    {
        var (first, second) = (Event(changed: 0), Event(changed: 2));

        Waiting(first, second).Fingerprint().ShouldBe(Waiting(second, first).Fingerprint());
        Waiting(first, second).Fingerprint().ShouldNotBe(Waiting(first).Fingerprint());
    }

    [Fact]
    public void How_many_events_a_twin_has_sent_counts_when_all_of_them_are_over()
    {
        var (silent, talking) = (new ScriptTwin((_, _) => { }), new ScriptTwin((_, here) =>
        {
            if (here.Now == new SimTime(5)) here.Wake(new SimDuration(1), kind: 1);
        }));
        var (one, two) = (ToyJurisdiction.Of(silent), ToyJurisdiction.Of(talking));
        one.StepTo(new SimTime(10));
        two.StepTo(new SimTime(10));

        (one.NextDue, two.NextDue).ShouldBe((SimTime.Never, SimTime.Never));
        two.Fingerprint().ShouldNotBe(one.Fingerprint());
    }

    [Fact]
    public void The_digest_of_a_known_chain_is_pinned() => Of(1, 2, 3).ToString().ShouldBe("515c4143cb38a8e21fccebd6f6ca31a7");

    private static Event Event(int changed) => new()
    {
        Due = changed == 0 ? 60_000_000 : 5_000,
        Source = changed == 1 ? 8UL : 7UL,
        Number = changed == 2 ? 2u : 1u,
        Kind = (ushort)(changed == 3 ? 2 : 1),
        Stamp = changed == 4 ? 2 : 1,
        A = changed == 5 ? 2 : 1,
        B = changed == 6 ? 2 : 1,
        C = changed == 7 ? 2 : 1,
        D = changed == 8 ? 2 : 1,
    };

    private static Jurisdiction Waiting(params ReadOnlySpan<Event> events)
    {
        var jurisdiction = ToyJurisdiction.Of(new CountingTwin(0));
        foreach (ref readonly var waiting in events) jurisdiction.Deliver(in waiting);
        return jurisdiction;
    }

    private static Digest RecordOne(int changed)
    {
        var jurisdiction = ToyJurisdiction.Of(new ScriptTwin((twin, here) => here.Record(
            kind: changed == 0 ? 2 : 1,
            code: changed == 1 ? 2 : 1,
            a: changed == 2 ? 2 : 1,
            b: changed == 3 ? 2 : 1,
            c: changed == 4 ? 2 : 1,
            d: changed == 5 ? 2 : 1)));
        jurisdiction.StepTo(new SimTime(10));
        jurisdiction.Outcomes.Count.ShouldBe(1);
        return jurisdiction.Fingerprint();
    }

    private static Digest Of(params ulong[] values)
    {
        var chain = new DigestChain();
        foreach (var value in values) chain.Add(value);
        return chain.Value;
    }
}
