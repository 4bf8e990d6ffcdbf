using System.Runtime.CompilerServices;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Twins;
using Liandong.Twins.Time;
using MathNet.Numerics.Distributions;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>
/// A queue out of a textbook, run through the hotline and the order pipeline of a city that is nothing but its queues, and what 30
/// declared seeds say about it. Each seed's run is cut into 20 batches after a warm-up; Student's t gives its 95 % interval.
/// </summary>
internal sealed class QueueStudy
{
    private const int Batches = 20;
    private const int Seeds = 30;
    private static readonly CityDefinition City = CityFiles.Load(CityFolder);
    private readonly string _scenario;

    /// <summary>The folder of the city that is nothing but its queues.</summary>
    public static string CityFolder => Path.Combine(Folder(), "queue-city");

    /// <param name="callsPerDay">Poisson arrivals.</param>
    /// <param name="days">Length of the run; the first tenth is the warm-up.</param>
    /// <param name="hotline">The hotline's section.</param>
    /// <param name="more">Further sections.</param>
    public QueueStudy(double callsPerDay, int days, string hotline, string more = "")
    {
        _scenario = FormattableString.Invariant($$"""
            name: queue
            title: {zh: 排队, en: Queue}
            question: {zh: 等多久?, en: How long is the wait?}
            city: queue-city
            start: 2025-06-16 00:00
            duration: {{days}}d
            load: {requests: {{callsPerDay}}, flat: true}
            hotline: {by-phone: 100%, call-backs: 0%, patience: none, {{hotline}}}
            {{more}}
            """);
    }

    /// <summary>How many of the 30 seeds' intervals cover the exact value of a mean.</summary>
    /// <param name="exact">The value from theory.</param>
    /// <param name="sample">The values of a run, each with its time.</param>
    public int IntervalsThatCover(double exact, Func<BareRun, IEnumerable<(SimTime At, double Value)>> sample)
    {
        var covering = 0;
        var t = StudentT.InvCDF(0, 1, Batches - 1, 0.975);
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var run = BareRun.Of(City, ScenarioFiles.Parse(_scenario, "queue").Definition, seed);
            var means = BatchMeans(run, sample(run));
            var mean = means.Average();
            var deviation = Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (Batches - 1));
            if (Math.Abs(mean - exact) <= t * deviation / Math.Sqrt(Batches)) covering++;
        }

        return covering;
    }

    /// <summary>The mean of a sample after the warm-up, over the first three seeds.</summary>
    public double Mean(Func<BareRun, IEnumerable<(SimTime At, double Value)>> sample) =>
        Enumerable.Range(1, 3).Average(seed =>
        {
            var run = BareRun.Of(City, ScenarioFiles.Parse(_scenario, "queue").Definition, (ulong)seed);
            return BatchMeans(run, sample(run)).Average();
        });

    /// <summary>The wait of every caller before an operator answers, in minutes.</summary>
    public static IEnumerable<(SimTime At, double Value)> Waits(BareRun run) =>
        run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.RequestAnswered).Select(outcome => (outcome.At, outcome.B / 60_000.0));

    private static double[] BatchMeans(BareRun run, IEnumerable<(SimTime At, double Value)> sample)
    {
        var values = sample.Where(value => value.At.Milliseconds >= run.Run.End.Milliseconds / 10).Select(value => value.Value).ToArray();
        var size = values.Length / Batches;
        return [.. Enumerable.Range(0, Batches).Select(batch => values.AsSpan(batch * size, size).ToArray().Average())];
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
