using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>Reads <c>city.yaml</c> and the tables it names, top down: places, cells, the catalogue, then what stands and works in the cells.</summary>
internal static class CityReader
{
    private const int MostOperators = 100_000;
    private const int HoursADay = 24;
    private const int ShiftsADay = 3;

    /// <summary>The definition; what is wrong is thrown, and kept in <paramref name="problems"/> together with whatever else was found.</summary>
    /// <exception cref="DefinitionException">The first problem.</exception>
    public static CityDefinition Read(string folder, Problems problems) => Read(folder, StrictYaml.LoadFile(Path.Combine(folder, CityFiles.FileName)), problems);

    /// <inheritdoc cref="Read(string, Problems)"/>
    public static CityDefinition Read(string folder, StrictMap root, Problems problems)
    {
        try
        {
            return Complete(folder, root, problems);
        }
        catch (DefinitionException problem)
        {
            problems.Add(problem);
            throw problems.Found[0];
        }
    }

    private static CityDefinition Complete(string folder, StrictMap root, Problems problems)
    {
        var id = Id(root);
        var name = root.Names("name");
        var centre = Centre(root);
        var linkDelay = LinkDelay(root);
        var draft = new CityDraft(folder, root, problems) { Plane = new LocalPlane(centre) };
        PlaceTables.Read(draft);
        var departments = MatterTable.Departments(draft);
        problems.ThrowIfAny();
        var matters = MatterTable.Matters(draft);
        problems.ThrowIfAny();
        var roles = MatterTable.Roles(draft, matters);
        CellSpread.Read(draft);
        var lowPoints = LowPointSpread.Read(draft);
        var sites = SiteSpread.Read(draft);
        var lines = MapLines.Read(draft);
        var city = new CityDefinition
        {
            Id = id,
            Name = name,
            LinkDelay = linkDelay,
            Centre = centre,
            Counties = draft.Counties,
            Towns = draft.Towns,
            Cells = draft.Cells,
            Departments = departments,
            Matters = matters,
            Roles = roles,
            LowPoints = lowPoints,
            Sites = sites,
            Sensors = SensorSpread.Read(draft, lowPoints),
            Officers = OfficerPosts.Read(draft),
            Squads = FieldGroupPosts.Squads(draft),
            Crews = FieldGroupPosts.Crews(draft),
            Staffing = StaffingOf(root.Map("staffing")),
            Lines = lines,
            Hazmat = HazmatSpread.Read(draft, sites, lines),
            DataSources = DataSystemTable.Read(draft, departments, sites),
        };
        root.Done();
        problems.ThrowIfAny();
        return city;
    }

    private static string Id(StrictMap root)
    {
        var id = root.Text("city");
        return id.Length <= 40 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? id
            : throw root.Error("city", $"应由小写字母、数字和连字符组成，如 nantong，实际是 '{id}'", $"must be lower-case letters, digits and hyphens, such as nantong, found '{id}'");
    }

    private static GeoPoint Centre(StrictMap root)
    {
        var map = root.Map("centre");
        var centre = new GeoPoint(map.Number("longitude", -180, 180), map.Number("latitude", -85, 85));
        map.Done();
        return centre;
    }

    private static SimDuration LinkDelay(StrictMap root)
    {
        var delay = root.Duration("link-delay");
        return delay >= new SimDuration(1) && delay <= SimDuration.FromMinutes(10)
            ? delay
            : throw root.Error("link-delay", $"应在 1 ms 到 10 min 之间，实际是 {delay}", $"must be from 1 ms to 10 min, found {delay}");
    }

    private static Staffing StaffingOf(StrictMap map)
    {
        var desks = map.Map("desks");
        var staffing = new Staffing
        {
            OperatorsByHour = Counts(map, "operators", HoursADay, "每小时一个数，从 0 点起", "one number for each hour from midnight", MostOperators),
            CityDesk = Desk("city"),
            CountyDesk = Desk("county"),
            TownDesk = Desk("town"),
        };
        desks.Done();
        map.Done();
        return staffing;

        ImmutableArray<int> Desk(string tier) => Counts(desks, tier, ShiftsADay, "夜、日、晚三班各一个数", "one number for each of the shifts night, day, evening", 1_000);
    }

    private static ImmutableArray<int> Counts(StrictMap map, string key, int count, string zh, string en, int most)
    {
        var numbers = map.Numbers(key, 0, most);
        if (numbers.Count != count) throw map.Error(key, $"应有 {count} 个数({zh})，实际有 {numbers.Count} 个", $"needs {count} numbers ({en}), found {numbers.Count}");
        foreach (var number in numbers)
        {
            if (number != (int)number) throw map.Error(key, $"应是整数，实际有 {number}", $"must be whole numbers, found {number}");
        }

        return [.. numbers.Select(number => (int)number)];
    }
}
