using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Silo.Workloads;
using Microsoft.Extensions.DependencyInjection;

namespace Liandong.Silo.Tests;

/// <summary>The city, its partitions lost again and again: what was checkpointed in between makes no difference.</summary>
public sealed class RecoveredCityTests
{
    [Fact]
    public Task A_storm_over_the_toy_town_with_every_system_survives_the_loss_of_its_partitions() =>
        Survives(ScenarioFiles.Load("toy-storm", [Override.Parse("hazmat={}"), Override.Parse("elders={}"), Override.Parse("affairs={}")]), partitions: 2, losses: 6);

    [Fact]
    public async Task Hours_of_the_whole_city_survive_the_loss_of_their_partition_and_a_checkpoint_is_no_larger_than_40_MB()
    {
        var kept = await Survives(ScenarioFiles.Load("whole-city", [Override.Parse("duration=9h"), Override.Parse("rain[0].start=2h"), Override.Parse("renewals.listed-after=8h")]), partitions: 1, losses: 3);
        kept.StateBytes.ShouldBeInRange(1_000_000, RecoveryCost.MostBytes);
    }

    private static async Task<CheckpointStatus> Survives(ScenarioFile scenario, int partitions, int losses)
    {
        var definition = CityRunBuilder.Definition(scenario, seed: 4);
        var steps = new Steps(scenario.Definition.Duration, losses);
        await using var silo = await EmbeddedSilo.StartAsync(new CityRunBuilder(), configure: host => host.Services.AddSingleton<IPaceBuilder>(steps), stop: TestContext.Current.CancellationToken);
        var undisturbed = silo.Grains.GetGrain<IRunGrain>("undisturbed");
        await undisturbed.Start(definition, new RunOptions { Partitions = partitions });
        await EndOf(undisturbed);
        var expected = (await undisturbed.Digests()).Combined;
        await undisturbed.Close();

        var run = silo.Grains.GetGrain<IRunGrain>("disturbed");
        await run.Start(definition, new RunOptions { Partitions = partitions, Pace = Steps.Name, CheckpointEvery = TimeSpan.FromMilliseconds(1) });
        for (var loss = 0; loss < losses; loss++)
        {
            await steps.Stands.WaitAsync(TestContext.Current.CancellationToken);
            await silo.Grains.GetGrain<IPartitionGrain>((await run.Describe())!.Incarnation.Partition(loss % partitions)).Close(int.MaxValue);
            steps.GoOn();
        }

        var status = await EndOf(run);
        status.Epoch.ShouldBe(losses + 1);
        status.Checkpoints.Failure.ShouldBeNull();
        (await run.Digests()).Combined.ShouldBe(expected);
        TestContext.Current.SendDiagnosticMessage($"{scenario.Definition.Name}: a checkpoint of {status.Checkpoints.StateBytes} bytes, longest pause {status.Checkpoints.LongestPause}, {status.Checkpoints.Complete} in the last life");
        return status.Checkpoints;
    }

    private static async Task<RunStatus> EndOf(IRunGrain run)
    {
        for (var tries = 0; tries < 15; tries++)
        {
            var status = await run.WaitForEnd(TimeSpan.FromSeconds(20));
            if (!status.HasEnded) continue;
            status.State.ShouldBe(RunState.Finished, status.Failure?.Text);
            return status;
        }

        throw new TimeoutException($"The run {run.GetPrimaryKeyString()} does not end.");
    }
}
