using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Geography;
using Liandong.Twins.Orders;

namespace Liandong.Scenarios.City;

/// <summary>One row of a table. Every reading method throws a <see cref="DefinitionException"/> that names the file, the line and the column.</summary>
internal sealed record Row(string File, int Line, ImmutableArray<string> Header, ImmutableArray<string> Fields)
{
    private const int LongestText = 200;

    /// <summary>Whether the column is there and the row has something in it.</summary>
    public bool Has(string column) => Field(column).Length > 0;

    public string Text(string column)
    {
        var text = Field(column);
        if (text.Length == 0) throw Wrong(column, "不能为空", "must not be empty");
        return text.Length <= LongestText ? text : throw Wrong(column, $"太长，最多 {LongestText} 个字符", $"is too long; at most {LongestText} characters");
    }

    /// <summary>A name in both languages, from the columns zh and en.</summary>
    public Text Name() => new(Text("zh"), Text("en"));

    /// <summary>An identifier: letters, digits, points and hyphens.</summary>
    public string Code(string column = "code")
    {
        var text = Text(column);
        return text.Length <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            ? text
            : throw Wrong(column, $"编码只能用字母、数字、点和连字符，最多 40 个，实际是 '{text}'", $"a code is at most 40 letters, digits, points and hyphens, found '{text}'");
    }

    public int Whole(string column, int min, int max)
    {
        var text = Text(column);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(column, $"应是 {min} 到 {max} 的整数，实际是 '{text}'", $"must be a whole number from {min} to {max}, found '{text}'");
    }

    public double Number(string column, double min, double max)
    {
        var text = Text(column);
        return Quantity.TryNumber(text, out var number) && number >= min && number <= max
            ? number
            : throw Wrong(column, $"应是 {Spelling.Number(min)} 到 {Spelling.Number(max)} 的数，实际是 '{text}'", $"must be a number from {Spelling.Number(min)} to {Spelling.Number(max)}, found '{text}'");
    }

    /// <summary>A share, as 0.3 or 30%.</summary>
    public double Share(string column)
    {
        var text = Text(column);
        return Quantity.TryShare(text, out var share) && share is >= 0 and <= 1
            ? share
            : throw Wrong(column, $"应是 0% 到 100% 的比例（如 30% 或 0.3），实际是 '{text}'", $"must be a share from 0% to 100% (30% or 0.3), found '{text}'");
    }

    public bool YesNo(string column) => Text(column) switch
    {
        "yes" => true,
        "no" => false,
        var text => throw Wrong(column, $"应是 yes 或 no，实际是 '{text}'", $"must be yes or no, found '{text}'"),
    };

    /// <summary>One of an enumeration's words, in lower case with hyphens.</summary>
    public TEnum Choice<TEnum>(string column)
        where TEnum : struct, Enum
    {
        var text = Text(column);
        foreach (var value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(Spelling.Kebab(value.ToString()), text, StringComparison.Ordinal)) return value;
        }

        var (zh, en) = Spelling.Hint(text, [.. Enum.GetNames<TEnum>().Select(Spelling.Kebab)]);
        throw Wrong(column, $"不认识 '{text}'；{zh}", $"has an unknown word '{text}'; {en}");
    }

    /// <summary>A place, from the columns longitude and latitude in WGS 84 degrees.</summary>
    public GeoPoint Point() => new(Number("longitude", -180, 180), Number("latitude", -85, 85));

    /// <summary>The index of the thing that this column names by its code.</summary>
    public int Reference(string column, Codes codes) => codes.Find(this, column, Text(column));

    /// <summary>A limit: <c>30 min</c> on the clock, <c>4 work-h</c> or <c>5 work-d</c> (of 8 h) in working time, <c>-</c> for none.</summary>
    public TimeLimit Limit(string column)
    {
        var text = Text(column);
        if (text == "-") return default;
        var working = text.Contains("work-", StringComparison.Ordinal);
        var hours = text.Replace("work-d", "work-h", StringComparison.Ordinal).Replace("work-h", "h", StringComparison.Ordinal);
        if (!Quantity.TryDuration(hours, out var duration, out var why))
            throw Wrong(column, $"{why.Zh}（工作时间写 4 work-h 或 5 work-d，没有时限写 -），实际是 '{text}'", $"{why.En} (working time is written 4 work-h or 5 work-d, no limit as -), found '{text}'");
        var days = text.EndsWith("work-d", StringComparison.Ordinal);
        return duration > Twins.Time.SimDuration.Zero && duration <= Twins.Time.SimDuration.FromDays(366)
            ? new TimeLimit(days ? duration * 8 : duration, working)
            : throw Wrong(column, $"时限应大于 0、不超过 366 天，没有时限写 -，实际是 '{text}'", $"a limit is above 0 and at most 366 days, no limit is written -, found '{text}'");
    }

    public DefinitionException Wrong(string column, string zh, string en) => new(File, Line, $"{column}：{zh}", $"{column}: {en}");

    private string Field(string column)
    {
        var place = Header.IndexOf(column);
        return place < 0 ? "" : Fields[place];
    }
}
