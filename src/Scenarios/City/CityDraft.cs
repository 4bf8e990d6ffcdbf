using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>A city while it is read: what later parts need of the earlier ones.</summary>
internal sealed class CityDraft(string folder, StrictMap root, Problems problems)
{
    public StrictMap Root { get; } = root;

    public Problems Problems { get; } = problems;

    public required LocalPlane Plane { get; init; }

    public Codes CountyCodes { get; } = new("县区", "county");

    public Codes TownCodes { get; } = new("镇街", "town");

    public Codes CellCodes { get; } = new("网格", "cell");

    public Codes DepartmentCodes { get; } = new("部门", "department");

    public Codes MatterCodes { get; } = new("事项", "matter");

    public Codes LowPointCodes { get; } = new("易涝点", "low point");

    public ImmutableArray<County> Counties { get; set; } = [];

    public ImmutableArray<Town> Towns { get; set; } = [];

    public ImmutableArray<Cell> Cells
    {
        get;
        set
        {
            field = value;
            var byTown = value.ToLookup(cell => cell.Town);
            CellsByTown = [.. Towns.Select(town => byTown[town.Index].ToImmutableArray())];
        }
    } = [];

    public ImmutableArray<ImmutableArray<Cell>> CellsByTown { get; private set; } = [];

    public Territories Territories { get; set; } = null!;

    /// <summary>The file of a table that the city must have.</summary>
    public Table Table(string key, string[] columns, params string[] optional) => City.Table.Read(FileOf(Root, key), columns, optional);

    /// <summary>The table under <c>file:</c> of a part of the city, or null when nothing is listed there.</summary>
    public Table? Listed(StrictMap part, string[] columns, params string[] optional) =>
        part.Has("file") ? City.Table.Read(FileOf(part, "file"), columns, optional) : null;

    /// <summary>The town and the nearest of its cells at a listed place; a place outside the city is an error of its row.</summary>
    public (int Cell, PlanePoint Place) CellAt(Row row, GeoPoint point)
    {
        var place = Plane.On(point);
        var town = Territories.TownAt(place);
        if (town < 0)
            throw row.Wrong("longitude", $"({point.Longitude}, {point.Latitude}) 在城市轮廓之外；请改正坐标（WGS 84，先经度后纬度）或轮廓", $"({point.Longitude}, {point.Latitude}) is outside the city's outline; correct the place (WGS 84, longitude before latitude) or the outline");
        return (NearestCell(town, place), place);
    }

    /// <summary>How many of an amount each county gets, the unnamed ones by these weights.</summary>
    public ImmutableArray<int> PerCounty(StrictMap part, Amount amount, Func<County, double> weight)
    {
        if (amount.Elsewhere == 0) return [.. amount.ByCounty.Select(count => Math.Max(count, 0))];
        double[] weights = [.. Counties.Select(county => amount.IsNamed(county.Index) ? 0 : weight(county))];
        if (weights.Sum() <= 0) throw part.Error("generate", "权重全为 0，没有可放的县", "all weights are 0, so no county is left to receive these");
        var shares = Allotment.Share(amount.Elsewhere, weights);
        return [.. shares.Select((share, county) => amount.IsNamed(county) ? amount.ByCounty[county] : share)];
    }

    /// <summary>A random number generator of a generated thing: by its code alone, so that one thing more changes no other.</summary>
    public static Chance ChanceOf(string code, string purpose) => new(0, StableHash.Of(code), StableHash.Of(purpose));

    private int NearestCell(int town, PlanePoint place)
    {
        var nearest = -1;
        foreach (var cell in CellsByTown[town])
        {
            if (nearest < 0 || cell.Place.DistanceTo(place) < Cells[nearest].Place.DistanceTo(place)) nearest = cell.Index;
        }

        return nearest;
    }

    private string FileOf(StrictMap map, string key)
    {
        var name = map.Text(key);
        var plain = name.Length > 0 && name == Path.GetFileName(name) && name is not "." and not "..";
        // What is hashed as the city's definition is its YAML and its CSV files; a table of another name could change unseen.
        if (plain && !name.EndsWith(".csv", StringComparison.Ordinal)) throw map.Error(key, $"表的文件名应以 .csv 结尾（小写），实际是 '{name}'", $"the name of a table must end in .csv (lower case), found '{name}'");
        return plain ? Path.Combine(folder, name) : throw map.Error(key, $"应是与 city.yaml 同一文件夹中的文件名，实际是 '{name}'", $"must be the name of a file beside city.yaml, found '{name}'");
    }
}
