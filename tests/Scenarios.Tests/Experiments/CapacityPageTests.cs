using System.Text.Json.Nodes;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Experiments.Capacity;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>A search's page: the answer, and every value that was tried beside its bound.</summary>
public class CapacityPageTests
{
    [Fact]
    public async Task It_has_the_answer_and_every_value_that_was_tried_with_its_runs_bound_and_verdict()
    {
        using var folder = new TemporaryFolder();
        var question = new CapacityQuestion
        {
            Scenario = Queue.Write(folder, callsPerDay: 720, hours: 6, operators: 3, talk: "4min"),
            Set = [],
            Paths = ["hotline.operators"],
            Range = LevelRange.TryParse("2..9", out _)!,
            IsLoad = false,
            Objectives = [CapacityQuestion.Until("hotline.wait.mean <= 1min")],
        };
        var answer = await new CapacitySearch(question, new ReplicationBook(ReplicationFolder.Open(folder.Path + "/out"), new ReplicationsHere(2), TimeProvider.System)).RunAsync(_ => { }, TestContext.Current.CancellationToken);

        var page = ComparisonPage.Data(CapacityPage.Tried(answer, "./liandong capacity queue"));
        page["headline"]!["en"]!.GetValue<string>().ShouldBe(CapacitySentence.Of(answer).En);
        page["comparison"]!["judged"]!["sentences"]!.AsArray().Select(one => one!["words"]!["en"]!.GetValue<string>()).ShouldBe([CapacitySentence.Certainty(answer)!.Value.En]);
        CapacityStep[] steps = [.. answer.Steps.OrderBy(step => step.Place)];
        page["comparison"]!["groups"]!.AsArray().Select(group => group!["title"]!["en"]!.GetValue<string>()).ShouldBe(steps.Select(step => step.Value));
        page["comparison"]!["judged"]!["verdicts"]!.AsArray().Select(one => one!["words"]!["zh"]!.GetValue<string>()).ShouldBe(steps.Select(step => CapacitySentence.Verdict(step.Verdict).Zh));
        var indicator = page["comparison"]!["indicators"]!.AsArray().Single()!;
        indicator["estimates"]!.AsArray().Select(estimate => estimate!["dots"]!.AsArray().Count).ShouldBe(steps.Select(step => Math.Min(step.Runs, ComparisonFigures.MostDots)));
        indicator["figures"]!.AsArray().Select(figure => figure!["en"]!.GetValue<string>()).ShouldBe(steps.Select(step => CapacitySentence.Figures(question.Objectives[0], step.Estimates[0]).En));
        Bound(indicator).ShouldBe(1);
        indicator["comparisons"]!.AsArray().ShouldBeEmpty();
    }

    // In the unit that the page writes.
    private static double Bound(JsonNode indicator) => indicator["bound"]!.GetValue<double>() * (indicator["unit"]!["en"]!.GetValue<string>() == "s" ? 1 / 60.0 : 1);
}
