using System.Net;
using Liandong.Grains.Doors;
using Liandong.Grains.Experiments;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Silo.Membership;
using Liandong.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Orleans.Configuration;

namespace Liandong.Silo;

/// <summary>A member of a cluster: steps runs, takes them over from members that were lost, and lets clients in.</summary>
public sealed class ClusterSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private ClusterSilo(IHost host, int siloPort, int gatewayPort) => (_host, SiloPort, GatewayPort) = (host, siloPort, gatewayPort);

    /// <summary>The port for other members.</summary>
    public int SiloPort { get; }

    /// <summary>The port for clients.</summary>
    public int GatewayPort { get; }

    /// <summary>Starts a member; it has joined when this ends.</summary>
    /// <param name="builder">The models.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="stop">Ends the start.</param>
    /// <exception cref="BlobStoreException">The store does not answer, or refuses.</exception>
    /// <exception cref="MemberAddressException">A port is taken, or the address is not this machine's.</exception>
    public static async Task<ClusterSilo> StartAsync(IRunBuilder builder, ClusterSiloOptions options, CancellationToken stop = default)
    {
        options.Validate();
        // Probes must be answered while every core steps windows.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 16), ports);
        var (siloPort, gatewayPort) = (options.SiloPort == 0 ? FreePorts.Next() : options.SiloPort, options.GatewayPort == 0 ? FreePorts.Next() : options.GatewayPort);
        var hasStarted = false;
        var host = Build(builder, options, siloPort, gatewayPort, () => hasStarted);
        try
        {
            await host.StartAsync(stop);
        }
        catch (Exception error)
        {
            host.Dispose();
            // What the store's connection says is told as the store's.
            if (BlobStoreException.In(error) is null && MemberAddressException.In(error, options.Address, options.SiloListeningPort == 0 ? siloPort : options.SiloListeningPort, gatewayPort) is { } taken) throw taken;
            throw;
        }

        hasStarted = true;
        return new ClusterSilo(host, siloPort, gatewayPort);
    }

    /// <summary>Ends when the silo has stopped: asked to, or because the others hold it for dead.</summary>
    public Task Stopped => _host.WaitForShutdownAsync();

    /// <summary>Leaves the cluster: its runs are left at a barrier, and go on at other members.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static IHost Build(IRunBuilder builder, ClusterSiloOptions options, int siloPort, int gatewayPort, Func<bool> hasStarted)
    {
        var application = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var atLeastErrors = options.OrleansLogLevel > LogLevel.Error ? options.OrleansLogLevel : LogLevel.Error;
        application.Logging.SetMinimumLevel(options.LogLevel).AddFilter("Orleans", options.OrleansLogLevel).AddFilter("Azure", LogLevel.Warning).AddFilter("Polly", options.OrleansLogLevel)
            // Both watch how long a step of work takes; a run's windows take long on purpose.
            .AddFilter("Orleans.Runtime.Scheduler", atLeastErrors).AddFilter("Orleans.Runtime.Watchdog", atLeastErrors)
            .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "yyyy-MM-dd HH:mm:ss.fff "));
        // What keeps a member from starting is thrown: whoever started it tells it in people's words, and not in every layer's.
        foreach (var category in (string[])["Orleans.Runtime.Silo", "Orleans.Runtime.MembershipService.MembershipTableManager", "Microsoft.Extensions.Hosting"]) application.Logging.AddFilter(category, level => hasStarted() && level >= options.OrleansLogLevel);
        application.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        application.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.ShutdownSeconds));
        application.Services.AddSingleton<IHostLifetime, SignalsElsewhere>().AddSingleton(builder).AddRuns();
        if (builder is IReportReaders readers) application.Services.AddSingleton(readers);
        // Before the silo, whose start waits for members that do not answer.
        application.Services.AddSingleton(options).AddHostedService<MemberWatch>();
        application.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (SiloNames.Service, options.Cluster));
            silo.ConfigureEndpoints(options.Address, siloPort, gatewayPort);
            if (options.SiloListeningPort != 0) silo.Configure<EndpointOptions>(endpoints => endpoints.SiloListeningEndpoint = new IPEndPoint(options.Address, options.SiloListeningPort));
            silo.UseStore(options.Store).UseAzureMembership(options.Store);
#pragma warning disable ORLEANSEXP003 // The default directory forgets grains of healthy silos when another one dies; this one does not.
            silo.AddDistributedGrainDirectory();
            // It would let nobody activate a dead silo's grains for many seconds, so that none is active twice. Here a run's epoch sees to that, in the store.
            silo.Configure<GrainDirectoryOptions>(directory => directory.RangeLeaseDuration = TimeSpan.Zero);
#pragma warning restore ORLEANSEXP003
        });
        application.Services.AddSingleton<IReplicationBuilder, CityReplications>().AddSingleton(new ReplicationOptions { AtOnce = options.RunsAtOnce });
        application.Services.AddSingleton(new RunKeeperOptions { LeavesAfter = TimeSpan.FromSeconds(options.StoreLostSeconds) });
        application.Services.AddRunKeeper().AddReplicationWorker();
        return application.Build();
    }
}
