using System.Diagnostics;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>A member of a cluster as a real process of the command line, which can be killed, frozen and thawed.</summary>
internal sealed class Member : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private Member(Process process, int siloPort)
    {
        (_process, SiloPort) = (process, siloPort);
        _errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>The port for other members, by which a silo is recognised.</summary>
    public int SiloPort { get; }

    /// <summary>Whether the process lives.</summary>
    public bool Lives => !_process.HasExited;

    /// <summary>Starts a member; it has joined when this ends.</summary>
    public static async Task<Member> Start(string store, string cluster, int siloPort, int gatewayPort)
    {
        string[] words = [Program, "silo", "--store", store, "--cluster", cluster, "--silo-port", $"{siloPort}", "--gateway-port", $"{gatewayPort}", "--lang", "en"];
        var member = new Member(Process.Start(new ProcessStartInfo("dotnet", words) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!, siloPort);
        using var limit = new CancellationTokenSource(Patience);
        var line = await member._process.StandardOutput.ReadLineAsync(limit.Token);
        if (line is null) throw new InvalidOperationException("The member did not start: " + await member._errors);
        return member;
    }

    public async Task Kill()
    {
        Send(Signals.Kill);
        await Ended();
    }

    public async Task StopGracefully()
    {
        Send(Signals.Terminate);
        await Ended();
        _process.ExitCode.ShouldBe(0, await _errors);
    }

    public void Freeze() => Send(Signals.Stop);

    public void Thaw() => Send(Signals.Continue);

    /// <summary>Ends when the process has; what it said is in the message when that takes too long.</summary>
    public async Task Ended()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
    }

    /// <summary>What it wrote about its work, when it has ended.</summary>
    public Task<string> Errors() => _errors;

    public async ValueTask DisposeAsync()
    {
        if (Lives)
        {
            Send(Signals.Continue);
            Send(Signals.Kill);
            await Ended();
        }

        await _errors;
        _process.Dispose();
    }

    private static string Program => Path.Combine(Repository.Root, "artifacts", "bin", "Client", "release", "Liandong.Client.dll");

    private void Send(int signal) => Signals.Send(_process, signal);
}
