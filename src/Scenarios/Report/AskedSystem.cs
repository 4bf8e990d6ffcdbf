using System.Collections.Immutable;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Report;

/// <summary>A system of the city that a run was asked about, and which of its figures answer.</summary>
/// <param name="Section">Its part of the report.</param>
/// <param name="Cards">Its cards of the families that objectives name: all of them when none is named.</param>
internal sealed record AskedSystem(Section Section, ImmutableArray<string> Cards)
{
    private const int CardsOfAll = 24;
    private const int FewestCards = 4;
    private const int MostCards = 8;

    /// <summary>
    /// The systems that objectives name, those first whose own cards they name, in the objectives' order; without objectives every system that took part.
    /// The more there are, the fewer figures of each.
    /// </summary>
    /// <param name="indicators">The run's indicators and sections.</param>
    /// <param name="named">Names of the indicators that objectives are about.</param>
    public static IReadOnlyList<AskedSystem> Of(RunIndicators indicators, IReadOnlyList<string> named)
    {
        Section[] asked =
        [
            .. indicators.Sections
                .Where(section => !section.Cards.IsEmpty && (named.Count == 0 ? !TopicPage.Topics.Contains(section.Id) : RankOf(section, named) < 2 * named.Count))
                .OrderBy(section => RankOf(section, named)),
        ];
        var most = asked.Length == 0 ? 0 : Math.Clamp(CardsOfAll / asked.Length, FewestCards, MostCards);
        return [.. asked.Select(section => new AskedSystem(section, CardsOf(section, named, most)))];
    }

    // The place of the first objective about a card; behind all of them that of the first about another indicator of the family.
    private static int RankOf(Section section, IReadOnlyList<string> named)
    {
        for (var i = 0; i < named.Count; i++)
        {
            if (section.Cards.Contains(named[i])) return i;
        }

        for (var i = 0; i < named.Count; i++)
        {
            if (section.Cards.Any(card => FamilyOf(card) == FamilyOf(named[i]))) return named.Count + i;
        }

        return 2 * named.Count;
    }

    // Of a family, as river and coast are in one section, those that are named, and the first of the others.
    private static ImmutableArray<string> CardsOf(Section section, IReadOnlyList<string> named, int most)
    {
        var families = named.Select(FamilyOf).ToHashSet(StringComparer.Ordinal);
        var kept = section.Cards.GroupBy(FamilyOf)
            .Where(family => families.Count == 0 || families.Contains(family.Key))
            .SelectMany(family => family.OrderByDescending(card => named.Contains(card)).Take(most))
            .ToHashSet(StringComparer.Ordinal);
        return [.. section.Cards.Where(kept.Contains)];
    }

    private static string FamilyOf(string indicator) => indicator[..indicator.IndexOf('.', StringComparison.Ordinal)];
}
