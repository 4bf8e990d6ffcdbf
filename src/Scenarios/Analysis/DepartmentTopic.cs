using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;
using static Liandong.Scenarios.Analysis.TopicText;

namespace Liandong.Scenarios.Analysis;

/// <summary>The topic of weak departments: a funnel of late over expected.</summary>
internal static class DepartmentTopic
{
    // Two-sided limits of 95 % and 99.8 % (Spiegelhalter 2005), in standard deviations.
    private const double Warn = 1.96;
    private const double Alarm = 3.09;
    private const double Top = 8;
    private static readonly Text[] Kinds = [new("工单", "orders"), new("审批", "approvals"), new("案件", "cases")];

    public static Section Of(ThematicAnalysis analysis)
    {
        var shown = analysis.Departments;
        ImmutableArray<DepartmentStanding> late = [.. shown.Where(one => one.Late > 0)];
        return new Section("weak-departments", new("专题：薄弱部门", "Topic: weak departments"), Finding(analysis))
        {
            Cards = shown.IsEmpty ? [] : ["analysis.weak-departments"],
            Maps = shown.Any(one => one.IsWeak) ? [Map(analysis)] : [],
            Charts = late.IsEmpty ? [] : late.Any(one => one.IsWeak) ? [Funnel(analysis), Ratios(analysis, late)] : [Funnel(analysis)],
            Tables =
            [
                new(new("有超期的部门与同类部门相比", "Departments that were late, against their peers"),
                    [(new("辖区", "place"), true), (new("部门", "department"), true), (new("类别", "kind"), true), (new("应办", "due"), false), (new("超期", "late"), false), (new("期望超期", "expected"), false), (new("比值", "ratio"), false), (new("95% 区间", "95% interval"), false), (new("偶然概率", "by chance"), false), (new("判断", "verdict"), true)],
                    [.. late.Take(MostRows).Select(one => Row(analysis.City, one))]),
            ],
            Notes = shown.IsEmpty ? [] :
            [
                new($"期望超期数按同一事项在各辖区的超期率折算；应办不足 {WeakDepartments.Fewest} 件的，或别处没有同类部门可比的，不作评判。区间为泊松区间（Byar）。", $"Expected is what would be late at the rates at which the same matters are late in all counties that have them; departments with fewer than {WeakDepartments.Fewest} items or without peers are not judged. Intervals are Poisson (Byar)."),
                RateNote,
            ],
        };
    }

    private static Text Finding(ThematicAnalysis analysis)
    {
        DepartmentStanding[] weak = [.. analysis.Departments.Where(one => one.IsWeak)];
        if (analysis.Departments.IsEmpty) return new("没有超期，或没有同类部门可比，无从比较。", "Nothing was late, or no department has peers: there is nothing to compare.");
        if (weak.Length == 0) return new($"可比的有 {analysis.Departments.Length} 项（部门按辖区和工单、审批、案件分别计），没有一项明显弱于同类部门。", $"Of {Plural.Of(analysis.Departments.Length, "comparison")} (departments by place, and by orders, approvals and cases) none is clearly weaker than its peers.");
        var first = weak[0];
        var (place, name) = (Jurisdiction(analysis.City, first.Jurisdiction), analysis.City.Departments[first.Department].Name);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"有 {weak.Length} 项明显弱于其他辖区的同类部门（部门按辖区和工单、审批、案件分别计）。最弱的是{place.Zh}{name.Zh}（{Kinds[first.Kind].Zh}）：{first.Due:N0} 件中超期 {first.Late:N0} 件，是同类部门的 {Times(first.Ratio)} 倍。"),
            string.Create(CultureInfo.InvariantCulture, $"{Plural.Of(weak.Length, "department is", "departments are")} clearly weaker than the same departments elsewhere. The weakest is the {name.En} of {place.En} ({Kinds[first.Kind].En}): {first.Late:N0} of {first.Due:N0} late, {Times(first.Ratio)} times as many as its peers."));
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
        ImmutableArray<double?> Limit(double deviations) => [.. all.Select(one => (double?)Math.Min(Top, 1 + (deviations / Math.Sqrt(one.Expected))))];
        return new(
            new($"漏斗图：每点一个部门，超期与期望之比（越靠右期望值越大，{Top} 倍以上画在 {Top}）", $"Funnel: a point for each department, late over expected (what is expected grows to the right; above {Top} is drawn at {Top})"), ChartKind.Points, new("倍", "times"), [.. all.Select(one => Label(analysis.City, one))],
            [new(new("比值", "ratio"), [.. all.Select(one => (double?)Math.Min(Top, one.Ratio))]), new(new("95% 上限", "95% limit"), Limit(Warn)), new(new("99.8% 上限", "99.8% limit"), Limit(Alarm))]);
    }

    private static SectionChart Ratios(ThematicAnalysis analysis, ImmutableArray<DepartmentStanding> late)
    {
        DepartmentStanding[] worst = [.. late.Take(12)];
        return new(
            new("最弱的部门：超期与期望之比及 95% 区间", "The weakest departments: late over expected, with 95% intervals"), ChartKind.Bar, new("倍", "times"), [.. worst.Select(one => Label(analysis.City, one))],
            [new(new("95% 下限", "95% low"), [.. worst.Select(one => (double?)one.Low)]), new(new("比值", "ratio"), [.. worst.Select(one => (double?)one.Ratio)]), new(new("95% 上限", "95% high"), [.. worst.Select(one => (double?)one.High)])]);
    }

    private static SectionMap Map(ThematicAnalysis analysis)
    {
        var city = analysis.City;
        DepartmentStanding[] weak = [.. analysis.Departments.Where(one => one.IsWeak)];
        var most = weak.Max(one => one.Late);
        return new(new("弱于同类的部门所在（面积为超期数）", "Where the weaker departments are (area: how many were late)"), [.. weak.OrderByDescending(one => one.Late).Select(one => new MapPoint(one.Jurisdiction == 0 ? city.Centre : city.Counties[one.Jurisdiction - 1].Seat, (double)one.Late / most, 2, Label(city, one)))]);
    }
}
