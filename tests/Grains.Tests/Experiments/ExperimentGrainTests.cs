using System.Text;
using Liandong.Grains.Experiments;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Grains.Tests.Toys;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.TestingHost;

namespace Liandong.Grains.Tests.Experiments;

/// <summary>Two silos that make the runs of a toy's experiments, one at a time each.</summary>
public sealed class ExperimentGrainTests : IAsyncLifetime
{
    private static readonly ReplicationDefinition Definition = new("toy-build", "toy", "text");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MemoryBlobStore _store = new();
    private readonly ToyStates _states = new();
    private readonly ToyBench _bench = new();
    private InProcessTestCluster? _cluster;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IExperimentGrain Experiment => _cluster!.Client.GetGrain<IExperimentGrain>("toy");

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((options, silo) => silo.Services.AddGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, (_, _) => _states)
            .AddSingleton<IRunBuilder, ToyCity>().AddSingleton<IBlobStore>(_store).AddSingleton(_bench.Of(options.SiloName)).AddSingleton(new ReplicationOptions { AtOnce = 1 })
            .AddRuns().AddRunKeeper().AddReplicationWorker());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Every_run_is_made_once_by_both_silos_and_its_figures_are_in_the_store()
    {
        // While one silo stands at its run, the other one makes the rest, but for the one that may wait for the core.
        _bench.Hold(1);
        await Experiment.Want(Definition, [new SeedRange(1, 20)]);
        var seen = await Until(look => look.Made >= 18);
        _bench.Release(1);
        seen.News.ShouldNotContain(new WantedRun(Definition.NameOf(), 1));
        seen = await Until(look => look.Made == 20);
        seen.News.Select(run => run.Seed).Order().ShouldBe(Seeds(1, 20));
        _bench.Begun.Select(begun => begun.Seed).Order().ShouldBe(Seeds(1, 20));
        _bench.Begun.Select(begun => begun.Silo).Distinct().Count().ShouldBe(2);
        (seen.Given, seen.Failures.Length).ShouldBe((20, 0));
        foreach (var seed in Seeds(1, 20)) Encoding.UTF8.GetString(_store[ReplicationBlobs.Figures(new WantedRun(Definition.NameOf(), seed))]).ShouldBe($"text {seed}");
        await Until(async () => (await Directory.Experiments()).Count == 0);
    }

    [Fact]
    public async Task What_is_made_is_not_made_again_for_more_of_it_nor_for_another_experiment()
    {
        await Experiment.Want(Definition, [new SeedRange(1, 4)]);
        await Until(look => look.Made == 4);
        await Experiment.Want(Definition, [new SeedRange(1, 6)]);
        var look = await Until(look => look.Made == 6);
        (await Experiment.Look(look.Next)).News.ShouldBeEmpty();
        var other = _cluster!.Client.GetGrain<IExperimentGrain>("other");
        await other.Want(Definition, [new SeedRange(5, 2)]);
        (await other.Look(default)).Made.ShouldBe(2);
        _bench.Begun.Select(begun => begun.Seed).Order().ShouldBe(Seeds(1, 6));
    }

    [Fact]
    public async Task What_a_lost_silo_was_making_another_one_makes()
    {
        _bench.Hold(1);
        await Experiment.Want(Definition, [new SeedRange(1, 8)]);
        await Until(look => look.Made >= 6);
        var at = _bench.Begun.First(begun => begun.Seed == 1).Silo;
        await _cluster!.KillSiloAsync(_cluster.Silos.First(silo => silo.Name == at), Stop);
        _bench.Release(1);
        await Until(look => look.Made == 8);
        // Whether or not the lost one came to an end, there is one text of it.
        Encoding.UTF8.GetString(_store[ReplicationBlobs.Figures(new WantedRun(Definition.NameOf(), 1))]).ShouldBe("text 1");
    }

    [Fact]
    public async Task A_grain_that_was_lost_goes_on_from_the_store_and_gives_nothing_again()
    {
        _bench.Hold(5);
        await Experiment.Want(Definition, [new SeedRange(1, 12)]);
        var before = await Until(look => look.Made >= 10 && look.Given == 12);
        await Experiment.AsReference<IGrainManagementExtension>().DeactivateOnIdle(Stop);
        // Nobody but the silos calls it until it is another one.
        var after = await Until(look => look.Next.List != before.Next.List);
        (after.Wanted, after.Given).ShouldBe((12, 0));
        // What was read of the old one's list is no place in the new one's.
        (await Experiment.Look(before.Next)).News.Length.ShouldBeGreaterThanOrEqualTo(10);
        _bench.Release(5);
        await Until(look => look.Made == 12);
        _bench.Begun.Select(begun => begun.Seed).Order().ShouldBe(Seeds(1, 12));
    }

    [Fact]
    public async Task An_experiment_that_is_called_off_is_left_and_goes_on_when_it_is_wanted_again()
    {
        _bench.Hold(1);
        _bench.Hold(2);
        await Experiment.Want(Definition, [new SeedRange(1, 6)]);
        await Until(() => Task.FromResult(_bench.Begun.Count == 2));
        (await Experiment.Cancel()).ShouldBeTrue();
        (await Experiment.Look(default)).IsCancelled.ShouldBeTrue();
        (await Directory.Experiments()).ShouldBeEmpty();
        _bench.Release(1);
        _bench.Release(2);
        await Experiment.Want(Definition, [new SeedRange(1, 6)]);
        (await Until(look => look.Made == 6)).IsCancelled.ShouldBeFalse();
        (await Experiment.Cancel()).ShouldBeFalse();
        (await _cluster!.Client.GetGrain<IExperimentGrain>("nobody-asked").Cancel()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_that_fails_is_named_with_its_reason_and_the_others_are_made()
    {
        await Experiment.Want(Definition with { Content = "broken" }, [new SeedRange(1, 6)]);
        var look = await Until(look => look.Made == 5 && look.Failures.Length == 1);
        var failed = look.Failures.ShouldHaveSingleItem();
        failed.Run.Seed.ShouldBe(3);
        failed.Failure.Text.ShouldContain("The third cannot be made.");
    }

    [Fact]
    public async Task A_run_of_another_build_of_the_model_is_refused_and_not_made()
    {
        await Experiment.Want(Definition with { Build = "other-build" }, [new SeedRange(1, 1)]);
        var failed = (await Until(look => look.Failures.Length == 1)).Failures[0].Failure;
        failed.Text.ShouldContain("another build of the model (toy-build) than was asked for (other-build)");
        failed.Zh.ShouldContain("另一个版本");
        _bench.Begun.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_one_silo_of_another_build_cannot_make_the_other_one_makes()
    {
        _bench.Builds[_cluster!.Silos[0].Name] = "other-build";
        await Experiment.Want(Definition, [new SeedRange(1, 6)]);
        (await Until(look => look.Made == 6)).Failures.ShouldBeEmpty();
        _bench.Begun.Select(begun => begun.Silo).Distinct().ShouldBe([_cluster.Silos[1].Name]);
    }

    [Theory]
    [InlineData(BlobStoreFault.Full, "full")]
    [InlineData(BlobStoreFault.Denied, "No permission")]
    public async Task A_store_that_only_people_can_mend_fails_the_run_and_says_what_to_do(BlobStoreFault fault, string what)
    {
        _store.Fails = (action, name) => action == "write" && name.EndsWith(".json", StringComparison.Ordinal) ? new StoreFailure(Fault: fault) : null;
        await Experiment.Want(Definition, [new SeedRange(1, 1)]);
        (await Until(look => look.Failures.Length == 1)).Failures[0].Failure.Text.ShouldContain(what);
        _store.Fails = (_, _) => null;
        await Experiment.Want(Definition, [new SeedRange(1, 1)]);
        await Until(look => look.Made == 1);
    }

    [Fact]
    public async Task Whoever_comes_back_to_an_experiment_asks_for_no_more_runs_than_there_are()
    {
        _bench.Hold(1);
        var most = new SeedRange(1, IExperimentGrain.MostRuns);
        await Experiment.Want(Definition, [most]);
        await Experiment.Want(Definition, [most]);
        (await Experiment.Look(default)).Wanted.ShouldBe(IExperimentGrain.MostRuns);
        await Experiment.Cancel();
        _bench.Release(1);
    }

    [Fact]
    public async Task More_runs_than_an_experiment_may_have_are_refused()
    {
        var refused = await Should.ThrowAsync<ExperimentRefusedException>(() => Experiment.Want(Definition, [new SeedRange(1, IExperimentGrain.MostRuns), new SeedRange(-9, 1)]));
        refused.Message.ShouldContain("1000001 runs are more than one experiment may have");
        await Should.ThrowAsync<ExperimentRefusedException>(() => Experiment.Want(Definition, [.. Enumerable.Range(0, IExperimentGrain.MostRanges + 1).Select(place => new SeedRange(2 * place, 1))]));
        (await Experiment.Look(default)).Wanted.ShouldBe(0);
    }

    private IRunDirectoryGrain Directory => _cluster!.Client.GetGrain<IRunDirectoryGrain>(0);

    private static IEnumerable<long> Seeds(int first, int count) => Enumerable.Range(first, count).Select(seed => (long)seed);

    private async Task<ExperimentLook> Until(Func<ExperimentLook, bool> isSo)
    {
        ExperimentLook? look = null;
        await Until(async () => isSo(look = await Experiment.Look(default)));
        return look!;
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Patience);
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await Seen(isSo)) await looks.WaitForNextTickAsync(limit.Token);
    }

    // A silo that is lost takes calls along.
    private static async Task<bool> Seen(Func<Task<bool>> isSo)
    {
        try
        {
            return await isSo();
        }
        catch (Exception error) when (error is OrleansException or TimeoutException)
        {
            return false;
        }
    }
}
