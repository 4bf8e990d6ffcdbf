using Liandong.Twins.Geography;
using Liandong.Twins.Roads;
using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;
using Liandong.Twins.Waybills;

namespace Liandong.Twins.Tests.Vehicles;

/// <summary>Three towns in a row, 40 km apart: a depot, an oil depot, a fuel station, a car park; a main road along them and an expressway past the middle one.</summary>
internal static class ThreeTowns
{
    public const long Hour = 3_600_000;
    private const long Kilometre = 1_000_000;

    public static RoadNetwork Roads { get; } = new(
        [new(0, 0), new(40 * Kilometre, 0), new(80 * Kilometre, 0)],
        [new(0, 1, 12_500, false), new(1, 2, 12_500, false), new(0, 2, 21_000, true)]);

    public static HazmatWorld World(HazmatHabits habits) => new()
    {
        Roads = Roads,
        Sites = [Site(0, 300), Site(1, 500), Site(2, -400), Site(1, -900)],
        ParkingNear = [[3], [3], [3]],
        FuelNear = [[2], [2], [2]],
        EateriesNear = [[], [Spot(1, 2_000)], []],
        Dates = [.. Enumerable.Range(20260601, 30)],
        SinceMidnight = SimDuration.Zero,
        Registry = new TwinId((byte)TwinKind.WaybillRegistry, 0, 0),
        Habits = habits,
    };

    public static VehicleFacts Facts(int number) => new()
    {
        Number = number,
        Plate = $"苏FA{number:0000}",
        Base = 0,
        Goods = 0,
        GramsPerLitre = 840,
        Tank = 2_000_000,
        HasSensor = true,
        Noise = 8_000,
        Home = Spot(0, 1_500),
        Origins = [1],
        Destinations = [2],
    };

    public static (Partition Partition, Vehicle[] Vehicles) Of(int vehicles, HazmatHabits? habits = null)
    {
        var there = new Jurisdiction(0, 1, 1, SimDuration.FromSeconds(2), new Limits());
        there.Join(new WaybillRegistry());
        var world = World(habits ?? new HazmatHabits());
        var joined = Enumerable.Range(0, vehicles).Select(number => new Vehicle(world, Facts(number))).ToArray();
        foreach (var vehicle in joined) there.Join(vehicle);
        var partition = new Partition(0, [0], [there]);
        partition.Begin();
        return (partition, joined);
    }

    public static void RunTo(Partition partition, long until)
    {
        while (partition.NextDue.Milliseconds < until)
        {
            partition.StepNext(SimDuration.FromSeconds(2), new SimTime(until));
            partition.Jurisdictions[0].Outcomes.Clear();
        }
    }

    private static Spot Spot(int node, long metres) => new(new PlanePoint(Roads.Place(node).EastMillimetres, metres * 1_000), node);

    private static HazmatSite Site(int node, long metres) => new(Spot(node, metres), Spot(node, metres + 200).Place, DayHours.Always);
}
