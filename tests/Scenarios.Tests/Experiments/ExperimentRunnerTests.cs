using Liandong.Scenarios.Experiments;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Tests.Runs;

namespace Liandong.Scenarios.Tests.Experiments;

public class ExperimentRunnerTests
{
    private static readonly Lazy<Experiment> Toy = new(() => ToyExperiment.Of());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_measures_what_the_same_run_measures_elsewhere()
    {
        using var folder = new TemporaryFolder();
        var (results, _) = await Run(Toy.Value, folder);
        var bare = BareRun.Of("toy-storm", seed: 2, "duration=4h", "staff.crews=+1");
        results[3, 0].ShouldBe(new Measurement(bare.Value("orders.arrive.p95"), null, bare.Indicators["orders.arrive.p95"].Samples));
        results[3, 1].Value.ShouldBe(bare.Value("flood.cell-hours"));
    }

    [Fact]
    public async Task One_run_at_once_and_two_give_the_same_tables_to_the_bit()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        Tables((await Run(Toy.Value, one, atOnce: 1)).Results).ShouldBe(Tables((await Run(Toy.Value, two, atOnce: 2)).Results));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_stopped_experiment_goes_on_to_the_tables_of_an_undisturbed_one(int atOnce)
    {
        using var undisturbed = new TemporaryFolder();
        using var stopped = new TemporaryFolder();
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        void Watch(ReplicationProgress seen)
        {
            if (seen.Done == 3) interrupt.Cancel();
        }

        await Should.ThrowAsync<OperationCanceledException>(() => Runner(Toy.Value, stopped, new ReplicationsHere(atOnce)).RunAsync(Watch, interrupt.Token));
        var (results, made) = await Run(Toy.Value, stopped, atOnce);
        made.ShouldBeInRange(1, 3);
        Tables(results).ShouldBe(Tables((await Run(Toy.Value, undisturbed, atOnce)).Results));
    }

    [Fact]
    public async Task What_has_been_run_is_not_run_again_and_another_question_only_reads_it()
    {
        using var folder = new TemporaryFolder();
        (await Run(Toy.Value, folder)).Made.ShouldBe(6);
        (await Run(Toy.Value, folder)).Made.ShouldBe(0);
        (await Run(ToyExperiment.Of(indicators: "[orders.count]"), folder)).Made.ShouldBe(0);
        (await Run(ToyExperiment.Of(replications: 4), folder)).Made.ShouldBe(2);
        (await Run(ToyExperiment.Of("""{staff.crews: "+2"}"""), folder)).Made.ShouldBe(3);
    }

    [Fact]
    public async Task Runs_that_are_the_same_within_an_experiment_are_made_once()
    {
        using var folder = new TemporaryFolder();
        // Two equal alternatives with seeds 1 to 2 and 3 to 4; common seeds would be refused.
        var experiment = ToyExperiment.Of("{}", replications: 2, more: "random-numbers: independent");
        var same = experiment with { Definition = experiment.Definition with { RandomNumbers = RandomNumbers.Common } };
        var doubled = new Experiment(same.Definition, same.Source, same.Alternatives, same.Indicators);
        (await Run(doubled, folder)).Made.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_that_fails_is_named_with_its_seed()
    {
        using var folder = new TemporaryFolder();
        var broken = Toy.Value with { Alternatives = [Toy.Value.Alternatives[0], Toy.Value.Alternatives[1] with { City = null! }] };
        var failed = await Should.ThrowAsync<ReplicationFailedException>(() => Runner(broken, folder, new ReplicationsHere(1)).RunAsync(_ => { }, Stop));
        (failed.Alternative.Name, failed.Seed).ShouldBe(("more", 1));
        failed.InnerException.ShouldNotBeNull();
        (await Run(Toy.Value, folder)).Made.ShouldBe(5);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_nothing_else_is_computed_in_its_place()
    {
        using var folder = new TemporaryFolder();
        await Run(Toy.Value, folder);
        var file = Directory.GetFiles(Path.Combine(folder.Path, "replications")).Order(StringComparer.Ordinal).First();
        await File.WriteAllTextAsync(file, "{", Stop);
        (await Should.ThrowAsync<RecordingException>(() => Run(Toy.Value, folder))).Text.En.ShouldStartWith(file + " is damaged.");
        await File.WriteAllTextAsync(file, """{"Key": {"Model": "x", "City": "x", "Scenario": "x", "Seed": 1}, "Figures": {"Indicators": {}}}""", Stop);
        await Should.ThrowAsync<RecordingException>(() => Run(Toy.Value, folder));
    }

    [Fact]
    public void A_folder_of_something_else_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("letter.txt", "Dear");
        Should.Throw<RecordingException>(() => ReplicationFolder.Open(folder.Path)).IsTaken.ShouldBeTrue();
        Should.Throw<RecordingException>(() => ReplicationFolder.Open(Path.Combine(folder.Path, "letter.txt"))).IsTaken.ShouldBeTrue();
    }

    [Fact]
    public async Task Progress_counts_the_runs_and_what_was_known()
    {
        using var folder = new TemporaryFolder();
        await Run(ToyExperiment.Of(replications: 2), folder);
        var seen = new List<ReplicationProgress>();
        await Runner(Toy.Value, folder, new ReplicationsHere(1)).RunAsync(seen.Add, Stop);
        seen.Select(one => (one.Done, one.All, one.Known)).ShouldBe([(4, 6, 4), (5, 6, 4), (6, 6, 4)]);
        seen[0].Left.ShouldBeNull();
        seen[^1].Left.ShouldBe(TimeSpan.Zero);
    }

    private static string Tables(ExperimentResults results) => ExperimentExport.Json(results) + ExperimentExport.Csv(results);

    private static ExperimentRunner Runner(Experiment experiment, TemporaryFolder folder, IReplicationMaker maker) =>
        new(experiment, new ReplicationBook(ReplicationFolder.Open(folder.Path), maker, TimeProvider.System));

    private static async Task<(ExperimentResults Results, int Made)> Run(Experiment experiment, TemporaryFolder folder, int atOnce = 2)
    {
        var counted = new Counted(new ReplicationsHere(atOnce));
        return (await Runner(experiment, folder, counted).RunAsync(_ => { }, Stop), counted.Made);
    }

    private sealed class Counted(IReplicationMaker maker) : IReplicationMaker
    {
        public int Made { get; private set; }

        public Task MakeAsync(IReadOnlyList<SeededAlternative> runs, Action<int, ReplicationFigures> made, CancellationToken stop)
        {
            Made += runs.Count;
            return maker.MakeAsync(runs, made, stop);
        }
    }
}
