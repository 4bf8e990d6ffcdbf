using System.Text.Json;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class CityCheckTests
{
    [Theory]
    [InlineData("nantong")]
    [InlineData("toytown")]
    public void Bundled_city_has_no_findings(string name)
    {
        var check = CityCheck.Check(name);
        check.Findings.ShouldBeEmpty();
        check.IsUsable.ShouldBeTrue();
        CityFiles.Bundled().ShouldContain(name);
    }

    [Fact]
    public void Check_counts_what_is_defined()
    {
        var summary = CityCheck.Check("toytown").Summary;
        summary.Single(count => count.Kind.En == "cells").ShouldBe(new KindCount(new Text("网格", "cells"), 12));
        summary.Single(count => count.Kind.En == "ponding sensors").Count.ShouldBe(4);
        summary.Single(count => count.Kind.En == "inhabitants").Count.ShouldBe(18_000);
    }

    [Fact]
    public void Check_names_every_wrong_row_of_a_table_at_once()
    {
        using var copy = new CityCopy();
        copy.Change("sites.csv", "Wharf Depot,depot", "Wharf Depot,depo").Change("sites.csv", "sluice,120.865", "sluice,121.865");
        var check = CityCheck.Check(copy.Folder);
        check.IsUsable.ShouldBeFalse();
        check.Summary.ShouldBeEmpty();
        check.Findings.Select(finding => (Path.GetFileName(finding.File), finding.Line)).ShouldBe([("sites.csv", 2), ("sites.csv", 4)]);
        check.Findings[0].En.ShouldBe("kind: has an unknown word 'depo'; did you mean 'depot'?");
    }

    [Fact]
    public void Check_names_wrong_tables_side_by_side()
    {
        using var copy = new CityCopy();
        copy.Delete("outline.csv").Delete("counties.csv");
        CityCheck.Check(Path.Combine(copy.Folder, "city.yaml")).Findings.Select(finding => Path.GetFileName(finding.File)).ShouldBe(["outline.csv", "counties.csv"]);
    }

    [Fact]
    public void Check_of_nothing_is_a_finding()
    {
        var findings = CityCheck.Check("no-such-place").Findings;
        findings.Length.ShouldBe(1);
        findings[0].En.ShouldBe("there is no such city; known: nantong, toytown");
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
        var root = Liandong.Scenarios.Yaml.StrictYaml.LoadFile(Path.Combine(copy.Folder, "city.yaml"));
        CityReader.Read(copy.Folder, root, new Problems());
        var known = root.KnownPaths.Where(path => !path.Contains(".counties.", StringComparison.Ordinal));
        SchemaPaths().Order(StringComparer.Ordinal).ShouldBe(known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bundled_cities_name_the_schema()
    {
        foreach (var name in CityFiles.Bundled()) File.ReadLines(Path.Combine(CityFiles.Folder(name), "city.yaml")).First().ShouldBe("# yaml-language-server: $schema=../city.schema.json");
    }

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
