using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Feeds;
using Liandong.Scenarios.Tests.Outages;
using Liandong.Scenarios.Tests.Releases;
using Liandong.Scenarios.Tests.Renewals;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Scenarios.Tests.Waterways;
using Liandong.Scenarios.Workloads;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Tests.Checkpoints;

/// <summary>A run that goes on from a checkpoint, in other partitions, against the one that was left alone: the same outcomes, the same digest.</summary>
public class CheckpointTests
{
    private static readonly string[] EverySystem = ["load.requests=200", "load.finds=100", "hazmat={activity: 240%, rings: [{tankers: 3}]}", "elders.troubles=400", "hazmat-watch={}", "care={demand: 5}", "supervision={failures: 400}", "affairs={applications: 50, inspections: 50}"];

    private static readonly Dictionary<string, Func<CityRun>> Runs = new(StringComparer.Ordinal)
    {
        ["storm"] = () => Fed.Run("toy-storm", 1),
        ["storm with every system"] = () => Fed.Run("toy-storm", 1, EverySystem),
        ["fed storm"] = () => Fed.With(Fed.Run("toy-storm", 1, "hazmat={}", "elders={}"), Fed.Samples),
        ["release"] = () => new CityRun(CityFiles.Load("toytown"), ToyRelease.With(), 1),
        ["burst"] = () => new CityRun(CityFiles.Load("toytown"), ToyBurst.With(), 1),
        ["renewal"] = () => new CityRun(CityFiles.Load("toytown"), RenewalTests.Toy(), 1),
        ["watch on the river"] = () => WaterwayTests.ToyWatch(1),
    };

    [Theory]
    [InlineData("storm")]
    [InlineData("storm with every system")]
    [InlineData("fed storm")]
    [InlineData("release")]
    [InlineData("burst")]
    [InlineData("renewal")]
    [InlineData("watch on the river")]
    public void A_toy_run_goes_on_from_any_barrier(string name)
    {
        var run = Runs[name]();
        var found = GoOn(() => MovingRun.Built(Runs[name]()), run.End, partitions: [3, 1, 2, 7], .003, .21, .5, .77);
        found.ShouldBe(BareRun.Of(run).Digest);
    }

    [Fact]
    public void A_day_of_the_whole_city_goes_on_from_any_barrier()
    {
        var definition = ScenarioFiles.Load("whole-city").Definition;
        var city = CityFiles.Load(definition.City);
        GoOn(() => MovingRun.Built(new CityRun(city, definition, 1)), SimTime.Start + SimDuration.FromHours(24), partitions: [3, 1], .3, .7);
    }

    [Fact]
    public void A_workload_goes_on_from_any_barrier()
    {
        var phold = new Phold { Jurisdictions = 3, Processes = 20 };
        GoOn(() => [.. Enumerable.Range(0, 3).Select(index => phold.Build(index, 1, new Limits()))], phold.End, partitions: [2, 1], .2, .6);
        var vehicles = new VehicleDay { Jurisdictions = 2, Vehicles = 4 };
        GoOn(() => [.. Enumerable.Range(0, 2).Select(index => vehicles.Build(index, 1, new Limits()))], vehicles.End, partitions: [2], .5);
        var year = new HotlineYear { Days = 1, ArrivalsPerDay = 40_000 };
        GoOn(() => [.. Enumerable.Range(0, HotlineYear.Desks).Select(desk => year.Build(desk, 1, new Limits()))], year.LastArrival, partitions: [2], .5);
    }

    [Fact]
    public void Every_field_of_every_twin_is_of_a_kind_that_a_checkpoint_can_hold()
    {
        var classes = CheckpointLayouts.Prepare(typeof(Twin).Assembly, typeof(Phold).Assembly);

        classes.Count(type => type.IsSubclassOf(typeof(Twin))).ShouldBe(typeof(Twin).Assembly.GetTypes().Concat(typeof(Phold).Assembly.GetTypes()).Count(type => type.IsSubclassOf(typeof(Twin)) && !type.IsAbstract));
        classes.ShouldContain(typeof(Liandong.Twins.Cells.LowPointState));
        classes.ShouldNotContain(typeof(CommandSystem));
        classes.ShouldNotContain(typeof(Liandong.Twins.Orders.Matter));
    }

    // Each leg goes on from the checkpoint of the one before, so what an error leaves behind would add up.
    private static Digest GoOn(Func<Jurisdiction[]> build, SimTime end, int[] partitions, params double[] at)
    {
        var left = new MovingRun(build(), 1);
        var captured = new List<(SimTime At, byte[][] Bytes, Digest Digest, int[] Recorded)>();
        foreach (var share in at)
        {
            // Mostly in the middle of a span.
            var barrier = new SimTime((long)(end.Milliseconds * share) + 777);
            left.StepTo(barrier);
            captured.Add((barrier, left.Capture(), left.Digest, [.. left.Outcomes.Select(outcomes => outcomes.Length)]));
        }

        left.StepTo(end).Finish(end);
        for (var leg = 0; leg < at.Length; leg++)
        {
            var (barrier, bytes, digest, recorded) = captured[leg];
            var found = new MovingRun(build(), partitions[leg], bytes);
            found.Digest.ShouldBe(digest, $"restored at {barrier}");
            found.Capture().Select((again, index) => (index, again.AsSpan().SequenceEqual(bytes[index]))).ShouldAllBe(same => same.Item2, $"captured again at {barrier}");
            if (leg + 1 < at.Length)
            {
                found.StepTo(captured[leg + 1].At).Digest.ShouldBe(captured[leg + 1].Digest, $"from {barrier} to {captured[leg + 1].At}");
                continue;
            }

            found.StepTo(end).Finish(end);
            found.Digest.ShouldBe(left.Digest, $"from {barrier} to the end");
            found.Twins.ShouldBe(left.Twins);
            for (var i = 0; i < recorded.Length; i++) found.Outcomes[i].ShouldBe(left.Outcomes[i][recorded[i]..], $"jurisdiction {i}");
        }

        return left.Digest;
    }
}
