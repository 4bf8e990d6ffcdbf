namespace Liandong.Scenarios.Indicators;

/// <summary>Values while they are gathered; a name outside the table is a programmer's error and throws.</summary>
internal sealed class IndicatorValues
{
    private readonly Dictionary<string, double?> _values = new(StringComparer.Ordinal);

    /// <summary>Every indicator of the table in its order, without a value where nothing was set.</summary>
    public IReadOnlyList<Indicator> Complete() =>
        [.. IndicatorTable.All.Select(definition => new Indicator(definition, _values.GetValueOrDefault(definition.Name)))];

    public void Set(string name, double? value) => _values.Add(IndicatorTable.Find(name).Name, value);

    /// <summary>A part of a whole; no value when the whole is nothing.</summary>
    public void SetShare(string name, long part, long whole) => Set(name, whole == 0 ? null : (double)part / whole);
}
