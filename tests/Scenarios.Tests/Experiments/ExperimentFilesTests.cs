using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Tests.Definition;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.Experiments;

public class ExperimentFilesTests
{
    private static readonly string Schema = Path.Combine(Path.GetDirectoryName(ExperimentFiles.BuiltIn()[0].Path)!, "experiment.schema.json");

    [Theory]
    [InlineData("{staf.crews: +1}", "staff.crews", "did you mean 'staff.crews'?")]
    [InlineData("{staff.crews: many}", "倍数", "a factor")]
    [InlineData("{'rain[3].duration': 1h}", "只有 1 项", "the list has 1 entry")]
    [InlineData("{warm-up: 5h}", "预热须短于时长", "must be shorter than the duration 4 h")]
    [InlineData("{seed: 4}", "first-seed", "first-seed and replications")]
    [InlineData("{'objectives[0].at-most': 1h}", "同样的目标", "judged by the same objectives")]
    [InlineData("{staff.crews: -9}", "减去 9 太多", "9 fewer is too much")]
    [InlineData("{}", "完全相同", "the same")]
    [InlineData("{duration: 0h}", "1ms 到 366d", "from 1ms to 366d")]
    [InlineData("{duration: 6h}", "时长（duration）不同", "base and more differ in their duration")]
    [InlineData("{start: '2025-06-19 08:00'}", "开始时间（start）不同", "base and more differ in their start")]
    [InlineData("{warm-up: 1h}", "预热期（warm-up）不同", "base and more differ in their warm-up")]
    public void A_change_that_cannot_be_is_told_at_its_line_before_any_run(string changes, string zh, string en)
    {
        var error = Should.Throw<DefinitionException>(() => ToyExperiment.Of(changes));
        error.File.ShouldBe("toy.yaml");
        error.Line.ShouldBe(changes == "{}" ? 7 : ToyExperiment.LineOfChanges);
        error.Zh.ShouldContain(zh);
        error.En.ShouldContain(en);
    }

