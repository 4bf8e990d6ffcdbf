using System.Collections.Immutable;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.City;

/// <summary>Reads <c>city.yaml</c> and the tables it names, top down: places, cells, the catalogue, then what stands and works in the cells.</summary>
internal static class CityReader
{
    private const int MostOperators = 100_000;
    private const double MostKm2 = 2_000_000;
    private const int HoursADay = 24;
    private const int ShiftsADay = 3;

    /// <summary>The definition of the city in a folder.</summary>
    /// <exception cref="DefinitionException">Something is wrong: all that can be told at once.</exception>
    public static CityDefinition Read(string folder)
    {
        var path = Path.Combine(folder, CityFiles.FileName);
        var problems = new Problems();
        return Read(folder, new StrictMap(StrictYaml.Parse(StrictYaml.ReadFile(path), path), new SourcePlaces(path)), problems);
    }

    /// <inheritdoc cref="Read(string)"/>
    public static CityDefinition Read(string folder, StrictMap root, Problems problems)
    {
        CityDefinition? city = null;
        problems.Try(() => city = Complete(folder, root, problems));
        problems.ThrowIfAny();
        return city!;
    }

    private static CityDefinition Complete(string folder, StrictMap root, Problems problems)
    {
        var head = (Id: problems.Get(() => Id(root)), Name: problems.Get(() => root.Names("name")), LinkDelay: problems.Get(() => LinkDelay(root)), Staffing: problems.Get(() => StaffingOf(root.Map("staffing"))));
        GeoPoint centre = default;
        if (!problems.Try(() => { centre = Centre(root); })) problems.ThrowIfAny();
        var draft = new CityDraft(folder, root, problems) { Plane = new LocalPlane(centre) };
        var isPlaced = problems.Try(() => PlaceTables.Read(draft));
        var catalogue = Catalogue(draft);
        // Whatever stands or works somewhere needs the cells.
        if (!isPlaced || !problems.Try(() => CellSpread.Read(draft))) problems.ThrowIfAny();
        ImmutableArray<LowPoint> lowPoints = [];
        var isLow = problems.Try(() => { lowPoints = LowPointSpread.Read(draft); });
        var (sites, sensors) = (problems.Get(() => SiteSpread.Read(draft)), isLow ? problems.Get(() => SensorSpread.Read(draft, lowPoints)) : []);
        var (officers, squads, crews) = (problems.Get(() => OfficerPosts.Read(draft)), problems.Get(() => FieldGroupPosts.Squads(draft)), problems.Get(() => FieldGroupPosts.Crews(draft)));
        var affairs = catalogue.Matters.IsEmpty ? AffairCatalogue.None : problems.Get(() => AffairTables.Read(draft)) ?? AffairCatalogue.None;
        var homes = problems.Get(() => ElderSpread.Read(draft));
        var (lines, landArea) = (problems.Get(() => MapLines.Read(draft)), problems.Get(() => LandArea(root)));
        var shores = lines.IsDefault ? [] : problems.Get(() => WatchedShores.Read(draft, lines));
        var isKnown = !sites.IsDefault && !lines.IsDefault;
        var hazmat = isKnown ? problems.Get(() => HazmatSpread.Read(draft, sites, lines)) : null;
        var isMatter = catalogue.Matters.Length > 0;
        var (care, supervision) = (isMatter ? problems.Get(() => HomeCareSpread.Read(draft, catalogue.Matters)) : null, isMatter ? problems.Get(() => SupervisionPosts.Read(draft)) : null);
        var emergency = problems.Get(() => EmergencyReader.Read(draft));
        var dataSources = isKnown ? problems.Get(() => DataSystemTable.Read(draft, catalogue.Departments, sites)) : [];
        // Only now has every part asked for its keys.
        if (isLow && isKnown && catalogue.Roles.Length > 0) problems.Try(root.Done);
        problems.ThrowIfAny();
        return new CityDefinition
        {
            Id = head.Id!,
            Name = head.Name!,
            LinkDelay = head.LinkDelay,
            Centre = centre,
            Counties = draft.Counties,
            Towns = draft.Towns,
            Cells = draft.Cells,
            Departments = catalogue.Departments,
            Matters = catalogue.Matters,
            Roles = catalogue.Roles,
            LowPoints = lowPoints,
            Sites = sites,
            Sensors = sensors,
            Officers = officers,
            Squads = squads,
            Crews = crews,
            Staffing = head.Staffing!,
            LandAreaKm2 = landArea,
            Lines = lines,
            Shores = shores,
            Affairs = affairs,
            Hazmat = hazmat!,
            Homes = homes!,
            Care = care!,
            Supervision = supervision!,
            Emergency = emergency!,
            DataSources = dataSources,
        };
    }

    // Each needs the one before; where one is wrong the later are left empty.
    private static (ImmutableArray<Department> Departments, ImmutableArray<Matter> Matters, ImmutableArray<int> Roles) Catalogue(CityDraft draft)
    {
        (ImmutableArray<Department> Departments, ImmutableArray<Matter> Matters, ImmutableArray<int> Roles) read = ([], [], []);
        _ = draft.Problems.Try(() => { read.Departments = MatterTable.Departments(draft); })
            && draft.Problems.Try(() => { read.Matters = MatterTable.Matters(draft); })
            && draft.Problems.Try(() => { read.Roles = MatterTable.Roles(draft, read.Matters); });
        return read;
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

    private static double? LandArea(StrictMap root) => root.Has("land-area-km2") ? root.Number("land-area-km2", 0.01, MostKm2) : null;

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
        if (numbers.Count != count) throw map.Error(key, $"应有 {count} 个数（{zh}），实际有 {numbers.Count} 个", $"needs {count} numbers ({en}), found {numbers.Count}");
        foreach (var number in numbers)
        {
            if (number != (int)number) throw map.Error(key, $"应是整数，实际有 {number}", $"must be whole numbers, found {number}");
        }

        return [.. numbers.Select(number => (int)number)];
    }
}
