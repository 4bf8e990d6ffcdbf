using System.Collections.Immutable;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Experiments;

/// <summary>Which alternatives may be the best, in a sentence.</summary>
public static class RankingSentence
{
    // Of two the comparison says it all.
    private const int FewestRanked = 3;

    /// <summary>The sentence; none for fewer than three, and where they cannot be ranked.</summary>
    /// <param name="compared">What is ranked.</param>
    /// <param name="ranking">By one indicator.</param>
    public static Text? Of(ComparedRuns compared, ImmutableArray<RankedAlternative> ranking)
    {
        if (ranking.Length < FewestRanked) return null;
        Text[] best = [.. ranking.Where(ranked => ranked.BeatenBy.IsEmpty).Select(ranked => compared.Groups[ranked.Alternative].Title)];
        var (zh, en) = (string.Join("、", best.Select(title => $"“{title.Zh}”")), string.Join(", ", best.Select(title => $"“{title.En}”")));
        return best.Length == 1 && ranking.Count(ranked => !ranked.BeatenBy.IsEmpty && ranked.BeatenBy.Contains(ranking.First(one => one.BeatenBy.IsEmpty).Alternative)) == ranking.Length - 1
            ? new Text($"最好的是{zh}，优于其他所有{compared.GroupName.Zh}", $"Best: {en}, which beats every other {compared.GroupName.En}")
            : best.Length == 1
            ? new Text($"可能最好的是{zh}：没有看得出比它好的", $"{en} may be the best: none is shown to beat it")
            : new Text($"可能最好的有 {best.Length} 个，彼此看不出差别：{zh}", $"Any of these {best.Length} may be the best, none is shown to beat them: {en}");
    }
}
