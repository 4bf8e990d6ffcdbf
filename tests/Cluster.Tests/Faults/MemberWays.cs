using System.Globalization;
using System.Text.RegularExpressions;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>The ways of one member: to the storage, and from the others to it. Each goes through a relay of its own.</summary>
internal sealed partial class MemberWays : IAsyncDisposable
{
    private readonly Relay _others;
    private readonly List<Relay> _storage = [];

    /// <summary>Lays them.</summary>
    /// <param name="store">The connection string of the storage emulator.</param>
    /// <param name="siloPort">Where the member listens for the others.</param>
    /// <param name="processes">The members' processes.</param>
    public MemberWays(string store, int siloPort, Func<IEnumerable<int>> processes)
    {
        _others = new Relay(siloPort, port => PortOwners.Of(port, processes()));
        Store = EmulatorPort().Replace(store, port =>
        {
            var relay = new Relay(int.Parse(port.ValueSpan, CultureInfo.InvariantCulture));
            _storage.Add(relay);
            return relay.Port.ToString(CultureInfo.InvariantCulture);
        });
    }

    /// <summary>The store, as this member reaches it.</summary>
    public string Store { get; }

    /// <summary>Where the others reach it.</summary>
    public int SiloPort => _others.Port;

    /// <summary>Cuts the member's way to the storage.</summary>
    public void CutStorage()
    {
        foreach (var relay in _storage) relay.Cut(Way.Both);
    }

    /// <summary>Cuts what others have opened to this member.</summary>
    /// <param name="way">Seen from this member.</param>
    public void CutFromOthers(Way way) => _others.Cut(way == Way.Both ? Way.Both : way ^ Way.Both);

    /// <summary>Cuts what another member has opened to this one.</summary>
    /// <param name="process">The other member's process.</param>
    /// <param name="way">Seen from the other member.</param>
    public void CutFrom(int process, Way way) => _others.Cut(way, process);

    /// <summary>Mends all of them.</summary>
    public void Mend()
    {
        foreach (var relay in _storage.Append(_others)) relay.Mend();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in _storage.Append(_others)) await relay.DisposeAsync();
    }

    [GeneratedRegex(@"(?<=127\.0\.0\.1:)\d+", RegexOptions.None, 1_000)]
    private static partial Regex EmulatorPort();
}
