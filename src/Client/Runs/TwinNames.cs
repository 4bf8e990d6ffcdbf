using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>A twin that somebody wants to see, by the words in which they asked for it.</summary>
/// <param name="Asked">What was written.</param>
/// <param name="Twin">The twin.</param>
/// <param name="Name">What it is called.</param>
public sealed record TwinQuestion(string Asked, TwinId Twin, Text Name);

/// <summary>
/// Twins as people name them: a place means its command centre, a low point means its cell, and cells, sensors, crews and squads have
/// names and codes of their own. Every other twin is <c>kind/jurisdiction/number</c>.
/// </summary>
public sealed class TwinNames(CityRun run)
{
    private static readonly string[] CentreEndings = ["指挥中心", " command centre", " command center"];
    private static readonly string[] HotlineNames = ["hotline", "12345", "热线"];

    private readonly CityDefinition _city = run.City;
    private readonly Dictionary<int, Jurisdiction> _built = [];
    private readonly ElderNames _homes = new(run);

    /// <summary>The twin of that name.</summary>
    /// <exception cref="DefinitionException">There is none, or more than one.</exception>
    public TwinQuestion Find(string text)
    {
        var word = text.Trim();
        if (HotlineNames.Contains(word, StringComparer.OrdinalIgnoreCase)) return Question(text, CommandSystem.Hotline);
        if (word.Contains('/', StringComparison.Ordinal) || Kinds.ContainsKey(word)) return Question(text, new TwinAddress(run, Built).Parse(text));
        foreach (var twins in new[] { Centres(word), Cells(word), Sensors(word), LowPoints(word), FieldGroups(word), Vehicles(word), _homes.Find(word) })
        {
            if (twins.Count == 1) return Question(text, twins[0].Twin);
            if (twins.Count > 1) throw Several(text, twins.Select(twin => twin.Code));
        }

        var (zh, en) = NearestName(word);
        throw Error(text, $"没有叫“{word}”的孪生体；{zh}", $"nothing is called '{word}'; {en}");
    }

    /// <summary>What a twin is called.</summary>
    public Text NameOf(TwinId twin)
    {
        var place = PlaceName(_city, twin.Jurisdiction);
        if (twin.Kind == (byte)TwinKind.CommandCenter) return new(place.Zh + "指挥中心", place.En + " Command Centre");
        if (twin == CommandSystem.Hotline) return KindName(TwinKind.Hotline);
        if (twin.Kind == (byte)TwinKind.GridCell) return Named(TwinKind.GridCell, CellsIn(twin.Jurisdiction)[twin.Index - CommandSystem.FirstCell].Name);
        if (twin.Kind == (byte)TwinKind.Sensor)
        {
            var sensor = SensorsIn(twin.Jurisdiction)[TwinsIn(twin.Jurisdiction, TwinKind.Sensor).IndexOf(twin)];
            return Named(TwinKind.Sensor, sensor.Name);
        }

        if (run.VehicleAt(twin) is { } vehicle) return Named(TwinKind.Vehicle, new(_city.Hazmat.Vehicles[vehicle].Plate, _city.Hazmat.Vehicles[vehicle].Plate));
        if (twin.Kind is (byte)TwinKind.Elder or (byte)TwinKind.PropertyGuard) return Named((TwinKind)twin.Kind, _homes.NameOf(twin, TwinsIn(twin.Jurisdiction, (TwinKind)twin.Kind)[0]));
        var kind = KindName((TwinKind)twin.Kind);
        var number = twin.Index.ToString(CultureInfo.InvariantCulture);
        return new($"{place.Zh}{kind.Zh} {number}", $"{kind.En} {number} of {place.En}");
    }

    internal static IReadOnlyDictionary<string, TwinKind> Kinds { get; } = Enum.GetValues<TwinKind>().ToDictionary(kind => Spelling.Kebab(kind.ToString()), StringComparer.Ordinal);

    internal static DefinitionException Error(string text, string zh, string en) => new(text, 0, zh, en);

    internal static bool IsName(string word, Text name) => word == name.Zh || string.Equals(word, name.En, StringComparison.OrdinalIgnoreCase);

    internal static Text PlaceName(CityDefinition city, int jurisdiction) =>
        jurisdiction == 0 ? city.Name
        : jurisdiction <= city.Counties.Length ? city.Counties[jurisdiction - 1].Name
        : city.Towns[jurisdiction - 1 - city.Counties.Length].Name;

