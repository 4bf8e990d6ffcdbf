using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>A twin as people name it: <c>hotline</c>, <c>command-center/崇川区</c>, <c>crew/320613/12</c>, <c>12/17/204</c>.</summary>
public static class TwinAddress
{
    /// <summary>Reads kind, jurisdiction (index, code or name; the city when left out) and index there (0 when left out).</summary>
    /// <exception cref="DefinitionException">It cannot be read, or the city has no such place.</exception>
    public static TwinId Parse(string text, CityDefinition city)
    {
        var parts = text.Split('/');
        if (parts.Length > 3) throw Error(text, "应是 类别/辖区/序号，如 crew/崇川区/3", "expected kind/jurisdiction/index, such as crew/Chongchuan/3");
        var jurisdiction = parts.Length > 1 ? Jurisdiction(text, parts[1], city) : 0;
        var index = 0;
        if (parts.Length > 2 && !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out index))
            throw Error(text, $"序号应是整数，实际是 {parts[2]}", $"the index must be a whole number, found {parts[2]}");
        // The hotline shares the municipal jurisdiction with its centre, which is always the first twin there.
        var kind = Kind(text, parts[0]);
        return new TwinId((byte)kind, jurisdiction, parts.Length < 3 && kind == TwinKind.Hotline ? CommandSystem.Hotline.Index : index);
    }

    private static TwinKind Kind(string text, string word)
    {
        var kinds = Enum.GetValues<TwinKind>().ToDictionary(kind => Spelling.Kebab(kind.ToString()), StringComparer.Ordinal);
        if (kinds.TryGetValue(word, out var named)) return named;
        if (byte.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((TwinKind)number)) return (TwinKind)number;
        var (zh, en) = Spelling.Hint(word, kinds.Keys);
        throw Error(text, $"没有类别 {word}；{zh}", $"there is no kind {word}; {en}");
    }

    private static int Jurisdiction(string text, string word, CityDefinition city)
    {
        if (word == city.Id || IsName(word, city.Name)) return 0;
        foreach (var county in city.Counties)
        {
            if (county.Code == word || IsName(word, county.Name)) return city.CountyJurisdiction(county.Index);
        }

        foreach (var town in city.Towns)
        {
            if (town.Code == word || IsName(word, town.Name)) return city.TownJurisdiction(town.Index);
        }

        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < city.Jurisdictions) return index;
        var (zh, en) = Spelling.Hint(word, [.. city.Counties.Select(county => county.Name.Zh), .. city.Towns.Select(town => town.Name.Zh)]);
        throw Error(text, $"没有辖区 {word}；{zh}", $"there is no jurisdiction {word}; {en}");
    }

    private static bool IsName(string word, Text name) => word == name.Zh || string.Equals(word, name.En, StringComparison.OrdinalIgnoreCase);

    private static DefinitionException Error(string text, string zh, string en) => new("--ask " + text, 0, zh, en);
}
