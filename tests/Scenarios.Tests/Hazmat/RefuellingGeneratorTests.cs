using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Systems.Hazmat;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.Hazmat;

public class RefuellingGeneratorTests
{
    private static readonly RefuellingGenerator Generator = new(CityFiles.Load("nantong"), "nantong");

    [Fact]
    public void Two_hundred_seeds_give_two_hundred_different_valid_scenarios()
    {
        var hashes = new SortedSet<string>(StringComparer.Ordinal);
        var outages = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var file = ScenarioFiles.Parse(Generator.Generate(seed), "refuelling " + seed);
            var hazmat = file.Definition.Hazmat.ShouldNotBeNull();
            hazmat.Rings.Length.ShouldBeInRange(1, 3);
            hazmat.Rings.ShouldAllBe(ring => ring.Tankers >= 2 && ring.VisitsAWeek.Most <= 7);
            var watch = file.Definition.HazmatWatch.ShouldNotBeNull();
            outages += watch.Sources.Sum(source => source.Outages.Length);
            file.Definition.Objectives.Select(objective => objective.Indicator).ShouldBe(["hazmat.rings.recall", "hazmat.source.rank", "hazmat.rings.both-ends", "hazmat.innocent-held"]);
            file.Definition.Counterfactual.ShouldNotBeNull();
            hashes.Add(file.Hash).ShouldBeTrue();
        }

        outages.ShouldBeInRange(100, 300);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void The_same_seed_gives_the_same_text(int seed)
    {
        Generator.Generate(seed).ShouldBe(Generator.Generate(seed));
        ScenarioFiles.Parse(Generator.Generate(seed), "refuelling").Definition.Seed.ShouldBe((long)(uint)seed);
    }

    [Fact]
    public void Places_of_rings_and_decoys_are_far_from_every_registered_site_and_from_each_other()
    {
        var city = CityFiles.Load("nantong");
        for (var seed = 0; seed < 200; seed += 10)
        {
            var scenario = ScenarioFiles.Parse(Generator.Generate(seed), "refuelling").Definition;
            var system = new HazmatSystem(new CityRun(city, scenario, (ulong)seed), scenario.Hazmat!);
            system.StandBehind(new int[city.Jurisdictions]);
            var places = system.Secrets.Rings.SelectMany(ring => new[] { ring.Source.Place, ring.Yard.Place }).Concat(system.Secrets.Decoys.Select(decoy => decoy.At.Place)).ToArray();
            foreach (var place in places)
            {
                city.Sites.Min(site => site.Place.DistanceTo(place)).Value.ShouldBeGreaterThan(500);
                places.Count(other => other.DistanceTo(place).Value < 1_000).ShouldBe(1);
            }

            var land = new Land(city);
            foreach (var ring in system.Secrets.Rings)
            {
                land.NearestBarrier(ring.Source.Place)!.Value.DistanceTo(ring.Source.Place).Value.ShouldBeLessThan(1_000);
                ring.Members.ShouldAllBe(member => city.Hazmat.Goods[city.Hazmat.Vehicles[member].Goods].Un == ring.Setting.Goods);
                ring.Members.Length.ShouldBe(ring.Setting.Tankers);
            }

            system.Secrets.Rings.SelectMany(ring => ring.Members).ShouldBeUnique();
        }
    }

    [Fact]
    public void Every_seed_of_the_articles_case_finds_room_for_its_yard_and_what_looks_like_it()
    {
        var city = CityFiles.Load("nantong");
        var scenario = ScenarioFiles.Load("illegal-refuelling").Definition;
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var system = new HazmatSystem(new CityRun(city, scenario, seed), scenario.Hazmat!);
            system.StandBehind(new int[city.Jurisdictions]);
            var ring = system.Secrets.Rings.ShouldHaveSingleItem();
            system.World.Roads.Travel(ring.Source.Node, ring.Yard.Node).ShouldBeLessThan(60 * 60_000);
            system.Secrets.Decoys.Length.ShouldBe(7);
        }
    }

    [Fact]
    public void Two_hundred_seeds_run_on_the_toy_town_and_lose_no_litre()
    {
        var toytown = CityFiles.Load("toytown");
        var generator = new RefuellingGenerator(toytown, "toytown");
        var (guilty, found, first, traced) = (0, 0, 0, 0);
        for (var seed = 0; seed < 200; seed++)
        {
            var scenario = ScenarioFiles.Parse(generator.Generate(seed), "refuelling " + seed).Definition;
            var run = BareRun.Of(toytown, scenario with { Load = scenario.Load with { Requests = 0, Finds = 0 } }, (ulong)seed);
            run.Value("hazmat.litres.error").ShouldBe(0);
            run.Value("hazmat.waybills.closed").ShouldBeGreaterThan(10);
            run.Outcomes.ShouldContain(outcome => outcome.Kind == (int)OutcomeKind.RingMember);
            run.Value("hazmat.innocent-held").ShouldBe(0);
            run.Outcomes.Count(outcome => outcome.Kind == (int)OutcomeKind.SourceMissing).ShouldBe(scenario.HazmatWatch!.Sources.Sum(source => source.Outages.Length));
            if (run.Indicators["hazmat.rings.recall"].Value > 0) found++;
            if (run.Indicators["hazmat.source.rank"].Value is { } rank)
            {
                traced++;
                if (rank == 1) first++;
            }

            guilty += HazmatRun.Stops(run).Count(stop => stop.Purpose == StopPurpose.IllegalSale);
        }

        guilty.ShouldBeGreaterThan(200 * 8);
        TestContext.Current.TestOutputHelper?.WriteLine($"{found} of 200 rings found; the true other end first in {first} of {traced} tracings");
    }
}
