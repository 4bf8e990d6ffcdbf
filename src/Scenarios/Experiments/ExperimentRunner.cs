using System.Collections.Immutable;

namespace Liandong.Scenarios.Experiments;

/// <summary>Has the runs of an experiment made, and gathers what it is about.</summary>
/// <param name="asked">The experiment.</param>
/// <param name="book">Where the figures of runs come from.</param>
public sealed class ExperimentRunner(Experiment asked, ReplicationBook book)
{
    /// <summary>Makes the runs that are not there yet.</summary>
    /// <param name="tell">Told how it stands, at the beginning and after every run; never two at a time.</param>
    /// <param name="stop">Leaves the runs that are under way; the others are kept.</param>
    /// <exception cref="ReplicationFailedException">A run failed.</exception>
    /// <exception cref="WarmUpNotFoundException">The warm-up was to be found, and waits do not become steady.</exception>
    /// <exception cref="Recording.RecordingException">A file cannot be written, or is damaged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ExperimentResults> RunAsync(Action<ReplicationProgress> tell, CancellationToken stop)
    {
        var experiment = await new WarmUpPilot(asked, book).SettleAsync(tell, stop);
        for (var each = experiment.Definition.FewestReplications; ;)
        {
            SeededAlternative[] runs = [.. experiment.Replications(each).Select(replication => new SeededAlternative(experiment.Alternatives[replication.Alternative], replication.Seed))];
            var results = new ExperimentResults(experiment, each, [.. await book.ReadAsync(runs, Compared, tell, stop)]);
            if (PrecisionRule.Next(results) is not { } more) return results;
            each = more;
        }
    }

    private ImmutableArray<Measurement> Compared(ReplicationFigures figures) =>
        [.. asked.Indicators.Select(indicator => figures.Indicators.GetValueOrDefault(indicator.Definition.Name))];
}
