using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments;

/// <summary>What factors do, as JSON.</summary>
internal static class EffectExport
{
    public static JsonObject Json(Experiment experiment, FactorEffects effects)
    {
        var factors = experiment.Definition.Factors;
        return new JsonObject
        {
            ["explained"] = effects.Explained,
            ["awaited"] = effects.Awaited,
            ["main"] = new JsonArray([.. effects.Main.Select(effect => Main(experiment, effects, effect))]),
            ["interactions"] = new JsonArray([.. effects.Interactions.Select(effect => Interaction(factors, effect))]),
        };
    }

    private static JsonObject Main(Experiment experiment, FactorEffects effects, MainEffect effect)
    {
        var factor = experiment.Definition.Factors[effect.Factor];
        return Figures(effect.Difference, effect.AdjustedPValue, new JsonObject
        {
            ["factor"] = factor.Name,
            ["base"] = factor.Levels[0],
            ["level"] = factor.Levels[effect.Level],
            ["finding"] = Spelling.Kebab(ComparisonEffects.FindingOf(effects, effect.Difference, effect.IsShown).ToString()),
            ["words"] = RecordingJson.Both(EffectSentence.Of(experiment.Definition.Factors, effects, effect)),
        });
    }

    private static JsonObject Interaction(ImmutableArray<FactorDefinition> factors, Interaction effect) => Figures(effect.Difference, effect.AdjustedPValue, new JsonObject
    {
        ["factor"] = factors[effect.Factor].Name,
        ["level"] = factors[effect.Factor].Levels[effect.Level],
        ["other"] = factors[effect.Other].Name,
        ["otherLevel"] = factors[effect.Other].Levels[effect.OtherLevel],
    });

    private static JsonObject Figures(Difference difference, double? adjusted, JsonObject json)
    {
        json["runs"] = difference.Runs;
        json["leftOut"] = difference.LeftOut;
        json["from"] = difference.From;
        json["to"] = difference.To;
        json["difference"] = difference.Mean;
        json["halfWidth"] = difference.HalfWidth;
        json["p"] = difference.PValue;
        json["pHolm"] = adjusted;
        return json;
    }
}
