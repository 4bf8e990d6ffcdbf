using System.Diagnostics;

namespace Liandong.Repo.Tests;

/// <summary>What the bundled files say, the schemas that editors complete and check them with allow.</summary>
public class SchemaRules
{
    [Fact]
    public async Task The_schema_allows_every_bundled_city() =>
        (await Refused("cities/city.schema.json", Repository.Files(Repository.PathOf("cities"), "city.yaml"))).ShouldBeEmpty();

    [Fact]
    public async Task The_schema_allows_every_bundled_scenario() =>
        (await Refused("scenarios/scenario.schema.json", Repository.Files(Repository.PathOf("scenarios"), "*.yaml"))).ShouldBeEmpty();

    [Fact]
    public async Task The_schema_allows_every_bundled_experiment() =>
        (await Refused("experiments/experiment.schema.json", Repository.Files(Repository.PathOf("experiments"), "*.yaml"))).ShouldBeEmpty();

    [Theory]
    [InlineData("cities/city.schema.json", "cities/toytown/city.yaml", "link-delay: 2 s", "link-delay: soon", "/link-delay")]
    [InlineData("cities/city.schema.json", "cities/toytown/city.yaml", "towns: towns.csv", "town: towns.csv", "towns")]
    [InlineData("scenarios/scenario.schema.json", "scenarios/toy-storm.yaml", "city: toytown", "citi: toytown", "citi")]
    [InlineData("experiments/experiment.schema.json", "experiments/storm-crews.yaml", "replications: 20", "replications: 1", "/replications")]
    [InlineData("experiments/experiment.schema.json", "experiments/storm-crews.yaml", "set: {}", "sets: {}", "sets")]
    public async Task A_mistake_is_refused(string schema, string file, string old, string by, string named)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf(file), TestContext.Current.CancellationToken);
        text.ShouldContain(old);
        var wrong = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(wrong, text.Replace(old, by, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            (await Refused(schema, [wrong])).ShouldContain(named);
        }
        finally
        {
            File.Delete(wrong);
        }
    }

    private static async Task<string> Refused(string schema, IEnumerable<string> files)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests/Repo.Tests/Schemas/check.js"), Repository.PathOf(schema), .. files]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await errors).ShouldBeEmpty();
        return output;
    }
}
