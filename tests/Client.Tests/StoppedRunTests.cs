using System.Text.Json.Nodes;

namespace Liandong.Client.Tests;

/// <summary>A run that goes on in another process is stopped, and gone on with later.</summary>
public class StoppedRunTests
{
    [Theory]
    [InlineData("--pace", "6", "Stopped a\nTo go on\n  ./liandong runs resume a\n")]
    [InlineData("--checkpoint-every", "50ms", "Stopped a\n  If another process runs it, that one finds out at its next checkpoint or at its end")]
    public async Task A_run_in_another_process_is_stopped_whether_it_can_be_called_or_not(string option, string value, string told)
    {
        using var folder = new TemporaryFolder();
        var isKept = Client.Appears(folder.Of("runs/.store/grainstate/head-run"), "a.json");
        var running = Client.Run(folder.Path, "run", "toy-storm", "--duration", "365d", "--set", "load.requests=50", option, value, "--out", "runs/a");
        await isKept;

        var said = await Client.Run(folder.Path, "runs", "stop", "a");

        said.Code.ShouldBe(CommandLine.Met, said.All);
        said.Output.ShouldStartWith(told);
        var ended = await running;
        ended.Code.ShouldBe(CommandLine.Wrong, ended.All);
        ended.Errors.ShouldBe("Somebody stopped the run (runs stop); no recording was kept, and its checkpoints are there. To go on: ./liandong runs resume a\n");
        JsonNode.Parse((await Client.Run(folder.Path, "runs", "show", "a", "--json")).Output)!["state"]!.GetValue<string>().ShouldBe("cancelled");
        (await Client.Run(folder.Path, "runs", "show", "a")).Output.ShouldEndWith("To go on\n  ./liandong runs resume a\n");
        (await Client.Run(folder.Path, "runs", "stop", "a")).Errors.ShouldBe("Run a does not go on: it is stopped.\n");
        (await Client.RunIn("zh_CN.UTF-8", folder.Path, "runs", "stop", "a")).Errors.ShouldBe("运行 a 没有在进行：已停下。\n");
        (await Client.Run(folder.Path, "runs", "rm", "a")).Errors.ShouldBe("Run a has not ended; nothing was removed. To remove it all the same add --force.\n");
        (await Client.Run(folder.Path, "runs", "rm", "a", "--force")).Output.ShouldStartWith("Removed a");
    }
}
