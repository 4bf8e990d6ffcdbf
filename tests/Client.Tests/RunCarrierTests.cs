using Liandong.Client.Runs;
using Liandong.Client.Screens;

namespace Liandong.Client.Tests;

/// <summary>A run that a process carries is told from one that was left.</summary>
public class RunCarrierTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_carries_a_run_is_known_until_it_lets_go()
    {
        using var folder = new TemporaryFolder();
        var home = new RunHome(folder.Of("store"));
        RunCarrier.Of(home, "a").ShouldBeNull();
        using (await RunCarrier.TakeAsync(home, "a", Stop))
        {
            RunCarrier.Of(home, "a").ShouldBe(new RunCarrier(Environment.MachineName, Environment.ProcessId));
            RunCarrier.Of(home, "b").ShouldBeNull();
            var refused = await Should.ThrowAsync<RunFailedException>(() => RunCarrier.TakeAsync(home, "a", Stop));
            refused.Text.En.ShouldStartWith($"Run a is going on in process {Environment.ProcessId}.");
        }

        RunCarrier.Of(home, "a").ShouldBeNull();
        Directory.EnumerateFileSystemEntries(folder.Of("store")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_process_has_left_is_in_nobodys_way()
    {
        using var folder = new TemporaryFolder();
        var home = new RunHome(folder.Of("store"));
        Directory.CreateDirectory(folder.Of("store/.carried"));
        folder.Write("store/.carried/a.lock", "");
        folder.Write("store/.carried/a.json", """{"Machine":"elsewhere","Process":7}""");
        RunCarrier.Of(home, "a").ShouldBeNull();
        using (await RunCarrier.TakeAsync(home, "a", Stop)) RunCarrier.Of(home, "a")!.Process.ShouldBe(Environment.ProcessId);
        Directory.CreateDirectory(folder.Of("store/.carried"));
        folder.Write("store/.carried/b.lock", "");
        RunCarrier.Forget(home, "b");
        Directory.EnumerateFileSystemEntries(folder.Of("store")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_another_process_carries_is_running_and_is_neither_resumed_nor_removed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var folder = new TemporaryFolder();
        await Client.RunAndSendAfter(Client.Kill, files: 1, folder.Of("runs/.store"), "manifest", folder.Path, "run", "toy-storm", "--duration", "30d", "--checkpoint-every", "50ms", "--out", "runs/a");
        (await Client.Run(folder.Path, "runs")).Output.ShouldContain("stopped");

        using (await RunCarrier.TakeAsync(new RunHome(folder.Of("runs/.store")), "a", Stop))
        {
            var going = $"Run a is going on in process {Environment.ProcessId}. To go on here, stop it first: ./liandong runs stop a\n";
            (await Client.Run(folder.Path, "runs", "show", "a")).Output.ShouldContain($"running (process {Environment.ProcessId})");
            (await Client.RunIn("zh_CN.UTF-8", folder.Path, "runs", "show", "a")).Output.ShouldContain($"运行中（进程 {Environment.ProcessId}）");
            (await Client.Run(folder.Path, "runs", "resume", "a")).Errors.ShouldBe(going);
            (await Client.Run(folder.Path, "runs", "rm", "a")).Errors.ShouldStartWith($"Run a is going on in process {Environment.ProcessId}; nothing was removed.");
        }

        (await Client.Run(folder.Path, "runs", "rm", "a", "--force")).Output.ShouldStartWith("Removed a");
    }
}
