using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Twins.Tests.Time.Checkpoints;

/// <summary>What a checkpoint would get wrong it refuses, with the class and the field.</summary>
public sealed class UnkeepableTests
{
    [Fact]
    public void One_object_held_by_two_twins_is_refused()
    {
        var shared = new List<long>();
        Refused(new SharingTwin(shared), new SharingTwin(shared)).ShouldEndWith("SharingTwin.list holds a List<Int64> that is held in another place as well; a checkpoint would make two of it. Give each its own, or make it immutable.");
        Keeping.Begun(new SharingTwin([]), new SharingTwin([])).Captured().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_field_of_a_kind_that_it_does_not_know_is_refused()
    {
        Refused(new KeepingTwin<Stack<int>>(new())).ShouldContain("KeepingTwin<Stack<Int32>>._kept is a Stack<Int32>, which a checkpoint cannot hold");
        Refused(new KeepingTwin<object>(new())).ShouldContain("_kept is a Object");
        Refused(new KeepingTwin<int[,]>(new int[1, 1])).ShouldContain("cannot hold");
        Refused(new KeepingTwin<nint>(1)).ShouldContain("_kept is a IntPtr");
        Refused(new KeepingTwin<Twin>(new CountingTwin(1))).ShouldContain("_kept is a Twin");
        Refused(new KeepingTwin<List<Stack<int>>>([])).ShouldContain("Stack<Int32>, which a checkpoint cannot hold");
    }

    [Fact]
    public void A_given_thing_that_is_replaced_is_refused() =>
        Refused(new KeepingTwin<Jar>(new Jar(1))).ShouldEndWith("KeepingTwin<Jar>._kept points now to one Jar, now to another: keep its number instead.");

    [Fact]
    public void A_class_that_poses_as_another_is_refused() =>
        Refused(new KeepingTwin<Box>(new LargeBox())).ShouldEndWith("_kept is declared as UnkeepableTests.Box and holds a UnkeepableTests.LargeBox; a checkpoint makes what is declared.");

    [Fact]
    public void A_collection_that_compares_in_its_own_way_is_refused() =>
        Refused(new KeepingTwin<SortedSet<string>>(new(StringComparer.OrdinalIgnoreCase))).ShouldContain("_kept compares its items in a way of its own");

    [Fact]
    public void A_twin_that_joined_with_something_of_its_own_that_nobody_was_given_is_refused()
    {
        var begun = Keeping.Begun(new ScriptTwin((_, here) => here.Join(new HeirTwin(new Jar(1), "heir", 1))));
        begun.StepTo(new SimTime(6));
        Should.Throw<CheckpointException>(() => begun.Captured()).Message.ShouldBe("HeirTwin.jar of a twin that joined during the run points to a Jar that no twin was given that was there from the beginning.");
    }

    [Fact]
    public void An_object_that_is_not_built_and_points_to_what_only_the_builder_knows_is_refused_when_it_is_restored()
    {
        var captured = Keeping.Begun(new KeepingTwin<Chest?>(NewChest())).Captured();
        Keeping.Built(new KeepingTwin<Chest?>(NewChest())).Restore(captured);
        Should.Throw<CheckpointException>(() => Keeping.Built(new KeepingTwin<Chest?>(null)).Restore(captured)).Message
            .ShouldBe("Chest.pantry points to a Pantry, which no twin was given that was there from the beginning, and its owner is not among what was built.");

        static Chest NewChest() => new(new Pantry("", [1], []));
    }

    [Fact]
    public void An_array_that_is_never_replaced_keeps_its_length()
    {
        var captured = Keeping.Begun(new ArrayTwin(3)).Captured();
        Should.Throw<CheckpointException>(() => Keeping.Built(new ArrayTwin(4)).Restore(captured)).Message.ShouldEndWith("ArrayTwin._places was captured with 3 items and is built with 4.");
    }

    private static string Refused(params Twin[] twins) => Should.Throw<CheckpointException>(() => Keeping.Begun(twins).Captured()).Message;

    private abstract class StillTwin : Twin
    {
        public override byte Kind => 5;

        public override void Begin(Jurisdiction here)
        {
            // Nothing ever happens to it.
        }

        public override void Handle(in Event received, Jurisdiction here) => throw new InvalidOperationException();

        public override void WriteState(StateWriter state) => state.Write("kind", Kind);
    }

    private sealed class SharingTwin(List<long> list) : StillTwin
    {
        public override void WriteState(StateWriter state) => state.Write("items", list.Count);
    }

    private sealed class KeepingTwin<T>(T kept) : StillTwin
    {
        private T _kept = kept;

        public override void Handle(in Event received, Jurisdiction here) => _kept = default!;

        public override void WriteState(StateWriter state) => state.Write("there", _kept is not null);
    }

    private sealed class ArrayTwin(int length) : StillTwin
    {
        private readonly bool[] _places = new bool[length];

        public override void WriteState(StateWriter state) => state.Write("places", _places.Length);
    }

    private class Box
    {
        public int Content { get; set; }
    }

    private sealed class LargeBox : Box;
}
