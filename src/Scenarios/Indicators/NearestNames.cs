namespace Liandong.Scenarios.Indicators;

/// <summary>Right names near a wrong one, for messages.</summary>
internal static class NearestNames
{
    /// <summary>The three names with the fewest edits (Levenshtein), ties by name.</summary>
    public static IReadOnlyList<string> To(string wrong, IEnumerable<string> names) =>
        [.. names.OrderBy(name => Edits(wrong, name)).ThenBy(name => name, StringComparer.Ordinal).Take(3)];

    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
