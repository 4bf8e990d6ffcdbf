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
        Outcomes = [.. partition.Jurisdictions.SelectMany(jurisdiction => jurisdiction.Outcomes.Items.ToArray()).OrderBy(outcome => outcome.Time).ThenBy(outcome => outcome.Who.Jurisdiction)];
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
}
