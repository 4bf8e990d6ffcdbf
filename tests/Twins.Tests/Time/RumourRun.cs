using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

/// <summary>The rumour in partitions and windows, to its end or to the first breach of a rule.</summary>
internal sealed class RumourRun
{
    private readonly Partition[] _partitions;

    /// <param name="rule">The model.</param>
    /// <param name="partitions">How many there are, at most one a jurisdiction.</param>
    /// <param name="window">The windows' length, taken down to the link delay.</param>
    public RumourRun(RumourRule rule, int partitions, long window)
    {
        var (count, length, linkDelay) = (Math.Min(partitions, rule.Jurisdictions), new SimDuration(1 + (window % rule.LinkDelay)), new SimDuration(rule.LinkDelay));
        int[] owners = [.. Enumerable.Range(0, rule.Jurisdictions).Select(index => index % count)];
        _partitions = [.. Enumerable.Range(0, count).Select(number => new Partition(number, owners, Build(rule, owners, number)))];
        Failure = AllPartitions(partition => partition.Begin());
        for (var due = NextDue; Failure is null && due != SimTime.Never; due = NextDue)
        {
            var next = Window.Around(due, length, linkDelay);
            Failure = AllPartitions(partition => partition.Step(next));
        }
    }

    public EngineRuleException? Failure { get; }

    public List<(long Time, int Jurisdiction, ulong Twin, long Knowledge)> Outcomes =>
        [.. _partitions.SelectMany(partition => partition.Jurisdictions)
            .SelectMany(jurisdiction => jurisdiction.Outcomes.Items.ToArray().Select((outcome, order) => (outcome, jurisdiction.Index, order)))
            .OrderBy(item => (item.outcome.Time, item.Index, item.order))
            .Select(item => (item.outcome.Time, item.Index, item.outcome.Twin, item.outcome.A))];

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

    private static List<Jurisdiction> Build(RumourRule rule, int[] owners, int number)
    {
        var built = new List<Jurisdiction>();
        for (var index = 0; index < owners.Length; index++)
        {
            if (owners[index] != number) continue;
            var jurisdiction = new Jurisdiction(index, owners.Length, rule.Seed, new SimDuration(rule.LinkDelay), rule.Limits);
            for (var person = 0; person < rule.People; person++) jurisdiction.Join(new RumourTwin(rule));
            built.Add(jurisdiction);
        }

        return built;
    }
}
