using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tests.Tracing;

/// <summary>How tracing fares in worlds with three decoys, from vehicles' reports to the ranking; the credibility table shows it too.</summary>
internal static class TracingTrial
{
    private const double AtTheSource = 100;

    /// <summary>In how many of the worlds of seeds 1 to 100 the true source ranks first, and how many other candidates they have.</summary>
    public static readonly Lazy<(int First, int Others)> HundredWorlds = new(() =>
    {
        var worlds = Enumerable.Range(1, 100).Select(seed => Ranked((ulong)seed, hiddenInSite: false)).ToArray();
        return (worlds.Count(world => world is [true, ..]), worlds.Sum(world => world.Count(isSource => !isSource)));
    });

    /// <summary>In how many of the same worlds it does when it lies inside a site that the register knows, and no waybill says what is loaded there.</summary>
    public static readonly Lazy<int> HundredWorldsInSites = new(() => Enumerable.Range(1, 100).Count(seed => Ranked((ulong)seed, hiddenInSite: true) is [true, ..]));

    // For each candidate, in order of rank, whether it is the true source.
    private static bool[] Ranked(ulong seed, bool hiddenInSite)
    {
        var world = new TracingWorld(seed);
        var vehicles = world.Vehicles.Select((track, number) => Traced(number, track, world, hiddenInSite)).ToList();
        var ranked = new OriginTracing(new TracingRule(), new AlertRules(), TracingWorld.Bank).Rank(SpotIn(world, vehicles), vehicles, SimTime.Start, SimTime.Start + SimDuration.FromDays(TracingWorld.Days));
        return [.. ranked.Select(candidate => candidate.Place.DistanceTo(world.Source).Value < AtTheSource)];
    }

    private static TracedVehicle Traced(int number, IReadOnlyList<GpsPoint> track, TracingWorld world, bool hiddenInSite)
    {
        var detector = new StayDetector(StayRule.Published);
        var stays = new List<TracedStay>();
        foreach (var point in track)
        {
            if (!detector.Add(in point, out var stay)) continue;
            var lawful = world.IsRegistered(stay.Place);
            var inSite = hiddenInSite && stay.Place.DistanceTo(world.Source).Value < 130;
            stays.Add(new TracedStay(stay.Place, stay.From, stay.To, stay.TankChange, lawful || inSite, HasPapers: lawful));
        }

        return new TracedVehicle(new TwinId(20, 1, number), stays, new WaybillSum(0, 0, 1));
    }

    // The spot as the clusters show it: the one to which the stay nearest to the yard belongs.
    private static PlanePoint SpotIn(TracingWorld world, IReadOnlyList<TracedVehicle> vehicles)
    {
        var clusters = new SpotClusters(SpotRule.Usual);
        foreach (var (vehicle, stay) in vehicles.SelectMany(vehicle => vehicle.Stays.Where(stay => !stay.Registered).Select(stay => (vehicle, stay))))
            clusters.Add(new SuspectStay(vehicle.Vehicle, stay.Place, stay.From, stay.To, stay.TankChange, StayMarks.None));
        var nearest = Enumerable.Range(0, clusters.Count).MinBy(number => clusters[number].Place.DistanceTo(world.Yard).Value);
        return clusters.MiddleOf(clusters.SpotOf(nearest));
    }
}
