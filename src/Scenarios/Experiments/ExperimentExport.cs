using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments;

/// <summary>An experiment's figures as files for other programs. They hold nothing of how long it took or how often it was stopped: equal experiment, equal bytes.</summary>
public static class ExperimentExport
{
    /// <summary>The file with the figures.</summary>
    public const string JsonName = "experiment.json";

    /// <summary>The file with every run.</summary>
    public const string CsvName = "experiment.csv";

    /// <summary>The file with every run and its types.</summary>
    public const string ParquetName = "experiment.parquet";

    internal const string AtMost = "atMost";
    internal const string AtLeast = "atLeast";

    /// <summary>Writes all files of an experiment into its folder.</summary>
    /// <returns>The text of the JSON.</returns>
    /// <exception cref="RecordingException">One cannot be written.</exception>
    public static async Task<string> WriteAsync(ReplicationFolder folder, ExperimentResults results, CancellationToken stop)
    {
        var json = Json(results);
        folder.Write(JsonName, json);
        folder.Write(CsvName, Csv(results));
        folder.Write(ParquetName, await ExperimentParquet.BytesAsync(results, stop));
        return json;
    }

    /// <summary>What was compared, and per indicator the estimate of every alternative and its comparison with the base.</summary>
    public static string Json(ExperimentResults results)
    {
        var (experiment, definition, effects) = (results.Experiment, results.Experiment.Definition, FactorAnalysis.Of(results));
        return new JsonObject
        {
            ["name"] = definition.Name,
            ["title"] = RecordingJson.Both(definition.Title),
            ["question"] = RecordingJson.Both(definition.Question),
            ["scenario"] = definition.Scenario,
            ["from"] = From(experiment.From),
            ["set"] = Changes(definition.Set),
            ["warmUp"] = experiment.WarmUp is { } warmUp ? new JsonObject { ["method"] = "mser-5", ["minutes"] = warmUp.Milliseconds / 60_000.0, ["pilotRuns"] = WarmUpPilot.Runs } : null,
            ["replications"] = results.Each,
            ["precision"] = definition.Precision.IsEmpty ? null : new JsonArray([.. definition.Precision.Select(precision => Asked(results, precision))]),
            ["firstSeed"] = definition.FirstSeed,
            ["randomNumbers"] = Spelling.Kebab(definition.RandomNumbers.ToString()),
            ["model"] = ReplicationKey.ThisModel,
            ["confidence"] = Estimate.Confidence,
            ["latinHypercube"] = definition.LatinHypercube,
            ["factors"] = new JsonArray([.. definition.Factors.Select(Factor)]),
            ["alternatives"] = new JsonArray([.. experiment.Alternatives.Select(alternative => Alternative(definition, alternative))]),
            ["indicators"] = new JsonArray([.. ExperimentSummary.Of(results).Select((summary, place) => Indicator(results, summary, place, effects))]),
        }.ToJsonString(RecordingJson.Indented);
    }

