using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Liandong.Scenarios.Experiments;

/// <summary>Equal steps from one value of a scenario's path to another: <c>1..40</c>, <c>+0..+20</c>, <c>50%..200%/10%</c>.</summary>
public sealed partial class LevelRange
{
    /// <summary>The most values of a range.</summary>
    public const int MostLevels = 10_001;

    private readonly decimal _from;
    private readonly decimal _step;
    private readonly string _unit;
    private readonly bool _isSigned;

    private LevelRange(decimal from, decimal step, int count, string unit, bool isSigned) => (_from, _step, Count, _unit, _isSigned) = (from, step, count, unit, isSigned);

    /// <summary>How many values it has, 1 at least.</summary>
    public int Count { get; }

    /// <summary>The value at a place, as a scenario's file writes it.</summary>
    /// <param name="place">From 0 to <see cref="Count"/> − 1.</param>
    public string this[int place] => Written(_from + (_step * place), _unit, _isSigned);

    /// <summary>All values.</summary>
    public ImmutableArray<string> Levels => [.. Enumerable.Range(0, Count).Select(place => this[place])];

    /// <summary>Reads <c>FROM..TO</c> or <c>FROM..TO/STEP</c>.</summary>
    /// <returns>None when it is no range; the reason is then told.</returns>
    public static LevelRange? TryParse(string text, out City.Text why)
    {
        why = new($"应是 从..到 或 从..到/步长，如 1..40、50%..200%/10%，实际是 '{text}'", $"expected FROM..TO or FROM..TO/STEP, such as 1..40 or 50%..200%/10%, found '{text}'");
        var parts = text.Split("..");
        if (parts.Length != 2 || parts.Contains("")) return null;
        var (to, step) = parts[1].Split('/') is [var last, var each] ? (last, each) : (parts[1], null);
        return TryMake(parts[0], to, step, out why);
    }

    /// <summary>A range from one value to another.</summary>
    /// <param name="from">The first value: a number, perhaps with a sign and a unit.</param>
    /// <param name="to">The last, with the same unit.</param>
    /// <param name="step">What lies between two; null for 1.</param>
    /// <param name="why">Why there is none.</param>
    public static LevelRange? TryMake(string from, string to, string? step, out City.Text why)
    {
        why = new("", "");
        if (Parts(from) is not { } first) why = NoNumber(from);
        else if (Parts(to) is not { } last) why = NoNumber(to);
        else if (Parts(step ?? "1" + first.Unit) is not { } each) why = NoNumber(step!);
        else if (first.Unit != last.Unit || first.Unit != each.Unit) why = new($"'{from}'、'{to}' 与步长的单位须相同", $"'{from}', '{to}' and the step must have the same unit");
        else if (each.Number <= 0) why = new($"步长须大于 0，实际是 '{step}'", $"the step must be above 0, found '{step}'");
        else if (last.Number < first.Number) why = new($"'{from}' 大于 '{to}'，请从小写到大", $"'{from}' is greater than '{to}'; write the lesser one first");
        else if ((last.Number - first.Number) / each.Number >= MostLevels) why = new($"超过 {MostLevels} 个值，请加大步长", $"more than {MostLevels} values; take a greater step");
        else if ((last.Number - first.Number) % each.Number != 0) why = Missed(first, last.Number, each.Number);
        else return new LevelRange(first.Number, each.Number, 1 + (int)((last.Number - first.Number) / each.Number), first.Unit, first.IsSigned);
        return null;
    }

    private static City.Text Missed((decimal Number, string Unit, bool IsSigned) first, decimal last, decimal step)
    {
        var before = first.Number + (step * decimal.Floor((last - first.Number) / step));
        var (below, above, missed, each) = (Written(before, first.Unit, first.IsSigned), Written(before + step, first.Unit, first.IsSigned), Written(last, first.Unit, first.IsSigned), Written(step, first.Unit, isSigned: false));
        return new($"步长 {each} 到不了 {missed}；终点请写 {below} 或 {above}", $"steps of {each} do not come to {missed}; let it end at {below} or {above}");
    }

    private static City.Text NoNumber(string text) => new($"'{text}' 不是数，应如 4、+2、80%", $"'{text}' is no number; write one such as 4, +2 or 80%");

    private static (decimal Number, string Unit, bool IsSigned)? Parts(string text)
    {
        var match = Shape().Match(text.Trim());
        if (!match.Success || !decimal.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        return (number, match.Groups["unit"].Value, match.Groups["number"].Value[0] is '+' or '-');
    }

    private static string Written(decimal number, string unit, bool isSigned) =>
        (isSigned && number >= 0 ? "+" : "") + number.ToString("0.############", CultureInfo.InvariantCulture) + unit;

    [GeneratedRegex(@"^(?<number>[+-]?[0-9]+(\.[0-9]+)?) ?(?<unit>%|[a-z]*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Shape();
}
