using System.Net;
using Liandong.Grains.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Liandong.Silo;

/// <summary>A client of a silo inside another process of this machine that has opened a port for clients.</summary>
public sealed class LocalAccess : IRunAccess
{
    private readonly IHost _host;

    private LocalAccess(IHost host) => _host = host;

    /// <inheritdoc/>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Connects to a silo.</summary>
    /// <param name="port">Its port for clients.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <exception cref="ClusterNotFoundException">Nobody answers there.</exception>
    public static async Task<LocalAccess> ConnectAsync(int port, CancellationToken stop = default)
    {
        var application = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        application.Logging.SetMinimumLevel(LogLevel.None);
        application.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (SiloNames.Service, SiloNames.Embedded));
            client.Services.AddLostCalls();
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, port));
        });
        var host = application.Build();
        try
        {
            await host.StartAsync(stop);
            return new LocalAccess(host);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            host.Dispose();
            throw new ClusterNotFoundException(SiloNames.Embedded, store: null, error);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
