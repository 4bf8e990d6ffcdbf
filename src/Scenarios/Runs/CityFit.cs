using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Systems.Waterways;
using Liandong.Scenarios.Weather;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Runs;

/// <summary>Whether a scenario fits its city: every county, department, matter and town that it names is there, and nobody is sent away who does not exist.</summary>
public sealed class CityFit
{
    private readonly CityDefinition _city;
    private readonly ScenarioDefinition _scenario;
    private readonly Problems _problems = new();

    private CityFit(CityDefinition city, ScenarioDefinition scenario) => (_city, _scenario) = (city, scenario);

    /// <summary>The city that a scenario names.</summary>
    /// <exception cref="DefinitionException">There is none, or its files cannot be used.</exception>
    public static CityDefinition CityOf(ScenarioDefinition scenario)
    {
        scenario.RequireCity();
        return CityFiles.Load(scenario.City);
    }

    /// <summary>Whether a scenario and what it is compared with can be run.</summary>
    /// <exception cref="DefinitionException">They cannot; all that is wrong with either.</exception>
    public static void Require(ScenarioFile file)
    {
        var problems = new Problems();
        var city = CityOf(file.Definition);
        problems.Try(() => Require(city, file.Definition));
        if (file.Variant?.Definition is { } variant) problems.Try(() => Require(variant.City == file.Definition.City ? city : CityOf(variant), variant));
        problems.ThrowIfAny();
    }

    /// <summary>Whether a scenario can be run in a city.</summary>
    /// <exception cref="DefinitionException">It does not fit; all that does not is named, each with its place.</exception>
    public static void Require(CityDefinition city, ScenarioDefinition scenario) => new CityFit(city, scenario).Check();

    /// <summary>The counties that are named, by name in either language or code.</summary>
    internal static IEnumerable<int> Counties(CityDefinition city, IEnumerable<string> named) =>
        named.Select(name => city.Counties.First(county => IsCalled(name, county.Code, county.Name)).Index);

    /// <summary>The departments that are named, by name in either language or code.</summary>
    internal static IEnumerable<int> Departments(CityDefinition city, IEnumerable<string> named) =>
        named.Select(name => city.Departments.First(department => IsCalled(name, department.Code, department.Name)).Index);

    /// <summary>The town that is named, by name in either language or code.</summary>
    internal static int Town(CityDefinition city, string named) => city.Towns.First(town => IsCalled(named, town.Code, town.Name)).Index;

    private static bool IsCalled(string named, string code, Text name) => named == code || named == name.Zh || string.Equals(named, name.En, StringComparison.OrdinalIgnoreCase);

    private void Check()
    {
        (string, Text)[] counties = [.. _city.Counties.Select(county => (county.Code, county.Name))];
        Named("study-area", _scenario.StudyArea, counties, new("县（市、区）", "county"));
        for (var i = 0; i < _scenario.Rain.Length; i++) Storm(_scenario.Rain[i], $"rain[{i}]", counties);
        for (var i = 0; i < _scenario.Rivers.Places.Length; i++) Named($"rivers.places[{i}].counties", _scenario.Rivers.Places[i].Counties, counties, new("县（市、区）", "county"));
        Named("staff.residents-absent", _scenario.Staff.ResidentsAbsent, [.. _city.Departments.Select(department => (department.Code, department.Name))], new("部门", "department"));
        foreach (var (department, _) in _scenario.Staff.Departments) NamedKey("staff.departments." + department, department, [.. _city.Departments.Select(known => (known.Code, known.Name))], new("部门", "department"));
        if (_scenario.Affairs is not null && _city.Affairs.IsEmpty) Refuse("affairs", $"{_city.Name.Zh}没有审批与案件目录（city.yaml 的 affairs）", $"{_city.Name.En} has no catalogue of approvals and cases (affairs in city.yaml)");
        if (_scenario.Elders is { } elders) Elders(elders, counties);
        foreach (var change in _scenario.Matters) Matter("matters." + change.Code, change.Code);
        if (_scenario.Release is { } release) Release(release);
        if (_scenario.Burst is { } burst) Burst(burst);
        if (_scenario.Waterway is { } waterway) Waterway(waterway);
        if (_scenario.Renewals is { } renewals) Named("renewals.estates", renewals.Estates, [.. _city.LowPoints.Where(point => point.Kind == LowPointKind.OldEstate).Select(point => (point.Code, point.Name))], new("老旧小区", "old estate"));
        Staff();
        _problems.ThrowIfAny();
    }

