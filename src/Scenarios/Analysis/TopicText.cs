using System.Globalization;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Analysis;

/// <summary>How topics write places, days and figures.</summary>
internal static class TopicText
{
    /// <summary>How many rows a table has at most; a longer list helps nobody.</summary>
    public const int MostRows = 20;

    private static readonly (string Field, Text Name)[] Fields =
    [
        ("hotline", new("政务热线", "public services")), ("urban", new("市容城管", "urban order")), ("water", new("水务排涝", "water and drainage")), ("hazmat", new("危化", "hazardous goods")), ("elders", new("养老", "elders")),
        ("environment", new("生态环境", "environment")), ("consumer", new("消费维权", "consumer rights")), ("traffic", new("交通", "traffic")), ("housing", new("住房与公用事业", "housing and utilities")), ("noise", new("噪声", "noise")),
    ];

    /// <summary>How every topic keeps its word.</summary>
    public static Text RateNote { get; } = new(
        "按 Benjamini–Hochberg 方法控制错误发现率：平均而言，所报出的结论中误报不超过 5%；若全城只是随机起伏，报出任何结论的概率不超过 5%。",
        "What is reported keeps a false-discovery rate of 5% (Benjamini–Hochberg): on average at most 5% of it is false, and where all is chance the probability of reporting anything is at most 5%.");

    public static Text Field(string field) => Array.Find(Fields, one => one.Field == field).Name is { Zh: not null } name ? name : new Text(field, field);

    public static Text Matter(CityDefinition city, int matter) => new(city.Matters[matter].NameZh, city.Matters[matter].NameEn);

    /// <summary>A cell with its town and county; many a cell has the town in its name.</summary>
    public static Text Place(CityDefinition city, int cell)
    {
        var at = city.Cells[cell];
        var town = city.Towns[at.Town];
        var county = city.Counties[town.County].Name;
        return new(
            county.Zh + (at.Name.Zh.StartsWith(town.Name.Zh, StringComparison.Ordinal) ? at.Name.Zh : $"{town.Name.Zh} {at.Name.Zh}"),
            at.Name.En.StartsWith(town.Name.En, StringComparison.Ordinal) ? $"{at.Name.En}, {county.En}" : $"{at.Name.En}, {town.Name.En}, {county.En}");
    }

    /// <summary>A town with its county.</summary>
    public static Text Town(CityDefinition city, int town) => new(city.Counties[city.Towns[town].County].Name.Zh + city.Towns[town].Name.Zh, $"{city.Towns[town].Name.En}, {city.Counties[city.Towns[town].County].Name.En}");

    public static Text Jurisdiction(CityDefinition city, int jurisdiction) => jurisdiction == 0 ? new("市级", "city tier") : city.Counties[jurisdiction - 1].Name;

    public static Text Days(MatterLog log, int from, int days)
    {
        var (first, last) = (Day(log, from), Day(log, from + days - 1));
        return days == 1 ? Same(first) : new($"{first} 至 {last}", $"{first} to {last}");
    }

    public static string Day(MatterLog log, int day) => log.DateOf(day).ToString("MM-dd", CultureInfo.InvariantCulture);

    public static Text Same(string text) => new(text, text);

    public static Text Count(long number) => Same(number.ToString("N0", CultureInfo.InvariantCulture));

    public static Text Number(double number) => Same(number.ToString(Math.Abs(number) < 10 ? "0.00" : "N1", CultureInfo.InvariantCulture));

    /// <summary>How likely something is by chance; how small a small probability is does not matter.</summary>
    public static Text Chance(double p) => Same(p >= 0.001 ? p.ToString("0.000", CultureInfo.InvariantCulture) : "< 0.001");

    public static string Times(double ratio) => ratio.ToString(ratio < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    public static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
