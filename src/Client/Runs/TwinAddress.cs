using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>A twin by <c>kind/jurisdiction/number</c>: <c>command-center/崇川区</c>, <c>crew/320613/60</c>, <c>12/17/204</c>.</summary>
internal sealed class TwinAddress(CityRun run, Func<int, Jurisdiction> built)
{
    private readonly CityDefinition _city = run.City;

    /// <summary>The jurisdictions of a name or a code: the city, counties, towns.</summary>
    public static IEnumerable<(int Jurisdiction, string Code)> Jurisdictions(CityDefinition city, string word)
    {
        if (word == city.Id || TwinNames.IsName(word, city.Name)) yield return (0, city.Id);
        foreach (var county in city.Counties)
        {
            if (county.Code == word || TwinNames.IsName(word, county.Name)) yield return (city.CountyJurisdiction(county.Index), county.Code);
        }

        foreach (var town in city.Towns)
        {
            if (town.Code == word || TwinNames.IsName(word, town.Name)) yield return (city.TownJurisdiction(town.Index), town.Code);
        }
    }

    /// <summary>Reads kind, jurisdiction (index, code or name; the city when left out) and number there (the first of its kind when left out).</summary>
    /// <exception cref="DefinitionException">It cannot be read, or the run has no such twin.</exception>
    public TwinId Parse(string text)
    {
        var parts = text.Trim().Split('/');
        if (parts.Length > 3) throw TwinNames.Error(text, $"应是 类别/辖区/序号，如 {Example(name => name.Zh)}", $"expected kind/jurisdiction/number, such as {Example(name => name.En)}");
        var kind = KindOf(text, parts[0]);
        var jurisdiction = parts.Length > 1 ? JurisdictionOf(text, parts[1]) : 0;
        var there = Present(kind, jurisdiction);
        if (there.Length == 0) throw Missing(text, kind, jurisdiction);
        if (parts.Length < 3) return new TwinId((byte)kind, jurisdiction, there[0]);
        if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            throw TwinNames.Error(text, $"序号应是整数，实际是 {parts[2]}", $"the number must be a whole number, found {parts[2]}");
        // Some begin while the run goes on: which there will be nobody knows before.
        if (!IsBornLater(kind) && !there.Contains(index)) throw OutOfRange(text, there);
        return new TwinId((byte)kind, jurisdiction, index);
    }

    private static bool IsBornLater(TwinKind kind) => kind is TwinKind.Order or TwinKind.Approval or TwinKind.Case;

    private int[] Present(TwinKind kind, int jurisdiction)
    {
        var home = built(jurisdiction);
        return IsBornLater(kind) ? [home.TwinCount] : [.. Enumerable.Range(0, home.TwinCount).Where(index => home[index].Kind == (byte)kind)];
    }

    private DefinitionException Missing(string text, TwinKind kind, int jurisdiction)
    {
        var (place, what) = (TwinNames.PlaceName(_city, jurisdiction), TwinNames.KindName(kind));
        var one = Enumerable.Range(0, _city.Jurisdictions).FirstOrDefault(other => Present(kind, other).Length > 0, -1);
        if (one < 0) return TwinNames.Error(text, $"这次运行里没有{what.Zh}", $"this run has no {what.En}");
        var (zh, en) = (Address(kind, one, name => name.Zh), Address(kind, one, name => name.En));
        return TwinNames.Error(text, $"{place.Zh}没有{what.Zh}；请写有它的辖区，如 {zh}", $"{place.En} has no {what.En}; name a place that has, such as {en}");
    }

    // Every city has a county, and every county a centre.
    private string Example(Func<Text, string> speak) => Address(TwinKind.CommandCenter, _city.CountyJurisdiction(0), speak) + "/0";

    // By index where another place has the same name.
    private string Address(TwinKind kind, int jurisdiction, Func<Text, string> speak)
    {
        var name = speak(TwinNames.PlaceName(_city, jurisdiction));
        var isClear = Jurisdictions(_city, name).Take(2).Count() == 1;
        return Spelling.Kebab(kind.ToString()) + "/" + (isClear ? name : jurisdiction.ToString(CultureInfo.InvariantCulture));
    }

    private static DefinitionException OutOfRange(string text, int[] there)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{there[0]}–{there[^1]}");
        return TwinNames.Error(text, $"那里的序号是 {range}", $"the numbers there are {range}");
    }

    private static TwinKind KindOf(string text, string word)
    {
        if (TwinNames.Kinds.TryGetValue(word, out var named)) return named;
        if (byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((TwinKind)number)) return (TwinKind)number;
        var (zh, en) = Spelling.Hint(word, [.. TwinNames.Kinds.Keys]);
        throw TwinNames.Error(text, $"没有类别 {word}；{zh}", $"there is no kind {word}; {en}");
    }

    private int JurisdictionOf(string text, string word)
    {
        var found = Jurisdictions(_city, word).ToArray();
        if (found.Length == 1) return found[0].Jurisdiction;
        if (found.Length > 1)
        {
            var codes = string.Join(", ", found.Select(place => place.Code));
            throw TwinNames.Error(text, $"有几个辖区叫 {word}，请写编码：{codes}", $"several jurisdictions are called {word}; write a code: {codes}");
        }

        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _city.Jurisdictions) return index;
        var (zh, en) = Spelling.Hint(word, [.. _city.Counties.Select(county => county.Name.Zh), .. _city.Towns.Select(town => town.Name.Zh), .. _city.Counties.Select(county => county.Name.En), .. _city.Towns.Select(town => town.Name.En)]);
        throw TwinNames.Error(text, $"没有辖区 {word}；{zh}", $"there is no jurisdiction {word}; {en}");
    }
}
