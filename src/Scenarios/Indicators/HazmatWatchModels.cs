using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Tracing;

namespace Liandong.Scenarios.Indicators;

/// <summary>Each model of hazardous goods against chance: how much oftener its alerts are right than a stay picked blindly.</summary>
internal static class HazmatWatchModels
{
    private static readonly Text Nothing = new("–", "–");

    /// <summary>The models that raise alerts, in the order of the report.</summary>
    public static readonly ImmutableArray<RiskKind> Kinds = [RiskKind.Spot, RiskKind.LevelDrop, RiskKind.UnrecordedLoading, RiskKind.OvertimeParking, RiskKind.OffRoute, RiskKind.Fatigue, RiskKind.NightDriving];

    /// <summary>The table; null when nobody has looked into an alert yet.</summary>
    public static SectionTable? Of(HazmatWatchBook book) => Kinds.All(kind => book.Reviewed(kind) == 0) ? null : new SectionTable(
        new("各模型与随机抽查相比", "Models against chance"),
        [(new("模型", "Model"), true), (new("已研判", "Reviewed"), false), (new("属实", "Confirmed"), false), (new("属实率", "Right"), false), (new("随机抽一次停留", "A stay at random"), false), (new("提升倍数", "Lift"), false)],
        [.. Kinds.Select(kind => Row(book, kind))]);

    public static Text Words(RiskKind kind) => kind switch
    {
        RiskKind.Spot => new("异常聚集停留", "Spots"),
        RiskKind.OvertimeParking => new("超时停车", "Overtime parking"),
        RiskKind.LevelDrop => new("液位异常", "Falling level"),
        RiskKind.UnrecordedLoading => new("无单装载", "Loading without a waybill"),
        RiskKind.OffRoute => new("偏离路线", "Off route"),
        RiskKind.Fatigue => new("疲劳驾驶", "Fatigue"),
        RiskKind.NightDriving => new("夜间禁行", "Night ban"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a model."),
    };

    private static ImmutableArray<Text> Row(HazmatWatchBook book, RiskKind kind)
    {
        var (reviewed, confirmed) = (book.Reviewed(kind), book.Confirmed(kind));
        double? right = reviewed == 0 ? null : (double)confirmed / reviewed;
        var chance = book.ByChance(kind);
        double? lift = right is { } share && chance is > 0 ? share / chance : null;
        return [Words(kind), Same(Whole(reviewed)), Same(Whole(confirmed)), Share(right), Share(chance), lift is { } times ? Same(times.ToString("0.0", CultureInfo.InvariantCulture)) : Nothing];
    }

    private static Text Share(double? share) => share is { } value ? Same((100 * value).ToString("0.0", CultureInfo.InvariantCulture) + "%") : Nothing;

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static Text Same(string text) => new(text, text);
}
