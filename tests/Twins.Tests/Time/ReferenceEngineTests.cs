using CsCheck;
using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

/// <summary>Windows, wheels and partitions against an engine that has none: one global sorted list, one event after the other.</summary>
public sealed class ReferenceEngineTests
{
    private static readonly Gen<RumourRule> Rules = Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.Long[2, 3_000], Gen.Int[1, 12], Gen.ULong)
        .Select((jurisdictions, people, linkDelay, hops, seed) => new RumourRule(jurisdictions, people, linkDelay, hops, seed));

    [Fact]
    public void Any_partitions_and_windows_leave_the_outcomes_of_one_global_sorted_list() =>
        Gen.Select(Rules, Gen.Int[1, 6], Gen.Long[1, 3_000]).Sample((rule, partitions, window) =>
        {
            var expected = Sequentially(rule);
            var found = new RumourRun(rule, partitions, window);
            found.Failure.ShouldBeNull();
            found.Outcomes.ShouldBe(expected);
        }, iter: 400);

    [Fact]
    public void The_toy_model_is_busy_enough_to_show_a_difference()
    {
        var rule = new RumourRule(5, 4, 500, 12, 1);

        var outcomes = Sequentially(rule);

        outcomes.Count.ShouldBeGreaterThan(60);
        outcomes.GroupBy(outcome => outcome.Time).Max(instant => instant.Count()).ShouldBeGreaterThan(5);
        outcomes.Select(outcome => outcome.Jurisdiction).Distinct().Count().ShouldBe(5);
    }

    private static List<(long Time, int Jurisdiction, ulong Twin, long Knowledge)> Sequentially(RumourRule rule)
    {
        var waiting = new SortedDictionary<(long Due, int Jurisdiction, ulong Source, uint Number), (int Person, long Said)>();
        var knowledge = new Dictionary<ulong, ulong>();
        var sent = new Dictionary<ulong, uint>();
        for (var jurisdiction = 0; jurisdiction < rule.Jurisdictions; jurisdiction++)
        {
            for (var person = 0; person < rule.People; person++)
            {
                var id = new TwinId(RumourRule.KindNumber, jurisdiction, person).Value;
                (knowledge[id], sent[id]) = (rule.Seed, 1);
                waiting.Add((rule.FirstWord(id), jurisdiction, Event.FromTwin | id, 0), (person, rule.Hops));
            }
        }

        var outcomes = new List<(long, int, ulong, long)>();
        while (waiting.Count > 0)
        {
            var (key, (person, said)) = waiting.First();
            waiting.Remove(key);
            var id = new TwinId(RumourRule.KindNumber, key.Jurisdiction, person).Value;
            knowledge[id] = RumourRule.Hear(knowledge[id], key.Due, key.Source, key.Number, said);
            outcomes.Add((key.Due, key.Jurisdiction, id, (long)knowledge[id]));
            foreach (var told in rule.Tell(knowledge[id], key.Jurisdiction, said))
            {
                waiting.Add((key.Due + told.Delay, told.Jurisdiction, Event.FromTwin | id, sent[id]++), (told.Person, told.Said));
            }
        }

        return outcomes;
    }
}
