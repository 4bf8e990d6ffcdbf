using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Orders;

namespace Liandong.Scenarios.City;

/// <summary>Reads the departments, the matter catalogue and the roles that matters play in the simulation.</summary>
internal static class MatterTable
{
    private const int MostDepartments = 1_000;
    private const int MostMatters = 5_000;

    private static readonly string[] Fields = ["hotline", "urban", "water", "hazmat", "elders", "environment", "consumer", "traffic", "housing", "noise"];

    private static readonly string[] Columns =
    [
        "code", "zh", "en", "field", "asks", "tier", "departments", "priority", "accept", "dispatch", "arrive", "close", "executor", "work-minutes", "work-sigma",
        "process-minutes", "process-sigma", "consultation", "joint", "requests-per-100k", "finds-per-100k", "direct-answer", "contested", "rework",
    ];

    public static ImmutableArray<Department> Departments(CityDraft draft)
    {
        var table = draft.Table("departments", ["code", "zh", "en", "resident", "city-handlers", "county-handlers"]);
        table.RefuseMoreThan(MostDepartments, "部门", "departments");
        return table.Select(draft.Problems, (row, index) =>
        {
            var department = new Department(index, row.Code(), row.Name(), row.YesNo("resident"), row.Whole("city-handlers", 0, 10_000), row.Whole("county-handlers", 0, 10_000));
            draft.DepartmentCodes.Add(row, department.Code, index);
            return department;
        });
    }

    public static ImmutableArray<Matter> Matters(CityDraft draft)
    {
        var table = draft.Table("matters", Columns, "exponential");
        table.RefuseMoreThan(MostMatters, "事项", "matters");
        return table.Select(draft.Problems, (row, index) =>
        {
            var matter = Matter(draft, row, index);
            if (matter.Executor == Executor.Provider && matter.RequestsPer100K + matter.FindsPer100K > 0) throw row.Wrong("requests-per-100k", "服务商处置的事项由驿站提出，这两项频率应为 0", "what providers do is asked for at stations, so both rates must be 0");
            draft.MatterCodes.Add(row, matter.Code, index);
            return matter;
        });
    }

    /// <summary>The matter of every role, by the role's number.</summary>
    public static ImmutableArray<int> Roles(CityDraft draft, ImmutableArray<Matter> matters)
    {
        var part = draft.Root.Map("roles");
        var roles = ImmutableArray.CreateBuilder<int>();
        foreach (var role in Enum.GetValues<MatterRole>())
        {
            var key = Spelling.Kebab(role.ToString());
            draft.Problems.Try(() =>
            {
                if (!part.Has(key) && !IsNeeded(draft, role))
                {
                    roles.Add(-1);
                    return;
                }

                var matter = draft.MatterCodes.Find(part, key, part.Text(key));
                var needs = ExecutorOf(role);
                if (needs is { } executor && matters[matter].Executor != executor)
                    throw part.Error(key, $"此角色的事项由 {Spelling.Kebab(executor.ToString())} 处置，而 {matters[matter].Code} 由 {Spelling.Kebab(matters[matter].Executor.ToString())} 处置", $"the matter of this role is done by a {Spelling.Kebab(executor.ToString())}, but {matters[matter].Code} is done by a {Spelling.Kebab(matters[matter].Executor.ToString())}");
                roles.Add(matter);
            });
        }

        draft.Problems.Try(part.Done);
        return roles.ToImmutable();
    }

    // A city without low points has no ponding; the other roles are asked for by the systems that a scenario turns on.
    private static bool IsNeeded(CityDraft draft, MatterRole role) => role is MatterRole.PondingFirst or MatterRole.PondingSecond or MatterRole.PondingThird && draft.Root.Has("low-points");

    private static Executor? ExecutorOf(MatterRole role) => role switch
    {
        MatterRole.PondingFirst or MatterRole.PondingSecond or MatterRole.PondingThird => Executor.Crew,
        MatterRole.IllegalRefuelling => Executor.Squad,
        _ => null,
    };

    private static Matter Matter(CityDraft draft, Row row, int index) => new()
    {
        Index = index,
        Code = row.Code(),
        NameZh = row.Text("zh"),
        NameEn = row.Text("en"),
        Field = Field(row),
        Asks = row.Choice<RequestKind>("asks"),
        Tier = row.Choice<Tier>("tier"),
        Departments = Responsible(draft, row),
        Priority = PriorityOf(row),
        AcceptWithin = Limit(row, "accept"),
        DispatchWithin = Limit(row, "dispatch"),
        ArriveWithin = row.Limit("arrive"),
        CloseWithin = Limit(row, "close"),
        Executor = row.Choice<Executor>("executor"),
        Work = new WorkTime(row.Number("work-minutes", 0, 100_000), row.Number("work-sigma", 0, 3), row.Has("exponential") && row.YesNo("exponential")),
        Process = new WorkTime(row.Number("process-minutes", 0, 1_000_000), row.Number("process-sigma", 0, 3)),
        Consultation = row.YesNo("consultation"),
        Joint = row.YesNo("joint"),
        RequestsPer100K = row.Number("requests-per-100k", 0, 100_000),
        FindsPer100K = row.Number("finds-per-100k", 0, 100_000),
        DirectAnswer = row.Share("direct-answer"),
        Contested = row.Share("contested"),
        Rework = row.Share("rework"),
    };

    private static string Field(Row row)
    {
        var field = row.Text("field");
        if (Fields.Contains(field, StringComparer.Ordinal)) return field;
        var (zh, en) = Spelling.Hint(field, Fields);
        throw row.Wrong("field", $"不认识 '{field}'；{zh}", $"has an unknown word '{field}'; {en}");
    }

    private static int[] Responsible(CityDraft draft, Row row)
    {
        int[] departments = [.. row.Text("departments").Split(';', StringSplitOptions.TrimEntries).Select(code => draft.DepartmentCodes.Find(row, "departments", code))];
        return departments.Distinct().Count() == departments.Length ? departments : throw row.Wrong("departments", "同一部门写了两次", "the same department is named twice");
    }

    private static Priority PriorityOf(Row row)
    {
        var text = row.Text("priority");
        foreach (var priority in Enum.GetValues<Priority>())
        {
            if (string.Equals(priority.ToString(), text, StringComparison.Ordinal)) return priority;
        }

        throw row.Wrong("priority", $"应是 I、II、III 或 IV，实际是 '{text}'", $"must be I, II, III or IV, found '{text}'");
    }

    private static TimeLimit Limit(Row row, string column)
    {
        var limit = row.Limit(column);
        return limit.IsNone ? throw row.Wrong(column, "必须有时限，如 30 min 或 4 work-h", "needs a limit, such as 30 min or 4 work-h") : limit;
    }
}