    /// <summary>RFC 4180, a row for each run and indicator; an empty value when nothing was measured, and in the last column what is awaited and had not come about: its time will be more than this.</summary>
    public static string Csv(ExperimentResults results)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, options: null, leaveOpen: true))
        {
            csv.WriteHeader(["alternative", "seed", "indicator", "unit", "value", "samples", "more-than", "run", .. results.Experiment.Definition.Factors.Select(factor => factor.Name)]);
            foreach (var row in ExperimentRow.Of(results)) csv.WriteRecord(Cells(results.Experiment.Definition, row));
        }

        return text.ToString();
    }

    private static string[] Cells(ExperimentDefinition definition, ExperimentRow row) =>
    [
        row.Alternative.Name, Cell(row.Seed), row.Indicator.Name, IndicatorFiles.UnitName(row.Indicator.Unit), Cell(row.Measured.Value), Cell(row.Measured.Samples), Cell(row.Measured.MoreThan), row.Run,
        .. definition.Factors.Select((factor, at) => factor.Levels[row.Alternative.Levels[at]]),
    ];

    private static string Cell(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Cell(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static JsonObject? From(BranchPoint? from) => from is null ? null : new()
    {
        ["run"] = from.Run,
        ["at"] = from.Local.ToString("s", CultureInfo.InvariantCulture),
        ["until"] = from.LocalUntil.ToString("s", CultureInfo.InvariantCulture),
    };

    private static JsonObject Factor(FactorDefinition factor) => new()
    {
        ["name"] = factor.Name,
        ["title"] = RecordingJson.Both(factor.Title),
        ["path"] = factor.Path,
        ["levels"] = new JsonArray([.. factor.Levels.Select(level => JsonValue.Create(level))]),
    };

    private static JsonObject Asked(ExperimentResults results, Precision precision) => new()
    {
        ["indicator"] = precision.Indicator,
        [precision.IsRelative ? "relativeHalfWidth" : "halfWidth"] = precision.HalfWidth,
        ["reached"] = !results.Imprecise.Contains(precision),
    };

    private static JsonObject Levels(ExperimentDefinition definition, Alternative alternative)
    {
        var levels = new JsonObject();
        for (var factor = 0; factor < definition.Factors.Length; factor++) levels[definition.Factors[factor].Name] = definition.Factors[factor].Levels[alternative.Levels[factor]];
        return levels;
    }

    private static JsonObject Alternative(ExperimentDefinition definition, Alternative alternative) => new()
    {
        ["name"] = alternative.Name,
        ["title"] = RecordingJson.Both(alternative.Title),
        ["set"] = Changes(alternative.Definition.Set),
        ["levels"] = Levels(definition, alternative),
        ["city"] = alternative.Scenario.Definition.City,
        ["cityHash"] = alternative.CityHash,
        ["scenarioHash"] = alternative.ScenarioHash,
    };

    private static JsonObject Indicator(ExperimentResults results, IndicatorSummary summary, int place, ImmutableArray<FactorEffects> effects)
    {
        var indicator = Indicator([.. results.Experiment.Alternatives.Select(alternative => (alternative.Name, alternative.Title))], summary, Ranking.Of(results, place));
        indicator["effects"] = effects.IsEmpty ? null : EffectExport.Json(results.Experiment, effects[place]);
        return indicator;
    }

    internal static JsonObject Indicator((string Name, Text Title)[] alternatives, IndicatorSummary summary, ImmutableArray<RankedAlternative> ranking) => new()
    {
        ["name"] = summary.Indicator.Definition.Name,
        ["label"] = RecordingJson.Both(summary.Indicator.Definition.Label),
        ["unit"] = IndicatorFiles.UnitName(summary.Indicator.Definition.Unit),
        ["wanted"] = Spelling.Kebab(summary.Indicator.Wanted.ToString()),
        ["objectives"] = new JsonArray([.. summary.Indicator.Objectives.Select(Objective)]),
        ["alternatives"] = new JsonArray([.. summary.Estimates.Select((estimate, place) => Figures(alternatives[place].Name, estimate))]),
        ["comparisons"] = new JsonArray([.. summary.Comparisons.Select(compared => Comparison(alternatives, summary, compared))]),
        ["ranking"] = new JsonArray([.. ranking.Select(ranked => Ranked(alternatives, ranked))]),
    };

    /// <summary>What is wanted of an indicator, whose name stands elsewhere.</summary>
    internal static JsonObject Objective(Objective objective) => new() { [objective.Comparison == Recording.Comparison.AtMost ? AtMost : AtLeast] = objective.Bound };

    private static JsonObject Ranked((string Name, Text Title)[] alternatives, RankedAlternative ranked) => new()
    {
        ["place"] = ranked.Place,
        ["alternative"] = alternatives[ranked.Alternative].Name,
        ["beatenBy"] = new JsonArray([.. ranked.BeatenBy.Select(other => JsonValue.Create(alternatives[other].Name))]),
    };

    private static JsonObject? Quantile(QuantileEstimate? quantile) => quantile is null ? null : new() { ["value"] = quantile.Value, ["low"] = quantile.Low, ["high"] = quantile.High };

    private static JsonObject? Share(Proportion? share) => share is null ? null : new() { ["met"] = share.Count, ["of"] = share.Of, ["share"] = share.Share, ["low"] = share.Low, ["high"] = share.High };

    private static JsonObject Figures(string alternative, Estimate estimate) => new()
    {
        ["alternative"] = alternative,
        ["runs"] = estimate.Runs,
        ["notMeasured"] = estimate.NotMeasured,
        ["awaited"] = estimate.Awaited,
        ["weak"] = estimate.Weak,
        ["mean"] = estimate.Mean,
        ["halfWidth"] = estimate.HalfWidth,
        ["standardDeviation"] = estimate.StandardDeviation,
        ["least"] = estimate.Least,
        ["median"] = estimate.Median,
        ["greatest"] = estimate.Greatest,
        ["p50"] = Quantile(estimate.MiddleRun),
        ["p90"] = Quantile(estimate.NineOfTen),
        ["p95"] = Quantile(estimate.NineteenOfTwenty),
        ["meeting"] = Share(estimate.Meeting),
    };

    private static JsonObject Comparison((string Name, Text Title)[] alternatives, IndicatorSummary summary, BesideTheBase compared) => new()
    {
        ["alternative"] = alternatives[compared.Alternative].Name,
        ["base"] = alternatives[0].Name,
        ["finding"] = Spelling.Kebab(compared.Finding.ToString()),
        ["words"] = RecordingJson.Both(FindingSentence.Of(alternatives[0].Title, alternatives[compared.Alternative].Title, summary, compared)),
        ["runs"] = compared.Difference.Runs,
        ["leftOut"] = compared.Difference.LeftOut,
        ["from"] = compared.Difference.From,
        ["to"] = compared.Difference.To,
        ["difference"] = compared.Difference.Mean,
        ["halfWidth"] = compared.Difference.HalfWidth,
        ["p"] = compared.Difference.PValue,
        ["pHolm"] = compared.AdjustedPValue,
    };

    private static JsonObject Changes(IEnumerable<Definition.Override> changes)
    {
        var set = new JsonObject();
        foreach (var change in changes) set[change.Path] = change.Value;
        return set;
    }
}
