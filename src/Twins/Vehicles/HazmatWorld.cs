using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Roads;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>A registered site as a driver knows it.</summary>
/// <param name="At">Where it is.</param>
/// <param name="Gate">Where vehicles wait outside, by the road.</param>
/// <param name="Hours">When the gate is open.</param>
public readonly record struct HazmatSite(Spot At, PlanePoint Gate, DayHours Hours);

/// <summary>What vehicles with hazardous goods may look up and none may change: roads, sites, eateries, dates, and how the world behaves.</summary>
public sealed class HazmatWorld
{
    private const long Day = 86_400_000;

    /// <summary>The roads.</summary>
    public required RoadNetwork Roads { get; init; }

    /// <summary>Every registered site, by its index in the city.</summary>
    public required ImmutableArray<HazmatSite> Sites { get; init; }

    /// <summary>The registered car parks near a node, the nearest first: sites.</summary>
    public required ImmutableArray<ImmutableArray<int>> ParkingNear { get; init; }

    /// <summary>The fuel stations near a node, the nearest first: sites.</summary>
    public required ImmutableArray<ImmutableArray<int>> FuelNear { get; init; }

    /// <summary>Eateries by the road near a node, which no register knows.</summary>
    public required ImmutableArray<ImmutableArray<Spot>> EateriesNear { get; init; }

    /// <summary>Days of the run as yyyymmdd.</summary>
    public required ImmutableArray<int> Dates { get; init; }

    /// <summary>Local time of the run's start, counted from its midnight.</summary>
    public required SimDuration SinceMidnight { get; init; }

    /// <summary>How people and terminals behave.</summary>
    public HazmatHabits Habits { get; init; } = new();

    /// <summary>Where waybills are kept.</summary>
    public TwinId Registry { get; init; }

    /// <summary>Puts waybills into words for whoever asks; null when nobody can.</summary>
    public Waybills.WaybillWords? Words { get; init; }

    /// <summary>Milliseconds since the midnight of the run's first day.</summary>
    public long Local(SimTime time) => time.Milliseconds + SinceMidnight.Milliseconds;

    /// <summary>Milliseconds since midnight.</summary>
    public long OfDay(SimTime time) => Local(time) % Day;

    /// <summary>The day of the run, from 0.</summary>
    public int DayOf(SimTime time) => (int)(Local(time) / Day);

    /// <summary>The instant of a time of day on a day of the run; before the run's start when that is past.</summary>
    public long At(int day, long ofDay) => (day * Day) + ofDay - SinceMidnight.Milliseconds;

    /// <summary>The date of an instant as yyyymmdd.</summary>
    public int DateOf(SimTime time) => Dates[Math.Min(DayOf(time), Dates.Length - 1)];
}
