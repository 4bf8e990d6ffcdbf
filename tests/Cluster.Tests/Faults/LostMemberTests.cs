using System.Diagnostics;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Silo;
using Liandong.Tests;
using Liandong.Twins.Time;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>Whatever is lost in the middle of a run: it goes on by itself and ends with the digest of an undisturbed one.</summary>
public sealed class LostMemberTests
{
    private static readonly ScenarioFile Storm = ScenarioFiles.Load("toy-storm", [Override.Parse("duration=8h")]);
    private static readonly RunDefinition Definition = CityRunBuilder.Definition(Storm, seed: 11);
    private static readonly Lazy<Digest> Undisturbed = new(() => BareCity.DigestOf(Definition));

    public static TheoryData<Fault, int> Cases =>
        [.. from fault in Enum.GetValues<Fault>() from seed in Enumerable.Range(1, Soak.Is ? 10 : 1) select (fault, seed)];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_run_goes_on_after_a_fault_and_ends_with_the_same_digest(Fault fault, int seed)
    {
        await using var storage = new Azurite();
        await storage.InitializeAsync();
        await using var cluster = await MemberCluster.Start(storage.ConnectionString, "faults", members: 3, isRelayed: Faults.IsCut(fault));
        var run = cluster.Grains.GetGrain<IRunGrain>($"{fault}-{seed}");
        await MemberCluster.Patiently(async () =>
        {
            await run.Start(Definition, new RunOptions { Partitions = 3, Placement = PartitionPlacement.OnEverySilo, Pace = "2000", CheckpointEvery = TimeSpan.FromSeconds(1) });
            return true;
        });
        var chance = new Chance((ulong)seed, (ulong)fault, purpose: 1);
        var moment = new SimTime((long)(Storm.Definition.Duration.Milliseconds * (0.1 + (0.4 * chance.NextUnit()))));
        // Asked before: on a busy machine the answer may take longer than the run.
        var clock = await cluster.ClockOf(run);
        var before = await cluster.Until(run, status => status.Time >= moment);

        var struck = Stopwatch.GetTimestamp();
        await Strike(fault, cluster, storage, run, clock, before);
        await cluster.Until(run, status => status.Time > before.Time && (!Faults.TakesOver(fault) || status.Epoch > before.Epoch));
        var moving = Stopwatch.GetElapsedTime(struck);
        // The promise, on a machine that does nothing else; how fast it is beside other work is no test.
        if (Soak.Is && Faults.TakesOver(fault)) moving.ShouldBeLessThan(TimeSpan.FromSeconds(fault == Fault.ClockMemberCutFromOne ? 30 : 15));

        var end = await cluster.EndOf(run);
        end.State.ShouldBe(RunState.Finished, end.Failure?.Text);
        end.Digest.ShouldBe(Undisturbed.Value.ToString());
        TestContext.Current.SendDiagnosticMessage($"{fault}, seed {seed}: at {before.Time}, moving again after {moving.TotalSeconds:F1} s, epoch {end.Epoch}");
    }

    private static async Task Strike(Fault fault, MemberCluster cluster, Azurite storage, IRunGrain run, Member clock, RunStatus before)
    {
        var others = cluster.Members.Where(member => member != clock).ToArray();
        switch (fault)
        {
            case Fault.OtherMemberKilled:
                await others[0].Kill();
                break;
            case Fault.TwoOfThreeKilled:
                await Task.WhenAll(clock.Kill(), others[0].Kill());
                break;
            case Fault.AllKilledAndRestarted:
                await Task.WhenAll(cluster.Members.Select(member => member.Kill()));
                await cluster.StartAll();
                break;
            case Fault.StorageAway:
                storage.Freeze();
                await LongWithout(cluster, run, before);
                storage.Thaw();
                break;
            case Fault.ClockMemberCutFromStorage:
                cluster.CutFromStorage(clock);
                // A short while is waited out; after a long one the others, who see the storage, go on.
                if (Soak.Is) await cluster.Until(run, status => status.Epoch > before.Epoch && status.Time > before.Time);
                else await LongWithout(cluster, run, before);
                cluster.Mend();
                break;
            default:
                // Nobody mends a way before the run moves.
                await Faults.Strike(fault, cluster, clock, () => cluster.Until(run, status => status.Epoch > before.Epoch && status.Time > before.Time));
                break;
        }
    }

    // Longer than from one checkpoint to the next; with --soak a minute.
    private static async Task LongWithout(MemberCluster cluster, IRunGrain run, RunStatus before)
    {
        await cluster.Until(run, status => status.Time > before.Time + SimDuration.FromMinutes(100) || status.State == RunState.Interrupted);
        if (Soak.Is) await Task.Delay(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }
}
