using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Liandong.Grains.Tests;

/// <summary>Members that do not see the store and live on.</summary>
public sealed class BlindMemberTests : IAsyncLifetime
{
    private static readonly TwinId Echo = new(EchoTwin.KindNumber, 4, 0);

    private readonly Sight _sight = new();
    private readonly Gates _gates = new();
    private readonly MemoryBlobStore _store = new();
    private InProcessTestCluster? _cluster;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((options, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.Services.AddKeyedSingleton<IGrainStorage>("Default", (services, _) => new SightedStates(MemoryGrainStorageFactory.Create(services, "Default"), _sight, options.SiloName));
            silo.Services.AddSingleton<IRunBuilder, ToyCity>().AddSingleton<IPaceBuilder>(_gates).AddSingleton<IBlobStore>(new SightedStore(_store, _sight, options.SiloName)).AddRuns();
            silo.Services.AddSingleton(new RunKeeperOptions { Every = TimeSpan.FromMilliseconds(100), LeavesAfter = TimeSpan.FromMilliseconds(500) }).AddRunKeeper();
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    [Theory]
    [InlineData(Blindness.Fails)]
    [InlineData(Blindness.Hangs)]
    public async Task A_member_that_alone_does_not_see_the_store_leaves_its_run_to_the_others_and_no_input_is_lost(Blindness how)
    {
        var (undisturbed, _) = await Standing("calm");
        await Call(undisturbed, 2);
        var (run, gate) = await Standing("blind");
        var blind = await MemberOf(run);
        _sight.Lose(blind, how);
        // Nobody can tell its sender more than that it was not acknowledged.
        var unheard = run.Report(Input(2));

        await Until(run, status => status.Epoch > 1 && status.State == RunState.Running);

        (await MemberOf(run)).ShouldNotBe(blind);
        await Should.ThrowAsync<InputRefusedException>(() => unheard);
        await Call(run, 2);
        (await EndOf(run, gate)).ShouldBe(await EndOf(undisturbed, _gates["gate-calm"]));
        (await run.Status()).Inputs.ShouldBe(2);
        _sight.Regain(blind);
    }

    // What its head is about to say is not so yet; and a checkpoint that hangs must not keep a partition where nothing can be stored.
    [Theory]
    [InlineData(PartitionPlacement.BesideTheClock)]
    [InlineData(PartitionPlacement.OnEverySilo)]
    public async Task A_run_that_comes_to_its_end_where_the_store_is_not_seen_is_brought_to_its_end_by_the_others(PartitionPlacement placement)
    {
        var (undisturbed, _) = await Standing($"seen-{placement}");
        var (run, gate) = await Standing($"unseen-{placement}", placement);
        var blind = await MemberOf(run);
        _sight.Lose(blind, Blindness.Hangs);
        gate.OpenTo(SimTime.Never);

        await Until(run, status => status.Epoch > 1 && status.HasEnded);

        (await MemberOf(run)).ShouldNotBe(blind);
        (await EndOf(run, gate)).ShouldBe(await EndOf(undisturbed, _gates[$"gate-seen-{placement}"]));
    }

    [Fact]
    public async Task A_run_whose_partitions_are_spread_goes_on_without_a_member_that_does_not_see_the_store()
    {
        var (undisturbed, _) = await Standing("even");
        var (run, gate) = await Standing("spread", PartitionPlacement.OnEverySilo);
        var clock = await MemberOf(run);
        var blind = _cluster!.Silos.First(silo => silo.Name != clock).Name;
        _sight.Lose(blind, Blindness.Fails);
        var partition = _cluster.Client.GetGrain<IPartitionGrain>((await run.Describe())!.Incarnation.Partition(0));
        await partition.Close(int.MaxValue);

        gate.OpenTo(SimTime.Never);
        await Until(run, status => status.HasEnded);

        (await EndOf(run, gate)).ShouldBe(await EndOf(undisturbed, _gates["gate-even"]));
        (await run.Status()).Epoch.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Where_nobody_sees_the_store_a_run_stays_where_it_is_and_goes_on_when_it_is_back()
    {
        var (run, gate) = await Standing("dark");
        string[] all = [.. _cluster!.Silos.Select(silo => silo.Name)];
        foreach (var silo in all) _sight.Lose(silo, Blindness.Fails);
        gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(300));
        // Long enough for each to have left it several times.
        await Until(run, status => status.Time == SimTime.Start + SimDuration.FromSeconds(300) && all.All(silo => _sight.LooksOf(silo) > 20));

        foreach (var silo in all) _sight.Regain(silo);
        await EndOf(run, gate);

        (await run.Status()).Epoch.ShouldBe(1);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _cluster!.Silos) _sight.Regain(silo.Name);
        await _cluster.DisposeAsync();
    }

    // At 60 s, with one input.
    private async Task<(IRunGrain Run, Gate Gate)> Standing(string name, PartitionPlacement placement = PartitionPlacement.BesideTheClock)
    {
        var gate = _gates["gate-" + name];
        var run = _cluster!.Client.GetGrain<IRunGrain>(name);
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = 3, Placement = placement, Pace = "gate-" + name, CheckpointEvery = TimeSpan.FromTicks(1) });
        gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(60));
        await SiloFixture.Stands(run, gate);
        await Call(run, 1);
        return (run, gate);
    }

    private static Task<InputReceipt> Call(IRunGrain run, int number) => run.Report(Input(number));

    private static InputBatch Input(int number) => InputBatch.Of(new Event { To = Echo, Kind = EchoTwin.Call, A = number });

    private static async Task<Digest> EndOf(IRunGrain run, Gate gate)
    {
        gate.OpenTo(SimTime.Never);
        var status = await SiloFixture.EndOf(run);
        status.State.ShouldBe(RunState.Finished, status.Failure?.Text);
        return (await run.Digests()).Combined;
    }

    private async Task<string> MemberOf(IRunGrain run)
    {
        var activations = await _cluster!.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        var found = activations.First(activation => activation.GrainId == run.GetGrainId());
        return _cluster.Silos.First(silo => silo.SiloAddress.Equals(found.SiloAddress)).Name;
    }

    // Asks again while the run is nowhere.
    private static async Task Until(IRunGrain run, Func<RunStatus, bool> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        RunStatus? last = null;
        while (!limit.IsCancellationRequested)
        {
            try
            {
                last = await run.WaitForEnd(TimeSpan.FromMilliseconds(50)).WaitAsync(TimeSpan.FromSeconds(2), Stop);
                if (isSo(last)) return;
            }
            catch (Exception error) when (error is OrleansException or TimeoutException && !limit.IsCancellationRequested)
            {
                // It is being activated elsewhere.
            }
        }

        throw new InvalidOperationException($"The run is {last?.State} at {last?.Time} in epoch {last?.Epoch}: {last?.Failure?.Text}");
    }
}
