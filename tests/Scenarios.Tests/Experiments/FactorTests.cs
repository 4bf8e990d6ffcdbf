using System.Collections.Immutable;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.Experiments;

public class FactorTests
{
    private static readonly double[] PumpsTake = [0, 3, 4];

    [Fact]
    public void Every_combination_of_levels_is_an_alternative()
    {
        var experiment = FactorExperiment.Of();
        experiment.Alternatives.Select(alternative => alternative.Name).ShouldBe(["crews=+0 pumps=100%", "crews=+0 pumps=150%", "crews=+0 pumps=200%", "crews=+1 pumps=100%", "crews=+1 pumps=150%", "crews=+1 pumps=200%"]);
        experiment.Alternatives[5].Scenario.Definition.Staff.Crews.Plus.ShouldBe(1);
        experiment.Alternatives[5].Scenario.Definition.Staff.CrewPumps.ShouldBe(2);
        (experiment.Alternatives[4].Title.Zh, experiment.Alternatives[4].Title.En).ShouldBe(("队 +1，泵 150%", "crews +1, pumps 150%"));
    }

    [Fact]
    public void A_latin_hypercube_has_every_part_of_every_factor_once()
    {
        var experiment = FactorExperiment.Of(FactorExperiment.Crews.Replace("+0..+1", "+0..+9", StringComparison.Ordinal), FactorExperiment.Pumps.Replace("levels: [100%, 150%, 200%]", "range: 100%..190%/10%", StringComparison.Ordinal), more: "latin-hypercube: 10");
        experiment.Alternatives.Length.ShouldBe(10);
        foreach (var factor in (int[])[0, 1]) experiment.Alternatives.Select(alternative => alternative.Levels[factor]).Order().ShouldBe(Enumerable.Range(0, 10));
        experiment.Alternatives.Select(alternative => alternative.Levels[0] == alternative.Levels[1]).ShouldContain(false);
    }

    [Theory]
    [InlineData("+0..+1", "+0..", "FROM..TO")]
    [InlineData("+0..+1", "+3..+1", "write the lesser one first")]
    [InlineData("+0..+1", "+0..+1/0", "must be above 0")]
    [InlineData("+0..+1", "+0..90%", "the same unit")]
    [InlineData("+0..+1", "+2..+2", "only one value")]
    [InlineData("+0..+1", "0..10001", "more than 10001 values")]
    [InlineData("path: staff.crews", "path: staf.crews", "did you mean 'staff.crews'?")]
    [InlineData("path: staff.crews", "path: seed", "first-seed and replications")]
    [InlineData("path: staff.crews", "path: staff.crew-pumps", "another factor changes staff.crew-pumps already")]
    [InlineData("name: crews", "name: pumps", "a factor 'pumps' already")]
    [InlineData("name: crews", "name: seed", "a column of the table")]
    [InlineData(", range: \"+0..+1\"", "", "one of levels (the values) and range")]
    [InlineData("range: \"+0..+1\"", "levels: [+1]", "write 2 levels at least, found 1")]
    [InlineData("range: \"+0..+1\"", "levels: [+1, +1]", "+1 stands twice")]
    [InlineData("range: \"+0..+1\"", "range: \"0..2000\"", "there are 6003 combinations")]
    public void A_factor_that_cannot_be_varied_is_told_at_its_line(string right, string wrong, string en)
    {
        FactorExperiment.Crews.ShouldContain(right);
        var error = Should.Throw<DefinitionException>(() => FactorExperiment.Of(FactorExperiment.Crews.Replace(right, wrong, StringComparison.Ordinal)));
        error.All.ShouldContain(one => one.En.Contains(en, StringComparison.Ordinal) && one.Line >= FactorExperiment.LineOfFactors - 1 && one.Line <= FactorExperiment.LineOfFactors + 1);
    }

