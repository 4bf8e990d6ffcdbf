using System.Globalization;
using System.Text;

namespace Liandong.Scenarios.Yaml;

/// <summary>Words of definitions: how they are spelt, and which right word a wrong one may have meant.</summary>
public static class Spelling
{
    /// <summary>The right word nearest to <paramref name="wrong"/> by edit distance, or null when none is near.</summary>
    public static string? Nearest(string wrong, IEnumerable<string> right)
    {
        string? best = null;
        var least = int.MaxValue;
        foreach (var word in right.Order(StringComparer.Ordinal))
        {
            var distance = Distance(wrong.ToLowerInvariant(), word.ToLowerInvariant());
            if (distance >= least) continue;
            (best, least) = (word, distance);
        }

        return best is not null && least <= (best.Any(IsHan) ? best.Length / 2 : Math.Max(2, best.Length / 3)) ? best : null;
    }

    /// <summary>"did you mean x?", or all the right words when none is near; in Chinese and in English.</summary>
    public static (string Zh, string En) Hint(string wrong, IReadOnlyCollection<string> right)
    {
        if (Nearest(wrong, right) is { } near) return ($"是不是“{near}”？", $"did you mean '{near}'?");
        var all = right.Order(StringComparer.Ordinal).Take(30).ToArray();
        return ($"可用的有：{string.Join('、', all)}", $"known: {string.Join(", ", all)}");
    }

    /// <summary>The same for things that have a code and names: the nearest in the writing of <paramref name="wrong"/>, or all when none is near.</summary>
    public static (string Zh, string En) HintOfNames(string wrong, IReadOnlyCollection<(string Code, City.Text Name)> right)
    {
        var near = Nearest(wrong, right.SelectMany(one => (string[])[one.Code, one.Name.Zh, one.Name.En])) ?? right.Select(one => one.Name.Zh).FirstOrDefault(name => wrong.Length > 1 && name.Contains(wrong, StringComparison.Ordinal));
        if (near is not null)
        {
            var (code, name) = right.First(one => near == one.Code || near == one.Name.Zh || near == one.Name.En);
            return ($"是不是“{name.Zh}”（{code}）？", $"did you mean '{name.En}' ({code})?");
        }

        var some = right.Take(30).ToArray();
        var more = right.Count > some.Length ? "…" : "";
        return ($"可用的有：{string.Join('、', some.Select(one => $"{one.Name.Zh}（{one.Code}）"))}{more}", $"known: {string.Join(", ", some.Select(one => $"{one.Name.En} ({one.Code})"))}{more}");
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.</summary>
    public static int Distance(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) cost[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) cost[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = cost[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[left.Length, right.Length];
    }

    /// <summary>An identifier as definitions spell it: <c>RainGauge</c> is <c>rain-gauge</c>, <c>Storm2015</c> is <c>storm-2015</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var starts = char.IsUpper(name[i]) || (char.IsDigit(name[i]) && i > 0 && !char.IsDigit(name[i - 1]));
            if (starts && i > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    // A Chinese word is short, and each of its characters says as much as a syllable.
    private static bool IsHan(char character) => character is >= '\u4e00' and <= '\u9fff';

    /// <summary>A number as definitions write it.</summary>
    internal static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
