using System.Collections.Immutable;
using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Report;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Screens;

/// <summary>What people see of alternatives that are compared: a sentence for each comparison, and the figures.</summary>
internal static class ComparisonScreen
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
        Results(screen, compared);
    }

    /// <summary>What it comes to, and the figures behind it.</summary>
    public static void Results(Screen screen, ComparedRuns compared)
    {
        var (summaries, rankings) = (compared.Summaries(), compared.Rankings());
        Text[] titles = [.. compared.Groups.Select(group => group.Title)];
        foreach (var effects in compared.Effects()) new EffectScreen(screen, compared.Varied!.Factors, effects).Show();
        if (compared.Varied is null) Findings(screen, titles, summaries);
        for (var place = 0; place < summaries.Length; place++)
        {
            new ExperimentTable(screen, titles, summaries[place]).Show();
            if (RankingSentence.Of(compared, rankings[place]) is { } best) screen.Paragraph(best, Indent, indentsFirst: true);
        }
    }

    /// <summary>The sign and style of a finding.</summary>
    public static (string Sign, string Style) Sign(Finding finding) => finding switch
    {
        Finding.Better => ("✓", "green"),
        Finding.Worse => ("✗", "red"),
        Finding.Less or Finding.More => ("•", "bold"),
        Finding.NotShown or Finding.Same => ("=", ""),
        _ => ("?", "yellow"),
    };

    /// <summary>A sentence behind its sign.</summary>
    public static void Say(Screen screen, Text said, (string Sign, string Style) sign) => screen.Paragraph(new Text($"{sign.Sign} {said.Zh}", $"{sign.Sign} {said.En}"), Indent, sign.Style);

    private static void Findings(Screen screen, Text[] titles, ImmutableArray<IndicatorSummary> summaries)
    {
        foreach (var summary in summaries)
        {
            foreach (var compared in summary.Comparisons) Say(screen, FindingSentence.Of(titles[0], titles[compared.Alternative], summary, compared), Sign(compared.Finding));
        }
    }
}