    [Theory]
    [InlineData("latin-hypercube: 3", "from 4 to 1000")]
    [InlineData("latin-hypercube: 7", "there are only 6 combinations")]
    [InlineData("alternatives: []", "write one of alternatives and factors")]
    public void A_design_that_cannot_be_is_refused(string line, string en) =>
        Should.Throw<DefinitionException>(() => FactorExperiment.Of(more: line)).En.ShouldContain(en);

    [Fact]
    public void Main_effects_and_interactions_come_out_as_they_were_put_in()
    {
        // 10 − 2 for the second crew, −3 and −4 for stronger pumps, and one more when both are there; replications differ by as much as they like.
        var experiment = FactorExperiment.Of();
        var effects = FactorAnalysis.Of(FactorExperiment.Results(experiment, (levels, number) => (number * 100) + 10 - (2 * levels[0]) - PumpsTake[levels[1]] + (levels[0] * levels[1] == 2 ? 1 : 0) + (0.01 * number * levels[0]) + (0.02 * (number % 2) * levels[1]))).Single();

        effects.Main.Select(effect => (effect.Factor, effect.Level)).ShouldBe([(0, 1), (1, 1), (1, 2)]);
        effects.Main.Select(effect => effect.Difference.Mean!.Value).ShouldBe([-2 + (1 / 3.0) + 0.015, -2.99, -3.48], 1e-9);
        effects.Interactions.Select(effect => (effect.Level, effect.OtherLevel)).ShouldBe([(1, 1), (1, 2)]);
        effects.Interactions.Select(effect => effect.Difference.Mean!.Value).ShouldBe([0, 1], 1e-9);
        effects.Main.ShouldAllBe(effect => effect.IsShown);
        effects.Explained.ShouldBeNull();
    }

    [Fact]
    public void What_does_nothing_is_not_claimed()
    {
        var experiment = FactorExperiment.Of(replications: "20");
        var claimed = Enumerable.Range(0, 100).Count(trial => FactorAnalysis.Of(FactorExperiment.Results(experiment, (levels, number) => Noise(trial, levels, number))).Single() is var effects
            && (effects.Main.Any(effect => effect.IsShown) || effects.Interactions.Any(effect => effect.IsShown)));
        claimed.ShouldBeInRange(0, 10);
    }

    [Fact]
    public void A_replication_that_lacks_a_point_is_left_out_and_counted()
    {
        var effects = FactorAnalysis.Of(FactorExperiment.Results(FactorExperiment.Of(), (levels, number) => number == 2 && levels[1] == 1 ? null : levels[0] + (0.1 * number * levels[0]))).Single();
        (effects.Main[0].Difference.Runs, effects.Main[0].Difference.LeftOut).ShouldBe((3, 1));
        effects.Main[0].Difference.Mean!.Value.ShouldBe(1 + (0.1 * (0 + 1 + 3) / 3), 1e-9);
    }

    // Of the orders of two factors with two levels one in three leaves two points of four.
    [Fact]
    public void The_points_of_a_small_latin_hypercube_tell_the_factors_apart_whatever_the_seed()
    {
        foreach (var seed in Enumerable.Range(1, 60))
        {
            var experiment = FactorExperiment.Of(second: FactorExperiment.Pumps.Replace("levels: [100%, 150%, 200%]", "levels: [100%, 200%]", StringComparison.Ordinal), more: $"latin-hypercube: 4\nfirst-seed: {seed}");
            experiment.Alternatives.Length.ShouldBe(4);
            FactorAnalysis.Of(FactorExperiment.Results(experiment, (levels, number) => (3 * levels[0]) - levels[1] + (number * 0.01)))[0].Main.Select(effect => Math.Round(effect.Difference.Mean!.Value, 6)).ShouldBe([3, -1]);
        }
    }

