using Liandong.Scenarios.City;
using Liandong.Scenarios.Systems.Hazmat;
using Liandong.Twins.Roads;

namespace Liandong.Scenarios.Tests.Hazmat;

/// <summary>The roads of Nantong.</summary>
public class RoadPlanTests
{
    private static readonly CityDefinition City = CityFiles.Load("nantong");
    private static readonly RoadNetwork Roads = RoadPlan.Of(City);

    [Fact]
    public void Every_town_is_reached_from_every_other_by_day_and_by_night()
    {
        foreach (var from in City.Towns)
        {
            foreach (var to in City.Towns.Where(other => other != from))
            {
                Roads.Next(from.Index, to.Index, expressways: true).ShouldBeGreaterThanOrEqualTo(0);
                Roads.Next(from.Index, to.Index, expressways: false).ShouldBeGreaterThanOrEqualTo(0, $"{from.Name.En} to {to.Name.En}");
            }
        }
    }

    [Fact]
    public void Roads_other_than_expressways_stay_on_land()
    {
        var land = new Land(City);
        Roads.Roads.Where(road => !road.Expressway).ShouldAllBe(road => land.Carries(Roads.Place(road.From), Roads.Place(road.To)));
    }

    [Fact]
    public void Going_straight_to_the_next_road_arrives_in_the_time_that_was_promised()
    {
        for (var from = 0; from < City.Towns.Length; from += 7)
        {
            for (var to = 0; to < City.Towns.Length; to += 5)
            {
                long sum = 0;
                var steps = 0;
                for (var at = from; at != to; steps++)
                {
                    steps.ShouldBeLessThan(Roads.Nodes);
                    var road = Roads.Next(at, to, expressways: true);
                    sum += Roads.Milliseconds(road);
                    at = Roads.Across(road, at);
                }

                Roads.Travel(from, to).ShouldBe((int)sum);
            }
        }
    }

    [Fact]
    public void Expressways_are_worth_taking_across_the_city()
    {
        var far = City.Towns.MaxBy(town => Roads.Travel(0, town.Index))!.Index;
        var used = false;
        for (var at = 0; at != far; at = Roads.Across(Roads.Next(at, far, expressways: true), at)) used |= Roads.Roads[Roads.Next(at, far, expressways: true)].Expressway;
        used.ShouldBeTrue();
        Roads.Travel(0, far).ShouldBeInRange(60 * 60_000, 240 * 60_000);
    }

    [Fact]
    public void The_quickest_way_is_never_longer_than_over_any_neighbour()
    {
        foreach (var road in Roads.Roads)
        {
            for (var to = 0; to < Roads.Nodes; to += 11)
            {
                if (Roads.Travel(road.From, to) < 0) continue;
                Math.Abs(Roads.Travel(road.From, to) - (long)Roads.Travel(road.To, to)).ShouldBeLessThanOrEqualTo(RoadNetwork.Milliseconds(Roads.Place(road.From), Roads.Place(road.To), road.Speed));
            }
        }
    }
}
