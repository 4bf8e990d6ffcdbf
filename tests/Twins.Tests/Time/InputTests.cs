using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

/// <summary>Inputs that are known before a run reach their twins in time, before what twins send, and take part in the digest.</summary>
public sealed class InputTests
{
    private static readonly TwinId Twin = new(5, 0, 0);

    [Fact]
    public void Inputs_come_in_their_time_and_before_messages_of_twins_at_the_same_instant()
    {
        var listener = new Listener();
        var here = ToyJurisdiction.Of(listener);
        here.Follow(new[] { Input(5, 1), Input(5, 2), Input(250, 3), Input(1_000_000, 4) });

        here.NextDue.ShouldBe(new SimTime(5));
        here.StepTo(new SimTime(2_000_000));

        listener.Heard.ShouldBe(["input 1 at 5", "input 2 at 5", "wake-up at 5", "input 3 at 250", "input 4 at 1000000"]);
        here.NextDue.ShouldBe(SimTime.Never);
    }

    [Fact]
    public void How_time_is_cut_does_not_matter()
    {
        Digest Of(int window)
        {
            var here = ToyJurisdiction.Of(new Listener());
            here.Follow(Enumerable.Range(1, 500).Select(number => Input(number * 7, (uint)number)).ToArray());
            for (var end = window; end <= 4_200; end += window) here.StepTo(new SimTime(end));
            return here.Fingerprint();
        }

        Of(7).ShouldBe(Of(100));
        Of(50).ShouldBe(Of(4_200));
    }

    [Fact]
    public void Inputs_to_come_are_state_and_those_that_came_are_in_the_digest()
    {
        Digest Of(long value, int steppedTo)
        {
            var here = ToyJurisdiction.Of(new Listener());
            here.Follow(new[] { Input(5, 1) with { A = value } });
            here.StepTo(new SimTime(steppedTo));
            return here.Fingerprint();
        }

        Of(1, 3).ShouldNotBe(Of(2, 3));
        Of(1, 90).ShouldNotBe(Of(2, 90));
        Of(1, 3).ShouldNotBe(Of(1, 90));
        Of(1, 90).ShouldBe(Of(1, 90));
    }

    [Fact]
    public void What_is_no_input_in_order_for_this_jurisdiction_is_refused()
    {
        var here = ToyJurisdiction.Of(new Listener());
        Should.Throw<ArgumentException>(() => here.Follow(new[] { Input(6, 1), Input(5, 2) }));
        Should.Throw<ArgumentException>(() => here.Follow(new[] { Input(5, 1), Input(5, 1) }));
        Should.Throw<ArgumentException>(() => here.Follow(new[] { Input(5, 1) with { To = new TwinId(5, 1, 0) } }));
        Should.Throw<ArgumentException>(() => here.Follow(new[] { Input(5, 1) with { Source = Event.FromTwin } }));
    }

    [Fact]
    public void More_inputs_in_a_span_than_there_may_be_are_told()
    {
        var here = ToyJurisdiction.Of(new Listener(), new Limits { InputsPerSpan = 2 });
        here.Follow(new[] { Input(10, 1), Input(20, 2), Input(30, 3) });
        Should.Throw<EngineRuleException>(() => here.StepTo(new SimTime(100))).Rule.ShouldBe(EngineRule.InputsPerSpan);
    }

    private static Event Input(long due, uint number) => new() { Due = due, Source = 1, Number = number, To = Twin, Kind = 290 };

    private sealed class Listener : Twin
    {
        public List<string> Heard { get; } = [];

        public override byte Kind => 5;

        public override void Begin(Jurisdiction here) => here.Wake(new SimDuration(5), kind: 1);

        public override void Handle(in Event received, Jurisdiction here) => Heard.Add(received.Kind == 1 ? $"wake-up at {received.Due}" : $"input {received.Number} at {received.Due}");

        public override void WriteState(StateWriter state) => state.Write("heard", Heard.Count);
    }
}
