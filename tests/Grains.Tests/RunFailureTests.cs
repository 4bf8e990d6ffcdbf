using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests;

public sealed class RunFailureTests(SiloFixture silo)
{
    [Theory]
    [InlineData("greedy", EngineRule.EventsPerSpan, 1, "GreedyTwin (11/3/2)")]
    [InlineData("greedy", EngineRule.EventsPerSpan, 3, "GreedyTwin (11/3/2)")]
    [InlineData("hasty", EngineRule.LinkDelay, 1, "HastyTwin (12/3/2)")]
    [InlineData("hasty", EngineRule.LinkDelay, 3, "HastyTwin (12/3/2)")]
    [InlineData("throwing", EngineRule.Rule, 2, "the pump is upside down")]
    [InlineData("lost", EngineRule.Address, 1, "no twin 99")]
    [InlineData("lost", EngineRule.Address, 8, "no twin 99")]
    public async Task A_twin_that_breaks_a_rule_fails_the_run_by_name(string misfit, EngineRule rule, int partitions, string text)
    {
        var (_, status) = await silo.RunToEnd(ToyCity.Definition(misfit), new RunOptions { Partitions = partitions });

        status.State.ShouldBe(RunState.Failed);
        var failure = status.Failure.ShouldNotBeNull();
        failure.Rule.ShouldBe(rule);
        failure.Twin.Jurisdiction.ShouldBe(3);
        failure.Twin.Index.ShouldBe(2);
        failure.Time.ShouldBeGreaterThanOrEqualTo(SimTime.Start + SimDuration.FromMinutes(1));
        failure.Text.ShouldContain(text);
        status.Time.ShouldBeLessThanOrEqualTo(SimTime.Start + SimDuration.FromMinutes(1.1));
    }

    [Theory]
    [InlineData(1, 2_000)]
    [InlineData(1, 7)]
    [InlineData(2, 2_000)]
    [InlineData(3, 200)]
    [InlineData(7, 2_000)]
    [InlineData(8, 7)]
    public async Task Of_several_failures_in_one_window_the_first_is_told_by_time_and_jurisdiction(int partitions, long windowMilliseconds)
    {
        var (_, status) = await silo.RunToEnd(ToyCity.Definition("several"), new RunOptions { Partitions = partitions, Window = new SimDuration(windowMilliseconds) });

        var failure = status.Failure.ShouldNotBeNull();
        (failure.Jurisdiction, failure.Twin, failure.Time).ShouldBe((5, new TwinId(15, 5, 2), new SimTime(60_100)));
        failure.Text.ShouldContain("jurisdiction 5 broke");
    }

    [Fact]
    public async Task A_pace_that_the_silo_does_not_have_fails_the_run_by_name()
    {
        var (_, status) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Pace = "60" });

        status.State.ShouldBe(RunState.Failed);
        status.Failure.ShouldNotBeNull().Text.ShouldContain("no pace '60'");
    }

    [Theory]
    [InlineData("no shape")]
    [InlineData("odd shape")]
    public async Task What_the_definition_is_to_blame_for_is_not_tried_again(string content)
    {
        var (_, status) = await silo.RunToEnd(ToyCity.Definition(content), new RunOptions());

        (status.State, status.Lives).ShouldBe((RunState.Failed, 1));
    }

    [Fact]
    public async Task An_error_of_the_disk_that_the_definition_is_read_from_is_tried_again()
    {
        var (_, status) = await silo.RunToEnd(ToyCity.Definition("bad disk"), new RunOptions());

        (status.State, status.Lives).ShouldBe((RunState.Finished, 3));
    }

    [Fact]
    public async Task A_definition_that_cannot_be_understood_fails_the_run_with_its_reason()
    {
        var (_, status) = await silo.RunToEnd(ToyCity.Definition("no shape"), new RunOptions());

        status.State.ShouldBe(RunState.Failed);
        status.Failure.ShouldNotBeNull().Text.ShouldContain("without a shape");
        status.Failure.Rule.ShouldBeNull();
    }

    [Fact]
    public async Task A_window_longer_than_the_link_delay_is_refused_by_name()
    {
        var (_, status) = await silo.RunToEnd(ToyCity.Definition(), new RunOptions { Window = new SimDuration(2_001) });

        status.State.ShouldBe(RunState.Failed);
        status.Failure.ShouldNotBeNull().Text.ShouldContain("Window is 2001 ms");
    }

    [Fact]
    public void Every_kind_of_failure_is_told_in_both_languages()
    {
        (Exception Error, RunFailureKind Kind)[] failures =
        [
            (new RunMisfitException("does not fit", "对不上"), RunFailureKind.Misfit),
            (new RunStorageException("is damaged", "已损坏"), RunFailureKind.Damaged),
            (new JournalDamagedException("is damaged", "已损坏"), RunFailureKind.Damaged),
            (new RunTakenOverException("toy", 1), RunFailureKind.TakenOver),
            (new OrleansException("the state", new BlobStoreException(BlobStoreFault.Full, "memory", "no space")), RunFailureKind.Store),
            (new TimeoutException("30 s"), RunFailureKind.Unanswered),
            (new PartitionRefusedException("is not open"), RunFailureKind.Unanswered),
            (new ArgumentException("no pace"), RunFailureKind.Refused),
            (new InvalidOperationException("a fault"), RunFailureKind.Program),
            (new EngineRuleException(EngineRule.Key, new TwinId(1, 2, 3), "EchoTwin", 2, new SimTime(5), "two events"), RunFailureKind.Rule),
        ];
        foreach (var (error, kind) in failures)
        {
            var failure = RunFailure.From(error);
            failure.Kind.ShouldBe(kind);
            failure.Zh.ShouldContain(letter => letter >= '\u4e00' && letter <= '\u9fff');
            failure.Text.ShouldNotContain(letter => letter >= '\u4e00' && letter <= '\u9fff');
        }
    }

    [Fact]
    public async Task A_failure_is_told_in_both_languages_by_whoever_finds_it_in_the_store()
    {
        var (run, status) = await silo.RunToEnd(ToyCity.Definition("no shape"), new RunOptions());
        await run.Close();

        var stored = (await run.Status()).Failure.ShouldNotBeNull();

        (stored.Kind, stored.Text, stored.Zh).ShouldBe((RunFailureKind.Refused, status.Failure!.Text, status.Failure.Zh));
        stored.Zh.ShouldStartWith("运行的定义或选项在这里不能用。");
    }

    [Fact]
    public async Task A_failed_run_can_still_be_asked_about_its_twins()
    {
        var (run, _) = await silo.RunToEnd(ToyCity.Definition("throwing"), new RunOptions { Partitions = 2 });

        (await run.Ask(new TwinId(EchoTwin.KindNumber, 3, 0))).Fields.Select(field => field.Key).ShouldBe(["calls", "sum"]);
    }
}
