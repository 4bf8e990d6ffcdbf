using System.Collections.Immutable;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Feeds;

/// <summary>The kinds of devices that can report while a run goes on.</summary>
public static class LiveKinds
{
    private const string Option = "--live";

    private static readonly FeedKind[] All = [FeedKind.Water, FeedKind.Rain, FeedKind.Gps, FeedKind.Vitals, FeedKind.Requests];

    /// <summary>Reads a list such as <c>water,rain</c>.</summary>
    /// <exception cref="DefinitionException">A word is none of the kinds.</exception>
    public static ImmutableArray<FeedKind> Parse(string list)
    {
        var kinds = ImmutableArray.CreateBuilder<FeedKind>();
        foreach (var word in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = Array.FindIndex(All, kind => NameOf(kind) == word);
            if (at < 0)
            {
                var (zh, en) = Spelling.Hint(word, [.. All.Select(NameOf)]);
                throw new DefinitionException(Option, 0, $"不认识 '{word}'；{zh}", $"unknown '{word}'; {en}");
            }

            if (!kinds.Contains(All[at])) kinds.Add(All[at]);
        }

        if (kinds.Count == 0) throw new DefinitionException(Option, 0, "没有写设备类别，如 water,rain", "no kind of device is named, such as water,rain");
        kinds.Sort();
        return kinds.ToImmutable();
    }

    /// <summary>Writes such a list.</summary>
    public static string Format(IEnumerable<FeedKind> kinds) => string.Join(',', kinds.Select(NameOf));

    /// <summary>Makes sure that the run has devices of each kind.</summary>
    /// <exception cref="DefinitionException">It has none of a kind.</exception>
    public static void Require(CityRun run)
    {
        foreach (var kind in run.Feed.Live)
        {
            if (DeviceBook.Of(kind, run).Count > 0) continue;
            var name = FeedValues.NameOf(kind);
            throw new DefinitionException(Option, 0, $"本次运行没有可接入{name.Zh}的设备：城市没有，或情景没有启用", $"the run has no devices for {name.En}: the city has none, or the scenario leaves them out");
        }
    }

    private static string NameOf(FeedKind kind) => Spelling.Kebab(kind.ToString());
}
