using System.Diagnostics;
using System.Text;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>A member of a cluster as a real process of the command line, which can be killed, frozen and thawed.</summary>
internal sealed class Member : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Task _silence;

    private Member(Process process, int siloPort)
    {
        (_process, Process, SiloPort) = (process, process.Id, siloPort);
        _silence = Listen(process.StandardError);
    }

    /// <summary>The port for other members, by which a silo is recognised.</summary>
    public int SiloPort { get; }

    /// <summary>The process.</summary>
    public int Process { get; }

    /// <summary>Whether the process lives.</summary>
    public bool Lives => !_process.HasExited;

    /// <summary>Starts a member; it has joined when this ends.</summary>
    public static async Task<Member> Start(string store, string cluster, int siloPort, int gatewayPort, params IEnumerable<string> more)
    {
        string[] words = [Program, "silo", "--store", store, "--cluster", cluster, "--silo-port", $"{siloPort}", "--gateway-port", $"{gatewayPort}", "--lang", "en", .. more];
        var member = new Member(System.Diagnostics.Process.Start(new ProcessStartInfo("dotnet", words) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!, siloPort);
        using var limit = new CancellationTokenSource(Patience);
        var line = await member._process.StandardOutput.ReadLineAsync(limit.Token);
        if (line is null) throw new InvalidOperationException("The member did not start: " + await member.Errors());
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
        _process.ExitCode.ShouldBe(0, await Errors());
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
    public async Task<string> Errors()
    {
        await _silence;
        return Said;
    }

    /// <summary>What it has written about its work so far.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Lives)
        {
            Send(Signals.Continue);
            Send(Signals.Kill);
            await Ended();
        }

        await _silence;
        _process.Dispose();
    }

    private static string Program => Path.Combine(Repository.Root, "artifacts", "bin", "Client", "release", "Liandong.Client.dll");

    private async Task Listen(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lock (_said) _said.AppendLine(line);
        }
    }

    private void Send(int signal) => Signals.Send(_process, signal);
}
