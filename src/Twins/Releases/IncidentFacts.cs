using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Sharing;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>A neighbourhood as the command knows it.</summary>
/// <param name="Id">Its address.</param>
/// <param name="Cell">Its cell, by its index in the city.</param>
/// <param name="Place">The middle of its cell.</param>
/// <param name="Around">Metres from there to its edge.</param>
/// <param name="People">Its inhabitants.</param>
public readonly record struct NeighbourSite(TwinId Id, int Cell, PlanePoint Place, double Around, int People);

/// <summary>A shelter as the command knows it.</summary>
/// <param name="Id">Its address.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Capacity">How many people it holds.</param>
public readonly record struct ShelterSite(TwinId Id, PlanePoint Place, int Capacity);

/// <summary>What the command of a release knows and has.</summary>
public sealed record IncidentFacts
{
    public required string Name { get; init; }

    public required CommandSystem System { get; init; }

    /// <summary>The plant's cell as orders know it.</summary>
    public required TwinId Cell { get; init; }

    /// <summary>The plant's cell, by its index in the city.</summary>
    public required int CityCell { get; init; }

    /// <summary>The matter that is filed, by its index in the catalogue.</summary>
    public required int Matter { get; init; }

    /// <summary>The centre that files it.</summary>
    public required TwinId Centre { get; init; }

    public required TwinId Release { get; init; }

    /// <summary>The mast at the plant: all that the command knows of the air.</summary>
    public required WindMast Mast { get; init; }

    public required PlanePoint Source { get; init; }

    public required SubstanceFacts Substance { get; init; }

    public required Vessel Vessel { get; init; }

    /// <summary>The rate that the plant reports, in g/s; it is an estimate.</summary>
    public required long ReportedGramsPerSecond { get; init; }

    /// <summary>The system that passes on the alarms of gas detectors; null when they are wired to the command.</summary>
    public DataSource? Platform { get; init; }

    public required CordonRule Rule { get; init; }

    /// <summary>What people in the area are told; <see cref="ProtectiveAction.None"/> when nobody is told anything.</summary>
    public required ProtectiveAction Action { get; init; }

    public required ImmutableArray<NeighbourSite> Neighbours { get; init; }

    public required ImmutableArray<ShelterSite> Shelters { get; init; }

    /// <summary>Entry teams of the park's own brigade.</summary>
    public required int ParkTeams { get; init; }

    /// <summary>Entry teams of the fire service.</summary>
    public required int FireTeams { get; init; }

    /// <summary>The fire service's way to the plant.</summary>
    public required SimDuration FireDrive { get; init; }

    /// <summary>Traffic police patrols that can close a road each.</summary>
    public required int TrafficPosts { get; init; }

    /// <summary>Where they set out.</summary>
    public required PlanePoint PoliceBase { get; init; }

    /// <summary>Time inside until the leak is closed.</summary>
    public required WorkTime Closing { get; init; }
}
