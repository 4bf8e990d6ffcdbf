using System.Collections.Immutable;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Report;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What people see of alternatives that are compared: a sentence for each comparison, and the figures.</summary>
internal sealed class ComparisonScreen(Screen screen, IReadOnlyList<Text> titles)
{
    private const string Indent = "  ";

    /// <summary>What is compared, from its question to its figures.</summary>
    public static void Show(Screen screen, ComparedRuns compared)
    {
        screen.Heading(compared.Title);
        screen.Paragraph(compared.Question);
        foreach (var group in compared.Groups)
        {
            var (runs, runsEn) = ($"{group.Seeds.Length} 次运行，种子 {group.SeedsInWords}", $"{Plural.Of(group.Seeds.Length, "run")}, {(group.Seeds.Length == 1 ? "seed" : "seeds")} {group.SeedsInWords}");
            screen.Paragraph(new Text($"“{group.Title.Zh}”：{runs}", $"“{group.Title.En}”: {runsEn}"), Indent, indentsFirst: true);
        }

        if (compared.Groups.Length > 1) screen.Paragraph(compared.IsPaired ? new("种子相同，成对比较", "The seeds are the same: compared in pairs") : new("种子不同，不成对比较", "The seeds differ: not compared in pairs"), Indent, indentsFirst: true);
        if (compared.From is { } from) screen.Paragraph(from, Indent, indentsFirst: true);
        foreach (var warning in compared.Warnings) screen.Paragraph(warning, Indent, "yellow", indentsFirst: true);
        screen.Line("");
        var (summaries, shown) = (compared.Summaries(), new ComparisonScreen(screen, [.. compared.Groups.Select(group => group.Title)]));
        foreach (var effects in compared.Effects()) new EffectScreen(screen, compared.Varied!.Factors, effects).Show();
        if (compared.Varied is null) shown.Findings(summaries);
        foreach (var summary in summaries) shown.Table(summary);
    }

    /// <summary>A sentence for each comparison.</summary>
    public void Findings(ImmutableArray<IndicatorSummary> summaries)
    {
        foreach (var summary in summaries)
        {
            foreach (var compared in summary.Comparisons) Find(summary, compared);
        }
    }

    /// <summary>The figures of an indicator.</summary>
    public void Table(IndicatorSummary summary) => new ExperimentTable(screen, titles, summary).Show();

    private void Find(IndicatorSummary summary, BesideTheBase compared)
    {
        var (sign, style) = compared.Finding switch
        {
            Finding.Better => ("✓", "green"),
            Finding.Worse => ("✗", "red"),
            Finding.Less or Finding.More => ("•", "bold"),
            Finding.NotShown or Finding.Same => ("=", ""),
            _ => ("?", "yellow"),
        };
        var said = FindingSentence.Of(titles[0], titles[compared.Alternative], summary, compared);
        screen.Paragraph(new Text($"{sign} {said.Zh}", $"{sign} {said.En}"), Indent, style);
    }
}
