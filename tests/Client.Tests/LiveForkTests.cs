namespace Liandong.Client.Tests;

/// <summary>A run that waits for wall time, and who wants to fork it or to look into it meanwhile.</summary>
public class LiveForkTests
{
    [Fact]
    public async Task A_paced_run_is_forked_only_where_it_has_been()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        using var folder = new TemporaryFolder();
        var isKept = Client.Appears(folder.Of("runs/.store/grainstate/head-run"), "paced.json");
        // Two hours of wall time: it goes on until the test says stop.
        var running = Client.RunAndSendAfter(Client.Interrupt, files: 1, folder.Of("told"), "stop", folder.Path, "run", "toy-storm", "--pace", "6", "--out", "runs/paced");
        await isKept;

        var early = await Client.Run(folder.Path, "fork", "paced@19:00", "--set", "load.requests=3", "--out", "runs/f");
        early.Code.ShouldBe(CommandLine.Wrong);
        early.Errors.ShouldStartWith("Run paced has not come to 2025-06-18 19:00 yet; it is 2025-06-18 08:");
        (await Client.Run(folder.Path, "ask", "pac", "hotline")).Errors.ShouldNotContain("goes on here");
        (await Client.Run(folder.Path, "ask", "paced", "nobody")).Errors.ShouldStartWith("nobody: nothing is called 'nobody'");
        (await Client.Run(folder.Path, "runs", "resume", "paced")).Errors.ShouldStartWith("Run paced is going on in process ");

        folder.Write("told/stop", "");
        (await running).Errors.ShouldContain("To go on: ./liandong runs resume paced");
        var left = await Client.Run(folder.Path, "fork", "paced@19:00", "--set", "load.requests=3", "--out", "runs/f");
        left.Errors.ShouldStartWith("Run paced has not ended and is kept up to 2025-06-18 08:");
        left.Errors.TrimEnd().ShouldEndWith("./liandong runs resume paced");
        Directory.Exists(folder.Of("runs/f")).ShouldBeFalse();
    }
}
