using Liandong.Grains.Runs;
using Liandong.Twins.Time;

namespace Liandong.Cluster.Tests.States;

/// <summary>A state of grains.</summary>
[GenerateSerializer, Alias("ToyState")]
public sealed record ToyState([property: Id(0)] string Text, [property: Id(1)] int Number)
{
    public ToyState()
        : this("", 0)
    {
    }
}

/// <summary>A grain that keeps a number.</summary>
[Alias("IToyGrain")]
public interface IToyGrain : IGrainWithStringKey
{
    [Alias("Add")]
    Task<int> Add(int number);

    /// <summary>Gives the activation up, with all that it holds in memory.</summary>
    [Alias("Leave")]
    Task Leave();

    [Alias("Forget")]
    Task Forget();
}

[GrainType("toy-counter")]
internal sealed class ToyGrain([PersistentState("count")] IPersistentState<ToyState> count) : Grain, IToyGrain
{
    public async Task<int> Add(int number)
    {
        count.State = count.State with { Number = count.State.Number + number };
        await count.WriteStateAsync();
        return count.State.Number;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Forget() => count.ClearStateAsync();
}

/// <summary>For silos that run nothing.</summary>
internal sealed class NoRuns : IRunBuilder
{
    public RunShape Shape(RunDefinition definition) => throw new ArgumentException("This silo runs nothing.", nameof(definition));

    public IReadOnlyList<Jurisdiction> Build(RunDefinition definition, IReadOnlyList<int> jurisdictions) => throw new ArgumentException("This silo runs nothing.", nameof(definition));
}
