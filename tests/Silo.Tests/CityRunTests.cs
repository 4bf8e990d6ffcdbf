using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Tests;
using Liandong.Twins.Time;

namespace Liandong.Silo.Tests;

/// <summary>The city through real grains: how it is cut and stepped never changes it.</summary>
public sealed class CityRunTests
{
    [Fact]
    public async Task A_storm_over_the_toy_town_is_the_same_on_any_partitions_with_any_window_and_without_grains()
    {
        var definition = CityRunBuilder.Definition(ScenarioFiles.Load("toy-storm"), seed: 3);
        var expected = BareCity.DigestOf(definition);
        await using var silo = await EmbeddedSilo.StartAsync(new CityRunBuilder(), stop: TestContext.Current.CancellationToken);
        foreach (var (partitions, window) in new[] { (1, 2_000), (2, 2_000), (4, 2_000), (7, 200), (1, 200), (2, 7) })
        {
            (await DigestOn(silo, definition, partitions, window)).ShouldBe(expected, $"{partitions} partitions, windows of {window} ms");
        }
    }

    [Fact]
    public async Task Six_hours_of_storm_in_Nantong_are_the_same_on_any_partitions_with_any_window_and_without_grains()
    {
        var definition = CityRunBuilder.Definition(ScenarioFiles.Load("flood-warning", [Override.Parse("duration=6h"), Override.Parse("warm-up=0h"), Override.Parse("rain[0].start=0h"), Override.Parse("rain[1].start=1h")]), seed: 5);
        var expected = BareCity.DigestOf(definition);
        await using var silo = await EmbeddedSilo.StartAsync(new CityRunBuilder(), stop: TestContext.Current.CancellationToken);
        foreach (var (partitions, window) in new[] { (1, 2_000), (2, 2_000), (7, 2_000), (1, 200), (2, 200), (1, 7) })
        {
            (await DigestOn(silo, definition, partitions, window)).ShouldBe(expected, $"{partitions} partitions, windows of {window} ms");
        }
    }

    [Fact]
    public async Task A_run_defined_with_another_version_of_the_city_is_refused()
    {
        var definition = CityRunBuilder.Definition(ScenarioFiles.Load("toy-storm"), seed: 3);
        var other = definition with { Content = new string('0', 64) + definition.Content[definition.Content.IndexOf('\n', StringComparison.Ordinal)..] };
        await using var silo = await EmbeddedSilo.StartAsync(new CityRunBuilder(), stop: TestContext.Current.CancellationToken);
        var run = silo.Grains.GetGrain<IRunGrain>("other");
        await run.Start(other, new RunOptions());

        var status = await run.WaitForEnd(TimeSpan.FromSeconds(20));

        status.State.ShouldBe(RunState.Failed);
        status.Failure.ShouldNotBeNull().Text.ShouldContain("another version of city toytown");
    }

    [Fact]
    public async Task A_fed_storm_is_the_same_on_any_partitions_with_any_window_whoever_reads_the_files()
    {
        var (definition, feed) = FedStorm("water-levels.csv", "rain-gauges.csv", "requests-311.csv", "gps-jt808.csv", "wristbands.csv");
        var expected = BareCity.DigestOf(definition);
        expected.ShouldNotBe(BareCity.DigestOf(CityRunBuilder.Definition(ScenarioFiles.Load("toy-storm", [Override.Parse("hazmat={}"), Override.Parse("elders={}")]), seed: 3)));
        await using var silo = await EmbeddedSilo.StartAsync(new CityRunBuilder(feed), stop: TestContext.Current.CancellationToken);
        foreach (var (partitions, window) in new[] { (1, 2_000), (2, 2_000), (4, 2_000), (7, 200), (1, 200), (2, 7) })
        {
            (await DigestOn(silo, definition, partitions, window)).ShouldBe(expected, $"{partitions} partitions, windows of {window} ms");
        }
    }

    [Fact]
    public async Task A_run_that_was_defined_with_other_recorded_files_is_refused()
    {
        var (definition, feed) = FedStorm("water-levels.csv");
        var other = definition with { Content = definition.Content.Replace(feed.Hash, new string('0', 64), StringComparison.Ordinal) };
        await using var silo = await EmbeddedSilo.StartAsync(new CityRunBuilder(feed), stop: TestContext.Current.CancellationToken);
        var run = silo.Grains.GetGrain<IRunGrain>("other");
        await run.Start(other, new RunOptions());

        var status = await run.WaitForEnd(TimeSpan.FromSeconds(20));

        status.State.ShouldBe(RunState.Failed);
        status.Failure.ShouldNotBeNull().Text.ShouldContain("water-levels.csv");
    }

    [Fact]
    public void Another_seed_is_another_storm()
    {
        var scenario = ScenarioFiles.Load("toy-storm");
        BareCity.DigestOf(CityRunBuilder.Definition(scenario, 3)).ShouldNotBe(BareCity.DigestOf(CityRunBuilder.Definition(scenario, 4)));
    }

    private static (RunDefinition Definition, FeedJournal Feed) FedStorm(params string[] samples)
    {
        var scenario = ScenarioFiles.Load("toy-storm", [Override.Parse("hazmat={}"), Override.Parse("elders={}")]);
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "samples"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("samples");
        var feed = FeedReader.Read(new CityRun(CityFiles.Load("toytown"), scenario.Definition, 3), [.. samples.Select(name => new FeedSource(Path.Combine(folder.FullName, "samples", name)))]);
        return (CityRunBuilder.Definition(scenario, seed: 3, feed), feed);
    }

    private static async Task<Digest> DigestOn(EmbeddedSilo silo, RunDefinition definition, int partitions, int windowMilliseconds)
    {
        var run = silo.Grains.GetGrain<IRunGrain>($"{partitions}-{windowMilliseconds}");
        await run.Start(definition, new RunOptions { Partitions = partitions, Window = new SimDuration(windowMilliseconds) });
        var status = await run.WaitForEnd(TimeSpan.FromSeconds(30));
        status.State.ShouldBe(RunState.Finished, status.Failure?.Text);
        return (await run.Digests()).Combined;
    }
}
