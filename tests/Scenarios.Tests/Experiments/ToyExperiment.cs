using Liandong.Scenarios.Experiments;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>An experiment over four hours of the toy city's storm, with a line more or other changes.</summary>
internal static class ToyExperiment
{
    /// <summary>The line of the first alternative's changes.</summary>
    public const int LineOfChanges = 9;

    public static string Text(string changes = """{staff.crews: "+1"}""", string indicators = "[orders.arrive.p95, flood.cell-hours]", int replications = 3, string more = "") =>
        $$"""
        name: toy
        title: {zh: 试验, en: An experiment}
        question: {zh: 多一支好多少？, en: How much better is one more?}
        scenario: toy-storm
        set: {duration: 4h}
        alternatives:
          - name: base
            title: {zh: 现状, en: as it is}
          - {name: more, title: {zh: 多一支, en: one more}, set: {{changes}}}
        replications: {{replications}}
        indicators: {{indicators}}
        {{more}}
        """;

    public static Experiment Of(string changes = """{staff.crews: "+1"}""", string indicators = "[orders.arrive.p95, flood.cell-hours]", int replications = 3, string more = "") =>
        ExperimentFiles.Parse(Text(changes, indicators, replications, more), "toy.yaml");
}
