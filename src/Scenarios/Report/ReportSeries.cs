using System.Globalization;
using System.Text.Json.Nodes;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Report;

/// <summary>Series and tables of the report; null where the run has nothing to show.</summary>
internal static class ReportSeries
{
    private const double Minute = 60_000;
    private const double LeadBin = 5;

    private static readonly (string Prefix, Text Label)[] Tiers = [.. IndicatorTable.OrderScopes.Where(scope => scope.Prefix is "city." or "county." or "town.")];

    public static JsonObject? Orders(RunIndicators indicators)
    {
        var series = indicators.Orders;
        if (indicators.Accounting.Opened == 0 && series.Requests.All(count => count == 0)) return null;
        return new JsonObject
        {
            ["stepMinutes"] = series.Step.Minutes,
            ["requests"] = Numbers(series.Requests),
            ["opened"] = ReportData.Array(series.Opened, tier => Numbers(tier)),
            ["closed"] = ReportData.Array(series.Closed, tier => Numbers(tier)),
            ["backlog"] = ReportData.Array(series.Backlog, tier => Numbers(tier)),
        };
    }

    /// <summary>Median and 95th percentile in minutes, by stage and tier; tiers without a value are left out.</summary>
    public static JsonArray? Times(RunIndicators indicators)
    {
        var times = new JsonArray();
        foreach (var stage in IndicatorTable.Stages)
        {
            if (stage.Name == "accept") continue;
            foreach (var tier in Tiers)
            {
                var median = indicators[$"{tier.Prefix}orders.{stage.Name}.median"];
                var p95 = indicators[$"{tier.Prefix}orders.{stage.Name}.p95"];
                if (median.Value is null || p95.Value is null) continue;
                times.Add(new JsonObject
                {
                    ["stage"] = stage.Name,
                    ["tier"] = tier.Prefix.TrimEnd('.'),
                    ["median"] = Math.Round(median.Value.Value / Minute, 2),
                    ["p95"] = Math.Round(p95.Value.Value / Minute, 2),
                    ["medianText"] = ReportData.Both(ValueFormat.Of(median)),
                    ["p95Text"] = ReportData.Both(ValueFormat.Of(p95)),
                    ["samples"] = p95.Samples,
                    ["weak"] = p95.IsWeak,
                });
            }
        }

        return times.Count == 0 ? null : times;
    }

    /// <summary>The centres that had orders, the busiest first: most orders open at the end, then most orders.</summary>
    public static JsonArray? Centres(CityDefinition city, RunIndicators indicators)
    {
        var busiest = indicators.Centres
            .Where(centre => centre.Opened > 0 || centre.Backlog > 0)
            .OrderByDescending(centre => centre.Backlog).ThenByDescending(centre => centre.Opened).ThenBy(centre => centre.Jurisdiction)
            .ToList();
        return busiest.Count == 0 ? null : ReportData.Array(busiest, centre => new JsonObject
        {
            ["name"] = ReportData.Both(CentreName(city, centre.Jurisdiction)),
            ["opened"] = centre.Opened,
            ["closed"] = centre.Closed,
            ["onTime"] = Share(centre.OnTime, centre.Due),
            ["due"] = centre.Due,
            ["backlog"] = centre.Backlog,
            ["returned"] = centre.Returned,
            ["reworked"] = centre.Reworked,
            ["supervised"] = centre.Supervised,
            ["satisfied"] = Share(centre.Satisfied, centre.CalledBack),
            ["called"] = centre.CalledBack,
            ["medianClose"] = ReportData.Both(ValueFormat.Of(centre.MedianCloseMilliseconds, IndicatorUnit.Milliseconds)),
            ["medianMinutes"] = Minutes(centre.MedianCloseMilliseconds),
            ["desk"] = Rounded(centre.DeskUtilisation),
            ["field"] = Rounded(centre.FieldUtilisation),
        });
    }

