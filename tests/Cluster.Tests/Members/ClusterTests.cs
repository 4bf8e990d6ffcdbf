using System.Net;
using System.Net.Sockets;
using Liandong.Cluster.Tests.States;
using Liandong.Grains.Storage;
using Liandong.Silo;
using Liandong.Silo.Membership;
using Liandong.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Liandong.Cluster.Tests.Members;

/// <summary>Silos and a client that know of each other from the storage account alone.</summary>
public class ClusterTests(Azurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silos_find_each_other_a_client_finds_them_and_a_grain_outlives_its_silo()
    {
        var store = new StoreOptions { Location = azurite.ConnectionString };
        var cluster = azurite.NewName("cluster");
        using var first = await Silo(store, cluster);
        using var second = await Silo(store, cluster);
        using var client = await Client(store, cluster);
        var grains = client.Services.GetRequiredService<IClusterClient>();
        (await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, Stop)).Count.ShouldBe(2);

        var counters = Enumerable.Range(0, 20).Select(number => grains.GetGrain<IToyGrain>($"{cluster}-{number}")).ToArray();
        foreach (var counter in counters) (await counter.Add(1)).ShouldBe(1);
        await first.StopAsync(Stop);
        foreach (var counter in counters) (await counter.Add(2)).ShouldBe(3);
        (await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, Stop)).Count.ShouldBe(1);
        await client.StopAsync(Stop);
        await second.StopAsync(Stop);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_is_not_taken_for_a_cluster_without_members()
    {
        var nobody = $"http://127.0.0.1:{FreePorts.Next()}/devstoreaccount1";
        var silent = new StoreOptions { Location = $"{azurite.ConnectionString.Split(";BlobEndpoint")[0]};BlobEndpoint={nobody};TableEndpoint={nobody}", Retries = 0 };
        (await Should.ThrowAsync<BlobStoreException>(() => ClusterAccess.ConnectAsync("city", silent, Stop))).Fault.ShouldBe(BlobStoreFault.Unreachable);
        (await Should.ThrowAsync<BlobStoreException>(() => ClusterSilo.StartAsync(new NoRuns(), new ClusterSiloOptions { Store = silent }, Stop))).Fault.ShouldBe(BlobStoreFault.Unreachable);
        var empty = azurite.NewName("cluster");
        (await Should.ThrowAsync<ClusterNotFoundException>(() => ClusterAccess.ConnectAsync(empty, new StoreOptions { Location = azurite.ConnectionString }, Stop))).Cluster.ShouldBe(empty);
    }

    [Fact]
    public async Task A_member_that_cannot_be_reached_where_it_is_told_to_be_says_why()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var store = new StoreOptions { Location = azurite.ConnectionString };
        var taken = await Should.ThrowAsync<MemberAddressException>(() => ClusterSilo.StartAsync(new NoRuns(), new ClusterSiloOptions { Store = store, Cluster = azurite.NewName("cluster"), SiloPort = port }, Stop));
        taken.Message.ShouldContain($"{port}");
        taken.Zh.ShouldContain($"{port}");
        var elsewhere = await Should.ThrowAsync<MemberAddressException>(() => ClusterSilo.StartAsync(new NoRuns(), new ClusterSiloOptions { Store = store, Cluster = azurite.NewName("cluster"), Address = IPAddress.Parse("203.0.113.7") }, Stop));
        elsewhere.Message.ShouldStartWith("203.0.113.7 is no address of this machine.");
    }

    [Fact]
    public void A_folder_has_no_members()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans(silo => Should.Throw<ArgumentException>(() => silo.UseAzureMembership(new StoreOptions { Location = "folder" })).Message.ShouldStartWith("Location must be "));
    }

    private static async Task<IHost> Silo(StoreOptions store, string cluster)
    {
        var builder = Quiet();
        builder.UseOrleans(silo => silo
            .UseStore(store)
            .UseAzureMembership(store)
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "liandong"))
            .ConfigureEndpoints(IPAddress.Loopback, FreePorts.Next(), FreePorts.Next()));
        return await Started(builder);
    }

    private static async Task<IHost> Client(StoreOptions store, string cluster)
    {
        var builder = Quiet();
        builder.UseOrleansClient(client => client.UseAzureGateways(store).Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "liandong")));
        return await Started(builder);
    }

    private static HostApplicationBuilder Quiet()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.None);
        return builder;
    }

    private static async Task<IHost> Started(HostApplicationBuilder builder)
    {
        var host = builder.Build();
        await host.StartAsync(Stop);
        return host;
    }
}
