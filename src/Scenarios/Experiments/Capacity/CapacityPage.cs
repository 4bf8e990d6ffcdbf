using System.Globalization;

namespace Liandong.Scenarios.Experiments.Capacity;

/// <summary>A search's answer as a page: the values that were tried, each beside what its means must meet.</summary>
public static class CapacityPage
{
    /// <summary>The file.</summary>
    public const string Name = "capacity.html";

    /// <summary>The page.</summary>
    /// <param name="answer">What the search came to.</param>
    /// <param name="repeat">The command that searches again.</param>
    /// <param name="language">The language in which it opens, <c>zh</c> or <c>en</c>; null leaves it to the browser.</param>
    public static string Html(CapacityAnswer answer, string repeat, string? language = null) => ComparisonPage.Html(Tried(answer, repeat), language);

    internal static ComparedRuns Tried(CapacityAnswer answer, string repeat)
    {
        var question = answer.Question;
        CapacityStep[] steps = [.. answer.Steps.OrderBy(step => question.IsLoad ? -step.Place : step.Place)];
        return new ComparedRuns
        {
            Title = CapacitySentence.Asked(question),
            Question = CapacitySentence.Method(question),
            Groups = [.. steps.Select(step => Group(question, step))],
            Indicators = [.. question.Objectives.Select(objective => ComparedIndicator.Of(objective.Indicator, [objective]))],
            IsPaired = false,
            Repeat = repeat,
            Judged = new JudgedByBounds(CapacitySentence.Of(answer), CapacitySentence.Certainty(answer), [.. question.Objectives.Select(objective => objective.Bound)], [.. steps.Select(step => step.Verdict)]),
            Made =
            [
                (new("情景", "Scenario"), ComparedRuns.Same(question.Scenario)),
                (new("改动", "Changes"), question.Set.IsEmpty ? new("无", "none") : ComparedRuns.Same(string.Join(", ", question.Set))),
                (new("模型构建", "Model build"), ComparedRuns.Same(ReplicationKey.ThisModel)),
            ],
        };
    }

    private static ComparedGroup Group(CapacityQuestion question, CapacityStep step) => new(
        step.Value,
        ComparedRuns.Same(step.Value),
        [.. Enumerable.Range(0, step.Runs).Select(number => (question.FirstSeed + number).ToString(CultureInfo.InvariantCulture))])
    {
        Changes = ComparedRuns.Same(string.Join(", ", question.Paths.Select(path => $"{path}={step.Value}"))),
        Measured = step.Measured,
        Courses = [],
    };
}
