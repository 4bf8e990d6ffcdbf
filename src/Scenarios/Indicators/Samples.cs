using System.Runtime.InteropServices;

namespace Liandong.Scenarios.Indicators;

/// <summary>Measured values of which exact statistics are taken.</summary>
internal sealed class Samples
{
    private readonly List<long> _values = [];
    private bool _sorted = true;

    public int Count => _values.Count;

    public double? Mean => _values.Count == 0 ? null : (double)Sum / _values.Count;

    private Int128 Sum
    {
        get
        {
            Int128 sum = 0;
            foreach (var value in _values) sum += value;
            return sum;
        }
    }

    public void Add(long value)
    {
        _values.Add(value);
        _sorted = false;
    }

    public void AddAll(Samples others)
    {
        _values.AddRange(others._values);
        _sorted = false;
    }

    /// <summary>The nearest-rank quantile: the smallest value that at least this share of the values does not exceed.</summary>
    /// <param name="percent">1 to 100.</param>
    public double? Quantile(int percent)
    {
        if (_values.Count == 0) return null;
        if (!_sorted) _values.Sort();
        _sorted = true;
        return _values[(int)((((long)_values.Count * percent) + 99) / 100) - 1];
    }

    /// <summary>The values, in ascending order once a quantile has been asked for.</summary>
    public ReadOnlySpan<long> Values => CollectionsMarshal.AsSpan(_values);
}
