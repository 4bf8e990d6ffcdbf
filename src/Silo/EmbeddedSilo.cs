using System.Net;
using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Liandong.Silo;

/// <summary>A silo inside this process: the whole engine without a cluster. Dispose it to stop it.</summary>
public sealed class EmbeddedSilo : IRunAccess
{
    private readonly IHost _host;
    private readonly string? _temporaryFolder;

    private EmbeddedSilo(IHost host, string? temporaryFolder, int siloPort, int gatewayPort) => (_host, _temporaryFolder, SiloPort, GatewayPort) = (host, temporaryFolder, siloPort, gatewayPort);

    /// <inheritdoc/>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>The port for other silos.</summary>
    public int SiloPort { get; }

    /// <summary>The port for clients outside this process, on this machine only; 0 when there is none.</summary>
    public int GatewayPort { get; }

    /// <summary>The silo's services.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Starts a silo that can run what this builder builds.</summary>
    /// <param name="builder">The models.</param>
    /// <param name="options">Ports and logging; none takes the defaults.</param>
    /// <param name="configure">Further services or a dashboard; none adds nothing.</param>
    /// <param name="stop">Ends the start.</param>
    /// <exception cref="BlobStoreException">What was configured keeps things in a store that cannot be used.</exception>
    public static async Task<EmbeddedSilo> StartAsync(IRunBuilder builder, EmbeddedSiloOptions? options = null, Action<ISiloBuilder>? configure = null, CancellationToken stop = default)
    {
        options ??= new EmbeddedSiloOptions();
        options.Validate();
        // Whoever names no store keeps nothing.
        var temporary = options.Store is null ? Directory.CreateTempSubdirectory("liandong-").FullName : null;
        var gateway = options.OpensGateway && options.GatewayPort == 0 ? FreePorts.Next() : options.GatewayPort;
        var siloPort = options.SiloPort == 0 ? FreePorts.Next() : options.SiloPort;
        var host = Build(builder, options, siloPort, gateway, options.Store ?? new StoreOptions { Location = temporary! }, configure);
        var silo = new EmbeddedSilo(host, temporary, siloPort, gateway);
        try
        {
            await host.StartAsync(stop);
            return silo;
        }
        catch
        {
            silo.Drop();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        Drop();
    }

    private void Drop()
    {
        _host.Dispose();
        if (_temporaryFolder is not null) Directory.Delete(_temporaryFolder, recursive: true);
    }

    private static bool IsEngine(string? category) => category?.StartsWith(DiagnosticLines.Engine, StringComparison.Ordinal) == true;

    private static IHost Build(IRunBuilder builder, EmbeddedSiloOptions options, int siloPort, int gateway, StoreOptions store, Action<ISiloBuilder>? configure)
    {
        var application = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        // Orleans warns about settings that suit a cluster's silo; inside a command they only disturb.
        application.Logging.SetMinimumLevel(options.LogLevel).AddFilter("Orleans", options.OrleansLogLevel).AddSimpleConsole();
        // No call of ours can be called off. Orleans calls off some of its own while it stops, and reports that they are gone already.
        application.Logging.AddFilter("Orleans.Runtime.GrainCallCancellationManager", LogLevel.None);
        // What keeps the silo from starting is thrown: whoever started it tells it in people's words.
        application.Logging.AddFilter("Orleans.Runtime.SiloLifecycleSubject", LogLevel.None).AddFilter("Orleans.Runtime.Silo", LogLevel.None);
        application.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        // The engine reports what nobody else tells: a line each.
        application.Logging.AddProvider(new DiagnosticLines(Console.Error)).AddFilter<DiagnosticLines>((category, level) => level >= options.LogLevel && IsEngine(category)).AddFilter<ConsoleLoggerProvider>(DiagnosticLines.Own, LogLevel.None);
        // Whoever calls while the silo stops is told so; it is no fault of the silo's.
        application.Logging.AddFilter("Orleans.Messaging", LogLevel.None).AddFilter("Polly", LogLevel.None);
        // The output belongs to the program; what goes wrong in the silo is told beside it.
        application.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        application.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.ShutdownSeconds));
        application.Services.AddSingleton<IHostLifetime, SignalsElsewhere>().AddSingleton(builder).AddRuns();
        if (builder is IReportReaders readers) application.Services.AddSingleton(readers);
        application.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(siloPort, gateway, options.PrimarySiloPort == 0 ? null : new IPEndPoint(IPAddress.Loopback, options.PrimarySiloPort), SiloNames.Service, SiloNames.Embedded);
            silo.UseStore(store);
            configure?.Invoke(silo);
        });
        return application.Build();
    }
}
