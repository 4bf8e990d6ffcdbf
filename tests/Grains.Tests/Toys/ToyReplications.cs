using System.Collections.Concurrent;
using System.Text;
using Liandong.Grains.Experiments;

namespace Liandong.Grains.Tests.Toys;

/// <summary>What the silos of a test make: every run that was begun, and those that stand until the test lets them go.</summary>
internal sealed class ToyBench
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource> _held = [];
    private readonly ConcurrentQueue<(string Silo, long Seed)> _begun = [];

    /// <summary>Which silo began which run, in order.</summary>
    public IReadOnlyList<(string Silo, long Seed)> Begun => [.. _begun];

    /// <summary>Runs of this seed stand from now on.</summary>
    public void Hold(long seed) => _held[seed] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>They go on.</summary>
    public void Release(long seed)
    {
        if (_held.TryRemove(seed, out var held)) held.SetResult();
    }

    /// <summary>The build of the model on a silo, where it is another one than the others'.</summary>
    public ConcurrentDictionary<string, string> Builds { get; } = new(StringComparer.Ordinal);

    /// <summary>The builder of a silo.</summary>
    public IReplicationBuilder Of(string silo) => new Builder(this, silo);

    private sealed class Builder(ToyBench bench, string silo) : IReplicationBuilder
    {
        public string Build => bench.Builds.GetValueOrDefault(silo, "toy-build");

        public ReadOnlyMemory<byte> Make(ReplicationDefinition definition, long seed, CancellationToken stop)
        {
            bench._begun.Enqueue((silo, seed));
            if (bench._held.TryGetValue(seed, out var held)) held.Task.Wait(stop);
            return definition.Content == "broken" && seed == 3
                ? throw new ArgumentException("The third cannot be made.")
                : Encoding.UTF8.GetBytes($"{definition.Content} {seed}");
        }
    }
}
