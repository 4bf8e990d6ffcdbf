using CsCheck;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

/// <summary>Whether a run breaks a rule, and which breach is told, is the model's own: no partition and no window changes it.</summary>
public sealed class FailureOrderTests
{
    private static readonly Gen<RumourRule> Rules = Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.Long[2, 3_000], Gen.ULong)
        .Select((jurisdictions, people, linkDelay, seed) => new RumourRule(jurisdictions, people, linkDelay, 12, seed));

    private static readonly Gen<Limits> NarrowLimits = Gen.Select(Gen.Int[2, 40], Gen.Int[2, 40], Gen.Int[1, 20], Gen.Int[2, 40])
        .Select((events, queue, mail, outcomes) => new Limits { EventsPerSpan = events, QueueLength = queue, MailPerSpan = mail, OutcomesPerSpan = outcomes });

    [Fact]
    public void Any_partitions_and_windows_keep_or_break_a_limit_alike()
    {
        var told = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Gen.Select(Rules, NarrowLimits, Gen.Int[1, 6], Gen.Long[1, 3_000]).Sample((rule, limits, partitions, window) => Compare(rule with { Limits = limits }, partitions, window, told), iter: 600, threads: 1);

        told.Keys.ShouldBe(["EventsPerSpan", "MailPerSpan", "OutcomesPerSpan", "QueueLength", "none"], ignoreOrder: true);
        told["none"].ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Of_several_breaches_the_same_one_is_told_in_any_partitions_and_windows()
    {
        var told = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Gen.Select(Rules, Gen.UInt[2, 40], Gen.Int[1, 6], Gen.Long[1, 3_000]).Sample((rule, flaws, partitions, window) => Compare(rule with { Flaws = flaws }, partitions, window, told), iter: 600, threads: 1);

        told["Rule"].ShouldBeGreaterThan(50);
        told["Address"].ShouldBeGreaterThan(50);
    }

    private static void Compare(RumourRule rule, int partitions, long window, SortedDictionary<string, int> told)
    {
        var expected = new RumourRun(rule, partitions: 1, window: rule.LinkDelay - 1);
        var found = new RumourRun(rule, partitions, window);
        found.Failure?.Message.ShouldBe(expected.Failure?.Message);
        (found.Failure is null).ShouldBe(expected.Failure is null);
        if (found.Failure is null) found.Outcomes.ShouldBe(expected.Outcomes);
        var key = expected.Failure?.Rule.ToString() ?? "none";
        told[key] = told.GetValueOrDefault(key) + 1;
    }
}
