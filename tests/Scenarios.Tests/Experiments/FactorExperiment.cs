using System.Collections.Immutable;
using Liandong.Scenarios.Experiments;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>An experiment over crews and pumps in the toy city's storm, and results that a test invents for it.</summary>
internal static class FactorExperiment
{
    /// <summary>The line of the first factor.</summary>
    public const int LineOfFactors = 7;

    public const string Crews = """{name: crews, title: {zh: 队, en: crews}, path: staff.crews, range: "+0..+1"}""";

    public const string Pumps = "{name: pumps, title: {zh: 泵, en: pumps}, path: staff.crew-pumps, levels: [100%, 150%, 200%]}";

    public static string Text(string first = Crews, string second = Pumps, string replications = "{least: 3, most: 12, until: [{indicator: flood.cell-hours, half-width: 1}, {indicator: flood.cell-hours, relative-half-width: 5%}]}", string more = "") =>
        $$"""
        name: factors
        title: {zh: 试验, en: An experiment}
        question: {zh: 各有多大作用？, en: What does each do?}
        scenario: toy-storm
        set: {duration: 4h}
        factors:
          - {{first}}
          - {{second}}
        replications: {{replications}}
        indicators: [flood.cell-hours]
        {{more}}
        """;

    public static Experiment Of(string first = Crews, string second = Pumps, string replications = "4", string more = "") =>
        ExperimentFiles.Parse(Text(first, second, replications, more), "factors.yaml");

    /// <summary>Results in which the run of a point and replication measured what a function says; null for nothing to measure it by.</summary>
    public static ExperimentResults Results(Experiment experiment, Func<ImmutableArray<int>, int, double?> value, int? each = null) =>
        Measured(experiment, (levels, number) => new Measurement(value(levels, number), null, null), each);

    /// <summary>Invented results beside each other, with runs of which nothing but those is known.</summary>
    public static ComparedRuns Compared(ExperimentResults results, TemporaryFolder folder)
    {
        var kept = ReplicationFolder.Open(folder.Path);
        foreach (var run in results.Replications) kept.Keep(ReplicationKey.Of(results.Experiment.Alternatives[run.Alternative], run.Seed), new ReplicationFigures(new Dictionary<string, Measurement>(StringComparer.Ordinal), RunCourse.None));
        return ComparedRuns.Of(results, kept, "");
    }

    /// <summary>Results in which the run of a point and replication measured what a function says.</summary>
    public static ExperimentResults Measured(Experiment experiment, Func<ImmutableArray<int>, int, Measurement> value, int? each = null)
    {
        var runs = each ?? experiment.Definition.Replications;
        return new ExperimentResults(experiment, runs, [.. experiment.Replications(runs).Select(run => ImmutableArray.Create(value(experiment.Alternatives[run.Alternative].Levels, run.Number)))]);
    }
}
