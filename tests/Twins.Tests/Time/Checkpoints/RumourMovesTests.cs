using CsCheck;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time.Checkpoints;

/// <summary>A run that is captured at any barrier, built anew and restored in other partitions, against the one that was left alone.</summary>
public sealed class RumourMovesTests
{
    private static readonly Gen<RumourRule> Rules = Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.Long[2, 3_000], Gen.ULong)
        .Select((jurisdictions, people, linkDelay, seed) => new RumourRule(jurisdictions, people, linkDelay, 12, seed));

    private static readonly Gen<Limits> NarrowLimits = Gen.Select(Gen.Int[2, 40], Gen.Int[2, 40], Gen.Int[1, 20], Gen.Int[2, 40])
        .Select((events, queue, mail, outcomes) => new Limits { EventsPerSpan = events, QueueLength = queue, MailPerSpan = mail, OutcomesPerSpan = outcomes });

    [Fact]
    public void A_run_that_moves_leaves_the_outcomes_and_the_digest_of_one_that_does_not()
    {
        var moved = 0;
        Gen.Select(Rules, Gen.Int[1, 6], Gen.Int[1, 6], Gen.Long[1, 3_000], Gen.Int[0, 40]).Sample((rule, partitions, movesTo, window, movesAfter) =>
        {
            var expected = new RumourRun(rule, partitions, window);
            var found = new RumourRun(rule, partitions, window, movesAfter, movesTo);
            found.Failure.ShouldBeNull();
            found.Outcomes.ShouldBe(expected.Outcomes);
            found.Digest.ShouldBe(expected.Digest);
            if (movesAfter < expected.Windows) moved++;
        }, iter: 300, threads: 1);
        moved.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_run_that_moves_in_the_middle_of_a_span_keeps_or_breaks_a_limit_as_one_that_does_not()
    {
        var broken = 0;
        Gen.Select(Rules, NarrowLimits, Gen.Int[1, 6], Gen.Int[1, 6], Gen.Long[1, 3_000], Gen.Int[0, 8]).Sample((any, limits, partitions, movesTo, window, movesAfter) =>
        {
            var rule = any with { Limits = limits };
            var expected = new RumourRun(rule, partitions, window);
            var found = new RumourRun(rule, partitions, window, movesAfter, movesTo);
            found.Failure?.Message.ShouldBe(expected.Failure?.Message);
            (found.Failure is null).ShouldBe(expected.Failure is null);
            if (expected.Failure is not null && movesAfter < expected.Windows) broken++;
        }, iter: 600, threads: 1);
        broken.ShouldBeGreaterThan(40);
    }
}
