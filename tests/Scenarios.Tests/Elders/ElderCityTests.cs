using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Systems;
using Liandong.Scenarios.Tests.CityFormat;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Elders;

public class ElderCityTests
{
    private static readonly CityDefinition Nantong = CityFiles.Load("nantong");
    private static readonly ElderCare Care = new() { Matters = [], SilentMatter = 0 };

    [Fact]
    public void Ten_thousand_wearers_live_in_the_shares_that_the_city_states()
    {
        var elders = Nantong.Homes.Elders;
        elders.Length.ShouldBe(10_000);
        elders.Select(elder => elder.Code).ShouldBeUnique();
        double[] shares = [.34, .26, .12, .14, .07, .07];
        foreach (var group in Enum.GetValues<ElderGroup>()) (elders.Count(elder => elder.Group == group) / 10_000.0).ShouldBe(shares[(int)group], 0.015);
        elders.Where(elder => elder.Group == ElderGroup.LivingAlone).ShouldAllBe(elder => elder.Age >= 70);
        elders.Where(elder => elder.Group == ElderGroup.EmptyNest).ShouldAllBe(elder => elder.Age >= 80);
        elders.Where(elder => elder.Group == ElderGroup.Ninety).ShouldAllBe(elder => elder.Age >= 90);
        elders.Count(elder => elder.Woman).ShouldBeInRange(5_500, 5_900);
    }

    [Fact]
    public void Nothing_is_made_up_about_a_listed_person_whose_own_wristband_reports()
    {
        var made = Nantong.Homes.Elders;
        made.ShouldAllBe(elder => elder.FileOf(true) == Enrolment.Of(StableHash.Of(elder.Code)), "a recording of a made person comes from that person");
        var listed = made.Select(elder => elder with { IsListed = true }).ToArray();
        listed.ShouldAllBe(elder => elder.FileOf(true) == Enrolment.Unknown);
        listed.ShouldAllBe(elder => elder.FileOf(false) == Enrolment.Of(StableHash.Of(elder.Code)));
        Enrolment.Unknown.IsHypercapnic.ShouldBeFalse("a diagnosis nobody made would hide what the readings say");
        var examined = new Enrolment(60, 150, 90, IsHypercapnic: true);
        (listed[0] with { Examined = examined }).FileOf(true).ShouldBe(examined);
    }

    [Fact]
    public void They_live_where_people_live_and_the_cells_company_serves_them()
    {
        var elders = Nantong.Homes.Elders;
        var byCounty = elders.GroupBy(elder => Nantong.Towns[Nantong.Cells[elder.Cell].Town].County).ToDictionary(county => county.Key, county => county.Count());
        foreach (var county in Nantong.Counties) ((double)byCounty[county.Index]).ShouldBe(county.Population / 772.6635, 150);
        elders.Where(elder => elder.Property >= 0).ShouldAllBe(elder => Nantong.Homes.Properties[elder.Property].Cell == elder.Cell);
        elders.Count(elder => elder.Property >= 0).ShouldBeInRange(3_000, 8_000);
    }

    [Fact]
    public void Falls_come_to_two_hundred_and_seventeen_a_thousand_person_years()
    {
        var mean = Nantong.Homes.Elders.Average(elder => Happenings.RateOf(Happening.Fall, elder.Group, elder.Woman, Care));
        mean.ShouldBe(0.217, 0.005);
        for (var kind = 0; kind < Happenings.Kinds; kind++)
        {
            if ((Happening)kind == Happening.Heat) continue;
            Enumerable.Range(0, 24).Average(hour => Happenings.FactorOf((Happening)kind, hour, 150)).ShouldBe(1, 0.005, ((Happening)kind).ToString());
        }
    }

    [Fact]
    public void Cold_and_heat_raise_what_they_should_and_never_beyond_the_highest_rate()
    {
        Happenings.FactorOf(Happening.Cardiac, 0, 50).ShouldBe(0.8 * 1.2, 1e-9);
        Happenings.FactorOf(Happening.Fall, 12, -100).ShouldBe(1 + 0.45 + 0.8, 1e-9);
        Happenings.FactorOf(Happening.Heat, 14, 300).ShouldBe(0);
        Happenings.FactorOf(Happening.Heat, 14, 350).ShouldBe(1);
        for (var kind = 0; kind < Happenings.Kinds; kind++)
        {
            for (var tenths = -600; tenths <= 600; tenths += 10)
            {
                for (var hour = 0; hour < 24; hour++) Happenings.FactorOf((Happening)kind, hour, tenths).ShouldBeInRange(0, Happenings.MostOf((Happening)kind));
            }
        }
    }

    [Fact]
    public void One_wearer_more_changes_no_other()
    {
        using var copy = new CityCopy();
        var before = copy.Load().Homes;
        copy.Change("city.yaml", "generate: 40", "generate: 41");
        var after = copy.Load().Homes;
        after.Elders.Length.ShouldBe(41);
        after.Elders.Take(40).ShouldBe(before.Elders);
        after.Properties.ShouldBe(before.Properties);
    }

    [Fact]
    public void Wearers_may_be_listed()
    {
        using var copy = new CityCopy();
        copy.Write("elders.csv", "code,group,age,woman,longitude,latitude,zh,en\nGRANDMA-WU,ninety,93,yes,120.887,31.991,吴奶奶,Grandma Wu\n");
        copy.Change("city.yaml", "elders:\n", "elders:\n  file: elders.csv\n");
        var wu = copy.Load().Homes.Elders[0];
        (wu.Code, wu.Name.En, wu.Group, wu.Age).ShouldBe(("GRANDMA-WU", "Grandma Wu", ElderGroup.Ninety, 93));
        copy.Write("elders.csv", "code,group,age,woman,longitude,latitude\nGRANDMA-WU,ninty,93,yes,120.887,31.991\n");
        Should.Throw<DefinitionException>(() => copy.Load()).Message.ShouldContain("ninety");
    }

    [Fact]
    public void Groups_that_do_not_sum_to_all_are_refused()
    {
        using var copy = new CityCopy();
        copy.Change("city.yaml", "living-alone: 34%", "living-alone: 30%");
        Should.Throw<DefinitionException>(() => copy.Load()).Message.ShouldContain("96%");
    }

    [Fact]
    public void A_day_is_coldest_at_six_and_warmest_at_two()
    {
        var setting = ScenarioFiles.Load("cold-wave-elders", [Override.Parse("elders.days=[{low: 0, high: 8}, {low: -8, high: -4}]")]).Definition.Elders!;
        var tenths = EldersSystem.Temperatures(setting, new DateTime(2025, 1, 20, 0, 0, 0, DateTimeKind.Unspecified), SimDuration.FromHours(48));
        (tenths.Length, tenths[6], tenths[10], tenths[14], tenths[22], tenths[30], tenths[38]).ShouldBe((48, 0, 40, 80, 0, -80, -40));
    }
}
