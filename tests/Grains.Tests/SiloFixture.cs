using Liandong.Grains.Runs;
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

    public IGrainFactory Grains => _cluster!.Client;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo.Services.AddSingleton<IRunBuilder, ToyCity>().AddSingleton<IPaceBuilder>(Gates).AddRuns());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public IRunGrain NewRun() => Grains.GetGrain<IRunGrain>($"toy-{Interlocked.Increment(ref _runs)}");

    public async Task<(IRunGrain Run, RunStatus Status)> RunToEnd(RunDefinition definition, RunOptions options)
    {
        var run = NewRun();
        await run.Start(definition, options);
        return (run, await EndOf(run));
    }

    public static async Task<RunStatus> EndOf(IRunGrain run)
    {
        var status = await run.WaitForEnd(TimeSpan.FromSeconds(20));
        status.HasEnded.ShouldBeTrue($"the run still stands at {status.Time}, {status.State}");
        return status;
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }
}
