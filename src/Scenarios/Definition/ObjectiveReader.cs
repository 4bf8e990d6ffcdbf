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
        if (most == least) throw map.Error("indicator", "须写 at-most 或 at-least 之一", "write one of at-most and at-least");
        var unit = Unit(map);
        var objective = new Objective(map.Text("indicator"), most ? Comparison.AtMost : Comparison.AtLeast, Bound(map, most ? "at-most" : "at-least", unit), map.Names("label"));
        map.Done();
        return objective;
    }

    public static Counterfactual Counterfactual(StrictMap map)
    {
        var set = map.Pairs("set");
        if (set.Count == 0) throw map.Error("set", "须写至少一处改动，如 staff.crews: +2", "write at least one change, such as staff.crews: +2");
        var counterfactual = new Counterfactual(map.Names("label"), [.. set.Select(pair => new Override(pair.Key, pair.Yaml))]);
        map.Done();
        return counterfactual;
    }

    private static IndicatorUnit Unit(StrictMap map)
    {
        try
        {
            return IndicatorTable.Find(map.Text("indicator")).Unit;
        }
        catch (UnknownIndicatorException error)
        {
            throw map.Error("indicator", error.Text.Zh, error.Text.En);
        }
    }

    private static double Bound(StrictMap map, string key, IndicatorUnit unit) => unit switch
    {
        IndicatorUnit.Share => map.Share(key),
        IndicatorUnit.Milliseconds => map.Duration(key).Milliseconds,
        _ => map.Number(key, 0, 1e12),
    };
}
