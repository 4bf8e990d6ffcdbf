using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads what must hold and what is compared.</summary>
internal static class ObjectiveReader
{
    public static Objective Objective(StrictMap map)
    {
        var (most, least) = (map.Has("at-most"), map.Has("at-least"));
        if (most == least) map.Refuse(most ? "at-most" : "indicator", "须写 at-most 或 at-least 之一", "write one of at-most and at-least");
        var unit = Unit(map);
        var bound = unit is { } known && most != least ? Bound(map, most ? "at-most" : "at-least", known) : 0;
        var objective = new Objective(map.Text("indicator"), most ? Comparison.AtMost : Comparison.AtLeast, bound, map.Names("label"));
        map.Done();
        return objective;
    }

    public static Counterfactual Counterfactual(StrictMap map)
    {
        var set = map.Pairs("set");
        if (set.Count == 0) map.Refuse("set", "须写至少一处改动，如 staff.crews: +2", "write at least one change, such as staff.crews: +2");
        var counterfactual = new Counterfactual(map.Names("label"), [.. set.Select(pair => new Override(pair.Key, pair.Yaml))]);
        map.Done();
        return counterfactual;
    }

    private static IndicatorUnit? Unit(StrictMap map)
    {
        var name = map.Text("indicator");
        if (name.Length == 0) return null;
        try
        {
            return IndicatorTable.Find(name).Unit;
        }
        catch (UnknownIndicatorException error)
        {
            map.Refuse("indicator", error.Text.Zh, error.Text.En);
            return null;
        }
    }

    private static double Bound(StrictMap map, string key, IndicatorUnit unit) => unit switch
    {
        IndicatorUnit.Share => map.Share(key),
        IndicatorUnit.Milliseconds => map.Duration(key).Milliseconds,
        _ => map.Number(key, 0, 1e12),
    };
}
