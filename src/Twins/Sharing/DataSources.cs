using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Twins.Sharing;

/// <summary>What detection needs other departments' systems for.</summary>
public enum SourceRole
{
    /// <summary>Where vehicles are (the transport bureau's networked control).</summary>
    Positions = 0,

    /// <summary>Electronic waybills.</summary>
    Waybills = 1,

    /// <summary>Registered sites: fuel stations, enterprises, yards.</summary>
    Sites = 2,

    /// <summary>Plate queries at the public security's prevention system.</summary>
    Plates = 3,

    /// <summary>Approvals of storage tanks.</summary>
    Approvals = 4,
}

/// <summary>A span of time in which a source does not answer.</summary>
public readonly record struct Outage(SimTime From, SimTime To);

/// <summary>Another department's system as a source of data (数据源).</summary>
/// <param name="Index">Its place in the city's catalogue.</param>
/// <param name="Delay">How long an answer takes.</param>
/// <param name="Permitted">Whether its department shares it.</param>
/// <param name="Outages">When it is down.</param>
public sealed record DataSource(int Index, SimDuration Delay, bool Permitted, IReadOnlyList<Outage> Outages);

/// <summary>What asking a source comes to.</summary>
public enum SourceState
{
    /// <summary>It answers.</summary>
    Up = 0,

    /// <summary>It will answer again later.</summary>
    Down = 1,

    /// <summary>It never will: its department does not share it.</summary>
    NotPermitted = 2,
}

/// <summary>A source at an instant.</summary>
/// <param name="State">Whether it answers.</param>
/// <param name="Source">The source's index.</param>
/// <param name="Delay">How long the answer takes.</param>
/// <param name="BackAt">When it is up again; never without permission.</param>
public readonly record struct SourceReach(SourceState State, int Source, SimDuration Delay, SimTime BackAt);

/// <summary>The sharing of data between departments (数据共享): which source serves what, how fast, and when it does not. A source that the city does not have is shared by nobody.</summary>
public sealed class DataSources
{
    private readonly ImmutableArray<DataSource?> _byRole;

    /// <param name="sources">The source of each role; roles may be left out.</param>
    public DataSources(IEnumerable<(SourceRole Role, DataSource Source)> sources)
    {
        var byRole = new DataSource?[Enum.GetValues<SourceRole>().Length];
        foreach (var (role, source) in sources) byRole[(int)role] = source;
        _byRole = [.. byRole];
    }

    /// <summary>Every source answers at once.</summary>
    public static DataSources Open { get; } = new(Enum.GetValues<SourceRole>().Select(role => (role, new DataSource((int)role, SimDuration.Zero, Permitted: true, []))));

    /// <summary>The source of a role; null when the city has none.</summary>
    public DataSource? this[SourceRole role] => _byRole[(int)role];

    /// <summary>The source of a role now.</summary>
    public SourceReach Reach(SourceRole role, SimTime now)
    {
        if (_byRole[(int)role] is not { } source) return new SourceReach(SourceState.NotPermitted, -1, SimDuration.Zero, SimTime.Never);
        if (!source.Permitted) return new SourceReach(SourceState.NotPermitted, source.Index, source.Delay, SimTime.Never);
        foreach (var outage in source.Outages)
        {
            if (outage.From <= now && now < outage.To) return new SourceReach(SourceState.Down, source.Index, source.Delay, outage.To);
        }

        return new SourceReach(SourceState.Up, source.Index, source.Delay, now);
    }

    /// <summary>Whether a source answers now; the cheap question of every report.</summary>
    public bool IsUp(SourceRole role, SimTime now) => Reach(role, now).State == SourceState.Up;
}
