using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Indicators;

/// <summary>Cities of any size for tests: towns are squares of a grid, each with one cell and one low point that a sensor watches.</summary>
internal static class SampleCity
{
    /// <summary>Two towns of one county; matters: 0 town I, 1 town IV consultation, 2 county II, 3 city III.</summary>
    public static CityDefinition Small => Of(1, 2);

    /// <summary>The small city, in which one matter is a service that providers carry out.</summary>
    public static CityDefinition WithServices(int matter) => Small with { Matters = Matters.SetItem(matter, Matters[matter] with { Executor = Executor.Provider }) };

    public static CityDefinition Of(int counties, int towns) => new()
    {
        Id = "sample",
        Name = new("样例市", "Sample City"),
        LinkDelay = SimDuration.FromSeconds(2),
        Centre = Corner(0, 0),
        Counties = [.. Enumerable.Range(0, counties).Select(i => new County(i, $"C{i:00}", new($"第{i + 1}区", $"District {i + 1}"), Corner(i, 0), 800, 700_000, []))],
        Towns = [.. Enumerable.Range(0, towns).Select(i => NewTown(i, counties, towns))],
        Cells = [.. Enumerable.Range(0, towns).Select(i => new Cell(i, $"G{i:000}", new($"网格{i + 1}", $"Cell {i + 1}"), i, Corner(i % 12, i / 12), default, 5, 1_300, true))],
        Departments = [.. DepartmentNames.Select((name, i) => new Department(i, $"D{i:00}", name, true, 4, 2))],
        Matters = Matters,
        Roles = [.. Enum.GetValues<MatterRole>().Select(_ => 0)],
        Sites = [],
        LowPoints = [.. Enumerable.Range(0, towns).Select(i => new LowPoint(i, $"L{i:000}", new($"低洼点{i + 1}", $"Low point {i + 1}"), LowPointKind.Underpass, i, Corner(i % 12, i / 12), default, 500, 20_000, 0.8, 40, 6, 400, -1))],
        Sensors = [.. Enumerable.Range(0, towns).Select(i => new SensorSite(i, $"S{i:000}", new($"水尺{i + 1}", $"Gauge {i + 1}"), SensorKind.Ponding, i, i, Corner(i % 12, i / 12)))],
        Officers = [],
        Squads = [.. Enumerable.Range(0, counties).Select(i => new FieldGroup(i, $"Q{i:00}", new($"执法队{i + 1}", $"Squad {i + 1}"), i, default, 4, 0))],
        Crews = [.. Enumerable.Range(0, counties).Select(i => new FieldGroup(i, $"P{i:00}", new($"抢险队{i + 1}", $"Crew {i + 1}"), i, default, 6, 1_000))],
        Staffing = new Staffing { OperatorsByHour = [.. Enumerable.Repeat(10, 24)], CityDesk = [2, 6, 4], CountyDesk = [1, 3, 2], TownDesk = [1, 2, 1] },
    };

    private static readonly Text[] DepartmentNames =
    [
        new("城市管理局", "Urban Management"), new("公安局", "Public Security"), new("住房和城乡建设局", "Housing and Construction"), new("交通运输局", "Transport"),
        new("市场监督管理局", "Market Regulation"), new("生态环境局", "Ecology and Environment"), new("水利局", "Water"), new("人力资源和社会保障局", "Human Resources and Social Security"),
        new("民政局", "Civil Affairs"), new("应急管理局", "Emergency Management"), new("卫生健康委员会", "Health"), new("教育局", "Education"),
    ];

    private static readonly ImmutableArray<Matter> Matters =
    [
        NewMatter(0, Tier.Town, Priority.I, RequestKind.Help),
        NewMatter(1, Tier.Town, Priority.IV, RequestKind.Consult),
        NewMatter(2, Tier.County, Priority.II, RequestKind.Report),
        NewMatter(3, Tier.City, Priority.III, RequestKind.Complaint),
    ];

    private static GeoPoint Corner(int column, int row) => new(120.3 + (column * 0.11), 32.55 - (row * 0.1));

    private static Town NewTown(int index, int counties, int towns)
    {
        var (column, row) = (index % 12, index / 12);
        // Corners move a little so that the map looks like a city and not like a chessboard.
        GeoPoint At(int x, int y) => new(Corner(x, y).Longitude + (((x * 7) + (y * 13)) % 5 * 0.012), Corner(x, y).Latitude + (((x * 11) + (y * 3)) % 7 * 0.008));
        ImmutableArray<GeoPoint> shell = [At(column, row), At(column + 1, row), At(column + 1, row + 1), At(column, row + 1), At(column, row)];
        return new Town(index, $"T{index:00}", new($"第{index + 1}镇", $"Town {index + 1}"), index * counties / towns, shell[0], default, 83, 70_000, index % 3 == 0, [shell]);
    }

    private static Matter NewMatter(int index, Tier tier, Priority priority, RequestKind asks) => new()
    {
        Index = index,
        Code = $"01{index:00}",
        NameZh = $"事项{index}",
        NameEn = $"Matter {index}",
        Field = "urban",
        Asks = asks,
        Tier = tier,
        Departments = [0],
        Priority = priority,
        AcceptWithin = default,
        DispatchWithin = default,
        ArriveWithin = default,
        CloseWithin = default,
        Executor = Executor.Officer,
        Work = new WorkTime(20, 0.5),
        Process = default,
        Consultation = false,
        Joint = false,
        RequestsPer100K = 1,
        FindsPer100K = 1,
        DirectAnswer = 0,
        Contested = 0,
        Rework = 0,
    };
}
