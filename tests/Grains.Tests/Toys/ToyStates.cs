using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Storage;

namespace Liandong.Grains.Tests.Toys;

/// <summary>States of grains that outlive the silos of a test: Orleans' own in memory lie in grains, and are lost with their silo.</summary>
internal sealed class ToyStates : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (string Text, int Tag)> _states = new(StringComparer.Ordinal);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var isThere = _states.TryGetValue(Name(stateName, grainId), out var found);
        grainState.State = isThere ? JsonSerializer.Deserialize<T>(found.Text)! : Activator.CreateInstance<T>();
        (grainState.ETag, grainState.RecordExists) = (isThere ? TagOf(found.Tag) : null!, isThere);
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var written = _states.AddOrUpdate(
            Name(stateName, grainId),
            _ => (JsonSerializer.Serialize(grainState.State), 1),
            (_, found) => grainState.ETag == TagOf(found.Tag) ? (JsonSerializer.Serialize(grainState.State), found.Tag + 1) : throw new InconsistentStateException("somebody else was first", TagOf(found.Tag), grainState.ETag));
        (grainState.ETag, grainState.RecordExists) = (TagOf(written.Tag), true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();

    private static string Name(string state, GrainId grain) => $"{state}-{grain}";

    private static string TagOf(int tag) => tag.ToString(CultureInfo.InvariantCulture);
}
