using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>
/// Whose foul water is in what a gauge's sampler keeps of the two latest readings (留样). It is the truth, which no rule of a station reads: an
/// alarm carries it for those who judge alarms, and a bottle for the look at the next port.
/// </summary>
internal sealed class KeptWater
{
    // When each one's came last, by the number of the vessel or outfall.
    private readonly SortedDictionary<int, SimTime> _came = [];

    /// <summary>Foul water came.</summary>
    public void Add(int source, SimTime now) => _came[source] = now;

    /// <summary>Pours away what came before the two latest readings.</summary>
    public void KeepSince(SimTime since)
    {
        foreach (var source in _came.Where(came => came.Value <= since).Select(came => came.Key).ToArray()) _came.Remove(source);
    }

    /// <summary>Whether it holds that of a vessel or outfall.</summary>
    public bool Holds(int source) => _came.ContainsKey(source);

    /// <summary>What an alarm about a vessel or outfall truly has behind it.</summary>
    public FoulWater Behind(int suspect) => Holds(suspect) ? FoulWater.Own : _came.Count > 0 ? FoulWater.Others : FoulWater.None;

    /// <summary>Writes all of it.</summary>
    public void WriteState(StateWriter state) => state.Write("keptWater", _came, static (item, came) =>
    {
        item.Write("keptOf", came.Key);
        item.Write("keptCame", came.Value);
    });
}
