using Liandong.Scenarios.Tests.Feeds;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Scenarios.Tests.Checkpoints;

/// <summary>A run that goes on from another run's checkpoint with a changed scenario: what is given changes, who is there does not.</summary>
public class ForkTests
{
    private static readonly string[] Systems = ["affairs={applications: 50, inspections: 50}", "load.requests=200", "load.finds=100"];
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

    [Fact]
    public void A_seed_is_given_too()
    {
        var captured = Captured();
        End(new MovingRun(MovingRun.Built(Fed.Run("toy-storm", 2, Systems)), 1, captured)).ShouldNotBe(End(new MovingRun(Built(Systems), 1, captured)));
    }

    private static byte[][] Captured() => new MovingRun(Built(Systems), 1).StepTo(Barrier).Capture();

    private static Jurisdiction[] Built(string[] overrides) => MovingRun.Built(Fed.Run("toy-storm", 1, overrides));

    private static Digest End(MovingRun run) => run.StepTo(SimTime.Start + SimDuration.FromHours(6)).Digest;
}
