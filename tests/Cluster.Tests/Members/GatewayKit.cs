using Orleans.Messaging;

namespace Liandong.Cluster.Tests.Members;

public abstract partial class MembershipKit
{
    /// <summary>What clients of this cluster are given.</summary>
    protected abstract Task<IGatewayListProvider> Gateways(string cluster);

    [Fact]
    public async Task A_new_cluster_has_no_gateways()
    {
        var cluster = NewCluster();
        (await (await Gateways(cluster)).GetGateways()).ShouldBeEmpty();
        await Table(cluster);
        (await (await Gateways(cluster)).GetGateways()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Gateways_are_the_active_silos_that_take_clients()
    {
        var cluster = NewCluster();
        var table = await Table(cluster);
        foreach (var status in Enum.GetValues<SiloStatus>().Where(status => status != SiloStatus.Active)) await Insert(table, NewSilo(status));
        await Insert(table, NewSilo(SiloStatus.Active, gateway: 0));
        var one = await Insert(table, NewSilo(SiloStatus.Active, gateway: 30_001));
        var two = await Insert(table, NewSilo(SiloStatus.Active, gateway: 30_002));
        await Insert(await Table(NewCluster()), NewSilo(SiloStatus.Active));
        var provider = await Gateways(cluster);
        (await provider.GetGateways()).Select(uri => uri.ToString()).ShouldBe(new[] { one, two }.Select(silo => $"gwy.tcp://127.0.0.1:{silo.ProxyPort}/{silo.SiloAddress.Generation}"), ignoreOrder: true);
        provider.MaxStaleness.ShouldBe(Refresh);
    }

    /// <summary>How old a client's list may become.</summary>
    protected static TimeSpan Refresh { get; } = TimeSpan.FromSeconds(17);
}
