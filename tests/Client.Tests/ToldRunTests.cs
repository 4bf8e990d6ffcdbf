using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Client.Verification;
using Liandong.Grains.Runs;
using Liandong.Twins.Time;
using Text = Liandong.Scenarios.City.Text;

namespace Liandong.Client.Tests;

/// <summary>What commands make of a run that stands in an unusual way.</summary>
public class ToldRunTests
{
    private static readonly RunStatus Finished = new() { State = RunState.Finished, Digest = "1" };
    private static readonly RunStatus Loading = new() { State = RunState.Loading };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_kept_run_whose_outcomes_are_read_to_the_end_is_closed_once()
    {
        var run = new ToldRun(Finished) { Chunks = [Chunk(1, last: false), Chunk(2, last: true)] };

        (await Evidence(run).OutcomesAsync(Stop).CountAsync(Stop)).ShouldBe(2);

        (run.Resumed, run.Closed).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_kept_run_is_closed_when_who_compares_has_seen_enough()
    {
        var run = new ToldRun(Finished) { Chunks = [Chunk(1, last: false), Chunk(2, last: true)] };

        await Evidence(run).OutcomesAsync(Stop).FirstAsync(Stop);

        (run.Resumed, run.Closed).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_kept_run_that_cannot_be_computed_again_is_closed()
    {
        var run = new ToldRun(new RunStatus { State = RunState.NotStarted });

        await Should.ThrowAsync<RunFailedException>(async () => await Evidence(run).OutcomesAsync(Stop).CountAsync(Stop));

        (run.Resumed, run.Closed).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_run_that_is_being_recovered_is_asked_until_it_is_somewhere()
    {
        var there = new RunStatus { State = RunState.Running, Time = new SimTime(3_600_000) };

        (await ForkParent.SettledAsync(new ToldRun(Loading, Loading, Loading, there), new PatientCalls(new RunHome()), Stop)).ShouldBe(there);
        (await ForkParent.SettledAsync(new ToldRun(Loading), new PatientCalls(new RunHome()), Stop)).ShouldBe(Loading);
    }

    [Fact]
    public void A_run_that_is_being_recovered_has_come_as_far_as_its_checkpoint()
    {
        Stored(Loading).Reached.ShouldBe(new SimTime(7));
    }

    [Fact]
    public void A_run_of_another_cluster_says_whose_it_is()
    {
        var run = Stored(new RunStatus { State = RunState.Interrupted }) with { Cluster = "city" };

        StoredRunScreen.StateOf(run).ShouldBe(new Text("未结束（集群 city）", "unfinished (cluster city)"));
        StoredRunScreen.StateOf(run with { Cluster = null }).En.ShouldBe("unfinished");
    }

    private static OutcomeChunk Chunk(int next, bool last) => new() { Packed = [], Next = new OutcomeCursor(0, 0, next), Last = last };

    private static StoredEvidence Evidence(ToldRun run) => new(Stored(Finished), new RunFollower(run, new RunHome(), null!, _ => { }));

    private static StoredRun Stored(RunStatus status) =>
        new("a", new RunDescription(new RunDefinition { Model = "toy" }, new RunOptions(), DateTimeOffset.UnixEpoch, new SimTime(7), new RunIncarnation("a", "1")), status, Note: null);
}
