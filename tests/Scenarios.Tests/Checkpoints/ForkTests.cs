using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Tests.Feeds;
using Liandong.Scenarios.Tests.Releases;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Scenarios.Tests.Waterways;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Tests.Checkpoints;

/// <summary>A run that goes on from another run's checkpoint with a changed scenario: what is given changes, who is there does not.</summary>
public class ForkTests
{
    private static readonly string[] Systems = ["affairs={applications: 50, inspections: 50}", "load.requests=200", "load.finds=100"];
    private static readonly Dictionary<string, Func<RunSeeds, CityRun>> Worlds = new(StringComparer.Ordinal)
    {
        ["storm"] = seeds => Fed.Run("toy-storm", seeds, [.. Systems, "faults={sensors-offline: 20%, sensors-stuck: 20%, sensors-drifting: 20%, blocked-inlets: 50%}", "hazmat={}", "elders={}"]),
        ["release"] = seeds => new CityRun(CityFiles.Load("toytown"), ToyRelease.With(), seeds),
        ["watch on the river"] = WaterwayTests.ToyWatch,
    };

    private static readonly SimTime Barrier = SimTime.Start + SimDuration.FromHours(3);

    [Theory]
    [InlineData("rain[0].return-period=100")]
    [InlineData("desks.file={median: 9min, sigma: 0.6}")]
    [InlineData("matters.0410.contested=90%")]
    [InlineData("hotline.patience=20s")]
    [InlineData("load.requests=900")]
    public void Other_weather_habits_and_limits_go_on_from_there_and_make_a_difference(string change)
    {
        var captured = Captured();
        string[] changed = [.. Systems.Where(system => system.Split('=')[0] != change.Split('=')[0]), change];

        var fork = End(new MovingRun(Built(changed), 1, captured));

        fork.ShouldBe(End(new MovingRun(Built(changed), 3, captured)));
        fork.ShouldNotBe(End(new MovingRun(Built(Systems), 1, captured)));
    }

    [Theory]
    [InlineData("staff.officers=50%", "FieldUnit")]
    [InlineData("staff.crews=+2", "Crew")]
    [InlineData("hazmat={}", "WaybillRegistry")]
    public void Another_staff_or_another_system_is_refused_by_name(string change, string twin)
    {
        var captured = Captured();
        var refused = Should.Throw<CheckpointException>(() => new MovingRun(Built([.. Systems, change]), 1, captured));
        refused.Message.ShouldStartWith("Jurisdiction ");
        refused.Message.ShouldContain("that were there from the beginning, and is built with");
        refused.Message.ShouldContain(twin);
    }

    [Theory]
    [InlineData("storm")]
    [InlineData("release")]
    [InlineData("watch on the river")]
    public void Under_another_seed_the_same_world_has_another_future(string name)
    {
        var undisturbed = Worlds[name](1);
        var captured = new MovingRun(MovingRun.Built(undisturbed), 1).StepTo(Barrier).Capture();

        Digest Ends(ulong seed) => new MovingRun(MovingRun.Built(Worlds[name](new RunSeeds(1).Then(Barrier, seed))), 1, captured).StepTo(undisturbed.End).Finish(undisturbed.End).Digest;

        Ends(1).ShouldBe(BareRun.Of(undisturbed).Digest);
        Enumerable.Range(1, 12).Select(seed => Ends((ulong)seed)).ShouldBeUnique();
    }

    [Fact]
    public void What_has_begun_keeps_its_seed_and_what_begins_later_has_the_latest()
    {
        var seeds = new RunSeeds(7).Then(Barrier, 8).Then(Barrier + SimDuration.FromHours(2), 9);

        seeds.World.ShouldBe(7ul);
        seeds.Latest.ShouldBe(9ul);
        seeds.Of(Barrier - SimDuration.FromMinutes(1)).ShouldBe(7ul);
        seeds.Of(Barrier).ShouldBe(8ul);
        seeds.Of(Barrier + SimDuration.FromHours(3)).ShouldBe(9ul);
        new RunSeeds(7).Then(Barrier, 7).Of(SimTime.Latest).ShouldBe(7ul);
        new RunSeeds(7).Then(Barrier, 7).Futures.ShouldBeEmpty();
    }

    [Fact]
    public void A_storm_that_has_begun_falls_on_as_it_did_and_a_later_one_is_drawn_anew()
    {
        string[] twoStorms = ["duration=12h", "rain=[{start: 1h, kind: chicago, duration: 3h, return-period: 20, peak: 0.4}, {start: 6h, kind: chicago, duration: 3h, return-period: 20, peak: 0.4}]"];
        var (run, fork) = (Fed.Run("toy-storm", 1, twoStorms), Fed.Run("toy-storm", new RunSeeds(1).Then(Barrier, 2), twoStorms));

        fork.RainMillimetresPerHour[..5].ShouldBe(run.RainMillimetresPerHour[..5]);
        fork.RainMillimetresPerHour[6..9].ShouldNotBe(run.RainMillimetresPerHour[6..9]);
    }

    private static byte[][] Captured() => new MovingRun(Built(Systems), 1).StepTo(Barrier).Capture();

    private static Jurisdiction[] Built(string[] overrides) => MovingRun.Built(Fed.Run("toy-storm", 1, overrides));

    private static Digest End(MovingRun run) => run.StepTo(SimTime.Start + SimDuration.FromHours(6)).Digest;
}
