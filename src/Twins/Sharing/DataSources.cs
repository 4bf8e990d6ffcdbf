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

    /// <summary>Registered sites: enterprises, and every kind that no other system registers.</summary>
    Sites = 2,

    /// <summary>Plate queries at the public security's prevention system.</summary>
    Plates = 3,

    /// <summary>Approvals of storage tanks.</summary>
    Approvals = 4,

    /// <summary>Depots and car parks of licensed carriers; part of <see cref="Sites"/> where no system of its own has them.</summary>
    CarParks = 5,

    /// <summary>Fuel stations and oil depots licensed to trade in refined oil; otherwise part of <see cref="Sites"/>.</summary>
    FuelStations = 6,

    /// <summary>Construction sites; otherwise part of <see cref="Sites"/>.</summary>
    BuildingSites = 7,

    /// <summary>Who is inside a chemical park, from the park's own gates; otherwise part of <see cref="Sites"/>. Each park has its own system.</summary>
    Parks = 8,

    /// <summary>Permits of passage, which say how far a vehicle may go off its way; otherwise part of <see cref="Waybills"/>.</summary>
    Permits = 9,

    /// <summary>Volumes of registered tanks, without which a change of level is no litres; otherwise part of <see cref="Positions"/>.</summary>
    TankVolumes = 10,

    /// <summary>Gas detectors of the chemical parks.</summary>
    GasDetectors = 11,

    /// <summary>What gauges at the bank read of the water.</summary>
    WaterQuality = 12,

    /// <summary>Who a vessel says it is (AIS).</summary>
    Vessels = 13,
}

/// <summary>A span of time in which a source does not answer.</summary>
public readonly record struct Outage(SimTime From, SimTime To);

/// <summary>Another department's system as a source of data (数据源).</summary>
/// <param name="Index">Its place in the city's catalogue.</param>
/// <param name="Delay">How long an answer takes.</param>
/// <param name="Permitted">Whether its department shares it.</param>
/// <param name="Outages">When it is down.</param>
public sealed record DataSource(int Index, SimDuration Delay, bool Permitted, IReadOnlyList<Outage> Outages)
{
    /// <summary>The chemical park whose own system it is, by its index among the city's sites; −1 for a system of the whole city.</summary>
    public int Site { get; init; } = -1;
}

/// <summary>A source with what it is for.</summary>
public readonly record struct ServingSource(SourceRole Role, DataSource Source);

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

/// <summary>
/// The sharing of data between departments (数据共享): which source serves what, how fast, and when it does not. What no source of its own serves is part of a wider one
/// (<see cref="WiderOf"/>); otherwise it is shared by nobody.
/// </summary>
public sealed class DataSources
{
    private readonly ImmutableArray<DataSource?> _byRole;

    /// <param name="sources">The sources with their roles; roles may be left out, and parks have several.</param>
    public DataSources(IEnumerable<(SourceRole Role, DataSource Source)> sources)
    {
        Own = [.. sources.Select(one => new ServingSource(one.Role, one.Source))];
        var byRole = new DataSource?[Enum.GetValues<SourceRole>().Length];
        foreach (var (role, source) in Own.Where(own => own.Source.Site < 0)) byRole[(int)role] = source;
        for (var role = 0; role < byRole.Length; role++) byRole[role] ??= WiderOf((SourceRole)role) is { } wider ? byRole[(int)wider] : null;
        _byRole = [.. byRole];
    }

    /// <summary>Every source answers at once.</summary>
    public static DataSources Open { get; } = new(Enum.GetValues<SourceRole>().Select(role => (role, new DataSource((int)role, SimDuration.Zero, Permitted: true, []))));

    /// <summary>Every source that there is, with what it is for.</summary>
    public ImmutableArray<ServingSource> Own { get; }

    /// <summary>The source of a role; null when the city has none.</summary>
    public DataSource? this[SourceRole role] => _byRole[(int)role];

    /// <summary>The role whose source also serves this one in a city that has no system for it; null when there is none.</summary>
    public static SourceRole? WiderOf(SourceRole role) => role switch
    {
        SourceRole.CarParks or SourceRole.FuelStations or SourceRole.BuildingSites or SourceRole.Parks => SourceRole.Sites,
        SourceRole.Permits => SourceRole.Waybills,
        SourceRole.TankVolumes => SourceRole.Positions,
        _ => null,
    };

    /// <summary>The source that registers a site: the park's own for a park that has one.</summary>
    public DataSource? Of(SourceRole role, int site)
    {
        foreach (var own in Own)
        {
            if (own.Role == role && own.Source.Site == site) return own.Source;
        }

        return this[role];
    }

    /// <summary>The source of a role now.</summary>
    public SourceReach Reach(SourceRole role, SimTime now) => Reach(_byRole[(int)role], now);

    /// <summary>A source now; one that the city does not have is shared by nobody.</summary>
    public static SourceReach Reach(DataSource? source, SimTime now)
    {
        if (source is null) return new SourceReach(SourceState.NotPermitted, -1, SimDuration.Zero, SimTime.Never);
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
