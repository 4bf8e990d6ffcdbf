using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Scenarios.Indicators;

/// <summary>The ban on expressways by night: who truly broke it, and what the platform found of it from reports. Counted are nights of a vehicle.</summary>
internal sealed class NightBanBook
{
    // Two breaches of a vehicle that are less than this apart belong to one night.
    private static readonly SimDuration OneNight = SimDuration.FromHours(6);

    // A report may be taken a moment before or after the breach by the vehicle's own account.
    private static readonly SimDuration Near = SimDuration.FromMinutes(1);

    private readonly List<Night> _nights = [];
    private readonly Dictionary<ulong, int> _lastOf = [];

    private sealed record Night(ulong Vehicle, SimTime From, SimTime To, SimDuration Driven);

    /// <summary>Nights on which a vehicle truly was on an expressway while these were closed.</summary>
    public int Broken => _nights.Count;

    public void Add(in Outcome outcome)
    {
        var (from, to) = (new SimTime(outcome.A), new SimTime(outcome.B));
        if (_lastOf.TryGetValue(outcome.Twin, out var last) && from - _nights[last].To < OneNight)
        {
            _nights[last] = _nights[last] with { To = to, Driven = _nights[last].Driven + (to - from) };
            return;
        }

        _lastOf[outcome.Twin] = _nights.Count;
        _nights.Add(new Night(outcome.Twin, from, to, to - from));
    }

    /// <summary>How many of these nights an alert is about.</summary>
    public int Found(IReadOnlyList<VehicleRaised> alerts) => _nights.Count(night => alerts.Any(alert => IsAbout(alert, night)));

    /// <summary>How many alerts are about such a night.</summary>
    public int Right(IReadOnlyList<VehicleRaised> alerts) => alerts.Count(alert => _nights.Exists(night => IsAbout(alert, night)));

    /// <summary>The alerts of this model.</summary>
    public static ImmutableArray<VehicleRaised> Of(IReadOnlyList<VehicleRaised> alerts) => [.. alerts.Where(alert => alert.Kind == RiskKind.NightDriving)];

    /// <summary>How long after an alert the desk had looked into it, the median; null when it looked into none.</summary>
    public static double? ReviewedAfter(IReadOnlyList<VehicleRaised> alerts)
    {
        long[] after = [.. alerts.Where(alert => alert.Reviewed is not null).Select(alert => (alert.Reviewed!.Value - alert.At).Milliseconds).Order()];
        return after.Length == 0 ? null : (after[(after.Length - 1) / 2] + after[after.Length / 2]) / 2.0;
    }

    /// <summary>The table; null when nobody broke the ban and nobody was said to.</summary>
    public SectionTable? Table(IReadOnlyList<VehicleRaised> all)
    {
        var alerts = Of(all);
        if (_nights.Count == 0 && alerts.Length == 0) return null;
        var missed = _nights.Where(night => !alerts.Any(alert => IsAbout(alert, night))).Select(night => night.Driven.Milliseconds).DefaultIfEmpty(0).Max();
        return new SectionTable(
            new("夜间禁行：真实违反与预警（按车、按夜计）", "Ban on expressways by night: what was broken and what was found, by vehicle and night"),
            [(new("项目", "What"), true), (new("数", "Number"), false)],
            [
                Row("真实违反", "Broken in truth", Whole(_nights.Count)),
                Row("由定位发现", "Found from reports", Whole(Found(alerts))),
                Row("漏掉的最长行驶", "Longest drive that was missed", missed == 0 ? Same("–") : ValueFormat.Of(missed, IndicatorUnit.Milliseconds)),
                Row("预警", "Alerts", Whole(alerts.Length)),
                Row("其中确有其事", "Of these about a true breach", Whole(Right(alerts))),
                Row("值班席已研判", "Looked into by the desk", Whole(alerts.Count(alert => alert.Reviewed is not null))),
                Row("研判属实", "Confirmed by it", Whole(alerts.Count(alert => alert.Confirmed))),
                Row("预警到研判（中位数）", "From alert to review (median)", ReviewedAfter(alerts) is { } after ? ValueFormat.Of(after, IndicatorUnit.Milliseconds) : Same("–")),
            ]);
    }

    private static bool IsAbout(VehicleRaised alert, Night night) => alert.Vehicle == night.Vehicle && alert.Since + Near >= night.From && alert.Since <= night.To + Near;

    private static ImmutableArray<Text> Row(string zh, string en, Text value) => [new(zh, en), value];

    private static Text Whole(int number) => Same(number.ToString("N0", CultureInfo.InvariantCulture));

    private static Text Same(string text) => new(text, text);
}
