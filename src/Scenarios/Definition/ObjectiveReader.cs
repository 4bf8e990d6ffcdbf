using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads what must hold and what is compared.</summary>
internal static class ObjectiveReader
{
    public static Objective Objective(StrictMap map)
    {
        var (most, least) = (map.Has("at-most"), map.Has("at-least"));
        if (most == least) throw map.Error("indicator", "须写 at-most 或 at-least 之一", "write one of at-most and at-least");
        var objective = new Objective(map.Text("indicator"), most, Bound(map, most ? "at-most" : "at-least"), map.Names("label"));
        map.Done();
        return objective;
    }

    public static Counterfactual Counterfactual(StrictMap map)
    {
        var set = map.Pairs("set");
        if (set.Count == 0) throw map.Error("set", "须写至少一处改动,如 staff.crews: +2", "write at least one change, such as staff.crews: +2");
        var counterfactual = new Counterfactual(map.Names("label"), [.. set.Select(pair => new Override(pair.Key, pair.Yaml))]);
        map.Done();
        return counterfactual;
    }

    private static Bound Bound(StrictMap map, string key)
    {
        var text = map.Text(key);
        if (text.EndsWith('%') && Quantity.TryShare(text, out var share)) return new Bound(share, BoundUnit.Share);
        if (Quantity.TryNumber(text, out var number)) return new Bound(number, BoundUnit.Number);
        if (Quantity.TryDuration(text, out var duration, out _)) return new Bound(duration.Milliseconds, BoundUnit.Time);
        throw map.Error(key, $"应是数、百分数或时长(如 4、95%、30min),实际是 '{text}'", $"expected a number, a percentage or a duration (4, 95%, 30min), found '{text}'");
    }
}
