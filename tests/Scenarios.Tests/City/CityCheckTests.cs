using System.Text.Json;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class CityCheckTests
{
    [Fact]
    public void Every_wrong_row_of_a_table_is_named_at_once()
    {
        using var copy = new CityCopy();
        copy.Change("sites.csv", "Wharf Depot,depot", "Wharf Depot,depo").Change("sites.csv", "sluice,120.865", "sluice,121.865");
        var found = Found(copy);
        Places(found).ShouldBe([("sites.csv", 2), ("sites.csv", 4)]);
        found[0].En.ShouldBe("kind: has an unknown word 'depo'; did you mean 'depot'?");
    }

    [Fact]
    public void Wrong_tables_are_named_side_by_side()
    {
        using var copy = new CityCopy();
        copy.Delete("outline.csv").Delete("counties.csv");
        Places(Found(copy)).ShouldBe([("outline.csv", 0), ("counties.csv", 0)]);
    }

    [Fact]
    public void Mistakes_in_parts_that_do_not_need_each_other_are_named_together()
    {
        using var copy = new CityCopy();
        copy.Change("city.yaml", "link-delay: 2 s", "link-delay: 2").Change("departments.csv", "Bureau,yes,2,2", "Bureau,ja,2,2").Change("sites.csv", "Wharf Depot,depot", "Wharf Depot,depo").Change("crews.csv", "32.0,6,1500", "32.0,9999,1500");
        Places(Found(copy)).Select(place => place.File).ShouldBe(["city.yaml", "departments.csv", "sites.csv", "crews.csv"]);
    }

    [Fact]
    public void A_city_that_does_not_exist_is_named_with_those_that_do()
    {
        var error = Should.Throw<DefinitionException>(() => CityFiles.Load("no-such-place"));
        error.All.ShouldBe([error]);
        error.En.ShouldBe("there is no such city; known: nantong, qinhuangdao, siming, toytown");
    }

    [Fact]
    public void Content_hash_changes_with_any_table_and_with_nothing_else()
    {
        using var copy = new CityCopy();
        var hash = CityFiles.ContentHash(copy.Folder);
        hash.ShouldBe(CityFiles.ContentHash("toytown"));
        hash.Length.ShouldBe(64);
        copy.Write("notes.md", "# Notes");
        CityFiles.ContentHash(copy.Folder).ShouldBe(hash);
        copy.Change("crews.csv", "1500", "1501");
        CityFiles.ContentHash(copy.Folder).ShouldNotBe(hash);
    }

    [Fact]
    public void Schema_knows_exactly_the_keys_that_the_reader_knows()
    {
        using var copy = new CityCopy("nantong");
        copy.Change("city.yaml", "  construction-site: {", "  chemical-park: {generate: 0}\n  sluice: {generate: 0}\n  pumping-station: {generate: 0}\n  construction-site: {");
        var root = StrictYaml.LoadFile(Path.Combine(copy.Folder, "city.yaml"));
        CityReader.Read(copy.Folder, root, new Problems());
        // Systems that Nantong lacks are in the toy town.
        using var toys = new CityCopy();
        var toy = StrictYaml.LoadFile(Path.Combine(toys.Folder, "city.yaml"));
        CityReader.Read(toys.Folder, toy, new Problems());
        var known = root.KnownPaths.Union(toy.KnownPaths, StringComparer.Ordinal).Where(path => !path.Contains(".counties.", StringComparison.Ordinal));
        SchemaPaths().Order(StringComparer.Ordinal).ShouldBe(known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bundled_cities_name_the_schema()
    {
        foreach (var name in CityFiles.Bundled()) File.ReadLines(Path.Combine(CityFiles.Folder(name), "city.yaml")).First().ShouldBe("# yaml-language-server: $schema=../city.schema.json");
    }

    private static IReadOnlyList<DefinitionException> Found(CityCopy copy) => Should.Throw<DefinitionException>(copy.Load).All;

    private static (string File, int Line)[] Places(IEnumerable<DefinitionException> found) => [.. found.Select(one => (Path.GetFileName(one.File), one.Line))];

    private static List<string> SchemaPaths()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(CityFiles.Folder("nantong"), "..", "city.schema.json")));
        var paths = new List<string>();
        Collect(schema.RootElement, schema.RootElement, "", paths);
        return paths;
    }

    private static void Collect(JsonElement root, JsonElement at, string path, List<string> paths)
    {
        if (at.TryGetProperty("$ref", out var reference)) at = root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);
        if (at.TryGetProperty("items", out var items)) Collect(root, items, path + "[]", paths);
        if (!at.TryGetProperty("properties", out var properties)) return;
        at.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        foreach (var property in properties.EnumerateObject())
        {
            var inner = path.Length == 0 ? property.Name : path + "." + property.Name;
            paths.Add(inner);
            Collect(root, property.Value, inner, paths);
        }
    }
}
