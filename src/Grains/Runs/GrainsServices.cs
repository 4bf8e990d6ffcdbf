using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Liandong.Grains.Runs;

/// <summary>What a silo must register for the grains of runs, beside its <see cref="IRunBuilder"/>.</summary>
public static class GrainsServices
{
    /// <summary>Registers the engine's own services. The only pace is <see cref="Unpaced"/> unless the host has registered its own.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.TryAddSingleton<IPaceBuilder, UnpacedOnly>();
        services.TryAddSingleton<PartitionPlacer>();
        return services;
    }
}
