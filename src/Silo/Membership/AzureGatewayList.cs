using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Liandong.Silo.Membership;

/// <summary>Where clients find the cluster: its active silos that take clients, from the table of silos.</summary>
internal sealed class AzureGatewayList(SiloTable table, IOptions<GatewayOptions> options) : IGatewayListProvider
{
    /// <inheritdoc/>
    public TimeSpan MaxStaleness { get; } = options.Value.GatewayListRefreshPeriod;

    /// <inheritdoc/>
    public bool IsUpdatable => true;

    /// <inheritdoc/>
    public Task InitializeGatewayListProvider() => table.CreateAsync(CancellationToken.None);

    /// <inheritdoc/>
    public async Task<IList<Uri>> GetGateways() => [.. (await table.ReadGatewaysAsync(CancellationToken.None)).Select(UriOf)];

    private static Uri UriOf(SiloRow row)
    {
        var silo = row.ToEntry();
        return Orleans.Runtime.SiloAddress.New(silo.SiloAddress.Endpoint.Address, silo.ProxyPort, silo.SiloAddress.Generation).ToGatewayUri();
    }
}
