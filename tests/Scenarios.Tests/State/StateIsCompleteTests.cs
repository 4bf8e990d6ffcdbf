using System.Reflection;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Outages;
using Liandong.Scenarios.Tests.Releases;
using Liandong.Scenarios.Tests.Renewals;
using Liandong.Scenarios.Tests.Waterways;
using Liandong.Scenarios.Workloads;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Tests.State;

/// <summary>Whoever adds a field to a twin and forgets to write it is told here, with the way to the field.</summary>
public class StateIsCompleteTests
{
    [Fact]
    public void Whatever_changes_in_a_twin_of_a_city_changes_its_written_state()
    {
        // So busy that something waits in every line.
        string[] overrides = ["load.requests=500", "load.finds=300", "hotline.patience=2min", "staff.officers=20%", "staff.commander-absent=true", "faults.sensors-drifting=100%", "hazmat={activity: 240%, terminals: {outages-a-day: 288, outage: {shortest: 20min, longest: 60min}}, rings: [{tankers: 3}]}", "elders.troubles=1200", "elders.false-presses=100", "hazmat-watch={}", "care={demand: 10}", "supervision={failures: 400}", "matters.0410.contested=90%", "affairs={applications: 50, inspections: 50}"];
        var run = new CityRun(CityFiles.Load("toytown"), ScenarioFiles.Load("toy-storm", overrides.Select(Override.Parse)).Definition, 1);
        var audit = new StateAudit();
        Step([.. Enumerable.Range(0, run.City.Jurisdictions).Select(index => run.Build(index, new Limits()))], SimDuration.FromMinutes(30), run.End, audit);
        // Whoever is fed from files remembers what those said.
        var fed = Feeds.Fed.With(Feeds.Fed.Run("toy-storm", 1, "hazmat={}", "elders={}"), Feeds.Fed.Samples);
        Step([.. Enumerable.Range(0, fed.City.Jurisdictions).Select(index => fed.Build(index, new Limits()))], SimDuration.FromMinutes(7), fed.End, audit);
        var release = new CityRun(run.City, ToyRelease.With("release.shelter-places=30%"), 1);
        Step([.. Enumerable.Range(0, release.City.Jurisdictions).Select(index => release.Build(index, new Limits()))], SimDuration.FromMinutes(7), release.End, audit);
        var burst = new CityRun(run.City, ToyBurst.With("burst.announcement=recording", "burst.callers=40%"), 1);
        Step([.. Enumerable.Range(0, burst.City.Jurisdictions).Select(index => burst.Build(index, new Limits()))], SimDuration.FromMinutes(20), burst.End, audit);
        var renewal = new CityRun(run.City, RenewalTests.Toy(), 1);
        Step([.. Enumerable.Range(0, renewal.City.Jurisdictions).Select(index => renewal.Build(index, new Limits()))], SimDuration.FromHours(6), renewal.End, audit);
        var watch = WaterwayTests.ToyWatch(1);
        Step([.. Enumerable.Range(0, watch.City.Jurisdictions).Select(index => watch.Build(index, new Limits()))], SimDuration.FromMinutes(17), watch.End, audit);

        audit.Forgotten.ShouldBeEmpty();
        audit.Types.ShouldBe(TwinsOf(typeof(Twin).Assembly), ignoreOrder: true);
        audit.Seen.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Whatever_changes_in_a_twin_of_a_workload_changes_its_written_state()
    {
        var audit = new StateAudit();
        var phold = new Phold { Jurisdictions = 1, Processes = 4 };
        Step([phold.Build(0, 1, new Limits())], SimDuration.FromSeconds(5), phold.End, audit);
        var vehicles = new VehicleDay { Jurisdictions = 1, Vehicles = 4 };
        Step([vehicles.Build(0, 1, new Limits())], SimDuration.FromHours(4), vehicles.End, audit);
        var year = new HotlineYear { Days = 1, ArrivalsPerDay = 40_000 };
        Step([.. Enumerable.Range(0, HotlineYear.Desks).Select(desk => year.Build(desk, 1, new Limits()))], SimDuration.FromHours(6), year.LastArrival, audit);

        audit.Forgotten.ShouldBeEmpty();
        audit.Types.ShouldBe(TwinsOf(typeof(Phold).Assembly), ignoreOrder: true);
    }

    [Fact]
    public void What_is_left_out_of_the_written_state_says_what_it_follows_from()
    {
        var left = typeof(Twin).Assembly.GetTypes().Concat(typeof(Phold).Assembly.GetTypes())
            .SelectMany(type => Definitions.FieldsOf(type, type.BaseType))
            .Select(field => field.GetCustomAttribute<NotStateAttribute>())
            .OfType<NotStateAttribute>().ToArray();
        left.Length.ShouldBe(4);
        left.ShouldAllBe(exemption => exemption.Reason.Length > 20);
    }

    private static IEnumerable<Type> TwinsOf(Assembly assembly) => assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Twin)) && !type.IsAbstract);

    private static void Step(Jurisdiction[] jurisdictions, SimDuration every, SimTime end, StateAudit audit)
    {
        int[] atStart = [.. jurisdictions.Select(jurisdiction => jurisdiction.TwinCount)];
        var partition = new Partition(0, new int[jurisdictions.Length], jurisdictions);
        partition.Begin();
        for (var look = SimTime.Start + every; look < end; look += every)
        {
            while (partition.NextDue < look) partition.StepNext(jurisdictions[0].LinkDelay, look);
            for (var place = 0; place < jurisdictions.Length; place++)
            {
                for (var index = 0; index < jurisdictions[place].TwinCount; index++) audit.Examine(jurisdictions[place][index], index >= atStart[place]);
            }
        }
    }
}
