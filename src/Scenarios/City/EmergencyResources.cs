using System.Collections.Immutable;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.City;

/// <summary>A public shelter (应急避难场所).</summary>
public sealed record ShelterPlace(int Index, string Code, Text Name, int Cell, GeoPoint Location, PlanePoint Place, int Capacity);

/// <summary>What a city has against a release of gas (应急资源).</summary>
public sealed record EmergencyResources
{
    /// <summary>A city that has none of it.</summary>
    public static readonly EmergencyResources None = new();

    /// <summary>Gas detectors of each chemical park or enterprise.</summary>
    public int GasSensors { get; init; }

    /// <summary>Entry teams of each park's own brigade.</summary>
    public int ParkTeams { get; init; }

    /// <summary>Entry teams of each county's fire service (特勤).</summary>
    public int FireTeams { get; init; }

    /// <summary>Traffic police patrols of each county that can close a road.</summary>
    public int TrafficPosts { get; init; }

    /// <summary>Share of cells with village loudspeakers (应急广播).</summary>
    public double Loudspeakers { get; init; }

    public ImmutableArray<ShelterPlace> Shelters { get; init; } = [];
}
