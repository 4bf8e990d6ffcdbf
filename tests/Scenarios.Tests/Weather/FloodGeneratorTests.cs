using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Scenarios.Weather;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Weather;

public class FloodGeneratorTests
{
    private static readonly CityDefinition Nantong = CityFiles.Load("nantong");
    private static readonly FloodGenerator Generator = new(Nantong, "nantong");

    [Fact]
    public void Two_hundred_seeds_give_two_hundred_different_valid_scenarios()
    {
        var hashes = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 200; seed++)
        {
            var file = ScenarioFiles.Parse(Generator.Generate(seed), "flood " + seed);
            file.Definition.Rain.ShouldNotBeEmpty();
            file.Definition.Rain.ShouldAllBe(storm => storm.Counties.Length > 0 && storm.Start < SimDuration.FromHours(24));
            file.Definition.Start.Month.ShouldBeInRange(5, 9);
            CityFit.Require(Nantong, file.Definition);
            CityFit.Require(Nantong, file.Variant.ShouldNotBeNull().Definition);
            hashes.Add(file.Hash).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void The_same_seed_gives_the_same_text(int seed)
    {
        Generator.Generate(seed).ShouldBe(Generator.Generate(seed));
        ScenarioFiles.Parse(Generator.Generate(seed), "flood").Definition.Seed.ShouldBe((long)(uint)seed);
    }

    [Fact]
    public void All_kinds_of_storms_and_absences_occur()
    {
        var all = Enumerable.Range(0, 200).Select(seed => ScenarioFiles.Parse(Generator.Generate(seed), "flood").Definition).ToArray();
        all.SelectMany(scenario => scenario.Rain).Select(storm => storm.Kind).Distinct().Order().ShouldBe([RainKind.Chicago, RainKind.Hourly]);
        all.ShouldContain(scenario => scenario.Staff.CommanderAbsent);
        all.ShouldContain(scenario => scenario.Staff.ResidentsAbsent.Length > 0);
        all.ShouldContain(scenario => scenario.Faults.SensorsOffline > 0);
        all.SelectMany(scenario => scenario.Rain).SelectMany(storm => storm.Counties).Distinct(StringComparer.Ordinal).Count().ShouldBe(10);
    }

    [Fact]
    public void The_question_says_which_forces_are_there_and_the_hours_add_up()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var text = Generator.Generate(seed);
            var scenario = ScenarioFiles.Parse(text, "flood").Definition;
            scenario.Question.En.ShouldContain(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"grid officers at {Math.Round(scenario.Staff.Officers.Factor * 100)}% of the usual"));
            scenario.Question.Zh.Contains("每县少一支抢险队", StringComparison.Ordinal).ShouldBe(scenario.Staff.Crews.Plus == -1);
            scenario.Question.En.Contains("no duty commander", StringComparison.Ordinal).ShouldBe(scenario.Staff.CommanderAbsent);
            text.ShouldNotContain("total:");
            foreach (var storm in scenario.Rain.Where(storm => storm.Kind == RainKind.Hourly)) storm.HourlyMillimetres.Sum().ShouldBeInRange(19, 181);
        }
    }

    [Fact]
    public void It_works_for_any_city() => ScenarioFiles.Parse(new FloodGenerator(CityFiles.Load("toytown"), "toytown").Generate(3), "flood").Definition.City.ShouldBe("toytown");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Some_seeds_run_in_Nantong_and_lose_neither_an_order_nor_a_request_nor_a_drop(int seed)
    {
        var run = BareRun.Of(Nantong, ScenarioFiles.Parse(Generator.Generate(seed), "flood " + seed).Definition, (ulong)seed);
        foreach (var balance in (string[])["orders.unaccounted", "requests.unaccounted", "finds.unaccounted", "water.balance.error"]) run.Value(balance).ShouldBe(0, balance);
    }

    [Fact]
    public void Two_hundred_seeds_run_in_toytown_and_lose_neither_an_order_nor_a_drop()
    {
        var toytown = CityFiles.Load("toytown");
        var generator = new FloodGenerator(toytown, "toytown");
        for (var seed = 0; seed < 200; seed++)
        {
            var run = BareRun.Of(toytown, ScenarioFiles.Parse(generator.Generate(seed), "flood " + seed).Definition, (ulong)seed);
            run.Indicators.Accounting.ShouldSatisfyAllConditions(balance => balance.Difference.ShouldBe(0), balance => balance.Unaccounted.ShouldBe(0));
            foreach (var balance in (string[])["requests.unaccounted", "finds.unaccounted", "water.balance.error"]) run.Value(balance).ShouldBe(0, balance);
        }
    }
}
