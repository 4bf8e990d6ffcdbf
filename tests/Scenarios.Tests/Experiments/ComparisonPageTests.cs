using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Experiments;

namespace Liandong.Scenarios.Tests.Experiments;

/// <summary>The page of an experiment that was run, and of ones that a test invents.</summary>
public sealed partial class ComparisonPageTests
{
    private static readonly Lazy<Task<ComparedRuns>> Toy = new(() => Run(ToyExperiment.Of()));

    [Fact]
    public async Task It_says_the_findings_and_has_every_run_as_a_dot()
    {
        var compared = await Toy.Value;
        var data = ComparisonPage.Data(compared);
        var arrival = data["comparison"]!["indicators"]![0]!;
        arrival["estimates"]!.AsArray().Select(one => one!["dots"]!.AsArray().Count).ShouldBe([3, 3]);
        var one = arrival["comparisons"]!.AsArray().ShouldHaveSingleItem()!;
        one["words"]!["en"]!.GetValue<string>().ShouldBe(FindingSentence.Of(compared.Groups[0].Title, compared.Groups[1].Title, compared.Summaries()[0], compared.Summaries()[0].Comparisons[0]).En);
        one["dots"]!.AsArray().Average(dot => dot!.GetValue<double>()).ShouldBe(one["mean"]!.GetValue<double>(), 0.001);
        (one["low"]!.GetValue<double>() < one["mean"]!.GetValue<double>() && one["mean"]!.GetValue<double>() < one["high"]!.GetValue<double>()).ShouldBeTrue();
        data["headline"]!["en"]!.GetValue<string>().ShouldContain("“one more”");
    }