    // The points are the same in every replication, and so is what lines miss of a bend: replications alone would be sure of it.
    [Fact]
    public void A_factor_that_does_nothing_is_not_claimed_where_lines_do_not_fit()
    {
        var claims = 0;
        foreach (var seed in Enumerable.Range(1, 60))
        {
            var experiment = FactorExperiment.Of(FactorExperiment.Crews.Replace("+0..+1", "+0..+9", StringComparison.Ordinal), more: $"latin-hypercube: 10\nfirst-seed: {seed}");
            var effects = FactorAnalysis.Of(FactorExperiment.Results(experiment, (levels, number) => (levels[0] * levels[0]) + (number * 0.001))).Single();
            if (effects.Main[1].IsShown) claims++;
            effects.Explained!.Value.ShouldBeInRange(0.5, 0.99);
        }

        claims.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public void Lines_through_a_latin_hypercube_have_the_slopes_that_were_put_in()
    {
        var experiment = FactorExperiment.Of(FactorExperiment.Crews.Replace("+0..+1", "+0..+9", StringComparison.Ordinal), more: "latin-hypercube: 12");
        var effects = FactorAnalysis.Of(FactorExperiment.Results(experiment, (levels, number) => 5 + levels[0] - (2 * levels[1]) + number)).Single();
        effects.Main.Select(effect => effect.Difference.Mean!.Value).ShouldBe([9, -4], 1e-9);
        effects.Interactions.ShouldBeEmpty();
        effects.Explained!.Value.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void An_effect_is_told_in_a_sentence()
    {
        var experiment = FactorExperiment.Of();
        var effects = FactorAnalysis.Of(FactorExperiment.Results(experiment, (levels, number) => 10 + number - (2 * levels[0]) - (0.1 * number * levels[0]) + (levels[0] * levels[1]))).Single();
        var said = EffectSentence.Of(experiment.Definition.Factors, effects, effects.Main[0]);
        said.En.ShouldStartWith("crews +0 → +1 helps: ");
        said.Zh.ShouldStartWith("队 +0 → +1，有好处：");
        EffectSentence.Of(experiment.Definition.Factors, effects, effects.Interactions[0]).En.ShouldStartWith("What crews +0 → +1 does depends on pumps, 100% and 150%: ");
    }

    [Fact]
    public void Where_a_run_still_awaits_what_is_measured_no_effect_is_told()
    {
        var experiment = FactorExperiment.Of();
        var results = FactorExperiment.Measured(experiment, (levels, number) => levels[0] == 1 && number < 2 && levels[1] == 0 ? new(null, 99, null) : new(10 + number - (5 * levels[0]) - (0.1 * number * levels[0]), null, null));
        var effects = FactorAnalysis.Of(results).Single();
        effects.Awaited.ShouldBe(2);
        effects.Main.ShouldAllBe(effect => !effect.IsShown && effect.Difference.Mean == null);
        var said = EffectSentence.Of(experiment.Definition.Factors, effects, effects.Main[0]);
        said.En.ShouldBe("crews +0 → +1 cannot be compared by means: hours under water, summed over low points, which had not come about by the end in 2 runs of all combinations.");
        said.Zh.ShouldStartWith("队 +0 → +1，不能按均值比较：");
        var json = EffectExport.Json(experiment, effects);
        json["awaited"]!.GetValue<int>().ShouldBe(2);
        json["main"]![0]!["finding"]!.GetValue<string>().ShouldBe("not-comparable");
        using var folder = new TemporaryFolder();
        var page = ComparisonPage.Data(FactorExperiment.Compared(results, folder));
        page["headline"]!["en"]!.GetValue<string>().ShouldBe("Effects that cannot be compared by means: “crews” and “pumps”");
        page["comparison"]!["effects"]![0]!["bars"]!.AsArray().ShouldAllBe(bar => bar!["finding"]!.GetValue<string>() == "not-comparable" && bar["mean"] == null);
    }

    private static double Noise(int trial, ImmutableArray<int> levels, int number) =>
        new Twins.Time.Chance((ulong)trial, (ulong)number, (ulong)((levels[0] * 3) + levels[1])).NextNormal();
}
