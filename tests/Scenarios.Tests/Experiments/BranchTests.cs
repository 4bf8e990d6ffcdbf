using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>Experiments whose alternatives go on from a run of the toy city's storm, half an hour after the rain began.</summary>
public class BranchTests
{
    private const int Seed = 1;
    private static readonly SimTime At = SimTime.Start + SimDuration.FromMinutes(150);
    private static readonly SimTime Until = SimTime.Start + SimDuration.FromHours(6);

    [Fact]
    public void The_future_with_the_runs_own_seed_is_the_run_itself()
    {
        var experiment = Experiment("{staff.crew-pumps: 200%}");
        var whole = new CityRun(experiment.Alternatives[0].City, experiment.Alternatives[0].Scenario.Definition, Seed);
        var run = BareRun.Of(whole);
        var measured = new RunSpan(whole.Span.Start, whole.Span.Duration, At - SimTime.Start) { StudyArea = whole.Span.StudyArea };

        Measure(experiment, alternative: 0, Seed, until: whole.End).ShouldBe(IndicatorPass.Over(whole.City, measured, run.Outcomes)["flood.cell-hours"].Value!.Value);
    }

    [Fact]
    public void One_future_serves_all_alternatives_and_the_futures_differ()
    {
        var experiment = Experiment("{staff.crew-pumps: 200%}");
        double[] asIs = [.. Enumerable.Range(2, 8).Select(seed => Measure(experiment, 0, seed))];
        double[] pumps = [.. Enumerable.Range(2, 8).Select(seed => Measure(experiment, 1, seed))];

        asIs.Distinct().Count().ShouldBeGreaterThan(2);
        asIs.Zip(pumps).ShouldAllBe(pair => pair.Second <= pair.First);
        pumps.Sum().ShouldBeLessThan(asIs.Sum());
    }

    [Fact]
    public void What_was_measured_from_an_instant_is_not_taken_for_what_was_measured_from_the_beginning()
    {
        var (branched, anew) = (Experiment("{staff.crew-pumps: 200%}"), ExperimentFiles.Parse(Text("{staff.crew-pumps: 200%}"), "toy.yaml"));
        string[] names = [.. new[] { branched, Experiment("{staff.crew-pumps: 200%}", minutes: 151), Experiment("{staff.crew-pumps: 200%}", hours: 5), anew }.Select(experiment => ReplicationKey.Of(experiment.Alternatives[0], 2).Name)];

        names.ShouldBeUnique();
        ReplicationKey.Of(Experiment("{staff.crew-pumps: 200%}").Alternatives[0], 2).Name.ShouldBe(names[0]);
    }

    [Theory]
    [InlineData("{staff.crews: \"+1\"}", "toy.yaml:6: alternatives: the alternative other cannot go on from run storm at 2025-06-18 10:30: it has other staff, crews or devices than were there")]
    [InlineData("{duration: 3h}", "duration was settled at the run's beginning")]
    [InlineData("{faults.sensors-stuck: 10%}", "faults.sensors-… was settled at the run's beginning")]
    public void What_was_settled_at_the_beginning_is_refused_before_the_first_run(string changes, string message)
    {
        var refused = Should.Throw<DefinitionException>(() => Experiment(changes));

        $"{refused.Where}: {refused.En}".ShouldContain(message);
    }

    [Fact]
    public void An_experiment_of_another_scenario_is_refused()
    {
        var refused = Should.Throw<DefinitionException>(() => ExperimentFiles.Parse(Text("{staff.crew-pumps: 200%}").Replace("toy-storm", "flood-warning", StringComparison.Ordinal), "toy.yaml", Branch(150, 6)));

        refused.En.ShouldBe("scenario: the experiment is of the scenario flood-warning, and the run storm of toy-storm");
    }

    private static double Measure(Experiment experiment, int alternative, int seed, SimTime? until = null)
    {
        var asked = experiment.Alternatives[alternative];
        return BareReplication.Measure(asked with { From = asked.From! with { Until = until ?? Until } }, seed, TestContext.Current.CancellationToken).Indicators["flood.cell-hours"].Value!.Value;
    }

    private static Experiment Experiment(string changes, int minutes = 150, int hours = 6) => ExperimentFiles.Parse(Text(changes), "toy.yaml", Branch(minutes, hours));

    private static BranchPoint Branch(int minutes, int hours)
    {
        var scenario = ScenarioFiles.Load("toy-storm");
        var at = SimTime.Start + SimDuration.FromMinutes(minutes);
        var run = new CityRun(CityFiles.Load(scenario.Definition.City), scenario.Definition, Seed);
        var partition = new Partition(0, new int[run.City.Jurisdictions], [.. Enumerable.Range(0, run.City.Jurisdictions).Select(index => run.Build(index, new Limits()))]);
        partition.Begin();
        while (partition.NextDue < at) partition.StepNext(run.City.LinkDelay, at);
        return new BranchPoint { Run = "storm", Scenario = scenario, Seeds = Seed, Snapshot = Snapshot.Of(partition, at), Until = SimTime.Start + SimDuration.FromHours(hours) };
    }

    private static string Text(string changes) =>
        $$"""
        name: toy
        title: {zh: 现在怎么办, en: What now}
        question: {zh: 来得及吗？, en: Is it in time?}
        scenario: toy-storm
        alternatives:
          - name: base
            title: {zh: 照旧, en: as it is}
          - {name: other, title: {zh: 另一种, en: another way}, set: {{changes}} }
        replications: 3
        indicators: [flood.cell-hours]
        """;
}
