using System.Net;
using Liandong.Grains.Experiments;
using Liandong.Grains.Runs;
using Microsoft.Extensions.Time.Testing;

namespace Liandong.Grains.Tests.Experiments;

/// <summary>Who is given which run, as silos report, fall silent and are lost.</summary>
public class ExperimentRunsTests
{
    private static readonly SiloAddress One = SiloAddress.New(IPAddress.Loopback, 11_111, 1);
    private static readonly SiloAddress Two = SiloAddress.New(IPAddress.Loopback, 22_222, 1);

    private static readonly SiloAddress[] Members = [One, Two];

    private readonly FakeTimeProvider _time = new();
    private readonly ExperimentRuns _runs;

    public ExperimentRunsTests() => _runs = Fresh();

    [Fact]
    public void The_first_run_of_each_definition_is_given_before_the_second_of_any() =>
        Report(One, free: 4).Begin.ShouldBe([Run("a", 1), Run("b", 1), Run("a", 2), Run("b", 2)]);

    [Fact]
    public void A_silo_gets_as_many_as_it_takes_and_another_one_the_next()
    {
        Report(One, free: 2).Begin.ShouldBe([Run("a", 1), Run("b", 1)]);
        Report(Two, free: 1).Begin.ShouldBe([Run("a", 2)]);
        Report(One, free: 0, Run("a", 1), Run("b", 1)).Begin.ShouldBeEmpty();
    }

    [Fact]
    public void What_an_answer_that_was_lost_gave_is_given_again()
    {
        Report(One, free: 2);
        Report(One, free: 2).Begin.ShouldBe([Run("a", 1), Run("b", 1)]);
        _runs.Given.ShouldBe(4);
    }

    [Fact]
    public void What_a_lost_silo_was_making_is_given_to_another_one()
    {
        Report(One, free: 2);
        Report(Two, free: 1);
        _runs.Lose(One.Equals);
        Report(Two, free: 2, Run("a", 2)).Begin.ShouldBe([Run("a", 1), Run("b", 1)]);
    }

    [Fact]
    public void A_silo_that_says_nothing_for_long_is_not_waited_for_and_may_leave_what_another_one_makes()
    {
        Report(One, free: 1);
        _time.Advance(ExperimentRuns.Silence);
        _runs.Lose(_ => false);
        Report(Two, free: 1).Begin.ShouldBe([Run("b", 1)]);
        _time.Advance(TimeSpan.FromTicks(1));
        _runs.Lose(_ => false);
        Report(Two, free: 1, Run("b", 1)).Begin.ShouldBe([Run("a", 1)]);
        Report(One, free: 0, Run("a", 1)).Leave.ShouldBe([Run("a", 1)]);
    }

    [Fact]
    public void What_silos_were_making_when_the_grain_was_lost_is_not_given_to_others()
    {
        Report(One, free: 2);
        var again = Fresh();
        again.IsMade(Run("a", 2));
        again.Report(Said(One, 0, Run("a", 1), Run("b", 1)), Members).Leave.ShouldBeEmpty();
        again.Report(Said(Two, 9), Members).Begin.ShouldBe([Run("b", 2)]);
        again.Given.ShouldBe(1);
    }

    [Fact]
    public void What_is_made_counts_once_whoever_tells_it()
    {
        Report(One, free: 4);
        Told(Said(One, 0) with { Made = [Run("a", 1), Run("a", 1), Run("c", 1)] });
        Told(Said(Two, 0) with { Made = [Run("a", 1)] });
        _runs.Made.ShouldBe([Run("a", 1)]);
        Report(Two, free: 0, Run("a", 1)).Leave.ShouldBe([Run("a", 1)]);
    }

    [Fact]
    public void A_run_that_fails_keeps_no_other_from_being_made_and_is_tried_again_when_it_is_wanted_again()
    {
        var all = Report(One, free: 4).Begin;
        var orders = Told(Said(One, 4) with { Made = [.. all.Where(run => run != Run("b", 1))], Failed = [new FailedRun(Run("b", 1), Failure)] });
        orders.Begin.ShouldBeEmpty();
        orders.IsOver.ShouldBeTrue();
        _runs.Failures.ShouldHaveSingleItem().Run.ShouldBe(Run("b", 1));
        _runs.Want("b", [1, 2]);
        _runs.IsOver.ShouldBeFalse();
        Report(Two, free: 4).Begin.ShouldBe([Run("b", 1)]);
    }

    [Fact]
    public void Of_many_that_fail_the_first_reasons_are_kept_and_all_are_counted()
    {
        _runs.Want("c", Enumerable.Range(1, 200).Select(seed => (long)seed));
        var all = Report(One, free: 300).Begin;
        Told(Said(One, 0) with { Failed = [.. all.Select(run => new FailedRun(run, Failure))] });
        _runs.IsOver.ShouldBeTrue();
        _runs.Failures.Count().ShouldBe(ExperimentRuns.MostReasons);
        // What was tried again by somebody else meanwhile is made after all.
        foreach (var run in all) _runs.IsMade(run);
        (_runs.IsOver, _runs.Made.Count, _runs.Failures.Count()).ShouldBe((true, 204, 0));
    }

