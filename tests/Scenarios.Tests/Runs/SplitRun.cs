using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>A run in several partitions with a window of any length, on the test's own thread: mail goes between partitions as bytes.</summary>
internal static class SplitRun
{
    public static Digest DigestOf(string scenario, ulong seed, int partitions, SimDuration window, params string[] overrides) =>
        DigestOf(ScenarioFiles.Load(scenario, overrides.Select(Override.Parse)).Definition, seed, partitions, window);

    public static Digest DigestOf(ScenarioDefinition definition, ulong seed, int partitions, SimDuration window)
    {
        var run = new CityRun(CityFiles.Load(definition.City), definition, seed);
        partitions = Math.Min(partitions, run.City.Jurisdictions);
        int[] owners = [.. Enumerable.Range(0, run.City.Jurisdictions).Select(jurisdiction => jurisdiction % partitions)];
        Jurisdiction[] all = [.. Enumerable.Range(0, owners.Length).Select(index => run.Build(index, new Limits()))];
        Partition[] parts = [.. Enumerable.Range(0, partitions).Select(part => new Partition(part, owners, [.. all.Where(jurisdiction => owners[jurisdiction.Index] == part)]))];
        foreach (var part in parts) part.Begin();
        Exchange(parts);
        for (var next = Next(parts); next < run.End; next = Next(parts))
        {
            var around = Window.Around(next, window, run.City.LinkDelay);
            foreach (var part in parts) part.Step(around with { End = SimTime.Min(run.End, around.End) });
            Exchange(parts);
        }

        foreach (var part in parts) part.Finish(run.End);
        return Digest.Combine(all.Select(jurisdiction => jurisdiction.Fingerprint()));
    }

    private static SimTime Next(Partition[] parts) => parts.Min(part => part.NextDue);

    private static void Exchange(Partition[] parts)
    {
        foreach (var from in parts)
        {
            for (var to = 0; to < from.Partitions; to++) parts[to].Deliver(from.TakeOutgoing(to));
        }
    }
}
