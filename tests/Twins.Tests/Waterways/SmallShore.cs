using Liandong.Twins.Tests.Orders;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Twins.Tests.Waterways;

/// <summary>A shore of a test, and who is on it.</summary>
internal static class SmallShore
{
    /// <summary>The first twin that stands in the town of <see cref="TinyCity"/> behind its own.</summary>
    public static TwinId InTown(TwinKind kind, int place = 0) => new((byte)kind, TinyCity.Town, CommandSystem.FirstCell + 3 + place);

    /// <summary>As many equal reaches as there are stations; none: no station stands in it.</summary>
    public static Shore With(int metres, TwinId post, params TwinId[] stations) => new()
    {
        Name = "shore",
        Kind = ShoreKind.River,
        Metres = metres,
        Reaches = [.. stations.Select((station, reach) => new Reach((int)((long)metres * reach / stations.Length), (int)((long)metres * (reach + 1) / stations.Length), station, post, TwinId.None, reach))],
        Anchorages = [],
        Outfalls = [],
    };

    /// <summary>A boat that sails down the whole shore at two metres a second.</summary>
    public static VesselPlan Boat(int number, bool ais, int to) => new()
    {
        Number = number,
        Errand = Errand.WorkBoat,
        Appears = SimTime.Start,
        From = 0,
        To = to,
        Off = 200,
        MillimetresPerSecond = 2_000,
        StopsAt = -1,
        DriftMillimetresPerSecond = 500,
        StopsFor = SimDuration.Zero,
        Ais = ais,
        AisAtStop = ais,
        KeepsLookout = false,
    };

    /// <summary>The station of a shore's reach.</summary>
    public static ShoreStation Station(CommandSystem system, Shore shore, int reach, double murksADay = 0, TwinId? vessels = null, ulong? key = null) =>
        new(system, shore, new ShoreStationFacts(reach, "岸基站", key ?? (ulong)reach, shore.Reaches[reach], [0, 0, 0, 0], [], Tells: false) { Vessels = vessels ?? new TwinId((byte)TwinKind.Vessel, 0, 0), MurksADay = murksADay });
}
