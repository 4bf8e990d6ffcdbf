using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Twins.Tests.Time.Checkpoints;

/// <summary>What is captured of a jurisdiction is all that it needs to go on.</summary>
public sealed class CheckpointTests
{
    private static readonly SimTime End = new(4_000);

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(2_050)]
    public void A_restored_jurisdiction_goes_on_as_the_one_that_was_captured(int at)
    {
        var left = Keeping.Begun(Hoarders());
        left.StepTo(new SimTime(at));
        var captured = left.Captured();
        var recorded = left.Outcomes.Count;
        var restored = Keeping.Built(Hoarders());

        restored.Restore(captured);

        restored.Fingerprint().ShouldBe(left.Fingerprint());
        restored.Handled.ShouldBe(left.Handled);
        restored.Outcomes.Count.ShouldBe(0);
        restored.Captured().ShouldBe(captured, "what was restored, captured again");
        left.StepTo(End);
        restored.StepTo(End);
        restored.Fingerprint().ShouldBe(left.Fingerprint());
        restored.Outcomes.Items.ToArray().ShouldBe(left.Outcomes.Items[recorded..].ToArray());
        left.TwinCount.ShouldBeGreaterThan(10);
        restored.TwinCount.ShouldBe(left.TwinCount);
    }

    [Fact]
    public void What_was_given_comes_from_the_builder_also_to_twins_that_joined()
    {
        var captured = Stepped(Hoarders()).Captured();
        var fork = Keeping.Built(Hoarders(shelf: 70, size: 9));

        fork.Restore(captured);
        fork.StepTo(End);

        fork.Outcomes.Items.ToArray().Where(outcome => outcome.Kind == 1).ShouldAllBe(outcome => outcome.Code >= 70);
        fork.Outcomes.Items.ToArray().Where(outcome => outcome.Kind == 2).Select(outcome => outcome.Code).Distinct().Order().ShouldBe([9, 10]);
    }

    [Fact]
    public void Capturing_changes_nothing()
    {
        var (watched, alone) = (Keeping.Begun(Hoarders()), Keeping.Begun(Hoarders()));
        for (var at = 0; at < End.Milliseconds; at += 170)
        {
            watched.StepTo(new SimTime(at));
            watched.Captured();
        }

        watched.StepTo(End);
        alone.StepTo(End);
        watched.Fingerprint().ShouldBe(alone.Fingerprint());
    }

    [Fact]
    public void Classes_are_taken_apart_once_and_named()
    {
        var known = CheckpointLayouts.Prepare(typeof(Twin).Assembly);

        known.ShouldContain(typeof(Twins.Vehicles.Vehicle));
        known.ShouldContain(typeof(Twins.Centers.Desk));
        known.ShouldNotContain(typeof(CommandSystem));
    }

    internal static Jurisdiction Stepped(params Twin[] twins)
    {
        var stepped = Keeping.Begun(twins);
        stepped.StepTo(new SimTime(1_000));
        return stepped;
    }

    internal static Twin[] Hoarders(int shelf = 3, int size = 2, int jars = 2)
    {
        var pantry = new Pantry("Keller", [shelf, shelf + 1, shelf + 2], [.. Enumerable.Range(size, jars).Select(each => new Jar(each))]);
        return [new HoarderTwin(pantry, greed: 7), new CountingTwin(3), new HoarderTwin(pantry, greed: 11)];
    }
}
