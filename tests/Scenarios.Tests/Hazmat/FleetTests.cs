using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.Hazmat;

/// <summary>The vehicles of a city as its files make them.</summary>
public class FleetTests
{
    private static readonly HazmatFleet Nantong = CityFiles.Load("nantong").Hazmat;

    [Fact]
    public void No_two_vehicles_share_a_plate() => Nantong.Vehicles.Select(vehicle => vehicle.Plate).ShouldBeUnique();

    [Fact]
    public void Plates_are_Nantongs() => Nantong.Vehicles.ShouldAllBe(vehicle => vehicle.Plate.StartsWith("苏F", StringComparison.Ordinal) && vehicle.Plate.Length == 7);

    [Fact]
    public void Goods_are_carried_in_their_shares()
    {
        foreach (var goods in Nantong.Goods)
        {
            ((double)Nantong.Vehicles.Count(vehicle => vehicle.Goods == goods.Index) / Nantong.Vehicles.Length).ShouldBe(goods.Share, 0.03, goods.Name.En);
        }
    }

    [Fact]
    public void Carriers_stand_at_depots()
    {
        var depots = CityFiles.Load("nantong").Sites.Where(site => site.Kind == SiteKind.Depot).Select(site => site.Code).ToHashSet();
        Nantong.Carriers.ShouldAllBe(carrier => depots.Contains(carrier.Depot));
        Nantong.Carriers.Select(carrier => carrier.Depot).Distinct().Count().ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Drivers_and_escorts_have_names_of_their_own()
    {
        var names = Nantong.Vehicles.Take(40).SelectMany(vehicle => new[] { vehicle.Driver.Name, vehicle.Escort.Name }).ToArray();
        names.Distinct().Count().ShouldBeGreaterThan(70);
        names.ShouldAllBe(name => name.Zh.Length >= 2 && name.En.Contains(' '));
    }

    [Theory]
    [InlineData("generate: 20", "generate: 21")]
    [InlineData("generate: 6}", "generate: 7}")]
    public void One_vehicle_or_eatery_more_changes_no_vehicle(string old, string by)
    {
        using var copy = new CityFormat.CityCopy();
        var before = copy.Load().Hazmat.Vehicles;
        copy.Change("city.yaml", old, by).Load().Hazmat.Vehicles.Take(before.Length).ShouldBe(before);
    }

    [Fact]
    public void A_depot_more_moves_only_the_carriers_that_it_takes()
    {
        using var copy = new CityFormat.CityCopy("nantong");
        var before = copy.Load().Hazmat.Carriers;
        var after = copy.Change("city.yaml", "depot: {generate: 60,", "depot: {generate: 61,").Load().Hazmat.Carriers;
        for (var i = 0; i < before.Length; i++) after[i].Depot.ShouldBeOneOf(before[i].Depot, "DP-0061");
    }

    [Theory]
    [InlineData("hazmat_goods.csv", ",0.7,", ",0.6,", "90%")]
    [InlineData("hazmat_goods.csv", "fuel-station;construction-site", "fuel-stations;construction-site", "fuel-station")]
    [InlineData("city.yaml", "carriers: {generate: 2}", "carriers: {generate: 0}", "depots")]
    [InlineData("city.yaml", "eateries: {generate: 6}", "no-road-across: [Styx]", "Styx")]
    [InlineData("city.yaml", "level-sensor: 50%", "level-sensors: 50%", "level-sensor")]
    public void A_mistake_is_named(string file, string old, string by, string named)
    {
        using var copy = new CityFormat.CityCopy();
        copy.Change(file, old, by);
        Should.Throw<DefinitionException>(copy.Load).Message.ShouldContain(named);
    }
}
