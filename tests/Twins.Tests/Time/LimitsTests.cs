using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

public sealed class LimitsTests
{
    private static readonly Limits Small = new() { EventsPerSpan = 10, QueueLength = 10, MailPerSpan = 10, OutcomesPerSpan = 10, InputsPerSpan = 10, Twins = 10, JoinDepth = 5 };

    public static TheoryData<EngineRule, Action<Twin, Jurisdiction>> Breaches => new()
    {
        { EngineRule.EventsPerSpan, (_, here) => here.Wake(SimDuration.Zero, kind: 1) },
        { EngineRule.QueueLength, (_, here) => Repeat(11, () => here.Wake(new SimDuration(1), kind: 1)) },
        { EngineRule.MailPerSpan, (_, here) => Repeat(11, () => here.Send(new TwinId(3, 1, 0), kind: 1)) },
        { EngineRule.OutcomesPerSpan, (_, here) => Repeat(11, () => here.Record(kind: 1)) },
        { EngineRule.LinkDelay, (_, here) => here.Send(new TwinId(3, 1, 0), new SimDuration(99), kind: 1) },
        { EngineRule.Past, (_, here) => here.Wake(new SimDuration(-1), kind: 1) },
        { EngineRule.Address, (_, here) => here.Send(new TwinId(3, 0, 1), kind: 1) },
        { EngineRule.Address, (_, here) => here.Send(new TwinId(3, 2, 0), kind: 1) },
        { EngineRule.Address, (_, here) => here.Send(new TwinId(4, 0, 0), kind: 1) },
        { EngineRule.Address, (_, here) => here.Send(TwinId.None, kind: 1) },
        { EngineRule.Address, (_, here) => here.Send(new TwinId(3, 1, 1 << 24), kind: 1) },
        { EngineRule.Latest, (_, here) => here.Wake(new SimDuration(long.MaxValue), kind: 1) },
        { EngineRule.Latest, (_, here) => here.Send(new TwinId(3, 1, 0), SimTime.Latest - SimTime.Start, kind: 1) },
        { EngineRule.Twins, (_, here) => Repeat(10, () => here.Join(new CountingTwin(0))) },
        { EngineRule.Rule, (_, _) => throw new InvalidOperationException("upside down") },
    };

    [Theory, MemberData(nameof(Breaches))]
    public void A_breach_ends_in_an_error_that_names_rule_twin_and_time(EngineRule rule, Action<Twin, Jurisdiction> script)
    {
        var jurisdiction = ToyJurisdiction.Of(new ScriptTwin(script), Small);

        var broken = Should.Throw<EngineRuleException>(() => jurisdiction.StepTo(new SimTime(50)));

        broken.Rule.ShouldBe(rule);
        broken.Twin.ShouldBe(new TwinId(3, 0, 0));
        broken.Time.ShouldBe(new SimTime(5));
        broken.Message.ShouldContain("ScriptTwin (3/0/0)");
    }

    [Fact]
    public void What_a_limit_just_allows_is_allowed()
    {
        var jurisdiction = ToyJurisdiction.Of(new ScriptTwin((_, here) => Repeat(here.Handled == 0 ? 10 : 0, () =>
        {
            here.Record(kind: 1);
            here.Send(new TwinId(3, 1, 0), kind: 1);
        })), Small);

        jurisdiction.StepTo(new SimTime(50));

        jurisdiction.Mail.Count.ShouldBe(10);
        jurisdiction.Outcomes.Count.ShouldBe(10);
    }

    [Fact]
    public void What_is_counted_in_a_span_is_counted_anew_in_the_next()
    {
        var jurisdiction = ToyJurisdiction.Of(new ScriptTwin((_, here) =>
        {
            Repeat(10, () => here.Record(kind: 1));
            Repeat(10, () => here.Send(new TwinId(3, 1, 0), kind: 1));
            if (here.Handled < 2) here.Wake(ToyJurisdiction.LinkDelay, kind: 1);
        }), Small);

        jurisdiction.StepTo(new SimTime(1_000));

        (jurisdiction.Mail.Count, jurisdiction.Outcomes.Count).ShouldBe((30, 30));
    }