    public static JsonObject? Flood(RunIndicators indicators) => indicators.Flood is not { } flood ? null : new JsonObject
    {
        ["stepMinutes"] = flood.Step.Minutes,
        ["levels"] = ReportData.Array(flood.LowPoints, counts => ReportData.Array(counts, count => JsonValue.Create(count))),
        ["cells"] = ReportData.Array(flood.Cells, count => JsonValue.Create(count)),
    };

    /// <summary>Rainstorm warnings: local time, whose, and the level (0 lifted).</summary>
    public static JsonArray Signals(CityDefinition city, RunIndicators indicators) => ReportData.Array(indicators.Warnings, warning => new JsonObject
    {
        ["time"] = indicators.Span.Local(warning.At).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture),
        ["centre"] = ReportData.Both(CentreName(city, warning.Jurisdiction)),
        ["level"] = warning.Level,
    });

    /// <summary>Lead times in bins of five minutes; negative when the alarm came after 150 mm was reached.</summary>
    public static JsonArray? Leads(RunIndicators indicators)
    {
        if (indicators.SensorLeads.IsEmpty) return null;
        var bins = indicators.SensorLeads.GroupBy(lead => (int)Math.Floor(lead / (LeadBin * Minute))).ToDictionary(bin => bin.Key, bin => bin.Count());
        var bars = new JsonArray();
        for (var bin = bins.Keys.Min(); bin <= bins.Keys.Max(); bin++)
        {
            bars.Add(new JsonObject { ["from"] = bin * LeadBin, ["to"] = (bin + 1) * LeadBin, ["count"] = bins.GetValueOrDefault(bin) });
        }

        return bars;
    }

    /// <summary>Departments, the worst first: those with cases enough to judge them by their on-time share, then by the share of satisfied callers; then the rest.</summary>
    public static JsonArray? Departments(CityDefinition city, RunIndicators indicators)
    {
        var rows = indicators.Departments
            .Where(row => row.Orders > 0 || row.Returned > 0 || row.CalledBack > 0)
            .OrderBy(row => row.Due < Indicator.FewestSamples)
            .ThenBy(row => Part(row.OnTime, row.Due)).ThenBy(row => row.CalledBack < Indicator.FewestSamples ? 1 : Part(row.Satisfied, row.CalledBack)).ThenByDescending(row => row.Orders).ThenBy(row => row.Department)
            .ToList();
        return rows.Count == 0 ? null : ReportData.Array(rows, row => new JsonObject
        {
            ["name"] = ReportData.Both(city.Departments[row.Department].Name),
            ["orders"] = row.Orders,
            ["onTime"] = Share(row.OnTime, row.Due),
            ["due"] = row.Due,
            ["returned"] = row.Returned,
            ["reworked"] = row.Reworked,
            ["supervised"] = row.Supervised,
            ["satisfied"] = Share(row.Satisfied, row.CalledBack),
            ["called"] = row.CalledBack,
        });
    }

    /// <summary>What a table sorts spans by.</summary>
    internal static JsonValue? Minutes(double? milliseconds) => milliseconds is { } value ? JsonValue.Create(Math.Round(value / Minute, 2)) : null;

    private static Text CentreName(CityDefinition city, int jurisdiction) =>
        jurisdiction == 0 ? new(city.Name.Zh + "（市级）", city.Name.En + " (city)")
        : jurisdiction < city.TownJurisdiction(0) ? city.Counties[jurisdiction - 1].Name
        : city.Towns[jurisdiction - city.TownJurisdiction(0)].Name;

    private static double Part(long part, long whole) => whole == 0 ? 1 : (double)part / whole;

    private static JsonValue? Share(long part, long whole) => whole == 0 ? null : Rounded((double)part / whole);

    private static JsonValue? Rounded(double? share) => share is { } value ? JsonValue.Create(Math.Round(value, 4)) : null;

    private static JsonArray Numbers(IEnumerable<long> values) => ReportData.Array(values, value => JsonValue.Create(value));
}
