using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Definition;

/// <summary>Reads a scenario's <c>record:</c>: the kinds of device reports to keep.</summary>
internal static class RecordReader
{
    /// <summary>None when the scenario has no such list.</summary>
    public static IEnumerable<FeedKind> Read(StrictMap scenario)
    {
        var kinds = Enum.GetValues<FeedKind>().ToDictionary(kind => Spelling.Kebab(kind.ToString()), StringComparer.Ordinal);
        var read = new SortedSet<FeedKind>();
        foreach (var word in scenario.WordsOrEmpty("record"))
        {
            if (kinds.TryGetValue(word, out var kind))
            {
                read.Add(kind);
                continue;
            }

            var (zh, en) = Spelling.Hint(word, kinds.Keys);
            scenario.Refuse("record", $"不认识 '{word}'；{zh}", $"unknown '{word}'; {en}");
        }

        return read;
    }
}
