using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Systems.Hazmat;

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
    public void Places_of_rings_and_decoys_are_far_from_every_registered_site_but_yards_in_car_parks_and_from_each_other()
    {
        var city = CityFiles.Load("nantong");
        var (inside, yards) = (0, 0);
        for (var seed = 0; seed < 200; seed += 10)
        {
            var scenario = ScenarioFiles.Parse(Generator.Generate(seed), "refuelling").Definition;
            var system = new CityRun(city, scenario, (ulong)seed).Hazmat!;
            var parked = system.Secrets.Rings.Where(ring => ring.Setting.InCarPark).Select(ring => ring.Yard.Place).ToArray();
            var places = system.Secrets.Rings.SelectMany(ring => new[] { ring.Source.Place, ring.Yard.Place }).Concat(system.Secrets.Decoys.Select(decoy => decoy.At.Place)).ToArray();
            foreach (var place in places)
            {
                if (parked.Contains(place)) city.Sites.Where(site => site.Kind == SiteKind.Parking).Min(site => site.Place.DistanceTo(place)).Value.ShouldBeLessThan(60);
                else city.Sites.Min(site => site.Place.DistanceTo(place)).Value.ShouldBeGreaterThan(500);
                places.Count(other => other.DistanceTo(place).Value < 1_000).ShouldBe(1);
            }

            (inside, yards) = (inside + parked.Length, yards + system.Secrets.Rings.Length);
            var land = new Land(city);
            foreach (var ring in system.Secrets.Rings)
            {
                land.NearestBarrier(ring.Source.Place)!.Value.DistanceTo(ring.Source.Place).Value.ShouldBeLessThan(1_000);
                ring.Members.ShouldAllBe(member => city.Hazmat.Goods[city.Hazmat.Vehicles[member].Goods].Un == ring.Setting.Goods);
                ring.Members.Length.ShouldBe(ring.Setting.Tankers);
            }

            system.Secrets.Rings.SelectMany(ring => ring.Members).ShouldBeUnique();
        }

        inside.ShouldBeInRange(1, yards / 2);
    }

    [Fact]
    public void Every_seed_of_the_articles_case_finds_room_for_its_yard_and_what_looks_like_it()
    {
        var city = CityFiles.Load("nantong");
        var scenario = ScenarioFiles.Load("illegal-refuelling").Definition;
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var system = new CityRun(city, scenario, seed).Hazmat!;
            var ring = system.Secrets.Rings.ShouldHaveSingleItem();
            system.World.Roads.Travel(ring.Source.Node, ring.Yard.Node).ShouldBeLessThan(60 * 60_000);
            system.Secrets.Decoys.Length.ShouldBe(7);
        }
    }

    [Fact]
    public void Two_hundred_seeds_run_on_the_toy_town_and_lose_no_litre()
    {
        foreach (var world in RefuellingTrial.TwoHundred.Value.Worlds)
        {
            world["litres.error"].ShouldBe(0);
            world["waybills.closed"]!.Value.ShouldBeGreaterThan(10);
            world.Members.ShouldBeGreaterThan(1);
            world["innocent-held"].ShouldBe(0);
            world.SourcesMissing.ShouldBe(world.Outages);
        }

        RefuellingTrial.TwoHundred.Value.Worlds.Sum(world => world.Sales).ShouldBeGreaterThan(200 * 8);
    }
}