    [Fact]
    public void A_run_with_which_one_silo_after_the_other_is_lost_is_given_up_and_named()
    {
        for (var loss = 1; loss <= ExperimentRuns.MostLosses; loss++)
        {
            var silo = SiloAddress.New(IPAddress.Loopback, 1_000 + loss, 1);
            Report(silo, free: 1).Begin.ShouldBe([Run("a", 1)]);
            _runs.Lose(silo.Equals);
        }

        Report(Two, free: 1).Begin.ShouldBe([Run("b", 1)]);
        var failed = _runs.Failures.ShouldHaveSingleItem();
        failed.Run.ShouldBe(Run("a", 1));
        failed.Failure.Text.ShouldContain("5 members were lost");
    }

    [Fact]
    public void What_one_silo_cannot_make_others_make_and_it_gets_no_more_of_that()
    {
        Report(One, free: 2);
        var orders = Told(Said(One, 4, Run("b", 1)) with { Unfit = [new FailedRun(Run("a", 1), Failure)] });
        orders.Begin.ShouldBe([Run("b", 2)]);
        Report(Two, free: 4).Begin.ShouldBe([Run("a", 1), Run("a", 2)]);
        _runs.Failures.ShouldBeEmpty();
    }

    [Fact]
    public void What_no_silo_can_make_fails_when_others_would_have_been_heard_of_and_is_tried_again_when_it_is_wanted_again()
    {
        Report(One, free: 1);
        Told(Said(One, 4) with { Unfit = [new FailedRun(Run("a", 1), Failure)] }).Begin.ShouldBe([Run("b", 1), Run("b", 2)]);
        Told(Said(One, 4) with { Made = [Run("b", 1), Run("b", 2)] }).IsOver.ShouldBeFalse();
        _time.Advance(ExperimentRuns.Silence + TimeSpan.FromTicks(1));
        Report(One, free: 4).IsOver.ShouldBeTrue();
        _runs.Failures.Select(failed => failed.Run).ShouldBe([Run("a", 1), Run("a", 2)]);
        _runs.Want("a", [1, 2]);
        Report(One, free: 4).Begin.ShouldBe([Run("a", 1), Run("a", 2)]);
    }

    [Fact]
    public void What_all_members_say_that_they_cannot_make_fails_at_once()
    {
        Report(One, free: 1);
        Told(Said(One, 0) with { Unfit = [new FailedRun(Run("a", 1), Failure)] });
        Report(Two, free: 1).Begin.ShouldBe([Run("a", 1)]);
        _runs.Failures.ShouldBeEmpty();
        Told(Said(Two, 0) with { Unfit = [new FailedRun(Run("a", 1), Failure)] });
        _runs.Failures.Select(failed => failed.Run).ShouldBe([Run("a", 1), Run("a", 2)]);
    }

    [Fact]
    public void What_the_only_silo_that_could_make_it_left_fails_when_it_is_lost()
    {
        Report(One, free: 1);
        Told(Said(One, 0) with { Unfit = [new FailedRun(Run("a", 1), Failure)] });
        Report(Two, free: 2).Begin.ShouldContain(Run("a", 1));
        _runs.Lose(Two.Equals);
        Report(One, free: 0);
        _runs.Failures.ShouldBeEmpty();
        _time.Advance(ExperimentRuns.Silence + TimeSpan.FromTicks(1));
        Report(One, free: 0);
        _runs.Failures.Select(failed => failed.Run).ShouldBe([Run("a", 1), Run("a", 2)]);
    }

    [Fact]
    public void What_a_silo_that_is_busy_could_make_does_not_fail()
    {
        Report(One, free: 1);
        Report(Two, free: 1);
        Told(Said(One, 0) with { Unfit = [new FailedRun(Run("a", 1), Failure)] });
        _time.Advance(ExperimentRuns.Silence + TimeSpan.FromTicks(1));
        Report(Two, free: 0, Run("b", 1));
        Report(One, free: 0);
        _runs.Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Seeds_that_follow_one_another_are_one_range()
    {
        var ranges = SeedRange.Of([3, 1, 2, 9, 2, -4]);
        ranges.ShouldBe([new SeedRange(-4, 1), new SeedRange(1, 3), new SeedRange(9, 1)]);
        ranges.SelectMany(range => range.Each()).ShouldBe([-4, 1, 2, 3, 9]);
    }

    [Fact]
    public void A_definition_is_recognised_by_its_name_and_a_damaged_one_is_not()
    {
        var definition = new ReplicationDefinition("build", "city", "text\nand more");
        ReplicationDefinition.Read(definition.ToBytes(), definition.NameOf()).ShouldBe(definition);
        ReplicationDefinition.Read([.. definition.ToBytes(), 0], definition.NameOf()).ShouldBeNull();
        new ReplicationDefinition("other", "city", "text\nand more").NameOf().ShouldNotBe(definition.NameOf());
    }

    private static RunFailure Failure => new() { Text = "as the test arranged", Zh = "测试安排" };

    private static WantedRun Run(string definition, long seed) => new(definition, seed);

    private static WorkReport Said(SiloAddress silo, int free, params WantedRun[] held) => new() { Silo = silo, Held = held, Made = [], Failed = [], Free = free };

    private WorkOrders Report(SiloAddress silo, int free, params WantedRun[] held) => Told(Said(silo, free, held));

    private WorkOrders Told(WorkReport report) => _runs.Report(report, Members);

    private ExperimentRuns Fresh()
    {
        var runs = new ExperimentRuns(_time);
        runs.Want("a", [1, 2]);
        runs.Want("b", [1, 2]);
        return runs;
    }
}