    [Fact]
    public void Twins_that_join_from_each_others_beginnings_without_end_are_stopped()
    {
        var broken = Should.Throw<EngineRuleException>(() => ToyJurisdiction.Of(new ScriptTwin((_, here) => here.Join(new BroodTwin())), Small).StepTo(new SimTime(50)));

        (broken.Rule, broken.Twin).ShouldBe((EngineRule.JoinDepth, new TwinId(5, 0, 5)));
    }

    [Fact]
    public void More_twins_than_a_jurisdiction_may_have_are_refused_before_the_run_too()
    {
        var jurisdiction = new Jurisdiction(0, 2, 1, ToyJurisdiction.LinkDelay, Small);
        Repeat(10, () => jurisdiction.Join(new CountingTwin(0)));

        Should.Throw<EngineRuleException>(() => jurisdiction.Join(new CountingTwin(0))).Rule.ShouldBe(EngineRule.Twins);
    }

    [Fact]
    public void A_message_to_a_twin_of_another_kind_names_sender_receiver_and_what_is_there()
    {
        var jurisdiction = ToyJurisdiction.Of([new ScriptTwin((_, here) => here.Send(new TwinId(9, 0, 1), kind: 1)), new CountingTwin(0)]);

        Should.Throw<EngineRuleException>(() => jurisdiction.StepTo(new SimTime(50))).Message
            .ShouldBe("ScriptTwin (3/0/0) broke the engine's rule 'Address' at 00:00:00.005: an event was sent to 9/0/1: the twin with that index is 4/0/1, a CountingTwin.");
    }

    [Fact]
    public void Inputs_above_the_limit_of_a_span_are_refused_and_the_next_span_counts_anew()
    {
        var jurisdiction = ToyJurisdiction.Of(new CountingTwin(0), Small with { EventsPerSpan = 100, QueueLength = 100 });
        for (var i = 0u; i < 10; i++) jurisdiction.Deliver(Input(i, due: 10));
        for (var i = 10u; i < 21; i++) jurisdiction.Deliver(Input(i, due: 110));

        jurisdiction.StepTo(new SimTime(100));
        jurisdiction.Handled.ShouldBe(10);
        var broken = Should.Throw<EngineRuleException>(() => jurisdiction.StepTo(new SimTime(200)));

        (broken.Rule, broken.Time, jurisdiction.Handled).ShouldBe((EngineRule.InputsPerSpan, new SimTime(110), 20));
    }

    [Theory]
    [InlineData(4, 5, "there is no twin 5 in jurisdiction 0; it has 1.")]
    [InlineData(3, 0, "the twin with that index is 4/0/0, a CountingTwin.")]
    public void Mail_for_nobody_or_somebody_else_names_its_sender_when_it_is_due(byte kind, int index, string why)
    {
        var jurisdiction = ToyJurisdiction.Of(new CountingTwin(0));
        jurisdiction.Deliver(Mail(0, due: 110) with { To = new TwinId(kind, 0, index) });

        jurisdiction.StepTo(new SimTime(110));
        var lost = Should.Throw<EngineRuleException>(() => jurisdiction.StepTo(new SimTime(200)));

        (lost.Rule, lost.Twin, lost.Jurisdiction, lost.Time).ShouldBe((EngineRule.Address, Sender, 0, new SimTime(110)));
        lost.Message.ShouldContain($"{kind}/0/{index}");
        lost.Message.ShouldEndWith(why);
    }

    [Fact]
    public void A_queue_too_long_at_a_spans_beginning_names_who_sent_most_of_it()
    {
        var jurisdiction = ToyJurisdiction.Of(new CountingTwin(0), Small);
        for (var i = 0u; i < 6; i++) jurisdiction.Deliver(Mail(i, due: 250));
        for (var i = 0u; i < 5; i++) jurisdiction.Deliver(Input(i, due: 250));

        var full = Should.Throw<EngineRuleException>(() => jurisdiction.OpenSpan(new SimTime(130)));

        (full.Rule, full.Twin, full.Time).ShouldBe((EngineRule.QueueLength, Sender, new SimTime(100)));
    }

