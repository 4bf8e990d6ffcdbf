using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.Feeds;

/// <summary>Points are those that the public library eviltransform is tested with: Shanghai, Shenzhen, Beijing.</summary>
public sealed class ChinaOffsetTests
{
    private const double TenCentimetres = 1e-6;

    [Theory]
    [InlineData(121.5272106, 31.1774276, 121.531541859215, 31.17530398364597)]
    [InlineData(113.912316, 22.543847, 113.9171764808363, 22.540796131694766)]
    [InlineData(116.377817, 39.911954, 116.38404722455657, 39.91334545536069)]
    public void A_published_point_is_displaced_and_found_again(double longitude, double latitude, double gcjLongitude, double gcjLatitude)
    {
        var there = ChinaOffset.ToGcj02(new GeoPoint(longitude, latitude));
        there.Longitude.ShouldBe(gcjLongitude, TenCentimetres);
        there.Latitude.ShouldBe(gcjLatitude, TenCentimetres);
        var back = ChinaOffset.ToWgs84(new GeoPoint(gcjLongitude, gcjLatitude));
        back.Longitude.ShouldBe(longitude, TenCentimetres);
        back.Latitude.ShouldBe(latitude, TenCentimetres);
    }

    [Fact]
    public void The_way_back_is_exact_to_a_millimetre_all_over_the_city()
    {
        for (var east = 0; east <= 20; east++)
        {
            for (var north = 0; north <= 20; north++)
            {
                var point = new GeoPoint(120.2 + (east * 0.09), 31.7 + (north * 0.06));
                var back = ChinaOffset.ToWgs84(ChinaOffset.ToGcj02(point));
                back.Longitude.ShouldBe(point.Longitude, 1e-8);
                back.Latitude.ShouldBe(point.Latitude, 1e-8);
            }
        }
    }

    [Fact]
    public void A_mapping_says_that_positions_are_displaced()
    {
        using var folder = new TemporaryFolder();
        var truth = new GeoPoint(120.931, 31.984);
        var shown = ChinaOffset.ToGcj02(truth);
        var plane = new City.LocalPlane(City.CityFiles.Load("toytown").Centre);
        var row = FormattableString.Invariant($"time,device,longitude,latitude\n2025-06-18 09:00:00,HV-00008,{shown.Longitude:0.0000000},{shown.Latitude:0.0000000}\n");

        Distance("coordinates: gcj-02\n").ShouldBeLessThan(0.1);
        Distance("").ShouldBeInRange(300, 700);
        Distance("coordinates: wgs-84\n").ShouldBe(Distance(""));
        Should.Throw<DefinitionException>(() => Distance("coordinates: bd-09\n")).En.ShouldContain("unknown 'bd-09'");

        double Distance(string line)
        {
            folder.Write("a.yaml", "kind: gps\n" + line);
            var feed = FeedReader.Read(Fed.Run("toy-storm", 1, "hazmat={}"), [new(folder.Write("a.csv", row))]);
            var input = Enumerable.Range(0, CityJurisdictions).SelectMany(jurisdiction => feed.Of(jurisdiction).ToArray()).ShouldHaveSingleItem();
            return Vehicle.Unpacked(input.A).DistanceTo(plane.On(truth)).Value;
        }
    }

    private static int CityJurisdictions { get; } = City.CityFiles.Load("toytown").Jurisdictions;
}
