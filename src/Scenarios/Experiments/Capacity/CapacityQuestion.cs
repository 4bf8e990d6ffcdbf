using System.Collections.Immutable;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Experiments.Capacity;

/// <summary>How much is enough, or how much can be borne.</summary>
public sealed record CapacityQuestion
{
    /// <summary>A bundled scenario's name or a file's path.</summary>
    public required string Scenario { get; init; }

    /// <summary>Changes that hold for all values.</summary>
    public required ImmutableArray<Override> Set { get; init; }

    /// <summary>The paths of the scenario that take the value, all the same one.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>The values.</summary>
    public required LevelRange Range { get; init; }

    /// <summary>Whether the greatest value is sought that still meets the objectives, because more of it is a load; otherwise the least that does.</summary>
    public required bool IsLoad { get; init; }

    /// <summary>What must hold of the means; one at least.</summary>
    public required ImmutableArray<Objective> Objectives { get; init; }

    /// <summary>How sure all that is said to be shown is, together: between 0.5 and 1.</summary>
    public double Confidence { get; init; } = Estimate.Confidence;

    /// <summary>Runs of a value before it is judged, 2 or more.</summary>
    public int FewestRuns { get; init; } = 20;

    /// <summary>Runs of a value after which it is judged by its means alone.</summary>
    public int MostRuns { get; init; } = 320;

    /// <summary>The seed of the first run of every value; the others follow one by one.</summary>
    public long FirstSeed { get; init; } = 1;

    /// <summary>The value at a place, from the one that asks most of the city to the one that asks least.</summary>
    internal string ValueAt(int place) => Range[IsLoad ? Range.Count - 1 - place : place];

    /// <summary>Reads <c>PATH[,PATH…]=FROM..TO[/STEP]</c>.</summary>
    /// <param name="option">The option that asks for it, for what is wrong.</param>
    /// <param name="text">Its value.</param>
    /// <exception cref="DefinitionException">It cannot be read.</exception>
    public static (ImmutableArray<string> Paths, LevelRange Range) Varied(string option, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) throw new DefinitionException($"{option} {text}", 0, "应是 路径=从..到，如 staff.officers=+0..+10", "expected PATH=FROM..TO, such as staff.officers=+0..+10");
        var range = LevelRange.TryParse(text[(equals + 1)..].Trim(), out var why) ?? throw new DefinitionException($"{option} {text}", 0, why.Zh, why.En);
        if (range.Count < 2) throw new DefinitionException($"{option} {text}", 0, "只有一个值，无从查找", "has only one value, there is nothing to search");
        return ([.. text[..equals].Split(',').Select(path => path.Trim())], range);
    }

    /// <summary>Reads what must hold: <c>orders.arrive.p95 &lt;= 15min</c>, <c>hotline.answered-15s.share >= 80%</c>.</summary>
    /// <exception cref="DefinitionException">It cannot be read, or names no indicator.</exception>
    public static Objective Until(string text)
    {
        var place = $"--until \"{text}\"";
        var sign = text.Contains("<=", StringComparison.Ordinal) ? "<=" : text.Contains(">=", StringComparison.Ordinal) ? ">=" : throw new DefinitionException(place, 0, "应是 指标 <= 值 或 指标 >= 值，如 \"orders.arrive.p95 <= 15min\"", "expected INDICATOR <= VALUE or INDICATOR >= VALUE, such as \"orders.arrive.p95 <= 15min\"");
        var (name, value) = (text[..text.IndexOf(sign, StringComparison.Ordinal)].Trim(), text[(text.IndexOf(sign, StringComparison.Ordinal) + 2)..].Trim());
        try
        {
            var indicator = IndicatorTable.Find(name);
            return new Objective(indicator.Name, sign == "<=" ? Comparison.AtMost : Comparison.AtLeast, Bound(place, value, indicator.Unit), indicator.Label);
        }
        catch (UnknownIndicatorException error)
        {
            throw new DefinitionException(place, 0, error.Text.Zh, error.Text.En);
        }
    }

    private static double Bound(string place, string value, IndicatorUnit unit)
    {
        switch (unit)
        {
            case IndicatorUnit.Milliseconds:
                // Nobody means metres or months here.
                if (value.EndsWith('m')) value += "in";
                return Quantity.TryDuration(value, out var duration, out var why) ? duration.Milliseconds : throw new DefinitionException(place, 0, why.Zh, why.En);
            case IndicatorUnit.Share:
                return Quantity.TryShare(value, out var share) && share is >= 0 and <= 1 ? share : throw new DefinitionException(place, 0, $"应是 0% 到 100%，实际是 '{value}'", $"expected 0% to 100%, found '{value}'");
            default:
                return Quantity.TryNumber(value, out var number) ? number : throw new DefinitionException(place, 0, $"应是数，实际是 '{value}'", $"expected a number, found '{value}'");
        }
    }
}