    [Fact]
    public void An_event_that_comes_again_after_it_was_handled_is_refused()
    {
        var jurisdiction = ToyJurisdiction.Of(new CountingTwin(0));
        jurisdiction.Deliver(Mail(0, due: 110));
        jurisdiction.Deliver(Mail(1, due: 110));
        jurisdiction.StepTo(new SimTime(150));

        var again = Should.Throw<EngineRuleException>(() => jurisdiction.Deliver(Mail(0, due: 110)));

        (again.Rule, again.Twin).ShouldBe((EngineRule.Past, Sender));
        again.Message.ShouldContain("for a second time");
    }

    [Fact]
    public void An_event_of_the_jurisdiction_itself_does_not_come_as_mail() =>
        Should.Throw<EngineRuleException>(() => ToyJurisdiction.Of(new CountingTwin(0)).Deliver(Mail(0, due: 110) with { Source = Event.FromTwin | new TwinId(4, 0, 0).Value })).Rule.ShouldBe(EngineRule.Key);

    [Fact]
    public void Mail_due_after_the_end_of_time_names_its_sender()
    {
        var late = Should.Throw<EngineRuleException>(() => ToyJurisdiction.Of(new CountingTwin(0)).Deliver(Mail(0, due: SimTime.Latest.Milliseconds + 1)));

        (late.Rule, late.Twin).ShouldBe((EngineRule.Latest, Sender));
    }

    [Fact]
    public void A_fault_while_twins_finish_is_named_too()
    {
        var jurisdiction = new Jurisdiction(0, 2, 1, ToyJurisdiction.LinkDelay, Small);
        jurisdiction.Join(new LastWordTwin());
        jurisdiction.Begin();

        var broken = Should.Throw<EngineRuleException>(() => jurisdiction.Finish(new SimTime(70)));

        (broken.Rule, broken.Twin, broken.Time).ShouldBe((EngineRule.Past, new TwinId(6, 0, 0), new SimTime(70)));
    }

    [Fact]
    public void A_fault_while_twins_begin_is_named_too()
    {
        var jurisdiction = new Jurisdiction(0, 2, 1, ToyJurisdiction.LinkDelay, Small);
        jurisdiction.Join(new StillbornTwin());

        var broken = Should.Throw<EngineRuleException>(jurisdiction.Begin);

        (broken.Rule, broken.Twin).ShouldBe((EngineRule.Rule, new TwinId(5, 0, 0)));
    }

    private static readonly TwinId Sender = new(3, 1, 0);

    private static Event Input(uint number, long due) => new() { Due = due, Source = 1, Number = number, To = new TwinId(4, 0, 0) };

    private static Event Mail(uint number, long due) => new() { Due = due, Source = Event.FromTwin | Sender.Value, Number = number, To = new TwinId(4, 0, 0) };

    private static void Repeat(int times, Action action)
    {
        for (var i = 0; i < times; i++) action();
    }

    private sealed class StillbornTwin : Twin
    {
        public override byte Kind => 5;

        public override void Begin(Jurisdiction here) => throw new InvalidOperationException("no life here");

        public override void Handle(in Event received, Jurisdiction here) => throw new InvalidOperationException("no life here");

        public override void WriteState(StateWriter state) => state.Write("kind", Kind);
    }

    private sealed class BroodTwin : Twin
    {
        public override byte Kind => 5;

        public override void Begin(Jurisdiction here) => here.Join(new BroodTwin());

        public override void Handle(in Event received, Jurisdiction here) => throw new InvalidOperationException("nobody calls");

        public override void WriteState(StateWriter state) => state.Write("kind", Kind);
    }

    private sealed class LastWordTwin : Twin
    {
        public override byte Kind => 6;

        public override void Begin(Jurisdiction here)
        {
            // It keeps what it has to say for the end.
        }

        public override void Handle(in Event received, Jurisdiction here) => throw new InvalidOperationException("nobody calls");

        public override void Finish(Jurisdiction here) => here.Wake(SimDuration.Zero, kind: 1);

        public override void WriteState(StateWriter state) => state.Write("kind", Kind);
    }
}
