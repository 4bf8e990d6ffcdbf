using System.Text;

namespace Liandong.Client.Screens;

/// <summary>Breaks Chinese and English text into lines of a terminal, where a Chinese character takes two columns.</summary>
public static class TextWrap
{
    private const string NotFirst = "，。；：、）？！》”’%";
    private const string NotLast = "（《“‘";

    /// <summary>Columns that a text takes.</summary>
    public static int Width(string text) => text.Sum(Width);

    /// <summary>The text in lines of at most this many columns; a word that is longer stays whole, so that it can be copied.</summary>
    public static IReadOnlyList<string> Lines(string text, int columns)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var used = 0;
        foreach (var piece in Pieces(text))
        {
            var width = Width(piece.TrimEnd());
            if (used > 0 && used + width > columns)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
                used = 0;
            }

            line.Append(piece);
            used += Width(piece);
        }

        lines.Add(line.ToString().TrimEnd());
        return lines;
    }

    /// <summary>A text filled up with spaces to this many columns.</summary>
    public static string Padded(string text, int columns) => text + new string(' ', Math.Max(0, columns - Width(text)));

    private static int Width(char character) => IsWide(character) ? 2 : 1;

    private static bool IsWide(char character) => character is (>= '\u2E80' and <= '\uD7FF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6');

    // What may not be parted: a word with the space behind it, a Chinese character with the punctuation around it.
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && (!IsBreak(text[i - 1], text[i]) || IsUnit(text, i))) continue;
            yield return text[start..i];
            start = i;
        }
    }

    // 50 家 stays together.
    private static bool IsUnit(string text, int at) => at >= 2 && text[at - 1] == ' ' && char.IsAsciiDigit(text[at - 2]) && IsWide(text[at]);

    private static bool IsBreak(char before, char after)
    {
        if (after == ' ' || NotFirst.Contains(after, StringComparison.Ordinal) || NotLast.Contains(before, StringComparison.Ordinal)) return false;
        return before == ' ' || IsWide(before) || IsWide(after);
    }
}
