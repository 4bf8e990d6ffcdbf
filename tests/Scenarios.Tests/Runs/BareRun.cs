using System.Runtime.InteropServices;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>A run of a city in one partition on the test's own thread, without grains.</summary>
internal sealed class BareRun
{
    private BareRun(CityRun run, Partition partition)
    {
        (Run, Partition) = (run, partition);
        Outcomes = InOrder(partition.Jurisdictions);
        Indicators = IndicatorPass.Over(run.City, run.Span, Outcomes);
        Digest = Digest.Combine(partition.Jurisdictions.Select(jurisdiction => jurisdiction.Fingerprint()));
    }

    public CityRun Run { get; }

    public Partition Partition { get; }

    public IReadOnlyList<Outcome> Outcomes { get; }

    public RunIndicators Indicators { get; }

    public Digest Digest { get; }

    public static BareRun Of(string scenario, ulong seed, params string[] overrides) =>
        Of(ScenarioFiles.Load(scenario, overrides.Select(Override.Parse)).Definition, seed);

    public static BareRun Of(ScenarioDefinition scenario, ulong seed) => Of(CityFiles.Load(scenario.City), scenario, seed);

    public static BareRun Of(CityDefinition city, ScenarioDefinition scenario, ulong seed) => Of(new CityRun(city, scenario, seed));

    public static BareRun Of(CityRun run, params Event[] inputs)
    {
        var owners = new int[run.City.Jurisdictions];
        var partition = new Partition(0, owners, [.. Enumerable.Range(0, owners.Length).Select(index => run.Build(index, new Limits()))]);
        partition.Begin();
        partition.Deliver(MemoryMarshal.AsBytes(inputs.AsSpan()));
        while (partition.NextDue < run.End) partition.StepNext(run.City.LinkDelay, run.End);
        partition.Finish(run.End);
        return new BareRun(run, partition);
    }

    public double Value(string indicator) => Indicators[indicator].Value ?? throw new InvalidOperationException($"The run did not measure {indicator}.");

    // Each jurisdiction's outcomes are in order already; a month of the whole city leaves millions of them.
    private static Outcome[] InOrder(IReadOnlyList<Jurisdiction> jurisdictions)
    {
        var ordered = new Outcome[jurisdictions.Sum(jurisdiction => jurisdiction.Outcomes.Count)];
        var taken = new int[jurisdictions.Count];
        var heads = new PriorityQueue<int, long>();
        for (var i = 0; i < taken.Length; i++)
        {
            if (jurisdictions[i].Outcomes.Count > 0) heads.Enqueue(i, Place(i));
        }

        for (var filled = 0; filled < ordered.Length; filled++)
        {
            var first = heads.Peek();
            ordered[filled] = jurisdictions[first].Outcomes.Items[taken[first]++];
            if (taken[first] < jurisdictions[first].Outcomes.Count) heads.DequeueEnqueue(first, Place(first));
            else heads.Dequeue();
        }

        return ordered;

        // The time, then the jurisdiction.
        long Place(int jurisdiction) => (jurisdictions[jurisdiction].Outcomes.Items[taken[jurisdiction]].Time * jurisdictions.Count) + jurisdiction;
    }
}
