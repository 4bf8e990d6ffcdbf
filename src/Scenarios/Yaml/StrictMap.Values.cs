using System.Globalization;
using Liandong.Twins.Time;
using YamlDotNet.RepresentationModel;

namespace Liandong.Scenarios.Yaml;

public sealed partial class StrictMap
{
    private static readonly string[] DateTimeForms = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"];

    private delegate bool Reading<T>(string text, out T value);

    /// <summary>A text that is not empty.</summary>
    public string Text(string key) => Scalar(key, "文字", "a text") ?? "";

    /// <summary>A text, or <paramref name="absent"/> when the key is absent.</summary>
    public string Text(string key, string absent) => Has(key) ? Text(key) : absent;

    /// <summary>A text, or null when the key is absent.</summary>
    public string? TextOrNull(string key) => Has(key) ? Text(key) : null;

    /// <summary>A name in both languages: <c>{zh: …, en: …}</c>.</summary>
    public City.Text Names(string key)
    {
        if (Require(key, " {zh: …, en: …}", "{zh: …, en: …}") is not { } node) return new City.Text("", "");
        if (node is not YamlMappingNode) Complain(key, Wrong(key, node, " {zh: …, en: …}", "{zh: …, en: …}"));
        var names = IsWrong(key) ? StandIn(key) : Inner(key, node);
        var text = new City.Text(names.Text("zh"), names.Text("en"));
        names.Done();
        return text;
    }

    /// <summary>A whole number in [<paramref name="min"/>, <paramref name="max"/>].</summary>
    public long Whole(string key, long min, long max) =>
        Read(key, $" {min} 到 {max} 的整数", $"a whole number from {min} to {max}", (string text, out long value) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= min && value <= max);

    /// <inheritdoc cref="Whole(string, long, long)"/>
    public int Whole(string key, int min, int max) => (int)Whole(key, (long)min, max);

    /// <summary>A whole number, or <paramref name="absent"/> when the key is absent.</summary>
    public long Whole(string key, long min, long max, long absent) => Has(key) ? Whole(key, min, max) : absent;

    /// <inheritdoc cref="Whole(string, long, long, long)"/>
    public int Whole(string key, int min, int max, int absent) => Has(key) ? Whole(key, min, max) : absent;

    /// <summary>A number in [<paramref name="min"/>, <paramref name="max"/>].</summary>
    public double Number(string key, double min, double max) =>
        Read(key, $" {Spelling.Number(min)} 到 {Spelling.Number(max)} 的数", $"a number from {Spelling.Number(min)} to {Spelling.Number(max)}", (string text, out double value) =>
            Quantity.TryNumber(text, out value) && value >= min && value <= max);

    /// <summary>A number, or <paramref name="absent"/> when the key is absent.</summary>
    public double Number(string key, double min, double max, double absent) => Has(key) ? Number(key, min, max) : absent;

    /// <summary>true or false.</summary>
    public bool Flag(string key) => Read(key, " true 或 false", "true or false", (string text, out bool value) =>
    {
        value = string.Equals(text, "true", StringComparison.Ordinal);
        return value || string.Equals(text, "false", StringComparison.Ordinal);
    });

    /// <summary>true or false, or <paramref name="absent"/> when the key is absent.</summary>
    public bool Flag(string key, bool absent) => Has(key) ? Flag(key) : absent;

    /// <summary>A length of time in [<paramref name="least"/>, <paramref name="most"/>].</summary>
    public SimDuration DurationWithin(string key, SimDuration least, SimDuration most)
    {
        var duration = Duration(key);
        if (duration < least || duration > most) Refuse(key, $"应在 {Quantity.Short(least)} 到 {Quantity.Short(most)} 之间，实际是 {duration}", $"must be from {Quantity.Short(least)} to {Quantity.Short(most)}, found {duration}");
        return duration;
    }

    /// <summary>A length of time with its unit: <c>90min</c>, <c>12h</c>, <c>2 s</c>, <c>1d 6h</c>.</summary>
    public SimDuration Duration(string key)
    {
        if (Scalar(key, "时长", "a duration") is not { } text) return SimDuration.Zero;
        if (Quantity.TryDuration(text, out var duration, out var why)) return duration;
        Refuse(key, $"{why.Zh}，实际是 '{text}'", $"{why.En}, found '{text}'");
        return SimDuration.Zero;
    }

