using System.Buffers.Binary;
using Liandong.Twins.Time;
using Liandong.Twins.Time.Checkpoints;

namespace Liandong.Twins.Tests.Time.Checkpoints;

/// <summary>A checkpoint that does not fit says what does not.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Other_bytes_are_no_checkpoint()
    {
        Refused([1, 2, 3]).ShouldContain("no checkpoint");
        Refused(new byte[500]).ShouldContain("no checkpoint");
    }

    [Fact]
    public void Another_format_is_named()
    {
        var captured = Captured();
        BinaryPrimitives.WriteInt32LittleEndian(captured.AsSpan(8), 7);
        Refused(captured).ShouldBe("The checkpoint has format 7; this build reads format 1.");
    }

    [Fact]
    public void A_checkpoint_that_was_cut_off_or_damaged_is_refused()
    {
        var captured = Captured();
        Refused(captured[..^1]).ShouldContain("cut off");
        for (var place = 16; place < captured.Length; place += 7)
        {
            captured[place] ^= 4;
            Refused(captured).ShouldContain("damaged");
            captured[place] ^= 4;
        }
    }

    [Fact]
    public void Other_twins_than_were_captured_are_named_with_their_numbers()
    {
        var captured = Captured();
        Refused(captured, [.. CheckpointTests.Hoarders(), new CountingTwin(1)]).ShouldBe("Jurisdiction 0 was captured with 1 twins of the class CountingTwin (kind 4) that were there from the beginning, and is built with 2.");
        Refused(captured, CheckpointTests.Hoarders()[1..]).ShouldContain("2 twins of the class HoarderTwin (kind 8) that were there from the beginning, and is built with 1");
        Refused(captured, [.. CheckpointTests.Hoarders().Reverse().OrderBy(twin => twin is HoarderTwin)]).ShouldContain("in another order");
    }

    [Fact]
    public void Another_number_of_given_things_is_refused_when_something_new_points_to_one() =>
        Refused(Captured(), CheckpointTests.Hoarders(jars: 3)).ShouldBe("The twins of jurisdiction 0 were given 2 Jar in all when it was captured and are given 3 now; what was made during the run points to one of them.");

    [Fact]
    public void Another_place_or_link_delay_is_refused()
    {
        var captured = Captured();
        Should.Throw<CheckpointException>(() => With(1, 100).Restore(captured)).Message.ShouldBe("The checkpoint is of jurisdiction 0 of 2, not of jurisdiction 1 of 2.");
        Should.Throw<CheckpointException>(() => With(0, 200).Restore(captured)).Message.ShouldContain("link delay");

        static Jurisdiction With(int index, int linkDelay)
        {
            var built = new Jurisdiction(index, 2, seed: 1, new SimDuration(linkDelay), new Limits());
            foreach (var twin in CheckpointTests.Hoarders()) built.Join(twin);
            return built;
        }
    }

    [Fact]
    public void A_class_with_other_fields_is_named()
    {
        using var bytes = new CapturedBytes(new GivenThings(0, _ => new CountingTwin(0), 0));
        TwinRoll.Of([new CountingTwin(0)]).Write(bytes);
        var captured = bytes.All.ToArray();
        Read(captured, typeof(CountingTwin));
        var layout = BitConverter.GetBytes(Layout.Of(typeof(CountingTwin)).Fingerprint);
        captured[captured.AsSpan().IndexOf(layout)] ^= 1;

        Should.Throw<CheckpointException>(() => Read(captured, typeof(CountingTwin))).Message.ShouldBe("The checkpoint was captured by another build: CountingTwin, or what it holds, has other fields here.");
        Should.Throw<CheckpointException>(() => Read(captured, null)).Message.ShouldContain("twins of the class Liandong.Twins.Tests.Time.CountingTwin, which this build does not have");

        static void Read(byte[] captured, Type? found)
        {
            var from = new CapturedSource(captured, new GivenThings(0, _ => new CountingTwin(0), 0));
            TwinRoll.Read(ref from, _ => found);
        }
    }

    [Fact]
    public void Inputs_that_do_not_go_on_where_it_was_captured_are_refused()
    {
        var fed = Keeping.Built(new CountingTwin(0));
        fed.Follow(Inputs(50, 150, 250));
        fed.Begin();
        fed.StepTo(new SimTime(200));
        var captured = fed.Captured();

        Restored(Inputs(50, 150)).TwinCount.ShouldBe(1);
        Restored(Inputs(60, 170, 300, 400)).NextDue.ShouldBe(new SimTime(300));
        Should.Throw<CheckpointException>(() => Restored(Inputs(50))).Message.ShouldContain("when 2 of its inputs had come; it is built with 1");
        Should.Throw<CheckpointException>(() => Restored(Inputs(50, 60, 199))).Message.ShouldContain("do not go on from there");

        Jurisdiction Restored(Event[] inputs)
        {
            var built = Keeping.Built(new CountingTwin(0));
            built.Follow(inputs);
            built.Restore(captured);
            return built;
        }
    }

    [Fact]
    public void It_is_captured_at_barriers_and_restored_instead_of_its_beginning_only()
    {
        var built = Keeping.Built(CheckpointTests.Hoarders());
        Should.Throw<InvalidOperationException>(() => built.Captured()).Message.ShouldContain("at no barrier");
        built.Begin();
        Should.Throw<InvalidOperationException>(() => built.Restore(Captured())).Message.ShouldContain("has begun");
        built.Finish(new SimTime(10));
        Should.Throw<InvalidOperationException>(() => built.Captured());
        var writes = Keeping.Begun(new ScriptTwin((_, here) => here.Send(new TwinId(1, 1, 0), kind: 1)));
        writes.StepTo(new SimTime(50));
        Should.Throw<InvalidOperationException>(() => writes.Captured()).Message.ShouldContain("all mail is delivered");
    }

    private static byte[] Captured() => CheckpointTests.Stepped(CheckpointTests.Hoarders()).Captured();

    private static string Refused(byte[] captured, Twin[]? built = null) =>
        Should.Throw<CheckpointException>(() => Keeping.Built(built ?? CheckpointTests.Hoarders()).Restore(captured)).Message;

    private static Event[] Inputs(params long[] dues) => [.. dues.Select((due, number) => new Event { Due = due, Source = 1, Number = (uint)number, To = new TwinId(4, 0, 0), Kind = 1 })];
}
