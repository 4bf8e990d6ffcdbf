using System.Text.Json;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class CityGenerationTests
{
    [Theory]
    [InlineData("nantong")]
    [InlineData("toytown")]
    public void Loading_twice_gives_the_same_city(string name) => Written(CityFiles.Load(name)).ShouldBe(Written(CityFiles.Load(name)));

    [Fact]
    public void One_listed_officer_more_changes_nobody_else()
    {
        using var copy = new CityCopy();
        var before = copy.Load();
        var after = copy.Append("officers.csv", "NEW-ONE,,,E-FARM,yes,day").Load();
        after.Officers.Length.ShouldBe(before.Officers.Length + 1);
        after.Officers.Take(before.Officers.Length).ShouldBe(before.Officers);
        after.Officers[^1].Name.ShouldBe(PersonNames.Of("NEW-ONE"));
        Written(after with { Officers = before.Officers }).ShouldBe(Written(before));
    }

    [Fact]
    public void One_enforcement_officer_more_in_every_town_changes_nobody_else()
    {
        using var copy = new CityCopy("nantong");
        var before = copy.Load();
        var after = copy.Change("city.yaml", "at-least: 2", "at-least: 12").Load();
        after.Officers.Length.ShouldBeGreaterThan(before.Officers.Length);
        var known = after.Officers.ToDictionary(officer => officer.Code);
        foreach (var officer in before.Officers) (known[officer.Code] with { Index = officer.Index }).ShouldBe(officer);
    }

    [Fact]
    public void One_generated_site_more_moves_no_other()
    {
        using var copy = new CityCopy("nantong");
        var before = copy.Load();
        var after = copy.Change("city.yaml", "generate: 400", "generate: 401").Load();
        var known = after.Sites.ToDictionary(site => site.Code);
        after.Sites.Length.ShouldBe(before.Sites.Length + 1);
        foreach (var site in before.Sites) (known[site.Code] with { Index = site.Index }).ShouldBe(site);
        Written(after with { Sites = before.Sites }).ShouldBe(Written(before));
    }

    [Fact]
    public void One_cell_more_moves_no_other()
    {
        using var copy = new CityCopy("nantong");
        var before = copy.Load();
        var after = copy.Change("city.yaml", "{\"320613\": 908}", "{\"320613\": 909}").Load();
        var known = after.Cells.ToDictionary(cell => cell.Code, cell => cell.Location);
        after.Cells.Length.ShouldBe(before.Cells.Length + 1);
        foreach (var cell in before.Cells) known[cell.Code].ShouldBe(cell.Location);
    }

    [Fact]
    public void Low_points_of_other_counties_do_not_notice_one_more()
    {
        using var copy = new CityCopy("nantong");
        var before = copy.Load();
        var after = copy.Change("city.yaml", "\"320613\": 70", "\"320613\": 71").Load();
        var known = after.LowPoints.ToDictionary(point => point.Code);
        foreach (var point in before.LowPoints)
        {
            (known[point.Code] with { Index = point.Index, LowerNeighbour = point.LowerNeighbour }).ShouldBe(point);
            if (point.LowerNeighbour >= 0 && !point.Code.StartsWith("LP-320613", StringComparison.Ordinal)) after.LowPoints[known[point.Code].LowerNeighbour].Code.ShouldBe(before.LowPoints[point.LowerNeighbour].Code);
        }
    }

    [Fact]
    public void Listed_and_generated_cells_stand_side_by_side()
    {
        var city = CityFiles.Load("toytown");
        city.Cells.Length.ShouldBe(12);
        city.Cells.Take(4).Select(cell => cell.Code).ShouldBe(["W-STATION", "W-MARKET", "E-PORT", "E-FARM"]);
        city.Cells.Skip(4).GroupBy(cell => cell.Town).Select(town => town.Count()).ShouldBe([5, 3]);
        city.Cells.Sum(cell => cell.Population).ShouldBe(18_000);
    }

    [Fact]
    public void Toytown_is_tiny_but_complete()
    {
        var city = CityFiles.Load("toytown");
        city.Counties.Length.ShouldBe(1);
        city.Towns.Length.ShouldBe(2);
        city.Departments.Length.ShouldBe(8);
        city.Departments.Count(department => department.Resident).ShouldBe(3);
        city.Matters.Length.ShouldBeGreaterThanOrEqualTo(12);
        city.LowPoints.Length.ShouldBe(5);
        city.LowPoints.Select(point => point.LowerNeighbour).ShouldBe([-1, 2, -1, -1, 3]);
        city.Sensors.Count(sensor => sensor.Kind == SensorKind.Ponding).ShouldBe(4);
        city.Sensors.Count(sensor => sensor.Kind == SensorKind.RainGauge).ShouldBe(2);
        city.Crews.Select(crew => crew.PumpCubicMetresPerHour).ShouldBe([1_500, 500]);
        city.Squads.Length.ShouldBe(1);
        city.Officers.Count(officer => officer.Enforcement).ShouldBe(4);
        city.Officers.Single(officer => officer.Code == "STATION-GUARD").Name.ShouldBe(new Text("王平安", "Wang Ping'an"));
    }

    [Fact]
    public void City_with_a_single_town_is_that_town()
    {
        using var copy = new CityCopy();
        copy.Write("towns.csv", "code,zh,en,county,longitude,latitude,population,kind\nT1-W,西街道,West Subdistrict,T1,120.885,32.0,12000,subdistrict\n")
            .Change("cells.csv", "Wharf Grid,T1-E", "Wharf Grid,T1-W")
            .Change("cells.csv", "Farm Grid,T1-E", "Farm Grid,T1-W");
        var city = copy.Load();
        city.Towns.Single().AreaKm2.ShouldBe(city.Counties.Single().AreaKm2);
        city.Towns.Single().AreaKm2.ShouldBe(53.6, 0.5);
    }

    private static string Written(CityDefinition city) => JsonSerializer.Serialize(city);
}
