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

    /// <summary>What was compared, and per indicator the estimate of every alternative and its comparison with the base.</summary>
    public static string Json(ExperimentResults results)
    {
        var (experiment, definition) = (results.Experiment, results.Experiment.Definition);
        return new JsonObject
        {
            ["name"] = definition.Name,
            ["title"] = Both(definition.Title),
            ["question"] = Both(definition.Question),
            ["scenario"] = definition.Scenario,
            ["set"] = Changes(definition.Set),
            ["replications"] = definition.Replications,
            ["firstSeed"] = definition.FirstSeed,
            ["randomNumbers"] = Spelling.Kebab(definition.RandomNumbers.ToString()),
            ["model"] = ReplicationKey.ThisModel,
            ["confidence"] = Estimate.Confidence,
            ["alternatives"] = new JsonArray([.. experiment.Alternatives.Select(Alternative)]),
            ["indicators"] = new JsonArray([.. ExperimentSummary.Of(results).Select(summary => Indicator(experiment, summary))]),
        }.ToJsonString(RecordingJson.Indented);
    }

    /// <summary>RFC 4180, a row for each run and indicator; an empty value when nothing was measured, and in the last column what is awaited and had not come about: its time will be more than this.</summary>
    public static string Csv(ExperimentResults results)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, options: null, leaveOpen: true))
        {
            csv.WriteHeader(["alternative", "seed", "indicator", "unit", "value", "samples", "more-than", "run"]);
            foreach (var row in Rows(results)) csv.WriteRecord(row);
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> Rows(ExperimentResults results)
    {
        var experiment = results.Experiment;
        for (var place = 0; place < experiment.Replications.Length; place++)
        {
            var (alternative, seed) = (experiment.Alternatives[experiment.Replications[place].Alternative], experiment.Replications[place].Seed);
            var run = ReplicationKey.Of(alternative, seed).Name;
            for (var i = 0; i < experiment.Indicators.Length; i++)
            {
                var (indicator, measured) = (experiment.Indicators[i].Definition, results[place, i]);
                yield return [alternative.Name, Cell(seed), indicator.Name, IndicatorFiles.UnitName(indicator.Unit), Cell(measured.Value), Cell(measured.Samples), Cell(measured.MoreThan), run];
            }
        }
    }

    private static string Cell(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Cell(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static JsonObject Alternative(Alternative alternative) => new()
    {
        ["name"] = alternative.Name,
        ["title"] = Both(alternative.Title),
        ["set"] = Changes(alternative.Definition.Set),
        ["city"] = alternative.Scenario.Definition.City,
        ["cityHash"] = alternative.CityHash,
        ["scenarioHash"] = alternative.Scenario.Hash,
    };

    private static JsonObject Indicator(Experiment experiment, IndicatorSummary summary) => new()
    {
        ["name"] = summary.Indicator.Definition.Name,
        ["label"] = Both(summary.Indicator.Definition.Label),
        ["unit"] = IndicatorFiles.UnitName(summary.Indicator.Definition.Unit),
        ["wanted"] = Spelling.Kebab(summary.Indicator.Wanted.ToString()),
        ["alternatives"] = new JsonArray([.. summary.Estimates.Select((estimate, place) => Figures(experiment.Alternatives[place].Name, estimate))]),
        ["comparisons"] = new JsonArray([.. summary.Comparisons.Select(compared => Comparison(experiment, summary, compared))]),
    };

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
    };

    private static JsonObject Comparison(Experiment experiment, IndicatorSummary summary, BesideTheBase compared) => new()
    {
        ["alternative"] = experiment.Alternatives[compared.Alternative].Name,
        ["base"] = experiment.Alternatives[0].Name,
        ["finding"] = Spelling.Kebab(compared.Finding.ToString()),
        ["words"] = Both(FindingSentence.Of(experiment, summary, compared)),
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

    private static JsonObject Both(Text text) => new() { ["zh"] = text.Zh, ["en"] = text.En };
}