    [Fact]
    public async Task Over_time_the_band_has_as_many_points_as_the_mean_and_its_ends_do_not_cross()
    {
        var series = ComparisonPage.Data(await Toy.Value)["comparison"]!["series"]!.AsArray();
        series.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var group in series.SelectMany(one => one!["groups"]!.AsArray()))
        {
            var (low, mean, high) = (Numbers(group!["low"]!), Numbers(group["mean"]!), Numbers(group["high"]!));
            mean.Max().ShouldBeGreaterThan(0);
            low.Zip(high).ShouldAllBe(pair => pair.First <= pair.Second);
            mean.Length.ShouldBe(low.Length);
        }
    }

    [Fact]
    public async Task The_map_has_the_mean_difference_of_every_town()
    {
        var compared = await Toy.Value;
        var map = ComparisonPage.Data(compared)["comparison"]!["map"]!;
        map["towns"]!.AsArray().Count.ShouldBe(compared.City!.Towns.Length);
        var hours = map["figures"]!.AsArray().Single(figure => figure!["label"]!["en"]!.GetValue<string>().StartsWith("Time under water", StringComparison.Ordinal))!["groups"]!.AsArray().Single()!;
        var flood = compared.Summaries()[1].Comparisons.Single().Difference.Mean!.Value;
        Numbers(hours["apart"]!).Sum().ShouldBe(flood, 0.05);
        hours["shown"]!.AsArray().Count.ShouldBe(compared.City.Towns.Length);
    }

    [Fact]
    public async Task It_asks_the_network_for_nothing_and_every_text_is_in_both_languages()
    {
        var html = ComparisonPage.Html(await Toy.Value, "zh");
        html.ShouldContain("<html lang=\"zh-CN\">");
        Loads().Matches(EChartsScript().Replace(html, "")).ShouldBeEmpty();
        Texts(ComparisonPage.Data(await Toy.Value)["comparison"]).ShouldAllBe(text => (text.Zh.Length > 0) == (text.En.Length > 0) && !Chinese().IsMatch(text.En));
    }

    [Fact]
    public async Task Names_cannot_break_out_of_the_page()
    {
        const string Evil = "</script><script>alert(1)</script>{{data}}";
        var compared = await Toy.Value;
        var html = ComparisonPage.Html(compared with { Title = new(Evil, Evil), Groups = [.. compared.Groups.Select(group => group with { Title = new(Evil, Evil) })] });
        html.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task A_single_run_each_has_two_values_and_their_distance_and_no_interval()
    {
        var compared = await Toy.Value;
        ComparedGroup First(ComparedGroup group) => group with { Seeds = group.Seeds[..1], Measured = [.. group.Measured.Select(runs => runs[..1])], Courses = group.Courses[..1] };
        var data = ComparisonPage.Data(compared with { Groups = [.. compared.Groups.Select(First)] });
        foreach (var indicator in data["comparison"]!["indicators"]!.AsArray())
        {
            var one = indicator!["comparisons"]!.AsArray().Single()!;
            one["finding"]!.GetValue<string>().ShouldBe("single");
            one["words"]!["en"]!.GetValue<string>().ShouldStartWith("A single run shows no certainty: ");
            one["mean"].ShouldNotBeNull();
            foreach (var end in new[] { "low", "high" }) one[end].ShouldBeNull();
            one["text"]!.GetValue<string>().ShouldNotContain("±");
        }

        data["warnings"]!.AsArray().Count.ShouldBe(2);
        data["comparison"]!["map"]!["figures"]![0]!["groups"]![0]!["shown"]!.AsArray().ShouldAllBe(shown => !shown!.GetValue<bool>());
    }

    [Fact]
    public void Of_a_few_runs_that_all_differ_by_one_nothing_is_shown_and_of_many_it_is()
    {
        static Difference Apart(int runs) => Difference.Paired([.. Enumerable.Repeat(new Measurement(2, null, null), runs)], [.. Enumerable.Repeat(new Measurement(1, null, null), runs)]);
        static Difference Same() => Difference.Paired([.. Enumerable.Repeat(new Measurement(2, null, null), 10)], [.. Enumerable.Repeat(new Measurement(2, null, null), 10)]);
        ComparisonMap.Shown([Apart(3), Same(), Same()]).ShouldBe([false, false, false]);
        ComparisonMap.Shown([Apart(10), Same(), Same()]).ShouldBe([true, false, false]);
        // The more towns there are, the more it takes.
        ComparisonMap.Shown([Apart(6), Same()]).ShouldBe([false, false]);
        ComparisonMap.Shown([Apart(6)]).ShouldBe([true]);
    }

    [Fact]
    public void Factors_have_a_bar_for_every_level_and_a_field_for_every_combination()
    {
        var results = FactorExperiment.Results(FactorExperiment.Of(), (levels, number) => 5 - (2 * levels[0]) + (number % 3 * 0.01 * (1 + levels[0])));
        using var folder = new TemporaryFolder();
        var data = ComparisonPage.Data(FactorExperiment.Compared(results, folder));
        var effects = data["comparison"]!["effects"]!.AsArray().ShouldHaveSingleItem()!;
        effects["bars"]!.AsArray().Select(bar => bar!["finding"]!.GetValue<string>()).ShouldBe(["better", "same", "same"]);
        effects["bars"]![0]!["label"]!["en"]!.GetValue<string>().ShouldBe("crews +0 → +1");
        effects["grid"]!["cells"]!.AsArray().Select(row => row!.AsArray().Count).ShouldBe([3, 3]);
        effects["grid"]!["cells"]![1]![2]!["value"]!.GetValue<double>().ShouldBe(3, 0.02);
        data["headline"]!["en"]!.GetValue<string>().ShouldBe("The runs show an effect of “crews”; no effect shown of “pumps”");
    }

    [Fact]
    public async Task A_kept_experiment_is_shown_again_without_a_run_and_by_other_indicators_too()
    {
        using var folder = new TemporaryFolder();
        var compared = await Run(ToyExperiment.Of(), folder);
        var again = KeptExperiment.Read(folder.Path, [], "");
        again.Summaries().Select(summary => summary.Estimates[1].Mean).ShouldBe(compared.Summaries().Select(summary => summary.Estimates[1].Mean));
        again.Summaries().Select(summary => summary.Estimates[1].Meeting).ShouldBe(compared.Summaries().Select(summary => summary.Estimates[1].Meeting));
        again.Summaries()[0].Estimates[1].Meeting.ShouldNotBeNull();
        again.Summaries().Select(summary => summary.Comparisons[0].Finding).ShouldBe(compared.Summaries().Select(summary => summary.Comparisons[0].Finding));
        ComparisonPage.Data(again)["comparison"]!["series"]!.ToJsonString().ShouldBe(ComparisonPage.Data(compared)["comparison"]!["series"]!.ToJsonString());
        ComparisonPage.Data(again)["comparison"]!["map"]!.ToJsonString().ShouldBe(ComparisonPage.Data(compared)["comparison"]!["map"]!.ToJsonString());
        KeptExperiment.Read(folder.Path, ["orders.count"], "").Summaries().Single().Estimates.ShouldAllBe(estimate => estimate.Runs == 3);
        File.Delete(Directory.GetFiles(Path.Combine(folder.Path, "replications"))[0]);
        Should.Throw<Scenarios.Recording.RecordingException>(() => KeptExperiment.Read(folder.Path, [], "")).Text.En.ShouldContain("The same experiment command makes it again.");
    }

    [Fact]
    public async Task It_says_how_runs_spread_and_how_many_meet_the_objectives()
    {
        var arrival = ComparisonPage.Data(await Toy.Value)["comparison"]!["indicators"]![0]!;
        var spread = arrival["estimates"]![1]!["spread"]!.AsArray().Select(cell => cell!.GetValue<string>()).ToArray();
        // Three runs are too few for a quantile over runs.
        spread[..3].ShouldBe(["—", "—", "—"]);
        spread[3].ShouldMatch(@"^\d+% \(\d+%–\d+%\)$");
        arrival["best"].ShouldBeNull();
    }

    [Fact]
    public void An_end_that_the_runs_are_too_few_for_is_left_open()
    {
        var estimate = Estimate.Of([.. Enumerable.Range(1, 40).Select(value => new Measurement(value, null, null))]);
        FindingFigures.Spread(estimate, Scenarios.Report.ValueScale.For(Scenarios.Indicators.IndicatorUnit.Count, [20], [5])).ShouldBe(["20 (14–27)", "36 (32–40)", "38 (35–?)", "—"]);
    }

    [Fact]
    public void Of_three_or_more_it_says_which_may_be_the_best()
    {
        var results = FactorExperiment.Results(FactorExperiment.Of(), (levels, number) => 5 - (2 * levels[0]) + (number % 3 * 0.01 * (1 + levels[0])));
        using var folder = new TemporaryFolder();
        var compared = FactorExperiment.Compared(results, folder);
        ComparisonPage.Data(compared)["comparison"]!["indicators"]![0]!["best"]!["en"]!.GetValue<string>().ShouldStartWith("Any of these 3 may be the best, none is shown to beat them: ");
    }

    [Fact]
    public async Task A_kept_experiment_with_factors_has_the_effects_that_it_had()
    {
        using var folder = new TemporaryFolder();
        var compared = await Run(FactorExperiment.Of(second: "{name: pumps, title: {zh: 泵, en: pumps}, path: staff.crew-pumps, levels: [100%, 200%]}", replications: "2"), folder);
        var again = ComparisonPage.Data(KeptExperiment.Read(folder.Path, [], ""))["comparison"]!["effects"]!.ToJsonString();
        again.ShouldBe(ComparisonPage.Data(compared)["comparison"]!["effects"]!.ToJsonString());
        again.ShouldContain("pumps 100% \\u2192 200%");
    }

    [Fact]
    public void Of_very_many_combinations_there_are_effects_and_means_and_no_runs_one_by_one()
    {
        var experiment = FactorExperiment.Of("""{name: crews, title: {zh: 队, en: crews}, path: staff.crews, range: "+0..+8"}""", """{name: pumps, title: {zh: 泵, en: pumps}, path: staff.crew-pumps, range: "100%..170%/10%"}""", "2");
        experiment.Alternatives.Length.ShouldBe(72);
        using var folder = new TemporaryFolder();
        var data = ComparisonPage.Data(FactorExperiment.Compared(FactorExperiment.Results(experiment, (levels, number) => 50 - levels[0] - levels[1] + number), folder));
        var comparison = data["comparison"]!;
        comparison["map"].ShouldBeNull();
        comparison["series"]!.AsArray().ShouldBeEmpty();
        var indicator = comparison["indicators"]!.AsArray().Single()!;
        indicator["estimates"]!.AsArray().ShouldAllBe(one => one!["dots"]!.AsArray().Count == 0 && one["mean"] != null);
        comparison["effects"]![0]!["grid"]!["cells"]!.AsArray().Sum(row => row!.AsArray().Count).ShouldBe(72);
        data["warnings"]![0]!["en"]!.GetValue<string>().ShouldStartWith("There are 72 combinations, more than 60");
    }

    private static double[] Numbers(JsonNode array) => [.. array.AsArray().Select(number => number!.GetValue<double>())];

    private static async Task<ComparedRuns> Run(Experiment experiment)
    {
        using var folder = new TemporaryFolder();
        return await Run(experiment, folder);
    }

    private static async Task<ComparedRuns> Run(Experiment experiment, TemporaryFolder folder)
    {
        var kept = ReplicationFolder.Open(folder.Path);
        var results = await new ExperimentRunner(experiment, new ReplicationBook(kept, new ReplicationsHere(2), TimeProvider.System)).RunAsync(_ => { }, TestContext.Current.CancellationToken);
        kept.Write(ExperimentExport.JsonName, ExperimentExport.Json(results));
        kept.Write(ExperimentExport.CsvName, ExperimentExport.Csv(results));
        return ComparedRuns.Of(results, kept, "");
    }

    private static IEnumerable<Text> Texts(JsonNode? node) => node switch
    {
        JsonObject both when both.ContainsKey("zh") => [new Text(both["zh"]!.GetValue<string>(), both["en"]!.GetValue<string>())],
        JsonObject other => other.SelectMany(entry => Texts(entry.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };

    [GeneratedRegex("""<(link|img|iframe|object|embed)\b|<script[^>]+src=|@import|url\(""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Loads();

    [GeneratedRegex("<script>\\s*/\\*.*?</script>", RegexOptions.Singleline, 10_000)]
    private static partial Regex EChartsScript();

    [GeneratedRegex("[\u4e00-\u9fff]", RegexOptions.None, 10_000)]
    private static partial Regex Chinese();
}
