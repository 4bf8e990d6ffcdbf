using Liandong.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Liandong.Silo.Membership;

/// <summary>What silos and clients register to be one cluster.</summary>
public static class MembershipServices
{
    /// <summary>
    /// Keeps the cluster's members in the tables of a storage account, and notices lost silos within seconds: a killed one in 1 to 2 s, a frozen one in about 6 s.
    /// The cluster's id and the silo's addresses are configured beside it.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="store">The account; a folder has no tables.</param>
    /// <param name="configure">Other times; none takes <see cref="Tune"/>'s.</param>
    /// <exception cref="ArgumentException">The store is a folder, or an option cannot be used.</exception>
    public static ISiloBuilder UseAzureMembership(this ISiloBuilder silo, StoreOptions store, Action<ClusterMembershipOptions>? configure = null)
    {
        var account = AccountOf(store);
        silo.Services.Configure<ClusterMembershipOptions>(Tune);
        if (configure is not null) silo.Services.Configure(configure);
        silo.Services.AddSingleton<IMembershipTable>(services => new AzureMembershipTable(TableOf(services, account, store)));
        return silo;
    }

    /// <summary>Lets a client find the cluster's silos in the tables of a storage account.</summary>
    /// <param name="client">The client.</param>
    /// <param name="store">The account; a folder has no tables.</param>
    /// <exception cref="ArgumentException">The store is a folder, or an option cannot be used.</exception>
    public static IClientBuilder UseAzureGateways(this IClientBuilder client, StoreOptions store)
    {
        var account = AccountOf(store);
        client.Services.AddSingleton<IGatewayListProvider>(services => new AzureGatewayList(TableOf(services, account, store), services.GetRequiredService<IOptions<GatewayOptions>>()));
        return client;
    }

    /// <summary>
    /// Times with which the loss of silos is noticed in seconds. The heartbeat is short so that the last of three does not wait long until the others no longer count;
    /// the longest probe is what finds a frozen silo, because an open connection that was heard of less than three such times ago forbids a vote.
    /// A vote soon expires: a cut-off silo votes against all others, is started again, and its second life's vote must not be the second one against a healthy silo.
    /// </summary>
    public static void Tune(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(2);
        options.NumMissedProbesLimit = 3;
        options.NumVotesForDeathDeclaration = 2;
        options.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(20);
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
        options.NumMissedTableIAmAliveLimit = 3;
    }

    private static StoreLocation.Azure AccountOf(StoreOptions store)
    {
        store.Validate();
        return StoreLocation.Parse(store.Location) as StoreLocation.Azure
            ?? throw new StoreLocationException(StoreLocationFault.Folder, $"{nameof(StoreOptions.Location)} must be an Azure Storage account for a cluster of several silos; a folder serves one.");
    }

    private static SiloTable TableOf(IServiceProvider services, StoreLocation.Azure account, StoreOptions store) =>
        new(account.Tables(store).GetTableClient(SiloTable.Name), services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId);
}
