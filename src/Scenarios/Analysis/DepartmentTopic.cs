using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using static Liandong.Scenarios.Analysis.TopicText;

namespace Liandong.Scenarios.Analysis;

/// <summary>The topic of weak departments: a funnel of late over expected.</summary>
internal static class DepartmentTopic
{
    // Two-sided limits of 95 % and 99.8 % (Spiegelhalter 2005), in standard deviations.
    private const double Warn = 1.96;
    private const double Alarm = 3.09;
    private static readonly Text[] Kinds = [new("工单", "orders"), new("审批", "approvals"), new("案件", "cases")];

    public static Section Of(ThematicAnalysis analysis)
    {
        var shown = analysis.Departments;
        return new Section("weak-departments", new("专题：薄弱部门", "Topic: weak departments"), Finding(analysis))
        {
            Cards = ["analysis.weak-departments"],
            Maps = shown.Any(one => one.IsWeak) ? [Map(analysis)] : [],
            Charts = shown.IsEmpty ? [] : [Funnel(analysis), Ratios(analysis)],
            Tables =
            [
                new(new("与同类部门相比", "Against their peers"),
                    [(new("辖区", "place"), true), (new("部门", "department"), true), (new("类别", "kind"), true), (new("应办", "due"), false), (new("超期", "late"), false), (new("期望超期", "expected"), false), (new("比值", "ratio"), false), (new("95% 区间", "95% interval"), false), (new("p", "p"), false), (new("判断", "verdict"), true)],
                    [.. shown.Take(MostRows).Select(one => Row(analysis.City, one))]),
            ],
            Notes =
            [
                new($"期望超期数按各事项在有同一事项的各县（市、区）的超期率折算；应办不足 {WeakDepartments.Fewest} 件、或没有可比席位的不评。区间为泊松区间（Byar）。", $"Expected is what would be late at the rates at which the same matters are late in all counties that have them; desks with fewer than {WeakDepartments.Fewest} items or without peers are not judged. Intervals are Poisson (Byar)."),
                RateNote,
            ],
        };
    }

    private static Text Finding(ThematicAnalysis analysis)
    {
        DepartmentStanding[] weak = [.. analysis.Departments.Where(one => one.IsWeak)];
        if (analysis.Departments.IsEmpty) return new("没有超期，或没有可比的部门，无从比较。", "Nothing was late, or no department has peers: there is nothing to compare.");
        if (weak.Length == 0) return new($"在 {analysis.Departments.Length} 个部门席位中，没有一个明显弱于同类。", $"Of {analysis.Departments.Length} departments' desks none is plainly weaker than its peers.");
        var first = weak[0];
        var (place, name) = (Jurisdiction(analysis.City, first.Jurisdiction), analysis.City.Departments[first.Department].Name);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{weak.Length} 个部门席位明显弱于同类。最弱的是{place.Zh}{name.Zh}（{Kinds[first.Kind].Zh}）：{first.Due:N0} 件中超期 {first.Late:N0} 件，是同类的 {Times(first.Ratio)} 倍。"),
            string.Create(CultureInfo.InvariantCulture, $"{weak.Length} {(weak.Length == 1 ? "desk is" : "desks are")} plainly weaker than the peers. The weakest is the {name.En} of {place.En} ({Kinds[first.Kind].En}): {first.Late:N0} of {first.Due:N0} late, {Times(first.Ratio)} times as many as its peers."));
    }

    private static ImmutableArray<Text> Row(CityDefinition city, DepartmentStanding one) =>
    [
        Jurisdiction(city, one.Jurisdiction), city.Departments[one.Department].Name, Kinds[one.Kind], Count(one.Due), Count(one.Late), Number(one.Expected), Number(one.Ratio),
        Same($"{Number(one.Low).En}–{Number(one.High).En}"), Chance(one.P), one.IsWeak ? new("弱于同类", "weaker") : new("无显著差异", "as its peers"),
    ];

    private static Text Label(CityDefinition city, DepartmentStanding one)
    {
        var (place, name) = (Jurisdiction(city, one.Jurisdiction), city.Departments[one.Department].Name);
        return new(place.Zh + name.Zh + "·" + Kinds[one.Kind].Zh, $"{name.En}, {place.En} ({Kinds[one.Kind].En})");
    }

    // In order of what is expected: the limits narrow to the right.
    private static SectionChart Funnel(ThematicAnalysis analysis)
    {
        DepartmentStanding[] all = [.. analysis.Departments.OrderBy(one => one.Expected).ThenBy(one => one.P)];
        ImmutableArray<double?> Limit(double deviations) => [.. all.Select(one => (double?)Math.Min(8, 1 + (deviations / Math.Sqrt(one.Expected))))];
        return new(
            new("漏斗图：超期与期望之比（从左到右期望值增大）", "Funnel: late over expected (expectation grows to the right)"), ChartKind.Line, new("倍", "times"), [.. all.Select(one => Label(analysis.City, one))],
            [new(new("比值", "ratio"), [.. all.Select(one => (double?)Math.Min(8, one.Ratio))]), new(new("95% 上限", "95% limit"), Limit(Warn)), new(new("99.8% 上限", "99.8% limit"), Limit(Alarm))]);
    }

    private static SectionChart Ratios(ThematicAnalysis analysis)
    {
        DepartmentStanding[] worst = [.. analysis.Departments.Take(12)];
        return new(
            new("最弱的席位及 95% 区间", "The weakest desks with their 95% intervals"), ChartKind.Bar, new("倍", "times"), [.. worst.Select(one => Label(analysis.City, one))],
            [new(new("下限", "low"), [.. worst.Select(one => (double?)one.Low)]), new(new("比值", "ratio"), [.. worst.Select(one => (double?)one.Ratio)]), new(new("上限", "high"), [.. worst.Select(one => (double?)one.High)])]);
    }

    private static SectionMap Map(ThematicAnalysis analysis)
    {
        var city = analysis.City;
        DepartmentStanding[] weak = [.. analysis.Departments.Where(one => one.IsWeak)];
        var most = weak.Max(one => one.Late);
        return new(new("弱于同类的席位所在（面积为超期数）", "Where the weaker desks are (area: how many were late)"), [.. weak.OrderByDescending(one => one.Late).Select(one => new MapPoint(one.Jurisdiction == 0 ? city.Centre : city.Counties[one.Jurisdiction - 1].Seat, (double)one.Late / most, 2, Label(city, one)))]);
    }
}
