using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Silo.Membership;
using Liandong.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Liandong.Silo;

/// <summary>A client of a cluster.</summary>
public sealed class ClusterAccess : IRunAccess
{
    private const int MostTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IHost _host;

    private ClusterAccess(IHost host) => _host = host;

    /// <inheritdoc/>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Connects to a cluster.</summary>
    /// <param name="cluster">Its name.</param>
    /// <param name="store">The store in which its members stand.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <exception cref="BlobStoreException">The store does not answer, or refuses.</exception>
    /// <exception cref="ClusterNotFoundException">The store is there, and no member answers.</exception>
    public static async Task<ClusterAccess> ConnectAsync(string cluster, StoreOptions store, CancellationToken stop = default)
    {
        var tries = 0;
        var application = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        application.Logging.SetMinimumLevel(LogLevel.None);
        application.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (SiloNames.Service, cluster));
            client.UseAzureGateways(store);
            client.UseConnectionRetryFilter(IsTriedAgain);
            client.Services.AddLostCalls().Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        });
        var host = application.Build();
        try
        {
            await host.StartAsync(stop);
            return new ClusterAccess(host);
        }
        catch (Exception error)
        {
            host.Dispose();
            stop.ThrowIfCancellationRequested();
            // Who cannot read the list of members does not know whether there are any.
            if (StoreFault(error) is { } fault) throw fault;
            throw new ClusterNotFoundException(cluster, store.Location, error);
        }

        // A member may be about to start; by itself the client would try for minutes.
        async Task<bool> IsTriedAgain(Exception error, CancellationToken cancelled)
        {
            if (StoreFault(error) is not null || ++tries > MostTries) return false;
            await Task.Delay(Pause, cancelled);
            return true;
        }
    }

    private static BlobStoreException? StoreFault(Exception? error)
    {
        while (error is not (null or BlobStoreException)) error = error.InnerException;
        return error as BlobStoreException;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

/// <summary>No member of a cluster answers.</summary>
public sealed class ClusterNotFoundException(string cluster, string? store, Exception inner) : Exception($"No member of the cluster '{cluster}' answers: {inner.Message}", inner)
{
    /// <summary>The cluster's name.</summary>
    public string Cluster { get; } = cluster;

    /// <summary>The location of the store in which it was looked for, with its key; none where none was.</summary>
    public string? Store { get; } = store;
}
