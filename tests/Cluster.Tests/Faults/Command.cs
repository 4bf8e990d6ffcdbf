using System.Diagnostics;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>A command of the client as a process of its own.</summary>
internal sealed class Command : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // Whoever starts the tests in the background of a script has its children ignore SIGINT.
    private static readonly string[] Heeding = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private Command(Process process) => (_process, _output, _errors) = (process, process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));

    public static Command Start(params IEnumerable<string> words) => StartIn(Environment.CurrentDirectory, words);

    public static Command StartIn(string folder, params IEnumerable<string> words)
    {
        string[] all = [.. Heeding, "dotnet", Path.Combine(Repository.Root, "artifacts", "bin", "Client", "release", "Liandong.Client.dll"), .. words, "--lang", "en"];
        return new Command(Process.Start(new ProcessStartInfo(all[0], all[1..]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <summary>Whether it goes on.</summary>
    public bool Lives => !_process.HasExited;

    /// <summary>As by Ctrl-C.</summary>
    public void Interrupt() => Signals.Send(_process, Signals.Interrupt);

    /// <summary>How it ended, and what it said.</summary>
    public async Task<(int Code, string Said)> Ended()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, await _output + await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (Lives) Signals.Send(_process, Signals.Kill);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
