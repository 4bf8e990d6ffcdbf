using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Affairs;
using Liandong.Twins.Orders;

namespace Liandong.Scenarios.City;

/// <summary>Reads the catalogues of approvals and cases (<c>affairs:</c>).</summary>
internal static class AffairTables
{
    private static readonly string[] Common =
    [
        "code", "zh", "en", "tier", "departments", "decide", "extend", "work-minutes", "work-sigma", "process-minutes", "process-sigma", "per-100k", "law-zh", "law-en",
    ];

    private static readonly string[] ApprovalColumns = [.. Common, "complete", "granted"];

    private static readonly string[] CaseColumns = [.. Common, "matters", "file", "established", "hearing", "complies", "recurs", "contested", "from-orders"];

    /// <summary>The catalogue; empty when the city names none.</summary>
    public static AffairCatalogue Read(CityDraft draft)
    {
        if (draft.Root.MapOrNull("affairs") is not { } part) return AffairCatalogue.None;
        var codes = new Codes("审批与案件事项", "approval or case");
        var approvals = Rows(draft, part, "approvals", ApprovalColumns, codes, Approval);
        var cases = Rows(draft, part, "cases", CaseColumns, codes, Case);
        var staff = Staff(draft, part);
        var review = draft.DepartmentCodes.Find(part, "review", part.Text("review"));
        part.Done();
        if (approvals.GroupBy(item => item.Departments[0]).Any(items => items.Key == review) && cases.IsEmpty) throw part.Error("review", "复议机构不能复议自己的决定", "the reviewing department cannot review its own decisions");
        return new AffairCatalogue(approvals, cases, staff, review);
    }

    private static ImmutableArray<T> Rows<T>(CityDraft draft, StrictMap part, string key, string[] columns, Codes codes, Func<CityDraft, Row, int, T> make)
        where T : AffairItem
    {
        if (part.MapOrNull(key) is not { } inner) return [];
        var table = draft.Listed(inner, columns) ?? throw inner.Error("file", "请写表的文件名", "name the table's file");
        inner.Done();
        table.RefuseMoreThan(AffairIncident.MostItems, "事项", "items");
        return table.Select(draft.Problems, (row, index) =>
        {
            var item = make(draft, row, index);
            codes.Add(row, item.Code, index);
            return item;
        });
    }

    private static ImmutableArray<AffairStaff> Staff(CityDraft draft, StrictMap part)
    {
        if (part.MapOrNull("staff") is not { } inner) return [];
        var table = draft.Listed(inner, ["code", "city-handlers", "county-per-100k"]) ?? throw inner.Error("file", "请写表的文件名", "name the table's file");
        inner.Done();
        var staff = new AffairStaff[draft.DepartmentCodes.Count];
        var known = new Codes("部门", "department");
        table.Select(draft.Problems, (row, index) =>
        {
            known.Add(row, row.Code(), index);
            return staff[draft.DepartmentCodes.Find(row, "code", row.Code())] = new AffairStaff(row.Whole("city-handlers", 0, 10_000), row.Number("county-per-100k", 0, 10_000));
        });
        return [.. staff];
    }

    private static ApprovalItem Approval(CityDraft draft, Row row, int index) => new()
    {
        Index = index,
        Code = row.Code(),
        NameZh = row.Text("zh"),
        NameEn = row.Text("en"),
        Tier = TierOf(row),
        Departments = Responsible(draft, row),
        DecideWithin = Decide(row),
        ExtendBy = row.Limit("extend"),
        Work = Time(row, "work", 1),
        Process = Time(row, "process", 0),
        Per100K = row.Number("per-100k", 0, 10_000),
        LawZh = row.Text("law-zh"),
        LawEn = row.Text("law-en"),
        Complete = row.Share("complete"),
        Granted = row.Share("granted"),
    };

    private static CaseType Case(CityDraft draft, Row row, int index) => new()
    {
        Index = index,
        Code = row.Code(),
        NameZh = row.Text("zh"),
        NameEn = row.Text("en"),
        Tier = TierOf(row),
        Departments = Responsible(draft, row),
        DecideWithin = Decide(row),
        ExtendBy = row.Limit("extend"),
        Work = Time(row, "work", 1),
        Process = Time(row, "process", 0),
        Per100K = row.Number("per-100k", 0, 10_000),
        LawZh = row.Text("law-zh"),
        LawEn = row.Text("law-en"),
        FileWithin = row.Limit("file"),
        Established = row.Share("established"),
        Hearing = row.Share("hearing"),
        Complies = row.Share("complies"),
        Recurs = row.Share("recurs"),
        Contested = row.Share("contested"),
        Matters = Matters(draft, row),
        FromOrders = row.Share("from-orders"),
    };

    // Towns act on what counties and the city delegate; they decide nothing of this.
    private static Tier TierOf(Row row)
    {
        var tier = row.Choice<Tier>("tier");
        return tier != Tier.Town ? tier : throw row.Wrong("tier", "应是 city 或 county：镇街不作审批和处罚决定", "must be city or county: towns decide neither approvals nor penalties");
    }

    private static Twins.Orders.TimeLimit Decide(Row row)
    {
        var limit = row.Limit("decide");
        return limit.IsNone ? throw row.Wrong("decide", "必须有法定时限，如 20 work-d 或 90 d", "needs the limit that the law sets, such as 20 work-d or 90 d") : limit;
    }

    private static WorkTime Time(Row row, string what, double least) => new(row.Number(what + "-minutes", least, 1_000_000), row.Number(what + "-sigma", 0, 3));

    private static int[] Responsible(CityDraft draft, Row row)
    {
        int[] departments = [.. row.Text("departments").Split(';', StringSplitOptions.TrimEntries).Select(code => draft.DepartmentCodes.Find(row, "departments", code))];
        return departments.Distinct().Count() == departments.Length ? departments : throw row.Wrong("departments", "同一部门写了两次", "the same department is named twice");
    }

    private static int[] Matters(CityDraft draft, Row row) => row.Text("matters") == "-"
        ? []
        : [.. row.Text("matters").Split(';', StringSplitOptions.TrimEntries).Select(code => draft.MatterCodes.Find(row, "matters", code))];
}
