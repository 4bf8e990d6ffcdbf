using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Recording;

/// <summary>What the reader should know before they trust a figure: what is known of the run, and what its figures themselves give away.</summary>
public static class Caveats
{
    private const double ManyOpen = 0.1;
    private const int FewestOrders = 20;

    /// <summary>The run's warnings, and one when so many measured orders are still open that the others cannot stand for all.</summary>
    public static IReadOnlyList<Text> Of(RunFacts facts, RunIndicators indicators) => [.. facts.Warnings, .. Unfinished(indicators)];

    private static IEnumerable<Text> Unfinished(RunIndicators indicators)
    {
        var (filed, open, onTime) = (indicators["orders.count"].Value ?? 0, indicators["orders.open"].Value ?? 0, indicators["orders.on-time.share"]);
        if (filed < FewestOrders || open < filed * ManyOpen) yield break;
        var (all, left, judged) = (Whole(filed), Whole(open), Whole(onTime.Samples ?? 0));
        var (before, beforeEn) = indicators.Span.WarmUp > SimDuration.Zero ? ("（含预热期立案的）", ", some of them filed during the warm-up") : ("", "");
        yield return new(
            $"期末仍有 {left} 件在办{before}，统计期内立案 {all} 件：按期结案率只看已结案或已超期的 {judged} 件，结案用时含未办完的等待，运行更久会变。",
            $"{left} orders are still open at the end{beforeEn}; {all} were filed in the time measured. The share on time is of the {judged} that closed or passed their limit, and times to closure count waits that are not over. A longer run would move both.");
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
