using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Recording;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>The line at the head of a comparison, which speaks of all indicators at once.</summary>
public class ComparisonHeadlineTests
{
    // Beside runs that all measure 0: p = 0.035, p = 0.74 and p = 0.0003.
    private static readonly double[] Likely = [1, 1.5, 0.75];
    private static readonly double[] Chance = [1, -1.5, 1];
    private static readonly double[] Certain = [1, 1.02, 0.98];

    [Fact]
    public void A_single_indicator_says_what_it_shows() => Headline(Likely).ShouldBe("“more” beats “base”");

    [Fact]
    public void Of_several_indicators_what_one_shows_by_itself_is_said_to_be_that() =>
        Headline(Likely, Chance).ShouldBe("Shown by a single indicator, but not when all are judged together: “more”");

    [Fact]
    public void What_is_shown_when_all_are_judged_together_is_said_as_it_is()
    {
        Headline(Certain, Chance).ShouldBe("“more” beats “base”");
        Headline(Certain, [.. Certain.Select(value => -value)]).ShouldBe("Better by some figures and worse by others: “more”");
        Headline(Chance, Chance).ShouldBe("No difference from “base” shown: “more”");
    }

    [Fact]
    public void What_one_indicator_shows_by_itself_changes_nothing_of_what_is_shown_together() =>
        Headline(Certain, [.. Likely.Select(value => -value)], Chance).ShouldBe("“more” beats “base”");

    [Fact]
    public void Where_some_cannot_be_compared_no_silence_says_that_they_are_alike()
    {
        Of([[.. Runs(Chance), default], [.. Runs(Certain), new(null, 9, null)]], [Runs(0, 0, 0, 0), Runs(0, 0, 0, 0)]).ShouldBe("No difference from “base” shown: “more”; 1 indicator cannot be compared");
        Of([[.. Runs(Certain), new(null, 9, null)]], [Runs(0, 0, 0, 0)]).ShouldBe("Cannot be compared with “base”: “more”");
    }

    [Fact]
    public void What_cannot_be_compared_by_means_makes_nothing_else_certain() =>
        Of([[.. Runs(Likely), default], [.. Runs(Chance), default], [.. Runs(Certain), new(null, 9, null)]], [Runs(0, 0, 0, 0), Runs(0, 0, 0, 0), Runs(0, 0, 0, 0)]).ShouldBe("Shown by a single indicator, but not when all are judged together: “more”; 1 indicator cannot be compared");

    [Fact]
    public void Where_not_equally_many_runs_measured_it_that_is_said()
    {
        Estimate[] Estimates(params Measurement[][] measured) => [.. measured.Select(one => Estimate.Of(one))];
        var titles = new[] { new City.Text("基准", "base"), new City.Text("多", "more") };
        MissingRuns.Of(titles, Estimates(Runs(1, 2, 3), [.. Runs(1, 2), new Measurement(null, null, null)])).Select(note => note.En).ShouldContain(note => note.StartsWith("Not equally many runs of each measured it", StringComparison.Ordinal));
        MissingRuns.Of(titles, Estimates([.. Runs(1, 2), default], [.. Runs(1, 2), default])).ShouldHaveSingleItem().En.ShouldStartWith("Of each alternative: in 1 run nothing happened");
    }

    private static string Headline(params double[][] more) => Of([.. more.Select(values => Runs(values))], [.. more.Select(values => Runs(new double[values.Length]))]);

    private static Measurement[] Runs(params double[] values) => [.. values.Select(value => new Measurement(value, null, null))];

    private static string Of(Measurement[][] more, Measurement[][] from)
    {
        var compared = new ComparedRuns
        {
            Title = new("题", "title"),
            Question = new("问", "question"),
            Groups = [Group("base", from), Group("more", more)],
            // More of it is wanted.
            Indicators = [.. more.Select(_ => ComparedIndicator.Of("orders.on-time.share", [new Objective("orders.on-time.share", Comparison.AtLeast, 0.9, new("按期", "on time"))]))],
            IsPaired = true,
            Repeat = "",
        };
        return ComparisonHeadline.Of(compared, compared.Summaries()).En;
    }

    private static ComparedGroup Group(string name, Measurement[][] measured) => new(name, new(name, name), [.. Enumerable.Range(1, measured[0].Length).Select(seed => $"{seed}")])
    {
        Changes = new("无", "none"),
        Measured = [.. measured.Select(runs => (System.Collections.Immutable.ImmutableArray<Measurement>)[.. runs])],
        Courses = [],
    };
}
