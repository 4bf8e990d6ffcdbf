using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Liandong.Scenarios.Analysis;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Experiments;

/// <summary>Town by town how far each group lies from the base, and which of that the runs show.</summary>
internal static class ComparisonMap
{
    /// <summary>The map; null when the city is not known or its towns have no territories.</summary>
    public static JsonObject? Of(ComparedRuns compared)
    {
        if (compared.City is not { } city || compared.Groups.Length < 2 || ReportMap.Ground(city) is not { } ground) return null;
        var kinds = CourseTable.Towns.Where(kind => compared.Groups.Any(group => Figures(group, kind).Any(figures => figures.Any(value => value > 0)))).ToList();
        if (kinds.Count == 0) return null;
        ground["figures"] = ReportData.Array(kinds, kind => Figure(compared, kind, city.Towns.Length));
        return ground;
    }

    private static JsonObject Figure(ComparedRuns compared, TownFigureKind kind, int towns) => new()
    {
        ["label"] = ReportData.Both(kind.Label),
        ["unit"] = ReportData.Both(kind.Unit),
        ["groups"] = ReportData.Array(compared.Groups.Skip(1), group => Group(compared, group, kind, towns)),
    };

    private static JsonObject Group(ComparedRuns compared, ComparedGroup group, TownFigureKind kind, int towns)
    {
        var (from, to) = (Figures(compared.Groups[0], kind), Figures(group, kind));
        Difference[] differences = [.. Enumerable.Range(0, towns).Select(town => compared.IsPaired ? Difference.Paired(Measured(from, town), Measured(to, town)) : Difference.Independent(Measured(from, town), Measured(to, town)))];
        var shown = Shown(differences);
        return new JsonObject
        {
            ["from"] = Numbers(differences, difference => difference.From),
            ["to"] = Numbers(differences, difference => difference.To),
            ["apart"] = Numbers(differences, difference => difference.Mean),
            ["half"] = Numbers(differences, difference => difference.HalfWidth),
            ["shown"] = ReportData.Array(shown, value => JsonValue.Create(value)),
        };
    }

    /// <summary>Of all towns at once one in twenty of those that are shown is so by chance at most (Benjamini and Hochberg).</summary>
    internal static ImmutableArray<bool> Shown(IReadOnlyCollection<Difference> differences)
    {
        double?[] chances = [.. differences.Select(difference => difference.PValue)];
        var threshold = FalseDiscovery.Threshold(chances.OfType<double>(), chances.OfType<double>().Count());
        return [.. chances.Select(chance => chance <= threshold)];
    }

    private static ImmutableArray<double?>[] Figures(ComparedGroup group, TownFigureKind kind) =>
        [.. group.Courses.Select(course => course.Towns.Where(figures => figures.Name == kind.Name).Select(figures => figures.Values).FirstOrDefault([]))];

    private static Measurement[] Measured(ImmutableArray<double?>[] runs, int town) => [.. runs.Select(run => new Measurement(town < run.Length ? run[town] : null, null, null))];

    private static JsonArray Numbers(Difference[] differences, Func<Difference, double?> of) => ReportData.Array(differences, difference => of(difference) is { } value ? JsonValue.Create(Math.Round(value, TownFigureKind.KeptDecimals)) : null);
}
