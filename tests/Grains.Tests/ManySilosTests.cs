using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Grains.Tests.Toys;
using Liandong.Twins.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Liandong.Grains.Tests;

public sealed class ManySilosTests(SiloFixture one)
{
    [Fact]
    public async Task Three_silos_give_the_digest_of_one_and_share_the_partitions()
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault().Services.AddSingleton<IRunBuilder, ToyCity>().AddSingleton<IBlobStore>(one.Store).AddRuns());
        await using var cluster = builder.Build();
        await cluster.DeployAsync(TestContext.Current.CancellationToken);
        var (single, _) = await one.RunToEnd(ToyCity.Definition(), new RunOptions { Partitions = 1 });

        var run = cluster.Client.GetGrain<IRunGrain>("spread");
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = 6, Placement = PartitionPlacement.OnEverySilo });
        var status = await SiloFixture.EndOf(run);

        status.State.ShouldBe(RunState.Finished, status.Failure?.Text);
        (await run.Digests()).Combined.ShouldBe((await single.Digests()).Combined);
        (await PartitionsBySilo(cluster.Client)).ShouldBe([2, 2, 2]);
        (await run.Ask(new TwinId(EchoTwin.KindNumber, 4, 0))).Fields.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Partitions_beside_the_clock_stay_on_its_silo()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault().Services.AddSingleton<IRunBuilder, ToyCity>().AddSingleton<IBlobStore>(one.Store).AddRuns());
        await using var cluster = builder.Build();
        await cluster.DeployAsync(TestContext.Current.CancellationToken);
        var run = cluster.Client.GetGrain<IRunGrain>("together");
        await run.Start(ToyCity.Definition(), new RunOptions { Partitions = 5 });
        await SiloFixture.EndOf(run);

        (await PartitionsBySilo(cluster.Client)).ShouldBe([5]);
    }

    private static async Task<int[]> PartitionsBySilo(IGrainFactory grains)
    {
        var activations = await grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        return [.. activations.Where(activation => activation.GrainId.Type.ToString() == "partition").GroupBy(activation => activation.SiloAddress).Select(silo => silo.Count())];
    }
}
