using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class OutcomeChainTests
{
    private const int Week = 7 * 24 * 60 * 2;
    private const long Kilobyte = 1 << 10;
    private const long Megabyte = 1 << 20;

    [Fact]
    public void After_a_week_of_checkpoints_every_half_minute_few_spans_hold_everything_and_each_outcome_was_written_a_few_times()
    {
        var (chain, longest, written) = After(Enumerable.Repeat(Kilobyte, Week));

        longest.ShouldBeLessThanOrEqualTo(60);
        chain.Sum(span => span.Bytes).ShouldBe(Week * Kilobyte);
        chain.Select(span => span.Place.Number).ShouldBeInOrder();
        written.ShouldBeLessThanOrEqualTo(4 * Week * Kilobyte);
    }

    [Fact]
    public void Spans_that_are_long_already_are_not_put_together()
    {
        var (chain, _, written) = After(Enumerable.Repeat(8 * Megabyte, 100));

        chain.Count.ShouldBe(100);
        written.ShouldBe(800 * Megabyte);
    }

    [Fact]
    public void After_a_storm_of_outcomes_short_spans_are_put_together_again()
    {
        var (chain, _, _) = After([.. Enumerable.Repeat(8 * Megabyte, 20), .. Enumerable.Repeat(Kilobyte, 5_000)]);

        chain.Count.ShouldBeLessThanOrEqualTo(20 + 60);
        chain.Sum(span => span.Bytes).ShouldBe((20 * 8 * Megabyte) + (5_000 * Kilobyte));
    }

    [Fact]
    public void No_span_becomes_much_longer_than_what_is_put_together_at_most()
    {
        var (chain, _, _) = After(Enumerable.Repeat(Megabyte, 5_000));

        chain.Max(span => span.Bytes).ShouldBeLessThanOrEqualTo(OutcomeChain.LongestTogether + Megabyte);
        chain.Count.ShouldBeLessThanOrEqualTo(5_000 / 15);
    }

    // What comes of checkpoints that record so much each: the chain, its longest length on the way, and all that was written.
    private static (IReadOnlyList<OutcomeSpan> Chain, int Longest, long Written) After(IEnumerable<long> recorded)
    {
        var chain = OutcomeChain.Empty;
        var (longest, written, number) = (0, 0L, 0);
        foreach (var bytes in recorded)
        {
            var (stay, level) = OutcomeChain.Next(chain);
            var part = new CheckpointPart { Partition = 0, StateBytes = 0, StateHash = "", OutcomeBytes = bytes + chain.Skip(stay).Sum(span => span.Bytes), OutcomeHash = "", Sections = [] };
            var manifest = new CheckpointManifest
            {
                Place = new CheckpointPlace("toy", 1, ++number),
                Earlier = [.. chain.Take(stay)],
                Level = level,
                Barrier = new RunBarrier(0, SimTime.Start, 0, 0, 0, SimTime.Start, JournalPlace.Start),
                Parts = [part],
            };
            chain = OutcomeChain.With(manifest);
            (longest, written) = (Math.Max(longest, chain.Count), written + manifest.OutcomeBytes);
        }

        return (chain, longest, written);
    }
}
