namespace Liandong.Scenarios.Indicators;

/// <summary>Values while they are gathered; a name outside the table is a programmer's error and throws.</summary>
internal sealed class IndicatorValues
{
    private readonly Dictionary<string, (double? Value, long? Samples, double? MoreThan)> _values = new(StringComparer.Ordinal);

    /// <summary>Every indicator of the table in its order, without a value where nothing was set.</summary>
    public IReadOnlyList<Indicator> Complete() =>
        [.. IndicatorTable.All.Select(definition => (definition, set: _values.GetValueOrDefault(definition.Name))).Select(pair => new Indicator(pair.definition, pair.set.Value, pair.set.Samples) { MoreThan = pair.set.MoreThan })];

    /// <param name="name">A name of the table.</param>
    /// <param name="value">No value when there was nothing to measure it by.</param>
    /// <param name="samples">Of how many cases it is taken; null where it is not taken of cases.</param>
    public void Set(string name, double? value, long? samples = null) => _values.Add(IndicatorTable.Find(name).Name, (value, samples, null));

    /// <summary>A time until something comes about.</summary>
    /// <param name="name">A name of the table.</param>
    /// <param name="value">How long it took, in milliseconds; none when it had not come about at the end.</param>
    /// <param name="waited">How long it had been awaited at the end, in milliseconds.</param>
    public void SetUntil(string name, double? value, double waited) => _values.Add(IndicatorTable.Find(name).Name, (value, null, value is null ? waited : null));

    /// <summary>A part of counted cases; no value when there are none.</summary>
    public void SetShare(string name, long part, long whole) => Set(name, whole == 0 ? null : (double)part / whole, whole);

    /// <summary>The share of cases for which something holds; no value when there are none.</summary>
    public void SetShareOf<T>(string name, IEnumerable<T> cases, Func<T, bool> holds)
    {
        var (part, whole) = (0L, 0L);
        foreach (var one in cases)
        {
            whole++;
            if (holds(one)) part++;
        }

        SetShare(name, part, whole);
    }

    /// <summary>A part of a length of time; no value when it has no length.</summary>
    public void SetShareOfTime(string name, long part, long whole) => Set(name, whole == 0 ? null : (double)part / whole);
}
