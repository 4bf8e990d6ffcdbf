using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Tests.Elders;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>The runs of which calibration is measured, each run once for all tests that ask for it.</summary>
internal static class CalibrationRuns
{
    public static readonly CityDefinition Nantong = CityFiles.Load("nantong");

    public static readonly Lazy<RunIndicators[]> OrdinaryWeeks = new(() => [.. Seeds(3).Select(seed => BareRun.Of(Nantong, ScenarioFiles.Load("ordinary-week").Definition, seed).Indicators)]);

    public static readonly Lazy<StormOf2015[]> Storms2015 = new(() => [.. Seeds(5).Select(seed => StormOf2015.Of(BareRun.Of(Nantong, ScenarioFiles.Load("storm-2015").Definition, seed)))]);

    public static readonly Lazy<StormOf2024[]> Storms2024 = new(() => [.. Seeds(3).Select(StormOf2024.Of)]);

    /// <summary>Three mild days of the elders; with the first seed those that other tests look at too.</summary>
    public static readonly Lazy<RunIndicators[]> MildDays = new(() => [ElderScenarioTests.MildDays.Value.Indicators, .. Seeds(3).Skip(1).Select(seed => ElderScenarioTests.RunMildDays(seed).Indicators)]);

    public static double Value(this RunIndicators run, string indicator) => run[indicator].Value ?? throw new InvalidOperationException($"The run did not measure {indicator}.");

    private static IEnumerable<ulong> Seeds(int last) => Enumerable.Range(1, last).Select(seed => (ulong)seed);
}

/// <summary>What a replay of the storm of 2015 came to.</summary>
/// <param name="Indicators">Its indicators.</param>
/// <param name="FloodedAt">Low points of the study area under water at each of <see cref="Hours"/>.</param>
internal sealed record StormOf2015(RunIndicators Indicators, IReadOnlyList<int> FloodedAt)
{
    public static readonly double[] Hours = [4, 5, 6, 8, 10, 11.5, 12, 14, 16, 19, 20];

    public static StormOf2015 Of(BareRun run) => new(run.Indicators, [.. Hours.Select(hour => Count(run, hour))]);

    public int At(double hour) => FloodedAt[Array.IndexOf(Hours, hour)];

    private static int Count(BareRun run, double hour)
    {
        var city = CalibrationRuns.Nantong;
        var level = new Dictionary<int, long>();
        foreach (var outcome in run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.LowPointLevel && outcome.At <= SimTime.Start + SimDuration.FromHours(hour))) level[outcome.Code] = outcome.A;
        return level.Count(lowPoint => lowPoint.Value > 0 && run.Run.Span.StudyArea.Contains(city.Towns[city.Cells[city.LowPoints[lowPoint.Key].Cell].Town].County));
    }
}

/// <summary>Low points that flood in a replay of the storm of 2024: as it was, with canals not drawn down, with three in ten inlets blocked.</summary>
internal sealed record StormOf2024(RunIndicators AsItWas, double AtThreeMetres, double InletsBlocked)
{
    public double LowPoints => AsItWas.Value("flood.low-points");

    public static StormOf2024 Of(ulong seed) => new(BareRun.Of("storm-2024", seed).Indicators, Flooded(seed, "rivers.level-metres=3.0"), Flooded(seed, "faults.blocked-inlets=30%"));

    private static double Flooded(ulong seed, string change) => BareRun.Of("storm-2024", seed, change).Value("flood.low-points");
}
