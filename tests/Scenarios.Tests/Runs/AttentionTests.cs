using Liandong.Scenarios.Definition;
using Liandong.Twins;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>A commander and each resident have one attention: what taking one away costs, on a toy town with many illegal buildings to settle.</summary>
public class AttentionTests
{
    private static readonly ulong[] Seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    private static readonly Lazy<double[]> Complete = new(() => [.. Seeds.Select(seed => MinutesToDispatch(seed, ""))]);

    [Theory]
    [InlineData("commander-absent: true")]
    [InlineData("residents-absent: [URBAN]")]
    public void Taking_one_attention_away_makes_consulted_orders_wait_significantly_longer(string staff)
    {
        var differences = Seeds.Select((seed, i) => MinutesToDispatch(seed, staff) - Complete.Value[i]).ToArray();
        Paired.LowerBound(differences).ShouldBeGreaterThan(0, string.Join(", ", differences));
    }

    [Fact]
    public void Taking_away_a_resident_whom_no_consultation_of_the_run_needs_changes_nothing() =>
        MinutesToDispatch(1, "residents-absent: [WATER]").ShouldBe(Complete.Value[0]);

    // Orders that waited for their consultation; those of priority I go out before it.
    private static double MinutesToDispatch(ulong seed, string staff)
    {
        var scenario = ScenarioFiles.Parse(
            $$"""
            name: attention
            title: {zh: 注意力, en: Attention}
            question: {zh: 少一人怎样?, en: What does one person less cost?}
            city: toytown
            start: 2025-06-16 00:00
            duration: 5d
            load: {requests: 40}
            staff: { {{staff}} }
            """,
            "attention");
        var run = BareRun.Of(scenario.Definition, seed);
        var filed = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.OrderFiled && run.Run.Matters[outcome.Code] is { Consultation: true, Priority: not Twins.Orders.Priority.I }).ToDictionary(outcome => outcome.Twin, outcome => outcome.Time);
        var dispatched = run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.OrderDispatched && filed.ContainsKey(outcome.Twin)).DistinctBy(outcome => outcome.Twin).ToArray();
        dispatched.Length.ShouldBeGreaterThan(20);
        return dispatched.Average(outcome => (outcome.Time - filed[outcome.Twin]) / 60_000.0);
    }
}
