using System.Buffers;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

/// <summary>The rumour in partitions and windows, to its end or to the first breach of a rule.</summary>
internal sealed class RumourRun
{
    private readonly RumourRule _rule;
    private readonly List<(Outcome Outcome, int Jurisdiction)> _before = [];
    private Partition[] _partitions;

    /// <param name="rule">The model.</param>
    /// <param name="partitions">How many there are, at most one a jurisdiction.</param>
    /// <param name="window">The windows' length, taken down to the link delay.</param>
    /// <param name="movesAfter">After so many windows everything is captured, built anew and restored; never when negative.</param>
    /// <param name="movesTo">In how many partitions it goes on then.</param>
    public RumourRun(RumourRule rule, int partitions, long window, int movesAfter = -1, int movesTo = 1)
    {
        _rule = rule;
        var (length, linkDelay) = (new SimDuration(1 + (window % rule.LinkDelay)), new SimDuration(rule.LinkDelay));
        _partitions = Build(partitions);
        Failure = AllPartitions(partition => partition.Begin());
        for (var due = NextDue; Failure is null && due != SimTime.Never; due = NextDue)
        {
            if (Windows++ == movesAfter) Move(movesTo);
            var next = Window.Around(due, length, linkDelay);
            Failure = AllPartitions(partition => partition.Step(next));
        }
    }

    /// <summary>How many windows there were.</summary>
    public int Windows { get; private set; }

    /// <summary>The digest of all jurisdictions.</summary>
    public Digest Digest => Digest.Combine(_partitions.SelectMany(partition => partition.Jurisdictions).OrderBy(jurisdiction => jurisdiction.Index).Select(jurisdiction => jurisdiction.Fingerprint()));

    public EngineRuleException? Failure { get; }

    public List<(long Time, int Jurisdiction, ulong Twin, long Knowledge)> Outcomes =>
        [.. _before.Concat(Recorded)
            .Select((item, order) => (item.Outcome, item.Jurisdiction, Order: order))
            .OrderBy(item => (item.Outcome.Time, item.Jurisdiction, item.Order))
            .Select(item => (item.Outcome.Time, item.Jurisdiction, item.Outcome.Twin, item.Outcome.A))];

    private IEnumerable<(Outcome Outcome, int Jurisdiction)> Recorded => _partitions.SelectMany(partition => partition.Jurisdictions)
        .SelectMany(jurisdiction => jurisdiction.Outcomes.Items.ToArray().Select(outcome => (outcome, jurisdiction.Index)));

    private SimTime NextDue => _partitions.Select(partition => partition.NextDue).Aggregate(SimTime.Min);

    // As the clock does: everyone takes part, then the mail goes round, and of several breaches the first is told.
    private EngineRuleException? AllPartitions(Action<Partition> act)
    {
        var breaches = new List<EngineRuleException>();
        foreach (var partition in _partitions)
        {
            try
            {
                act(partition);
            }
            catch (EngineRuleException breach)
            {
                breaches.Add(breach);
            }
        }

        foreach (var from in _partitions)
        {
            for (var to = 0; to < _partitions.Length; to++) _partitions[to].Deliver(from.TakeOutgoing(to));
        }

        return breaches.MinBy(breach => (breach.Time, breach.Jurisdiction));
    }

    private void Move(int partitions)
    {
        _before.AddRange(Recorded);
        var captured = new Dictionary<int, byte[]>();
        foreach (var partition in _partitions)
        {
            var bytes = new ArrayBufferWriter<byte>();
            foreach (var part in partition.Capture(bytes)) captured.Add(part.Jurisdiction, bytes.WrittenSpan.Slice((int)part.Offset, part.Length).ToArray());
        }

        _partitions = Build(partitions);
        foreach (var partition in _partitions) partition.Restore(index => captured[index]);
    }

    private Partition[] Build(int partitions)
    {
        var count = Math.Min(partitions, _rule.Jurisdictions);
        int[] owners = [.. Enumerable.Range(0, _rule.Jurisdictions).Select(index => index % count)];
        return [.. Enumerable.Range(0, count).Select(number => new Partition(number, owners, Build(owners, number)))];
    }

    private List<Jurisdiction> Build(int[] owners, int number)
    {
        var built = new List<Jurisdiction>();
        for (var index = 0; index < owners.Length; index++)
        {
            if (owners[index] != number) continue;
            var jurisdiction = new Jurisdiction(index, owners.Length, _rule.Seed, new SimDuration(_rule.LinkDelay), _rule.Limits);
            for (var person = 0; person < _rule.People; person++) jurisdiction.Join(new RumourTwin(_rule));
            built.Add(jurisdiction);
        }

        return built;
    }
}
