using System.Globalization;
using Liandong.Client.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Time;

namespace Liandong.Client.Screens;

/// <summary>A twin's state for people: named fields, with units and local times.</summary>
internal sealed class TwinScreen(CityRun run)
{
    private readonly TwinNames _names = new(run);
    private readonly CityNames _cityNames = new(run.City);

    /// <summary>The fields that mean something to people, with their values.</summary>
    public IEnumerable<(Text Label, Text Value)> Fields(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        foreach (var (name, value) in fields)
        {
            var label = FieldLabels.Of(name) ?? new FieldLabel(new Text(name, name), FieldForm.Plain);
            if (label.Form != FieldForm.Hidden && !IsNothing(name, value, label.Form)) yield return (label.Label, Value(value, label.Form));
        }
    }

    // Of the many items of a list only what there is; number 0 of a catalogue is something.
    private static bool IsNothing(string name, string value, FieldForm form) =>
        name.Contains("].", StringComparison.Ordinal) && form is not (FieldForm.Matter or FieldForm.LowPoint or FieldForm.Department) && value is ("0" or "no" or "never" or "None" or "00:00:00.000" or "-");

    private Text Value(string value, FieldForm form)
    {
        if (StateWords.Of(value, form) is { } word) return word;
        if (form is FieldForm.Number) return new Text(value, value);
        if (form is FieldForm.Time) return Time(value);
        if (form is FieldForm.Twin) return TwinOf(value);
        if (form is FieldForm.MatterCode) return MatterOf(value);
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return _cityNames.Of(value);
        return form switch
        {
            FieldForm.CubicMillimetres => Both(Number(number / 1e6, 0), " 升", " L"),
            FieldForm.Centilitres => Both(Number(number / 1e2, 0), " 升", " L"),
            FieldForm.Micrometres => Both(Number(number / 1e3, 1), " 毫米", " mm"),
            FieldForm.Millimetres => Both(Number(number, 0), " 毫米", " mm"),
            FieldForm.MillimetresOfWay => Way(number / 1e3),
            FieldForm.CubicMetresPerHour => Both(Number(number, 0), " 立方米/小时", " m³/h"),
            FieldForm.LowPoint => run.City.LowPoints[(int)number].Name,
            FieldForm.Matter => new Text(run.Matters[(int)number].NameZh, run.Matters[(int)number].NameEn),
            FieldForm.Department => number >= 0 && number < run.City.Departments.Length ? run.City.Departments[(int)number].Name : new Text("—", "—"),
            _ => Both(Number(number, 0), "", ""),
        };
    }

    private static Text Way(double metres) =>
        Math.Abs(metres) < 1_000 ? Both(Number(metres, 0), " 米", " m") : Both(Number(metres / 1_000, 1), " 公里", " km");

    private Text Time(string value)
    {
        // An instant that has not come yet, or has not been.
        if (value is "never" or "00:00:00.000") return new Text("—", "—");
        var days = value.IndexOf("d ", StringComparison.Ordinal);
        var span = TimeSpan.Parse(days < 0 ? value : value[..days] + "." + value[(days + 2)..], CultureInfo.InvariantCulture);
        return Both(run.Scenario.Start.Add(span).ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture), "", "");
    }

    private Text MatterOf(string code)
    {
        var matter = run.Matters.First(matter => matter.Code == code);
        return new Text($"{code} {matter.NameZh}", $"{code} {matter.NameEn}");
    }

    private Text TwinOf(string value)
    {
        var parts = value.Split('/');
        return parts.Length == 3
            ? _names.NameOf(new TwinId(byte.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture)))
            : new Text("—", "—");
    }

    private static string Number(double number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Text Both(string number, string zh, string en) => new(number + zh, number + en);
}