    [Theory]
    [InlineData("replications: 3", "replications: 1", "2 到 10000", "a whole number from 2 to 10000")]
    [InlineData("replications: 3", "replication: 3", "replication", "is 'replication' meant for it?")]
    [InlineData("{staff.crews: \"+1\"}}", "{staff.crews: \"+1\"}, sat: {}}", "alternatives[1].sat", "did you mean 'set'?")]
    [InlineData("name: more", "name: base", "已有方案 'base'", "an alternative 'base' already")]
    [InlineData("name: more", "name: More", "小写", "lower-case")]
    [InlineData("[orders.arrive.p95, flood.cell-hours]", "[orders.arive.p95]", "orders.arrive.p95", "Nearest: orders.arrive.p95")]
    [InlineData("[orders.arrive.p95, flood.cell-hours]", "[orders.count, orders.count]", "写了两次", "stands twice")]
    [InlineData("scenario: toy-storm", "scenario: toy-strom", "toy-storm", "did you mean 'toy-storm'?")]
    [InlineData("scenario: toy-storm", "scenario: missing/mine.yaml", "文件不存在", "no such file")]
    [InlineData("set: {duration: 4h}", "set: {duration: 4h, seed: 3}", "first-seed", "first-seed and replications")]
    [InlineData("set: {duration: 4h}", "set: {duration: 4}", "没有单位", "needs its unit")]
    [InlineData("scenario: toy-storm", "scenario: toy-storm\nfirst-seed: 9223372036854775806", "10020 个种子", "10020 seeds must follow it")]
    [InlineData("scenario: toy-storm", "scenario: toy-storm\nrandom-numbers: commmon", "common", "did you mean 'common'?")]
    public void A_mistake_in_the_file_is_told_in_both_languages(string right, string wrong, string zh, string en)
    {
        var text = ToyExperiment.Text();
        text.ShouldContain(right);
        var error = Should.Throw<DefinitionException>(() => ExperimentFiles.Parse(text.Replace(right, wrong, StringComparison.Ordinal), "toy.yaml"));
        error.File.ShouldBe("toy.yaml");
        error.Line.ShouldBeInRange(1, 12);
        error.Zh.ShouldContain(zh);
        error.En.ShouldContain(en);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_and_a_common_one_once()
    {
        var text = ToyExperiment.Text("{staf.crews: 1}").Replace("duration: 4h", "durtion: 4h", StringComparison.Ordinal);
        var error = Should.Throw<DefinitionException>(() => ExperimentFiles.Parse(text, "toy.yaml"));
        error.All.Select(one => (one.Line, one.En.Split(';')[0])).ShouldBe([(5, "there is no path durtion"), (9, "there is no path staf.crews")]);
    }

    [Fact]
    public void Bounds_that_contradict_each_other_are_refused()
    {
        var objectives = "objectives: [{indicator: orders.count, at-most: 3, label: {zh: 一, en: one}}, {indicator: orders.count, at-least: 5, label: {zh: 二, en: two}}]";
        var text = ToyExperiment.Text(indicators: "[orders.count]").Replace("{duration: 4h}", "{duration: 4h, " + objectives + "}", StringComparison.Ordinal);
        Should.Throw<DefinitionException>(() => ExperimentFiles.Parse(text, "toy.yaml")).En.ShouldContain("contradict each other");
        ExperimentFiles.Parse(text.Replace("at-least: 5", "at-least: 2", StringComparison.Ordinal), "toy.yaml").Indicators[0].Wanted.ShouldBe(WantedSide.Neither);
    }

    [Fact]
    public void What_is_not_written_takes_the_ordinary_value()
    {
        var experiment = ExperimentFiles.Parse(ToyExperiment.Text().Replace("indicators:", "# ", StringComparison.Ordinal), "toy.yaml");
        experiment.Definition.FirstSeed.ShouldBe(1);
        experiment.Definition.RandomNumbers.ShouldBe(RandomNumbers.Common);
        experiment.Indicators.Select(indicator => (indicator.Definition.Name, indicator.Wanted)).ShouldBe([("orders.arrive.p95", WantedSide.Less), ("flood.cell-hours", WantedSide.Less)]);
    }

    [Fact]
    public void Without_objectives_the_indicators_must_be_named()
    {
        var text = ToyExperiment.Text().Replace("indicators:", "# ", StringComparison.Ordinal).Replace("{duration: 4h}", "{duration: 4h, objectives: []}", StringComparison.Ordinal);
        Should.Throw<DefinitionException>(() => ExperimentFiles.Parse(text, "toy.yaml")).En.ShouldContain("name the indicators");
    }

    [Theory]
    [InlineData("", new long[] { 1, 1, 2, 2, 3, 3 })]
    [InlineData("first-seed: 7", new long[] { 7, 7, 8, 8, 9, 9 })]
    [InlineData("random-numbers: independent", new long[] { 1, 10_001, 2, 10_002, 3, 10_003 })]
    public void Seeds_are_common_unless_the_file_wants_them_independent(string line, long[] seeds) =>
        ToyExperiment.Of(more: line).Replications(3).Select(replication => replication.Seed).ShouldBe(seeds);

    [Fact]
    public void An_alternative_has_the_common_changes_and_its_own_in_a_city_that_all_share()
    {
        var experiment = ToyExperiment.Of();
        experiment.Alternatives.Select(alternative => alternative.Scenario.Definition.Duration.Milliseconds).ShouldBe([14_400_000, 14_400_000]);
        experiment.Alternatives.Select(alternative => alternative.Scenario.Definition.Staff.Crews.Plus).ShouldBe([0, 1]);
        experiment.Alternatives[1].City.ShouldBeSameAs(experiment.Alternatives[0].City);
    }

    [Fact]
    public void A_scenario_named_by_its_path_lies_beside_the_experiment()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mine.yaml", Sink.Head);
        var path = folder.Write("toy.yaml", ToyExperiment.Text().Replace("toy-storm", "./mine.yaml", StringComparison.Ordinal));
        ExperimentFiles.Load(path).Alternatives[0].Scenario.Definition.Name.ShouldBe("sink");
    }

    [Fact]
    public void The_schema_knows_exactly_the_keys_that_the_reader_knows()
    {
        // Alternatives and factors exclude each other, and so do a number of runs and a rule; together the two files have every key.
        StrictMap[] maps = [StrictYaml.LoadText(ToyExperiment.Text(more: "first-seed: 2\nrandom-numbers: independent"), "toy.yaml"), StrictYaml.LoadText(FactorExperiment.Text(more: "latin-hypercube: 5"), "factors.yaml")];
        foreach (var map in maps) ExperimentReader.Read(map);
        maps.SelectMany(map => map.KnownPaths).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(new SchemaPaths(File.ReadAllText(Schema)).Paths);
    }

    [Fact]
    public void A_name_that_is_none_is_answered_with_the_nearest() =>
        Should.Throw<DefinitionException>(() => ExperimentFiles.Load("storm-crew")).En.ShouldContain("did you mean 'storm-crews'?");
}
