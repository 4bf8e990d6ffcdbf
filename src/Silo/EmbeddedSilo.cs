using System.Net;
using System.Net.Sockets;
using Liandong.Grains.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Liandong.Silo;

/// <summary>A silo inside this process: the whole engine without a cluster. Dispose it to stop it.</summary>
public sealed class EmbeddedSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private EmbeddedSilo(IHost host) => _host = host;

    /// <summary>The way to the grains.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>The silo's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts a silo that can run what this builder builds.</summary>
    /// <param name="builder">The models.</param>
    /// <param name="options">Ports and logging; none takes the defaults.</param>
    /// <param name="configure">Further services or a dashboard; none adds nothing.</param>
    /// <param name="stop">Ends the start.</param>
    public static async Task<EmbeddedSilo> StartAsync(IRunBuilder builder, EmbeddedSiloOptions? options = null, Action<ISiloBuilder>? configure = null, CancellationToken stop = default)
    {
        options ??= new EmbeddedSiloOptions();
        options.Validate();
        var host = Build(builder, options, configure);
        await host.StartAsync(stop);
        return new EmbeddedSilo(host);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static IHost Build(IRunBuilder builder, EmbeddedSiloOptions options, Action<ISiloBuilder>? configure)
    {
        var application = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        // Orleans warns about settings that suit a cluster's silo; inside a command they only disturb.
        application.Logging.SetMinimumLevel(options.LogLevel).AddFilter("Orleans", options.OrleansLogLevel).AddSimpleConsole();
        // No call of ours can be called off. Orleans calls off some of its own while it stops, and reports that they are gone already.
        application.Logging.AddFilter("Orleans.Runtime.GrainCallCancellationManager", LogLevel.None);
        // The output belongs to the program; what goes wrong in the silo is told beside it.
        application.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        application.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.ShutdownSeconds));
        application.Services.AddSingleton(builder).AddRuns();
        application.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(options.SiloPort == 0 ? FreePort() : options.SiloPort, options.GatewayPort, serviceId: "liandong", clusterId: "embedded");
            configure?.Invoke(silo);
        });
        return application.Build();
    }

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
