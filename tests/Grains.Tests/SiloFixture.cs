using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Liandong.Grains.Tests;
using Liandong.Grains.Tests.Toys;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(SiloFixture))]

namespace Liandong.Grains.Tests;

/// <summary>One in-process silo with the toy city, for all tests; every test uses runs of its own.</summary>
public sealed class SiloFixture : IAsyncLifetime
{
    private InProcessTestCluster? _cluster;
    private int _runs;

    /// <summary>The paces that tests open by hand.</summary>
    public Gates Gates { get; } = new();

    /// <summary>The calls from grain to grain that do not arrive.</summary>
    public BrokenWays Ways { get; } = new();

    /// <summary>What the silo's runs keep.</summary>
    internal MemoryBlobStore Store { get; } = new();

    /// <summary>The clock that runs go by; a silo of its own may have one that its test moves.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public IGrainFactory Grains => _cluster!.Client;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo.AddMemoryGrainStorageAsDefault().Services.AddSingleton<IRunBuilder, ToyCity>().AddSingleton<IPaceBuilder>(Gates).AddSingleton<IReportReaders, ToyReports>().AddSingleton<IBlobStore>(Store).AddSingleton(services => ActivatorUtilities.CreateInstance<RunPorts>(services, Time)).AddRuns().AddLostCalls().AddSingleton<IOutgoingGrainCallFilter>(Ways));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public IRunGrain NewRun() => Grains.GetGrain<IRunGrain>($"toy-{Interlocked.Increment(ref _runs)}");

    public Task<(IRunGrain Run, RunStatus Status)> RunToEnd(RunDefinition definition, RunOptions options) => RunToEnd(NewRun(), definition, options);

    public static async Task<(IRunGrain Run, RunStatus Status)> RunToEnd(IRunGrain run, RunDefinition definition, RunOptions options)
    {
        await run.Start(definition, options);
        return (run, await EndOf(run));
    }

    public static async Task<RunStatus> EndOf(IRunGrain run)
    {
        var status = await run.WaitForEnd(TimeSpan.FromSeconds(20));
        status.HasEnded.ShouldBeTrue($"the run still stands at {status.Time}, {status.State}");
        return status;
    }

    /// <summary>Ends when a run stands before a gate.</summary>
    public static async Task Stands(IRunGrain run, Gate gate)
    {
        var end = run.WaitForEnd(TimeSpan.FromSeconds(20));
        if (await Task.WhenAny(gate.Waiting, end) != end) return;
        var status = await end;
        throw new InvalidOperationException($"The run does not stand before its gate: it is {status.State} at {status.Time}. {status.Failure?.Text}");
    }

    /// <summary>Ends when a run has a complete checkpoint: it is stored beside the windows, and so may come to be while the run stands.</summary>
    public static async Task HasCheckpoint(IRunGrain run)
    {
        while ((await run.Status()).Checkpoints.Complete == 0) await Task.Yield();
    }

    /// <summary>One of a run's partitions.</summary>
    public async Task<IPartitionGrain> PartitionOf(IRunGrain run, int number) => Grains.GetGrain<IPartitionGrain>((await run.Describe())!.Incarnation.Partition(number));

    /// <summary>All outcomes of a run that has ended, packed.</summary>
    public static async Task<byte[]> AllOutcomes(IRunGrain run)
    {
        var bytes = new List<byte>();
        for (var chunk = await run.ReadOutcomes(default); ; chunk = await run.ReadOutcomes(chunk.Next))
        {
            chunk.Packed.Length.ShouldBeLessThanOrEqualTo(OutcomeChunk.LargestBytes);
            bytes.AddRange(chunk.Packed);
            if (chunk.Last) return [.. bytes];
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }
}
