using Liandong.Grains.Storage;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Liandong.Silo.Storage;

/// <summary>
/// The states of grains as blobs <c>{state name}-{grain type}/{key}.json</c>: the layout and rules of Microsoft.Orleans.Persistence.AzureStorage, so that in a storage account
/// one can take over what the other wrote. The state's ETag is the blob's tag.
/// </summary>
internal sealed class BlobGrainStorage(string name, IBlobStore blobs, BlobGrainStorageOptions options, IActivatorProvider activators) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private const string Unknown = "Unknown";

    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var blob = await blobs.ReadAsync(NameOf(stateName, grainId), cancellationToken);
        var state = blob is { Length: > 0 } ? options.GrainStorageSerializer.Deserialize<T>(new BinaryData(blob.Content)) : default;
        grainState.ETag = blob?.Tag;
        grainState.RecordExists = state is not null;
        grainState.State = state ?? New<T>();
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var content = options.GrainStorageSerializer.Serialize(grainState.State).ToMemory();
        grainState.ETag = await Write(NameOf(stateName, grainId), content, grainState.ETag, cancellationToken);
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        var blob = NameOf(stateName, grainId);
        if (options.DeleteStateOnClear)
        {
            await Delete(blob, grainState.ETag, cancellationToken);
            grainState.ETag = null;
        }
        else
        {
            grainState.ETag = await Write(blob, ReadOnlyMemory<byte>.Empty, grainState.ETag, cancellationToken);
        }

        grainState.RecordExists = false;
        grainState.State = New<T>();
    }

    /// <summary>Asks the store for something when the silo starts, so that one that cannot be reached is told then and not when a grain wants to write.</summary>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe($"{nameof(BlobGrainStorage)}-{name}", ServiceLifecycleStage.ApplicationServices, stop => blobs.ReadAsync("start", 0, 0, stop));

    private static string NameOf(string stateName, GrainId grainId) => $"{stateName}-{grainId}.json";

    private async Task<string> Write(string blob, ReadOnlyMemory<byte> content, string? tag, CancellationToken stop)
    {
        try
        {
            return await blobs.WriteAsync(blob, content, string.IsNullOrEmpty(tag) ? BlobCondition.IfAbsent : BlobCondition.IfTag(tag), stop);
        }
        catch (BlobConditionException error)
        {
            throw new InconsistentStateException(error.Message, Unknown, tag, error);
        }
    }

    // As the official provider: what is absent is cleared already, whatever the tag was.
    private async Task Delete(string blob, string? tag, CancellationToken stop)
    {
        try
        {
            if (string.IsNullOrEmpty(tag)) await RequireAbsent(blob, stop);
            else await blobs.DeleteAsync(blob, BlobCondition.IfTag(tag), stop);
        }
        catch (BlobConditionException error)
        {
            if (await blobs.ReadAsync(blob, 0, 0, stop) is not null) throw new InconsistentStateException(error.Message, Unknown, tag, error);
        }
    }

    private async Task RequireAbsent(string blob, CancellationToken stop)
    {
        if (await blobs.ReadAsync(blob, 0, 0, stop) is { } there) throw new BlobConditionException(blob, $"it must be absent, and is {there.Tag}");
    }

    private T New<T>() => activators.GetActivator<T>().Create();
}