    internal static Text KindName(TwinKind kind) => kind switch
    {
        TwinKind.CommandCenter => new("指挥中心", "command centre"),
        TwinKind.Hotline => new("12345 热线", "12345 hotline"),
        TwinKind.Department => new("部门", "department"),
        TwinKind.Resident => new("入驻人员", "resident"),
        TwinKind.TownLife => new("市民生活", "life of a town"),
        TwinKind.Order => new("工单", "order"),
        TwinKind.Team => new("队伍", "team"),
        TwinKind.Officer => new("网格员", "grid officer"),
        TwinKind.Enforcer => new("执法队员", "enforcement officer"),
        TwinKind.Squad => new("联合执法队", "joint enforcement squad"),
        TwinKind.Crew => new("排水抢险队", "drainage crew"),
        TwinKind.GridCell => new("网格", "grid cell"),
        TwinKind.Sensor => new("传感器", "sensor"),
        TwinKind.Approval => new("行政审批件", "approval"),
        TwinKind.Case => new("执法案件", "case"),
        TwinKind.ServiceHall => new("政务服务大厅", "service hall"),
        TwinKind.Vehicle => new("危险货物运输车辆", "hazardous-goods vehicle"),
        TwinKind.WaybillRegistry => new("电子运单登记", "waybill register"),
        TwinKind.Elder => new("手环佩戴者", "wristband wearer"),
        TwinKind.PropertyGuard => new("物业值班保安", "property guard"),
        TwinKind.CareStation => new("养老驿站", "care station"),
        TwinKind.CareProvider => new("养老服务商", "care provider"),
        TwinKind.CarePlatform => new("养老服务平台", "care platform"),
        TwinKind.Supervisor => new("驻点督导", "resident supervisors"),
        TwinKind.UnownedAsset => new("无主设施", "unowned asset"),
        TwinKind.Release => new("泄漏", "release of gas"),
        TwinKind.Neighbourhood => new("居民", "people of a cell"),
        TwinKind.GasSensor => new("气体探测器", "gas detector"),
        TwinKind.IncidentCommand => new("现场指挥部", "incident command"),
        TwinKind.Shelter => new("避难场所", "shelter"),
        TwinKind.RiskModel => new("危化监测预警模型", "hazardous-goods model"),
        TwinKind.HiddenSite => new("未登记的储运点", "unregistered site"),
        TwinKind.Vessel => new("船舶", "vessel"),
        TwinKind.ShoreStation => new("岸基感知站", "shore station"),
        TwinKind.PatrolPost => new("水上巡逻队", "patrol boats"),
        TwinKind.SeaOutfall => new("入海排污口", "outfall to the sea"),
        TwinKind.RenewalOffice => new("老旧小区改造办", "renewal office"),
        TwinKind.WaterMain => new("供水主管", "water main"),
        TwinKind.DryHomes => new("停水居民", "homes without water"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of twin."),
    };

    private static Text Named(TwinKind kind, Text name)
    {
        var what = KindName(kind);
        // Not 网格 农贸市场网格.
        return new(name.Zh.EndsWith(what.Zh, StringComparison.Ordinal) ? name.Zh : what.Zh + " " + name.Zh, name.En.EndsWith(what.En, StringComparison.OrdinalIgnoreCase) ? name.En : name.En + " (" + what.En + ")");
    }

    private static DefinitionException Several(string text, IEnumerable<string> codes)
    {
        var list = string.Join(", ", codes.Take(10));
        return Error(text, $"有几个都叫这个名字，请写编码：{list}", $"several have this name; write a code: {list}");
    }

    private TwinQuestion Question(string text, TwinId twin) => new(text, twin, NameOf(twin));

    private Jurisdiction Built(int jurisdiction)
    {
        if (!_built.TryGetValue(jurisdiction, out var built)) _built[jurisdiction] = built = run.Build(jurisdiction, new Limits());
        return built;
    }

    private List<TwinId> TwinsIn(int jurisdiction, TwinKind kind)
    {
        var built = Built(jurisdiction);
        return [.. Enumerable.Range(0, built.TwinCount).Select(index => built[index].Id).Where(id => id.Kind == (byte)kind)];
    }

    private List<(TwinId Twin, string Code)> Centres(string word)
    {
        var ending = CentreEndings.FirstOrDefault(ending => word.Length > ending.Length && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        var place = ending is null ? word : word[..^ending.Length];
        return [.. TwinAddress.Jurisdictions(_city, place).Select(found => (CommandSystem.Centre(found.Jurisdiction), found.Code))];
    }

    private List<(TwinId Twin, string Code)> Cells(string word) =>
        [.. _city.Cells.Where(cell => cell.Code == word || IsName(word, cell.Name)).Select(cell => (TwinOf(cell), cell.Code))];

    private List<(TwinId Twin, string Code)> LowPoints(string word) =>
        [.. _city.LowPoints.Where(point => point.Code == word || IsName(word, point.Name)).Select(point => (TwinOf(_city.Cells[point.Cell]), point.Code))];

    private List<(TwinId Twin, string Code)> Sensors(string word) =>
        [.. _city.Sensors.Where(sensor => sensor.Code == word || IsName(word, sensor.Name)).Select(sensor => (TwinOf(sensor), sensor.Code))];

    private List<(TwinId Twin, string Code)> FieldGroups(string word) => [.. Groups(_city.Squads, TwinKind.Squad, word), .. Groups(_city.Crews, TwinKind.Crew, word)];

    // The scenario may take groups away: the first of a county stay.
    private IEnumerable<(TwinId Twin, string Code)> Groups(IReadOnlyCollection<FieldGroup> groups, TwinKind kind, string word)
    {
        foreach (var group in groups.Where(group => group.Code == word || IsName(word, group.Name)))
        {
            var place = groups.Where(other => other.County == group.County).TakeWhile(other => other != group).Count();
            var present = TwinsIn(_city.CountyJurisdiction(group.County), kind);
            if (place < present.Count) yield return (present[place], group.Code);
        }
    }

    private List<(TwinId Twin, string Code)> Vehicles(string word)
    {
        var vehicle = _city.Hazmat.Vehicles.FirstOrDefault(vehicle => vehicle.Code == word || vehicle.Plate == word);
        if (vehicle is null) return [];
        return run.VehicleOf(vehicle.Index) is { } twin ? [(twin, vehicle.Code)] : throw Error(word, "本情景没有危险货物运输（hazmat）", "the scenario leaves hazardous goods out (hazmat)");
    }

    private TwinId TwinOf(Cell cell)
    {
        var town = _city.TownJurisdiction(cell.Town);
        return CommandSystem.Cell(town, CellsIn(town).IndexOf(cell));
    }

    private TwinId TwinOf(SensorSite sensor)
    {
        var town = _city.TownJurisdiction(_city.Cells[sensor.Cell].Town);
        return TwinsIn(town, TwinKind.Sensor)[SensorsIn(town).IndexOf(sensor)];
    }

    private List<Cell> CellsIn(int jurisdiction) => [.. _city.Cells.Where(cell => _city.TownJurisdiction(cell.Town) == jurisdiction)];

    private List<SensorSite> SensorsIn(int jurisdiction) => [.. _city.Sensors.Where(sensor => _city.TownJurisdiction(_city.Cells[sensor.Cell].Town) == jurisdiction)];

    private (string Zh, string En) NearestName(string word)
    {
        IEnumerable<Text> named =
        [
            _city.Name, .. _city.Counties.Select(county => county.Name), .. _city.Towns.Select(town => town.Name), .. _city.Cells.Select(cell => cell.Name), .. _city.LowPoints.Select(point => point.Name),
            .. _city.Sensors.Select(sensor => sensor.Name), .. _city.Squads.Select(group => group.Name), .. _city.Crews.Select(group => group.Name), .. _homes.Present.Select(elder => elder.Name),
        ];
        IEnumerable<string> codes =
        [
            .. _city.Cells.Select(cell => cell.Code), .. _city.LowPoints.Select(point => point.Code), .. _city.Sensors.Select(sensor => sensor.Code), .. _homes.Present.Select(elder => elder.Code),
            .. Moving.SelectMany(vehicle => new[] { vehicle.Plate, vehicle.Code }),
        ];
        string[] all = [.. Kinds.Keys, .. named.SelectMany(name => new[] { name.Zh, name.En }), .. codes];
        return Spelling.Nearest(word, all.Where(name => Math.Abs(name.Length - word.Length) <= 3)) is { } near ? ($"是不是“{near}”？", $"did you mean '{near}'?") : Some();
    }

    private IEnumerable<HazmatVehicle> Moving => run.Scenario.Hazmat is null ? [] : _city.Hazmat.Vehicles;

    // What may be written, each with one that the run has.
    private (string Zh, string En) Some()
    {
        var places = string.Join(", ", _city.Counties.Select(county => county.Name).Take(3).SelectMany(name => new[] { name.Zh, name.En }));
        var (zh, en) = ($"可以写县、镇、网格、传感器、低洼点、队伍的名称或编码，如 {places}", $"write the name or code of a county, town, cell, sensor, low point or crew, such as {places}");
        if (Moving.FirstOrDefault() is { } vehicle) (zh, en) = ($"{zh}；危货车的车牌或编码，如 {vehicle.Plate}, {vehicle.Code}", $"{en}; the plate or code of a vehicle, such as {vehicle.Plate}, {vehicle.Code}");
        if (_homes.Present is [var elder, ..]) (zh, en) = ($"{zh}；老人的编码，如 {elder.Code}", $"{en}; the code of an elder, such as {elder.Code}");
        return (zh, en);
    }
}
