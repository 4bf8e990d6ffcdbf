using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>What a city's events allocate once its people, queues and lists have found their size.</summary>
public sealed class CityAllocationTests
{
    // An order is an object with a list of its requests and its place among the open ones, 0.7 kB; the rest is queues and lists that
    // still grow. Outcomes are left out: 56 bytes each, in a list that was long enough before.
    [Fact]
    public void A_city_allocates_for_its_orders_and_not_for_its_events()
    {
        var scenario = ScenarioFiles.Load("ordinary-week", [Override.Parse("city=toytown")]).Definition;
        var run = new CityRun(CityFiles.Load(scenario.City), scenario, seeds: 1);
        var owners = new int[run.City.Jurisdictions];
        var partition = new Partition(0, owners, [.. Enumerable.Range(0, owners.Length).Select(index => run.Build(index, new Limits()))]);
        partition.Begin();
        Step(partition, run, SimTime.Start + ((run.End - SimTime.Start) / 2));
        foreach (var jurisdiction in partition.Jurisdictions) jurisdiction.Outcomes.Clear();
        var (handled, orders, before) = (partition.Handled, Orders(partition), GC.GetAllocatedBytesForCurrentThread());

        Step(partition, run, run.End);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var (events, filed) = (partition.Handled - handled, Orders(partition) - orders);
        filed.ShouldBeGreaterThan(100);
        (allocated / filed).ShouldBeLessThan(2_500, "bytes an order");
        (allocated / events).ShouldBeLessThan(50, "bytes an event");
    }

    private static void Step(Partition partition, CityRun run, SimTime until)
    {
        while (partition.NextDue < until) partition.StepNext(run.City.LinkDelay, until);
    }

    private static int Orders(Partition partition) =>
        partition.Jurisdictions.Sum(jurisdiction => Enumerable.Range(0, jurisdiction.TwinCount).Count(index => jurisdiction[index].Kind == (byte)TwinKind.Order));
}
