using System.Text.Json;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Definition;

public class ScenarioFilesTests
{
    public static TheoryData<string> BuiltIn => [.. ScenarioFiles.BuiltIn().Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_bundled_scenario_loads_and_is_named_as_its_file(string name)
    {
        var file = ScenarioFiles.Load(name);
        file.Definition.Name.ShouldBe(name);
        file.Definition.Objectives.ShouldNotBeEmpty();
        file.Variant.ShouldNotBeNull().Definition.Counterfactual.ShouldBeNull();
    }

    // The headline says Yes or No, and says it of the whole question.
    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_bundled_scenario_asks_one_question_that_yes_or_no_answers(string name)
    {
        var (zh, en) = (ScenarioFiles.Load(name).Definition.Question.Zh, ScenarioFiles.Load(name).Definition.Question.En);
        zh.Count(letter => letter == '？').ShouldBe(1);
        zh.ShouldEndWith("？");
        zh.ShouldMatch("吗？$|[是能]否");
        zh.ShouldNotMatch("多少|几个[^，]*？$|何时|什么|怎么|如何|会不会|呢？");
        en.Count(letter => letter == '?').ShouldBe(1);
        en.ShouldEndWith("?");
        en.ShouldNotMatch("(?i)\\b(how (many|much|few|long|soon)|when (do|does|is|are)|what (if|do|does|would)|would)\\b[^.]*\\?$");
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void Canonical_text_reads_back_to_the_same_scenario(string name) => ReadsBack(ScenarioFiles.Load(name));

    [Fact]
    public void Every_key_survives_the_way_through_canonical_text() => ReadsBack(ScenarioFiles.Parse(Sink.Text, "sink"));

    [Fact]
    public void There_are_the_scenarios_of_the_house() =>
        ScenarioFiles.BuiltIn().Select(scenario => scenario.Name).ShouldBe(["accountability-month", "care-services", "chemical-park-leak", "cold-wave-elders", "elders-month", "flood-warning", "hazmat-fortnight", "hotline-storm", "illegal-refuelling", "old-estate-renewal", "ordinary-week", "sos-surge", "storm-2015", "storm-2024", "street-lamp", "toy-storm", "whole-city", "yangtze-watch"]);

    [Fact]
    public void Order_of_keys_and_comments_do_not_change_the_hash()
    {
        var one = ScenarioFiles.Parse(Sink.Head + "seed: 5\nload: {requests: 2, finds: 3}\n", "a");
        var two = ScenarioFiles.Parse("load: {finds: 3, requests: 2} # swapped\nseed: 5\n" + Sink.Head, "b");
        two.Hash.ShouldBe(one.Hash);
        ScenarioFiles.Parse(Sink.Head + "seed: 6\nload: {requests: 2, finds: 3}\n", "c").Hash.ShouldNotBe(one.Hash);
    }

    [Fact]
    public void The_schema_knows_exactly_the_keys_that_the_reader_knows()
    {
        var map = StrictYaml.LoadText(Sink.Text, "sink");
        ScenarioReader.Read(map);
        map.KnownPaths.Order(StringComparer.Ordinal).ShouldBe(ScenarioSchema.Paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_not_written_takes_the_ordinary_value()
    {
        var scenario = ScenarioFiles.Parse(Sink.Head, "plain").Definition;
        scenario.Seed.ShouldBe(1);
        scenario.WarmUp.ShouldBe(SimDuration.Zero);
        scenario.Load.Requests.ShouldBe(1);
        scenario.Load.DayVariation.ShouldBe(0.12);
        scenario.Load.Profile.Sum().ShouldBe(1, 1e-12);
        scenario.Load.Flat.ShouldBeFalse();
        scenario.Hotline.OperatorsByHour.ShouldBeNull();
        scenario.Hotline.Patience.ShouldBe(SimDuration.FromMinutes(3));
        scenario.Hotline.Talk.Sigma.ShouldBe(0.8);
        scenario.Hotline.Lines.ShouldBeNull();
        scenario.Staff.Officers.ShouldBe(HeadCount.Unchanged);
        scenario.Rivers.DrainCapacity.ShouldBe(1);
        scenario.Faults.ShouldBe(new FaultShares(0, 0, 0, 0));
        scenario.Rain.ShouldBeEmpty();
        scenario.Counterfactual.ShouldBeNull();
    }

    [Fact]
    public void Every_value_is_read_as_it_is_meant()
    {
        var scenario = ScenarioFiles.Parse(Sink.Text, "sink").Definition;
        scenario.Hotline.OperatorsFactor.ShouldBe(0.9);
        scenario.Hotline.Patience.ShouldBeNull();
        scenario.Hotline.Lines.ShouldBe(120);
        scenario.Staff.Officers.ShouldBe(new HeadCount(1, -1));
        scenario.Staff.Enforcers.ShouldBe(new HeadCount(0.9, 0));
        scenario.Staff.Squads.ShouldBe(new HeadCount(2, 0));
        scenario.Staff.Crews.ShouldBe(new HeadCount(1, 20));
        scenario.Staff.ResidentsAbsent.ShouldBe(["water"]);
        scenario.Rain[0].Peak.ShouldBe(0.43);
        scenario.Rain[1].HourlyMillimetres.ShouldBe([1, 2.5, 30]);
        scenario.Rain[1].TotalMillimetres.ShouldBe(40);
        scenario.Rain[2].Table.ShouldBe("place,time,mm\n*,2025-06-16T09:00,2.5\n");
        scenario.Rain[3].Kind.ShouldBe(RainKind.Storm2015);
        scenario.Rivers.Places[0].DrainCapacity.ShouldBe(0.6);
        scenario.Matters[0].Code.ShouldBe("0301");
        scenario.Matters[0].Work.ShouldBe(new WorkTime(20, 0, Exponential: true));
        scenario.Matters[0].Process.ShouldBe(new WorkTime(120, 0));
        scenario.Objectives[0].Bound.ShouldBe(45 * 60_000);
        scenario.Objectives[0].Comparison.ShouldBe(Comparison.AtMost);
        scenario.Objectives[1].Bound.ShouldBe(0.988);
        scenario.Objectives[1].Comparison.ShouldBe(Comparison.AtLeast);
    }

    [Fact]
    public void The_variant_differs_by_its_counterfactual_alone()
    {
        var file = ScenarioFiles.Parse(Sink.Text, "sink");
        var variant = file.Variant.ShouldNotBeNull().Definition;
        variant.Staff.Crews.ShouldBe(new HeadCount(1, 40));
        variant.Rain[0].ReturnPeriodYears.ShouldBe(50);
        variant.Hotline.OperatorsByHour!.Value[23].ShouldBe(2);
        Json(variant with { Staff = file.Definition.Staff, Rain = file.Definition.Rain, Hotline = file.Definition.Hotline })
            .ShouldBe(Json(file.Definition with { Counterfactual = null }));
    }

    [Fact]
    public void A_rain_file_beside_the_scenario_travels_inside_the_canonical_text()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rain.csv", "place,time,mm\n*,2025-06-16T09:00,2.5\n");
        var path = folder.Write("wet.yaml", Sink.Head + "rain: [{kind: series, file: rain.csv}]\n");
        var file = ScenarioFiles.Load(path);
        file.Definition.Rain[0].Table.ShouldContain("*,2025-06-16T09:00,2.5");
        ReadsBack(file);
        folder.Write("rain.csv", "place,time,mm\n*;2025-06-16T09:00;2.5\n");
        Should.Throw<DefinitionException>(() => ScenarioFiles.Load(path)).Message.ShouldContain("rain.csv:2: ");
        File.Delete(Path.Combine(folder.Path, "rain.csv"));
        var missing = Should.Throw<DefinitionException>(() => ScenarioFiles.Load(path));
        missing.Where.ShouldBe(path + ":7");
        missing.En.ShouldEndWith("rain.csv: no such file");
    }

    [Fact]
    public void A_wrong_name_is_answered_with_the_nearest_scenario()
    {
        var error = Should.Throw<DefinitionException>(() => ScenarioFiles.Load("toy-strom"));
        error.En.ShouldContain("did you mean 'toy-storm'?");
        error.Zh.ShouldContain("toy-storm");
    }

    [Theory]
    [InlineData(1, 3, 10, 13)]
    [InlineData(1, -12, 10, 0)]
    [InlineData(0.9, 0, 10, 9)]
    [InlineData(0.75, 0, 10, 8)]
    public void Heads_are_changed_by_factor_and_number_and_never_go_below_nobody(double factor, int plus, int before, int after) =>
        new HeadCount(factor, plus).Of(before).ShouldBe(after);

    private static void ReadsBack(ScenarioFile file)
    {
        var again = ScenarioFiles.Parse(file.Canonical, "canonical");
        again.Canonical.ShouldBe(file.Canonical);
        again.Hash.ShouldBe(file.Hash);
        Json(again.Definition).ShouldBe(Json(file.Definition));
    }

    private static string Json(ScenarioDefinition scenario) => JsonSerializer.Serialize(scenario);
}