    /// <summary>A length of time, or <paramref name="absent"/> when the key is absent.</summary>
    public SimDuration Duration(string key, SimDuration absent) => Has(key) ? Duration(key) : absent;

    /// <summary>A share: <c>30%</c> or <c>0.3</c>; at most <paramref name="most"/> (1 = 100 %).</summary>
    public double Share(string key, double most = 1)
    {
        var top = Spelling.Number(most * 100);
        return Read(key, $" 0% 到 {top}% 的比例（如 30% 或 0.3）", $"a share from 0% to {top}% (30% or 0.3)", (string text, out double value) =>
            Quantity.TryShare(text, out value) && value >= 0 && value <= most);
    }

    /// <summary>A share, or <paramref name="absent"/> when the key is absent.</summary>
    public double ShareOr(string key, double absent, double most = 1) => Has(key) ? Share(key, most) : absent;

    /// <summary>A time of day.</summary>
    public TimeOnly TimeOfDay(string key) => Read(key, "时刻，如 08:30", "a time of day such as 08:30", (string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out value));

    /// <summary>A local date and time: <c>2025-06-16 08:00</c>; midnight when only the date is given.</summary>
    public DateTime LocalDateTime(string key) => Read(key, "日期时间，如 2025-06-16 08:00", "a date and time such as 2025-06-16 08:00", (string text, out DateTime value) =>
        DateTime.TryParseExact(text, DateTimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out value));

    /// <summary>The texts of a list.</summary>
    public IReadOnlyList<string> Words(string key) => Items(key, "文字", "a text", (string text, out string value) =>
    {
        value = text;
        return text.Length > 0;
    });

    /// <summary>The texts of a list; none when the key is absent.</summary>
    public IReadOnlyList<string> WordsOrEmpty(string key) => Has(key) ? Words(key) : [];

    /// <summary>The numbers of a list, each in [<paramref name="min"/>, <paramref name="max"/>].</summary>
    public IReadOnlyList<double> Numbers(string key, double min, double max) =>
        Items(key, $" {Spelling.Number(min)} 到 {Spelling.Number(max)} 的数", $"a number from {Spelling.Number(min)} to {Spelling.Number(max)}", (string text, out double value) =>
            Quantity.TryNumber(text, out value) && value >= min && value <= max);

    /// <summary>One of an enumeration's words, spelt in lower case with hyphens: <c>rain-gauge</c>.</summary>
    public TEnum Choice<TEnum>(string key)
        where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>().ToDictionary(value => Spelling.Kebab(value.ToString()), StringComparer.Ordinal);
        if (Scalar(key, "选项：" + string.Join('、', values.Keys), "one of " + string.Join(", ", values.Keys)) is not { } text) return default;
        if (values.TryGetValue(text, out var chosen)) return chosen;
        var (zh, en) = Spelling.Hint(text, values.Keys);
        Refuse(key, $"不认识 '{text}'；{zh}", $"unknown '{text}'; {en}");
        return default;
    }

    /// <summary>One of an enumeration's words, or <paramref name="absent"/> when the key is absent.</summary>
    public TEnum Choice<TEnum>(string key, TEnum absent)
        where TEnum : struct, Enum => Has(key) ? Choice<TEnum>(key) : absent;

    private T Read<T>(string key, string zh, string en, Reading<T> reading)
    {
        T value = default!;
        if (Scalar(key, zh, en) is { } text && !reading(text, out value)) Complain(key, Wrong(key, Find(key)!, zh, en));
        return value;
    }

    private List<T> Items<T>(string key, string zh, string en, Reading<T> reading)
    {
        var values = new List<T>();
        var number = 0;
        foreach (var item in Sequence(key))
        {
            var place = $"{PathOf(key)}[{number++}]";
            _places.Add(place, item);
            if (item is YamlScalarNode { Value: { } text } && reading(text, out var value)) values.Add(value);
            else Complain(key, place, At(item, $"{place} 应是{zh}，实际是{Found(item).Zh}", $"{place} must be {en}, found {Found(item).En}"));
        }

        return values;
    }

    private string? Scalar(string key, string zh, string en)
    {
        if (Require(key, zh, en) is not { } node) return null;
        if (node is YamlScalarNode { Value: { Length: > 0 } text }) return text;
        Complain(key, Wrong(key, node, zh, en));
        return null;
    }
}
