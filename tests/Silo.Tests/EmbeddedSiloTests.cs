using Liandong.Grains.Runs;
using Liandong.Scenarios.Workloads;
using Liandong.Silo.Workloads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Liandong.Silo.Tests;

public sealed class EmbeddedSiloTests
{
    [Fact]
    public async Task An_embedded_silo_runs_a_workload_from_start_to_digest_and_another_one_agrees()
    {
        var definition = WorkloadRunBuilder.Definition(Phold.Model, new Phold { Jurisdictions = 16, Processes = 16, Seconds = 30 }, seed: 5);
        var (first, handled) = await RunOnce(definition, partitions: 1);
        var (second, _) = await RunOnce(definition, partitions: 4);

        handled.ShouldBeInRange(16 * 16 * 16 * 28, 16 * 16 * 16 * 32);
        second.Combined.ShouldBe(first.Combined);
    }

    [Fact]
    public async Task Every_workload_agrees_with_itself_on_one_partition_and_on_three()
    {
        RunDefinition[] definitions =
        [
            WorkloadRunBuilder.Definition(HotlineYear.Model, new HotlineYear { Days = 1 }, seed: 5),
            WorkloadRunBuilder.Definition(VehicleDay.Model, new VehicleDay { Hours = 1, Jurisdictions = 5 }, seed: 5),
        ];
        await using var silo = await EmbeddedSilo.StartAsync(new WorkloadRunBuilder(), stop: TestContext.Current.CancellationToken);
        foreach (var definition in definitions)
        {
            var (one, handled) = await RunOn(silo, definition, partitions: 1);
            var (three, _) = await RunOn(silo, definition, partitions: 3);

            three.Combined.ShouldBe(one.Combined, definition.Model);
            handled.ShouldBeGreaterThan(20_000, definition.Model);
        }
    }

    [Fact]
    public async Task What_the_engine_warns_of_is_told_and_what_it_only_notes_is_not()
    {
        var told = new StringWriter();
        await using var silo = await EmbeddedSilo.StartAsync(new WorkloadRunBuilder(), configure: Warn, stop: TestContext.Current.CancellationToken);

        told.ToString().ShouldBe("warning: Run toy lost what it needs. (IOException: It was closed.)" + Environment.NewLine);

        void Warn(ISiloBuilder configured)
        {
            configured.Services.AddLogging(logging => logging.AddProvider(new DiagnosticLines(told)));
            configured.AddStartupTask((services, _) =>
            {
                var log = services.GetRequiredService<ILoggerFactory>();
                log.CreateLogger("Liandong.Grains.Runs").LogWarning(new IOException("It was closed."), "Run {Run} lost\nwhat it needs.", "toy");
                log.CreateLogger("Liandong.Grains.Runs").LogInformation("A note.");
                log.CreateLogger("Orleans.Runtime").LogError("Noise.");
                return Task.CompletedTask;
            });
        }
    }

    [Fact]
    public async Task A_workload_that_does_not_exist_is_refused_by_name()
    {
        (await Should.ThrowAsync<ArgumentException>(() => WorkloadBench.MeasureAsync("w9", 1, TestContext.Current.CancellationToken))).Message.ShouldContain("'w9'");
    }

    [Fact]
    public async Task A_pace_that_an_embedded_silo_does_not_have_is_refused_by_name()
    {
        await using var silo = await EmbeddedSilo.StartAsync(new WorkloadRunBuilder(), stop: TestContext.Current.CancellationToken);
        var run = silo.Grains.GetGrain<IRunGrain>("run");
        await run.Start(WorkloadRunBuilder.Definition(Phold.Model, new Phold { Seconds = 1 }, seed: 5), new RunOptions { Pace = "fast" });

        (await run.WaitForEnd(TimeSpan.FromSeconds(20))).Failure.ShouldNotBeNull().Text.ShouldContain("no pace 'fast'; it is 'max' or how many times as fast as life");
    }

    [Fact]
    public void A_port_that_cannot_be_is_refused_by_name()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new EmbeddedSiloOptions { SiloPort = 70_000 }.Validate()).Message.ShouldContain("SiloPort is 70000");
    }

    [Fact]
    public async Task Content_that_is_no_workload_fails_the_run_with_its_reason()
    {
        await using var silo = await EmbeddedSilo.StartAsync(new WorkloadRunBuilder(), stop: TestContext.Current.CancellationToken);
        var run = silo.Grains.GetGrain<IRunGrain>("run");
        await run.Start(new RunDefinition { Model = Phold.Model, Content = "sixteen" }, new RunOptions());

        var status = await run.WaitForEnd(TimeSpan.FromSeconds(20));

        status.State.ShouldBe(RunState.Failed);
        status.Failure.ShouldNotBeNull().Text.ShouldContain("content of a 'phold' run");
    }

    private static async Task<(RunDigests Digests, long Handled)> RunOnce(RunDefinition definition, int partitions)
    {
        await using var silo = await EmbeddedSilo.StartAsync(new WorkloadRunBuilder(), stop: TestContext.Current.CancellationToken);
        return await RunOn(silo, definition, partitions);
    }

    private static async Task<(RunDigests Digests, long Handled)> RunOn(EmbeddedSilo silo, RunDefinition definition, int partitions)
    {
        var run = silo.Grains.GetGrain<IRunGrain>($"{definition.Model}-{partitions}");
        await run.Start(definition, new RunOptions { Partitions = partitions });
        var status = await run.WaitForEnd(TimeSpan.FromSeconds(20));
        status.State.ShouldBe(RunState.Finished, status.Failure?.Text);
        return (await run.Digests(), status.Handled);
    }
}
