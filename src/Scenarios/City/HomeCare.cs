using System.Collections.Immutable;
using Liandong.Twins.Geography;

namespace Liandong.Scenarios.City;

/// <summary>A day-care station (养老服务驿站); <see cref="Aids"/> is how many things it rents out.</summary>
public sealed record CareStationSite(int Index, string Code, Text Name, int Cell, GeoPoint Location, PlanePoint Place, int Elders, int OrdersADay, int Places, int Aids);

/// <summary>A provider of home care (服务商): workers by service (medical, cleaning, repair, rental; 0 where it lacks the skill) and the hours between which it sends them.</summary>
public sealed record CareProviderSite(int Index, string Code, Text Name, int Cell, GeoPoint Location, PlanePoint Place, ImmutableArray<int> Workers, int Opens, int Closes);

/// <summary>One service at home: its matter (an index), its share of what is asked for, its price in yuan.</summary>
public sealed record CareServiceRow(int Matter, double Share, int PriceYuan);

/// <summary>A city's home care.</summary>
/// <param name="Services">Medical, cleaning, repair, rental.</param>
/// <param name="Stations">Day-care stations.</param>
/// <param name="Providers">Providers.</param>
/// <param name="SubsidyShare">What the city pays of a visit.</param>
/// <param name="AllowanceYuan">What it pays for an elder in 30 days at most.</param>
public sealed record HomeCare(ImmutableArray<CareServiceRow> Services, ImmutableArray<CareStationSite> Stations, ImmutableArray<CareProviderSite> Providers, double SubsidyShare, int AllowanceYuan)
{
    /// <summary>A city without the system.</summary>
    public static readonly HomeCare None = new([], [], [], 0, 0);

    /// <summary>Names of the services, day care last.</summary>
    public static ImmutableArray<Text> ServiceNames { get; } =
        [new("上门医护", "home medicine"), new("保洁", "cleaning"), new("维修", "repair"), new("辅具租赁", "aids rental"), new("日间照料", "day care")];

    /// <summary>Names of what is rented out.</summary>
    public static ImmutableArray<Text> AidNames { get; } = [new("轮椅", "wheelchair"), new("护理床", "nursing bed"), new("助行器", "walker")];
}
