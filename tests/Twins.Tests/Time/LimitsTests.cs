using Liandong.Twins.Time;

namespace Liandong.Twins.Tests.Time;

public sealed class LimitsTests
{
    private static readonly Limits Small = new() { EventsPerWindow = 10, QueueLength = 10, MailPerWindow = 10, OutcomesPerWindow = 10, InputsPerWindow = 10 };

    public static TheoryData<EngineRule, Action<Twin, Jurisdiction>> Breaches => new()
    {
        { EngineRule.EventsPerWindow, (_, here) => here.Wake(SimDuration.Zero, kind: 1) },
        { EngineRule.QueueLength, (_, here) => Repeat(11, () => here.Wake(new SimDuration(1), kind: 1)) },
        { EngineRule.MailPerWindow, (_, here) => Repeat(11, () => here.Send(new TwinId(3, 1, 0), kind: 1)) },
        { EngineRule.OutcomesPerWindow, (_, here) => Repeat(11, () => here.Record(kind: 1)) },
        { EngineRule.LinkDelay, (_, here) => here.Send(new TwinId(3, 1, 0), new SimDuration(99), kind: 1) },
        { EngineRule.Past, (_, here) => here.Wake(new SimDuration(-1), kind: 1) },
        { EngineRule.Address, (_, here) => here.Send(new TwinId(3, 0, 1), kind: 1) },
        { EngineRule.Address, (_, here) => here.Send(new TwinId(3, 2, 0), kind: 1) },
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
    public void Inputs_above_the_limit_of_a_window_are_refused_and_the_next_window_counts_anew()
    {
        var jurisdiction = ToyJurisdiction.Of(new CountingTwin(0), Small);
        for (var i = 0u; i < 10; i++) jurisdiction.Deliver(Input(i));
        Should.Throw<EngineRuleException>(() => jurisdiction.Deliver(Input(10))).Rule.ShouldBe(EngineRule.InputsPerWindow);

        jurisdiction.StepTo(new SimTime(20));

        jurisdiction.Handled.ShouldBe(10);
        jurisdiction.Deliver(Input(11) with { Due = 30 });
    }

    [Fact]
    public void Mail_for_nobody_or_above_the_queues_limit_names_the_sender()
    {
        var jurisdiction = ToyJurisdiction.Of(new CountingTwin(0), Small with { InputsPerWindow = 100 });
        var mail = new Event { Due = 10, Source = Event.FromTwin | new TwinId(3, 1, 0).Value, Target = 5 };

        var lost = Should.Throw<EngineRuleException>(() => jurisdiction.Deliver(in mail));
        for (var i = 0u; i < 10; i++) jurisdiction.Deliver(Input(i));
        var full = Should.Throw<EngineRuleException>(() => jurisdiction.Deliver(mail with { Target = 0 }));

        (lost.Rule, lost.Twin).ShouldBe((EngineRule.Address, new TwinId(3, 1, 0)));
        (full.Rule, full.Twin).ShouldBe((EngineRule.QueueLength, new TwinId(3, 1, 0)));
    }

    [Fact]
    public void A_fault_while_twins_begin_is_named_too()
    {
        var jurisdiction = new Jurisdiction(0, 2, 1, ToyJurisdiction.LinkDelay, Small);
        jurisdiction.Join(new StillbornTwin());

        var broken = Should.Throw<EngineRuleException>(jurisdiction.Begin);

        (broken.Rule, broken.Twin).ShouldBe((EngineRule.Rule, new TwinId(5, 0, 0)));
    }

    private static Event Input(uint number) => new() { Due = 10, Source = 1, Number = number };

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
}
