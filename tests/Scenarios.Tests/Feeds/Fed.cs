using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Runs;

namespace Liandong.Scenarios.Tests.Feeds;

/// <summary>Runs that are fed with recorded files.</summary>
internal static class Fed
{
    /// <summary>A sample of each kind.</summary>
    public static string[] Samples { get; } = [Sample("rain-gauges.csv"), Sample("water-levels.csv"), Sample("requests-311.csv"), Sample("gps-jt808.csv"), Sample("wristbands.csv"), Sample("waybills-order29.csv")];

    /// <summary>One of the repository's samples.</summary>
    public static string Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "samples", name))) folder = folder.Parent ?? throw new FileNotFoundException(name);
        return Path.Combine(folder.FullName, "samples", name);
    }

    public static CityRun Run(string scenario, RunSeeds seeds, params string[] overrides)
    {
        var definition = ScenarioFiles.Load(scenario, overrides.Select(Override.Parse)).Definition;
        return new CityRun(CityFiles.Load(definition.City), definition, seeds);
    }

    /// <summary>The run with these files.</summary>
    public static CityRun With(CityRun run, params string[] files) => new(run.City, run.Scenario, run.Seed, FeedReader.Read(run, [.. files.Select(file => new FeedSource(file))]));

    /// <summary>Writes what devices reported in a run that records them.</summary>
    public static async Task<string> ReportsOf(BareRun run, string folder)
    {
        await using var files = DeviceReportFiles.Open(folder, run.Run).ShouldNotBeNull();
        files.Add([.. run.Outcomes]);
        return Path.Combine(folder, DeviceReportFiles.Folder);
    }
}
