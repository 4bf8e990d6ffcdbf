using System.Collections.Concurrent;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;

namespace Liandong.Grains.Experiments;

/// <summary>Makes one run, from its definition in the store to its figures there. What is there already is not made again.</summary>
/// <param name="builder">The model.</param>
/// <param name="store">Where definitions and figures are.</param>
/// <param name="time">What waiting for the store is measured by.</param>
internal sealed class ReplicationMaking(IReplicationBuilder builder, IBlobStore store, TimeProvider time)
{
    private const int MostDefinitions = 64;
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, ReplicationDefinition> _definitions = new(StringComparer.Ordinal);

    /// <summary>Makes a run. While the store is away it waits for it.</summary>
    /// <exception cref="BlobStoreException">The store is full, or refuses this member.</exception>
    /// <exception cref="OtherBuildException">The run is wanted of another build of the model.</exception>
    /// <exception cref="RunStorageException">The definition is missing or damaged.</exception>
    /// <exception cref="OperationCanceledException">It was left.</exception>
    public async Task MakeAsync(WantedRun run, CancellationToken stop)
    {
        var name = ReplicationBlobs.Figures(run);
        if (await Patiently(() => store.ReadAsync(name, 0, 1, stop), stop) is not null) return;
        var definition = await DefinitionOf(run.Definition, stop);
        if (definition.Build != builder.Build) throw new OtherBuildException(definition.Build, builder.Build);
        // A thread of its own: those of the pool answer calls and probes meanwhile.
        var figures = await Task.Factory.StartNew(() => builder.Make(definition, run.Seed, stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Patiently(() => KeepOnce(name, figures, stop), stop);
    }

    private async Task<ReplicationDefinition> DefinitionOf(string name, CancellationToken stop)
    {
        if (_definitions.TryGetValue(name, out var known)) return known;
        var blob = ReplicationBlobs.Definition(name);
        var stored = await Patiently(() => store.ReadAsync(blob, stop), stop);
        var definition = stored is null ? null : ReplicationDefinition.Read(stored.Content.Span, name);
        if (definition is null) throw new RunStorageException($"The blob '{blob}' is {(stored is null ? "missing" : "damaged")}.", $"存储中的 {blob} {(stored is null ? "不在了" : "已损坏")}。");
        if (_definitions.Count >= MostDefinitions) _definitions.Clear();
        return _definitions[name] = definition;
    }

    private async Task<bool> KeepOnce(string name, ReadOnlyMemory<byte> figures, CancellationToken stop)
    {
        try
        {
            await store.WriteAsync(name, figures, BlobCondition.IfAbsent, stop);
            return true;
        }
        catch (BlobConditionException)
        {
            // Another silo was first, with the same figures; or it was this one's own try, whose answer was lost.
            return false;
        }
    }

    private async Task<T> Patiently<T>(Func<Task<T>> call, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (BlobStoreException away) when (away.Fault is not (BlobStoreFault.Full or BlobStoreFault.Denied or BlobStoreFault.Unsuitable))
            {
                // What only people can mend is told instead: nobody would see a member that waits.
                await Task.Delay(TryAgain, time, stop);
            }
        }
    }
}

/// <summary>A run is wanted of another build of the model than the one here, which may come to other figures.</summary>
[GenerateSerializer, Alias("OtherBuildException")]
public sealed class OtherBuildException : Exception, IBilingual
{
    private const int Shown = 8;

    /// <param name="wanted">The build that is wanted.</param>
    /// <param name="here">The one here.</param>
    public OtherBuildException(string wanted, string here)
        : base($"A member of the cluster has another build of the model ({Short(here)}) than was asked for ({Short(wanted)}). Let all members and this command be of one build.") =>
        Zh = $"集群中有成员的模型是另一个版本（{Short(here)}），要的是 {Short(wanted)}。请让所有成员与本命令用同一个版本。";

    /// <inheritdoc/>
    [Id(0)]
    public string Zh { get; private set; }

    // Two identities stand in it; either may differ.
    private static string Short(string build) => string.Join('-', build.Split('-').Select(part => part[..Math.Min(Shown, part.Length)]));
}
