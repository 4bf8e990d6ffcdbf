using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Experiments;

/// <summary>
/// One run from its beginning, or from where another one stood, to its indicators, in one partition on the caller's thread. What it holds goes with it: only the figures stay. It keeps no checkpoint,
/// for a run of an experiment is short and is simply made again.
/// </summary>
public static class BareReplication
{
    /// <summary>What a run of an alternative measured.</summary>
    /// <param name="alternative">The alternative.</param>
    /// <param name="seed">The seed of all random numbers.</param>
    /// <param name="stop">Leaves the run between two windows.</param>
    /// <exception cref="EngineRuleException">A twin broke a rule of the engine.</exception>
    /// <exception cref="OperationCanceledException">It was left.</exception>
    public static ReplicationFigures Measure(Alternative alternative, long seed, CancellationToken stop)
    {
        var from = alternative.From;
        var run = new CityRun(alternative.City, alternative.Scenario.Definition, from?.Future(seed) ?? (ulong)seed);
        var partition = Opened(run, from);
        var end = from?.Until ?? run.End;
        while (partition.NextDue < end)
        {
            stop.ThrowIfCancellationRequested();
            partition.StepNext(run.City.LinkDelay, end);
        }

        partition.Finish(end);
        var figures = ReplicationFigures.Of(Indicators(run.City, from?.Measured(run.Span) ?? run.Span, partition.Jurisdictions, stop));
        return run.Scenario.FindsWarmUp ? figures with { Calls = CallSeries.Of(partition.Jurisdictions.SelectMany(jurisdiction => jurisdiction.Outcomes.Items.ToArray())) } : figures;
    }

    /// <summary>A run at its beginning, or where it goes on from another one.</summary>
    /// <exception cref="CheckpointException">Others are there than in the run from which it goes on.</exception>
    internal static Partition Opened(CityRun run, BranchPoint? from)
    {
        var (owners, limits) = (new int[run.City.Jurisdictions], new Limits());
        var partition = new Partition(0, owners, [.. Enumerable.Range(0, owners.Length).Select(index => run.Build(index, limits))]);
        if (from is null) partition.Begin();
        else from.Snapshot.RestoreInto(partition);
        return partition;
    }

    // Each jurisdiction has its outcomes in order of time; together they stand by time, then by jurisdiction.
    private static RunIndicators Indicators(CityDefinition city, RunSpan span, IReadOnlyList<Jurisdiction> jurisdictions, CancellationToken stop)
    {
        var pass = new IndicatorPass(city, span);
        var next = new PriorityQueue<int, (long Time, int Jurisdiction)>(jurisdictions.Count);
        var read = new int[jurisdictions.Count];
        for (var place = 0; place < read.Length; place++)
        {
            if (jurisdictions[place].Outcomes.Count > 0) next.Enqueue(place, (jurisdictions[place].Outcomes.Items[0].Time, place));
        }

        while (next.TryDequeue(out var place, out _))
        {
            stop.ThrowIfCancellationRequested();
            var outcomes = jurisdictions[place].Outcomes.Items;
            // All of one instant belong together.
            for (var time = outcomes[read[place]].Time; read[place] < outcomes.Length && outcomes[read[place]].Time == time; read[place]++) pass.Add(in outcomes[read[place]]);
            if (read[place] < outcomes.Length) next.Enqueue(place, (outcomes[read[place]].Time, place));
        }

        return pass.Complete();
    }
}