    private void Named(string path, ImmutableArray<string> names, (string Code, Text Name)[] known, Text kind)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (!Array.Exists(known, one => IsCalled(names[i], one.Code, one.Name))) Unknown(path.EndsWith(".site", StringComparison.Ordinal) || path.EndsWith(".town", StringComparison.Ordinal) ? path : $"{path}[{i}]", names[i], known, kind);
        }
    }

    private void NamedKey(string path, string name, (string Code, Text Name)[] known, Text kind)
    {
        if (!Array.Exists(known, one => IsCalled(name, one.Code, one.Name))) Unknown(path, name, known, kind);
    }

    private void Elders(ElderSetting elders, (string, Text)[] counties)
    {
        if (_city.Homes.Elders.IsEmpty) Refuse("elders", $"{_city.Name.Zh}没有手环佩戴者；请在城市的 city.yaml 写 elders", $"{_city.Name.En} has no wristband wearers; its city.yaml needs a section 'elders'");
        for (var i = 0; i < elders.Surges.Length; i++) Named($"elders.surges[{i}].counties", elders.Surges[i].Counties, counties, new("县（市、区）", "county"));
    }

    private void Release(ReleaseSetting release)
    {
        Matter("release.matter", release.Matter);
        var sites = _city.Sites.Where(site => site.Kind is SiteKind.ChemicalPark or SiteKind.HazmatEnterprise).ToArray();
        Named("release.site", [release.Site], [.. sites.Select(site => (site.Code, site.Name))], new("化工园区或危化企业", "chemical park or enterprise"));
    }

    private void Waterway(WaterwaySetting waterway)
    {
        if (_city.Shores.IsEmpty) Refuse("waterway", $"{_city.Name.Zh}没有设站的岸线；请在城市的 city.yaml 写 shores", $"{_city.Name.En} watches no shore; its city.yaml needs a section 'shores'");
        else Named("waterway.shores", waterway.Shores, [.. _city.Shores.Select(shore => (shore.Line.Name.En, shore.Line.Name))], new("岸线", "watched shore"));
        for (var i = 0; i < waterway.Matters.Length; i++) Matter($"waterway.matters[{i}]", waterway.Matters[i]);
        Vessels(waterway);
        Heads("waterway.boats", waterway.Boats, [.. _city.Shores.Select(shore => shore.Line.Name)], shore => _city.Shores[shore].Boats);
    }

    // Drawn by Poisson: six standard deviations above the mean there are still numbers for all.
    private void Vessels(WaterwaySetting waterway)
    {
        var shores = _city.Shores.Count(shore => waterway.Shores.IsEmpty || waterway.Shores.Any(shore.Line.IsCalled));
        var mean = shores * _scenario.Duration.Milliseconds / 86_400_000.0 * ShoreTraffic.Errands(waterway).Sum(errand => errand.ADay);
        if (mean + (6 * Math.Sqrt(mean)) < TrackNumbers.MostVessels) return;
        Refuse(
            "waterway.traffic",
            $"全程约有 {mean:0} 艘船，编号只够 {TrackNumbers.MostVessels} 艘；请减少船舶或缩短时长",
            $"the run would have about {mean:0} vessels, and there are numbers for {TrackNumbers.MostVessels}; take fewer vessels or a shorter run");
    }

    private void Burst(BurstSetting burst)
    {
        Matter("burst.matter", burst.Matter);
        Named("burst.town", [burst.Town], [.. _city.Towns.Select(town => (town.Code, town.Name))], new("镇街", "town"));
    }

    private void Matter(string path, string code)
    {
        if (_city.Matters.All(matter => matter.Code != code)) Unknown(path, code, [.. _city.Matters.Select(matter => (matter.Code, new Text(matter.NameZh, matter.NameEn)))], new("事项", "matter"));
    }

    private void Unknown(string path, string name, (string Code, Text Name)[] known, Text kind)
    {
        var (zh, en) = Spelling.HintOfNames(name, known);
        Refuse(path, $"{_city.Name.Zh}没有{kind.Zh}“{name}”；{zh}", $"{_city.Name.En} has no {kind.En} '{name}'; {en}");
    }

    private void Storm(RainStorm storm, string path, (string, Text)[] counties)
    {
        Named(path + ".counties", storm.Counties, counties, new("县（市、区）", "county"));
        if (storm.Kind == RainKind.Series) _problems.Try(() => RainTable.Read(storm.Table, _scenario.Places.Text(path + ".table"), _scenario.Start).Fall(_city));
        if (storm.Kind is not (RainKind.Storm2015 or RainKind.Storm2024) || Storms.HappenedIn(_city)) return;
        Refuse(path + ".kind", $"{_city.Name.Zh}不能重演这场暴雨：它发生在南通主城区；请改用 chicago、hourly 或 series", $"this storm cannot be replayed in {_city.Name.En}, it fell on the centre of Nantong; use chicago, hourly or series instead");
    }

    private void Staff()
    {
        var officers = _city.Officers.ToLookup(officer => (officer.Enforcement, _city.Cells[officer.Cell].Town));
        var (staff, towns) = (_scenario.Staff, _city.Towns.Select(town => town.Name).ToArray());
        Heads("staff.officers", staff.Officers, towns, town => officers[(false, town)].Count());
        Heads("staff.enforcers", staff.Enforcers, towns, town => officers[(true, town)].Count());
        var counties = _city.Counties.Select(county => county.Name).ToArray();
        Heads("staff.squads", staff.Squads, counties, county => _city.Squads.Count(squad => squad.County == county));
        Grows("squads", staff.Squads, counties, county => _city.Squads.Count(squad => squad.County == county));
        Heads("staff.crews", staff.Crews, counties, county => _city.Crews.Count(crew => crew.County == county));
        Grows("crews", staff.Crews, counties, county => _city.Crews.Count(crew => crew.County == county));
    }

    // A further squad or crew is one more of those that are there: where nobody is, nobody says where it would stand.
    private void Grows(string key, HeadCount change, Text[] counties, Func<int, int> before)
    {
        if (change.Plus <= 0) return;
        var none = Array.FindIndex([.. Enumerable.Range(0, counties.Length)], county => before(county) == 0);
        if (none < 0) return;
        Refuse(
            "staff." + key,
            $"{counties[none].Zh}一支也没有，无从增加；请在 city.yaml 的 {key} 中列出或生成",
            $"{counties[none].En} has none to add to; list or generate {key} in city.yaml");
    }

    // Where nobody is, nobody is missed; elsewhere a number that takes away more than there are is a mistake, not a wish.
    private void Heads(string path, HeadCount change, Text[] places, Func<int, int> before)
    {
        if (change.Plus >= 0) return;
        var (place, least) = Enumerable.Range(0, places.Length).Select(i => (i, before(i))).Where(one => one.Item2 > 0).DefaultIfEmpty((-1, 0)).MinBy(one => one.Item2);
        if (place < 0 || least + change.Plus >= 0) return;
        Refuse(
            path,
            $"减去 {-change.Plus} 太多：{places[place].Zh}只有 {least}；写 -{least} 以内，或用倍数（如 50%，0% 为一个不留）",
            $"{-change.Plus} fewer is too much: {places[place].En} has {least}; write -{least} at most, or a factor (such as 50%; 0% leaves none)");
    }

    private void Refuse(string path, string zh, string en) => _problems.Add(_scenario.Places.At(path).Problem($"{path}：{zh}", $"{path}: {en}"));
}
