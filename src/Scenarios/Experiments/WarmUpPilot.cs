using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Experiments;

/// <summary>
/// Finds how long callers' waits take to become steady, for experiments whose scenarios leave that to it: by <see cref="Mser5"/> from the mean over some runs of each alternative's first,
/// second, third call. One run's own waits would not do: what is left out of it would be its busy beginning rather than its queue's filling, and its mean too low.
/// The runs have seeds of their own, so that what is measured does not depend on what was left out for it.
/// </summary>
/// <param name="experiment">The experiment.</param>
/// <param name="book">Where the figures of runs come from.</param>
public sealed class WarmUpPilot(Experiment experiment, ReplicationBook book)
{
    /// <summary>Runs of each alternative.</summary>
    public const int Runs = 20;

    private const long Minute = 60_000;

    /// <summary>The experiment with the longest warm-up that one of its alternatives needs; as it is when its scenarios say theirs.</summary>
    /// <param name="tell">Told how its runs stand.</param>
    /// <param name="stop">Leaves them.</param>
    /// <exception cref="WarmUpNotFoundException">Waits do not become steady.</exception>
    public async Task<Experiment> SettleAsync(Action<ReplicationProgress> tell, CancellationToken stop)
    {
        Alternative[] open = [.. experiment.Alternatives.Where(Finds)];
        if (open.Length == 0) return experiment;
        SeededAlternative[] runs = [.. from alternative in open from number in Enumerable.Range(0, Runs) select new SeededAlternative(alternative, experiment.Definition.PilotSeed(number))];
        var series = await book.ReadAsync(runs, figures => figures.Calls!, tell, stop);
        var longest = open.Zip(series.Chunk(Runs), FoundFor).Max();
        var change = new Override("warm-up", Quantity.Write(longest));
        return experiment with { WarmUp = longest, Alternatives = [.. experiment.Alternatives.Select(alternative => Finds(alternative) ? Settled(alternative, change) : alternative)] };
    }

    /// <summary>How long a found warm-up is, and by what.</summary>
    public static Text Words(SimDuration warmUp)
    {
        var length = ValueFormat.Of(TimeSpan.FromMilliseconds(warmUp.Milliseconds));
        return new($"{length.Zh}，按 MSER-5 由每个方案另外 {Runs} 次运行定出", $"{length.En}, by MSER-5 from {Runs} runs of each alternative with seeds of their own");
    }

    private static bool Finds(Alternative alternative) => alternative.Scenario.Definition.FindsWarmUp;

    private static Alternative Settled(Alternative alternative, Override warmUp) => alternative with
    {
        Definition = alternative.Definition with { Set = [.. alternative.Definition.Set, warmUp] },
        Scenario = ScenarioFiles.Parse(alternative.Scenario.Canonical, alternative.Scenario.Source, [warmUp]),
    };

    private static SimDuration FoundFor(Alternative alternative, CallSeries[] runs)
    {
        var calls = runs.Min(run => run.Waits.Length);
        double[] waits = [.. Enumerable.Range(0, calls).Select(call => runs.Average(run => run.Waits[call]!.Value))];
        var truncation = Mser5.Of(waits);
        if (!truncation.IsSteady) throw new WarmUpNotFoundException(alternative, calls);
        var first = truncation.Left == 0 ? 0 : runs.Average(run => run.Made[truncation.Left]!.Value);
        return new SimDuration((long)Math.Ceiling(first / Minute) * Minute);
    }
}

/// <summary>Callers' waits do not become steady within the first half of a run.</summary>
/// <param name="alternative">In which alternative.</param>
/// <param name="calls">How many calls every run has that were answered.</param>
public sealed class WarmUpNotFoundException(Alternative alternative, int calls) : Exception($"The waits of {alternative.Name} do not become steady.")
{
    /// <summary>What is wrong, and what to do.</summary>
    public Text Text { get; } = calls < Mser5.FewestValues ? new(
        $"方案“{alternative.Title.Zh}”有的运行只接通 {calls} 次来电，不足 {Mser5.FewestValues} 次，看不出何时平稳。请加长 duration，或改写时长，如 warm-up: 2h。",
        $"A run of “{alternative.Title.En}” has only {calls} calls that were answered, below {Mser5.FewestValues}: too few to tell when waits become steady. Make duration longer, or write a length, such as warm-up: 2h.") : new(
        $"方案“{alternative.Title.Zh}”的来电等待（{WarmUpPilot.Runs} 次运行的平均）到来电数的一半仍看不出平稳：运行太短，或坐席本来就不够。请加长 duration，或改写时长，如 warm-up: 2h。",
        $"The waits of “{alternative.Title.En}”, in the mean over {WarmUpPilot.Runs} runs, have not become steady by the half of the calls: the runs are too short, or the operators too few for any steady state. Make duration longer, or write a length, such as warm-up: 2h.");
}
