using System.Collections.Concurrent;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Liandong.Grains.Tests;

/// <summary>Two members that do not reach each other and live on, because a third reaches both.</summary>
public sealed class ApartMemberTests : IAsyncLifetime
{
    private readonly ArmedClock _time = new(RunPartitions.TickEvery);
    private readonly Gates _gates = new();
    private readonly MemoryBlobStore _store = new();
    private readonly ConcurrentDictionary<string, BrokenWays> _ways = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string By, string Member)> _evicted = new();
    private InProcessTestCluster? _cluster;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((options, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.Services.AddSingleton<IRunBuilder, ToyCity>().AddSingleton<IPaceBuilder>(_gates).AddSingleton<IBlobStore>(_store).AddSingleton(services => ActivatorUtilities.CreateInstance<RunPorts>(services, _time)).AddRuns();
            silo.Services.AddSingleton(new RunKeeperOptions { Every = TimeSpan.FromMilliseconds(100) }).AddRunKeeper().AddSingleton<IOutgoingGrainCallFilter>(WaysOf(options.SiloName))
                .AddSingleton<MemberEviction>(services => new Noted(services, evicted => _evicted.Enqueue((options.SiloName, NameOf(evicted)))));
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    [Fact]
    public async Task A_member_that_has_not_answered_for_long_is_declared_dead_by_the_one_whose_run_waits_and_the_digest_stays()
    {
        var (undisturbed, calm) = await Standing("together");
        calm.OpenTo(SimTime.Never);
        await Until(undisturbed, status => status.HasEnded);
        var (run, gate) = await Standing("apart");
        var clock = await MemberOf(run);
        var far = await PartitionElsewhere(run, clock);
        WaysOf(clock).Cut(far);
        gate.OpenTo(SimTime.Never);

        for (var waited = TimeSpan.Zero; waited <= RunPartitions.LongestAnswer; waited += RunPartitions.TickEvery)
        {
            _evicted.ShouldBeEmpty();
            _time.Advance(await _time.ArmedAsync());
        }

        await Until(run, _ => !_evicted.IsEmpty);
        _evicted.ShouldBe([(clock, await MemberOf(far))]);
        WaysOf(clock).Mend(far);
        await Until(run, status => status.HasEnded);
        (await run.Status()).Epoch.ShouldBe(2);
        (await run.Digests()).Combined.ShouldBe((await undisturbed.Digests()).Combined);
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    private BrokenWays WaysOf(string silo) => _ways.GetOrAdd(silo, _ => new BrokenWays());

    // At 60 s.
    private async Task<(IRunGrain Run, Gate Gate)> Standing(string name)
    {
        var gate = _gates["gate-" + name];
        var run = _cluster!.Client.GetGrain<IRunGrain>(name);
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = 3, Placement = PartitionPlacement.OnEverySilo, Pace = "gate-" + name });
        gate.OpenTo(SimTime.Start + SimDuration.FromSeconds(60));
        await SiloFixture.Stands(run, gate);
        return (run, gate);
    }

    private async Task<IPartitionGrain> PartitionElsewhere(IRunGrain run, string clock)
    {
        var incarnation = (await run.Describe())!.Incarnation;
        foreach (var partition in Enumerable.Range(0, 3).Select(number => _cluster!.Client.GetGrain<IPartitionGrain>(incarnation.Partition(number))))
        {
            if (await MemberOf(partition) != clock) return partition;
        }

        throw new InvalidOperationException("All partitions are beside the clock.");
    }

    private async Task<string> MemberOf(IAddressable grain)
    {
        var activations = await _cluster!.Client.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return NameOf(activations.First(activation => activation.GrainId == grain.GetGrainId()).SiloAddress);
    }

    private string NameOf(SiloAddress member) => _cluster!.Silos.First(silo => silo.SiloAddress.Equals(member)).Name;

    // Asks again while the run is nowhere, and lets the pauses between lives go by.
    private async Task Until(IRunGrain run, Func<RunStatus, bool> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        RunStatus? last = null;
        while (!limit.IsCancellationRequested)
        {
            try
            {
                if (isSo(last = await run.Status().WaitAsync(TimeSpan.FromSeconds(2), Stop))) return;
            }
            catch (Exception error) when (error is OrleansException or TimeoutException)
            {
                // It is being activated elsewhere.
            }

            _time.Advance(TimeSpan.FromMilliseconds(200));
            await looks.WaitForNextTickAsync(Stop);
        }

        throw new InvalidOperationException($"The run is {last?.State} at {last?.Time} in epoch {last?.Epoch}: {last?.Failure?.Text}");
    }

    // A member that is declared dead takes its process along, and here that is the test's.
    private sealed class Noted(IServiceProvider services, Action<SiloAddress> note) : MemberEviction(services.GetRequiredService<IClusterMembershipService>(), services.GetRequiredService<ILocalSiloDetails>(), services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<MemberEviction>>())
    {
        public override Task Of(IEnumerable<SiloAddress> unreached)
        {
            foreach (var member in unreached) note(member);
            return Task.CompletedTask;
        }
    }
}
