using Liandong.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Liandong.Silo.Storage;

/// <summary>What a silo registers to keep things.</summary>
public static class StoreServices
{
    /// <summary>Keeps blobs and the states of grains in a store: registers <see cref="IBlobStore"/> (container <see cref="StoreOptions.Blobs"/>) and the default grain storage.</summary>
    /// <exception cref="ArgumentException">An option cannot be used; its name is in the message.</exception>
    public static ISiloBuilder UseStore(this ISiloBuilder silo, StoreOptions options)
    {
        options.Validate();
        silo.Services.AddSingleton(new BlobStores(options)).AddSingleton(services => services.GetRequiredService<BlobStores>().Open(StoreOptions.Blobs));
        return silo.AddBlobGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME);
    }

    /// <summary>Adds a grain storage in the store of <see cref="UseStore"/>.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="name">What <c>[PersistentState]</c> calls it.</param>
    /// <param name="configure">Other options; none takes the defaults.</param>
    public static ISiloBuilder AddBlobGrainStorage(this ISiloBuilder silo, string name, Action<BlobGrainStorageOptions>? configure = null)
    {
        var options = silo.Services.AddOptions<BlobGrainStorageOptions>(name);
        if (configure is not null) options.Configure(configure);
        silo.Services.TryAddEnumerable(ServiceDescriptor.Transient<IPostConfigureOptions<BlobGrainStorageOptions>, DefaultStorageProviderSerializerOptionsConfigurator<BlobGrainStorageOptions>>());
        silo.Services.AddGrainStorage(name, Create);
        return silo;
    }

    private static BlobGrainStorage Create(IServiceProvider services, string name)
    {
        var options = services.GetRequiredService<IOptionsMonitor<BlobGrainStorageOptions>>().Get(name);
        return new BlobGrainStorage(name, services.GetRequiredService<BlobStores>().Open(options.Container), options, services.GetRequiredService<IActivatorProvider>());
    }
}
