using Liandong.Twins.Geography;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;

namespace Liandong.Twins.Tests.Tracing;

public class SpotClustersTests
{
    [Fact]
    public void Three_stays_of_two_vehicles_make_a_spot_and_three_of_one_do_not()
    {
        var clusters = new SpotClusters(SpotRule.Usual);
        var home = new List<long> { Add(clusters, 1, 0, 0), Add(clusters, 1, 30, 0), Add(clusters, 1, 0, 30) };
        clusters.SpotOf(home[2]).ShouldBeEmpty();
        var spot = new List<long> { Add(clusters, 1, 5_000, 0), Add(clusters, 2, 5_030, 0), Add(clusters, 1, 5_000, 30) };
        clusters.SpotOf(spot[0]).ShouldBe(spot);
        clusters.SpotOf(spot[2]).ShouldBe(spot);
    }

    [Fact]
    public void A_spot_is_the_same_wherever_the_borders_of_squares_and_cells_run()
    {
        for (var shift = -150; shift <= 150; shift += 7)
        {
            var clusters = new SpotClusters(SpotRule.Usual);
            var spot = new List<long> { Add(clusters, 1, shift, -shift), Add(clusters, 2, shift + 60, -shift), Add(clusters, 3, shift - 60, -shift), Add(clusters, 1, shift, 70 - shift) };
            foreach (var stay in spot) clusters.SpotOf(stay).ShouldBe(spot, $"shifted by {shift} m");
        }
    }

    [Fact]
    public void Stays_older_than_the_memory_no_longer_count()
    {
        var clusters = new SpotClusters(SpotRule.Usual);
        Add(clusters, 1, 0, 0, day: 0);
        Add(clusters, 2, 0, 0, day: 1);
        var last = Add(clusters, 3, 0, 0, day: 14);
        clusters.SpotOf(last).Count.ShouldBe(3);
        clusters.Forget(SimTime.Start + SimDuration.FromDays(14.5));
        clusters.Count.ShouldBe(2);
        clusters.SpotOf(last).ShouldBeEmpty();
    }

    [Fact]
    public void Spots_agree_with_clusters_by_density_written_out_in_a_straightforward_way()
    {
        var spots = 0;
        for (var seed = 0UL; seed < 60; seed++)
        {
            var chance = new Chance(seed, 1, StableHash.Of("spots"));
            var clusters = new SpotClusters(SpotRule.Usual);
            var stays = new List<SuspectStay>();
            for (var i = 0; i < 120; i++)
            {
                var stay = Stay(chance.NextBelow(9), chance.NextBelow(1_500) - 750, chance.NextBelow(1_500) - 750, i / 20.0);
                stays.Add(stay);
                clusters.Add(in stay);
            }

            for (var i = 0; i < stays.Count; i++)
            {
                var expected = Reference(stays, i);
                clusters.SpotOf(i).ShouldBe(expected, $"seed {seed}, stay {i}");
                if (expected.Count > 0) spots++;
            }
        }

        spots.ShouldBeGreaterThan(700);
    }

    [Fact]
    public void A_memory_that_has_grown_keeps_every_stay()
    {
        var clusters = new SpotClusters(SpotRule.Usual);
        for (var i = 0; i < 1_000; i++)
        {
            Add(clusters, i % 5, i * 10, 0, day: i / 50.0);
            clusters.Forget(SimTime.Start + SimDuration.FromDays(i / 50.0));
        }

        clusters.Count.ShouldBe(702);
        clusters.SpotOf(999).Count.ShouldBe(702);
    }

    // All stays that can be reached over dense ones from a dense one near this stay.
    private static List<long> Reference(List<SuspectStay> stays, int from)
    {
        List<int> Near(int i) => [.. Enumerable.Range(0, stays.Count).Where(j => stays[i].Place.DistanceTo(stays[j].Place).Value <= 100)];
        var dense = Enumerable.Range(0, stays.Count).Where(i => Near(i).Count >= 3).ToHashSet();
        var reached = Near(from).Where(dense.Contains).ToHashSet();
        for (var before = -1; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var stay in reached.Where(dense.Contains).ToList()) reached.UnionWith(Near(stay));
        }

        return reached.Select(i => stays[i].Vehicle).Distinct().Count() >= 2 ? [.. reached.Order().Select(i => (long)i)] : [];
    }

    private static long Add(SpotClusters clusters, int vehicle, int east, int north, double day = 0)
    {
        var stay = Stay(vehicle, east, north, day);
        return clusters.Add(in stay);
    }

    private static SuspectStay Stay(int vehicle, int east, int north, double day)
    {
        var from = SimTime.Start + SimDuration.FromDays(day);
        return new SuspectStay(new TwinId(20, 0, vehicle), new PlanePoint(east * 1_000L, north * 1_000L), from, from + SimDuration.FromHours(0.5), 0, StayMarks.None);
    }
}
