using Liandong.Grains.Doors;
using Liandong.Grains.Experiments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Liandong.Grains.Runs;

/// <summary>What a silo must register for the grains of runs, beside its <see cref="IRunBuilder"/>, its <see cref="Storage.IBlobStore"/> and a default grain storage.</summary>
public static class GrainsServices
{
    /// <summary>Registers the engine's own services.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IPaceBuilder, WallPaces>();
        services.TryAddSingleton<PartitionPlacer>();
        services.TryAddSingleton<MemberEviction>();
        services.TryAddSingleton<RunsHere>();
        services.TryAddSingleton<StoreSight>();
        services.TryAddSingleton<RunPorts>();
        services.TryAddSingleton<ExperimentsHere>();
        services.TryAddSingleton<ExperimentPorts>();
        services.TryAddSingleton<IReportReaders, NoReports>();
        services.TryAddSingleton<DoorPorts>();
        return services;
    }

    /// <summary>Lets callers of grains know a call that was lost on its way from one that was cancelled. For members of a cluster and clients of another process; where nobody comes or goes, no call is lost.</summary>
    public static IServiceCollection AddLostCalls(this IServiceCollection services) => services.AddSingleton<IOutgoingGrainCallFilter, LostOnTheWay>();

    /// <summary>Lets this silo of a cluster take over runs whose silo was lost, and leave its own before it stops. To be registered after Orleans: what starts last stops first.</summary>
    public static IServiceCollection AddRunKeeper(this IServiceCollection services)
    {
        services.TryAddSingleton(new RunKeeperOptions());
        return services.AddLostCalls().AddHostedService<RunKeeper>();
    }

    /// <summary>Lets this silo make runs of experiments, beside its <see cref="RunKeeper"/>, which hears of them; needs an <see cref="IReplicationBuilder"/>. To be registered after Orleans.</summary>
    public static IServiceCollection AddReplicationWorker(this IServiceCollection services)
    {
        services.TryAddSingleton(new ReplicationOptions());
        services.TryAddSingleton<ReplicationMaking>();
        return services.AddHostedService<ReplicationWorker>();
    }
}
