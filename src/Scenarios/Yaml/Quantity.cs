using System.Buffers;
using System.Globalization;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Yaml;

/// <summary>Quantities as people write them in definitions and on the command line.</summary>
public static class Quantity
{
    private static readonly (string Unit, decimal Milliseconds)[] Units =
        [("ms", 1), ("s", 1_000), ("min", 60_000), ("h", 3_600_000), ("d", 86_400_000)];

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> UnitEnds = SearchValues.Create("0123456789. ");

    /// <summary>A length of time with its units: <c>90min</c>, <c>12h</c>, <c>2 s</c>, <c>1d 6h</c>. On failure says why, in both languages.</summary>
    public static bool TryDuration(string text, out SimDuration duration, out (string Zh, string En) why)
    {
        duration = SimDuration.Zero;
        why = ("应是带单位的时长，如 90min、12h、2s、1d 6h", "expected a duration with its unit, such as 90min, 12h, 2s, 1d 6h");
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty) return false;
        if (rest[0] == '-')
        {
            why = ("时长不能为负", "a duration cannot be negative");
            return false;
        }

        decimal total = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (digits < 0)
            {
                why = ($"时长没有单位，请写明，如 {rest}min 或 {rest}h", $"a duration needs its unit: write {rest}min or {rest}h");
                return false;
            }

            if (!decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
            rest = rest[digits..].TrimStart();
            var letters = rest.IndexOfAny(UnitEnds);
            var unit = letters < 0 ? rest : rest[..letters];
            var milliseconds = MillisecondsOf(unit);
            if (milliseconds == 0)
            {
                why = ($"不认识的时间单位“{unit}”；可用 ms、s、min、h、d", $"unknown unit of time '{unit}'; use ms, s, min, h or d");
                return false;
            }

            if (number > SimTime.Latest.Milliseconds || (total += number * milliseconds) > SimTime.Latest.Milliseconds)
            {
                why = ("时长太长，最多约 34 年", "too long; at most about 34 years");
                return false;
            }

            rest = rest[unit.Length..].TrimStart();
        }

        duration = new SimDuration((long)decimal.Round(total, MidpointRounding.AwayFromZero));
        return true;
    }

    /// <summary>A share, as a percentage or as a fraction: <c>30%</c> or <c>0.3</c>.</summary>
    public static bool TryShare(string text, out double share)
    {
        var trimmed = text.AsSpan().Trim();
        var percent = trimmed.EndsWith("%", StringComparison.Ordinal);
        if (percent) trimmed = trimmed[..^1].TrimEnd();
        var read = TryNumber(trimmed, out share);
        if (percent) share /= 100;
        return read;
    }

    /// <summary>A finite number, with a point and without separators.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>A duration in the form <see cref="TryDuration"/> reads, without loss.</summary>
    public static string Write(SimDuration duration) => duration.ToString().Replace(" ", "", StringComparison.Ordinal);

    /// <summary>A duration in the largest unit that leaves it whole: <c>7d</c>, not <c>168h</c>.</summary>
    internal static string Short(SimDuration duration)
    {
        var (unit, milliseconds) = Units.LastOrDefault(unit => duration.Milliseconds != 0 && duration.Milliseconds % unit.Milliseconds == 0, Units[1]);
        return string.Create(CultureInfo.InvariantCulture, $"{duration.Milliseconds / milliseconds:0.###}{unit}");
    }

    private static decimal MillisecondsOf(ReadOnlySpan<char> unit)
    {
        foreach (var (name, milliseconds) in Units)
        {
            if (unit.SequenceEqual(name)) return milliseconds;
        }

        return 0;
    }
}
