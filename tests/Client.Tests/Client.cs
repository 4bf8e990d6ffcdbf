using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Liandong.Client.Tests;

/// <summary>What a command said and how it ended.</summary>
internal sealed record Said(int Code, string Output, string Errors)
{
    public string All => Output + Errors;
}

/// <summary>The built command line in a process of its own, in English unless told otherwise.</summary>
internal static class Client
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Whoever starts the tests in the background of a script has its children ignore SIGINT.
    private static readonly string[] Heeding = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];

    public static Task<Said> Run(string folder, params IEnumerable<string> words) => Run(folder, "en_US.UTF-8", [], words);

    public static Task<Said> RunIn(string language, string folder, params IEnumerable<string> words) => Run(folder, language, [], words);

    /// <summary>As the nameless user, to whom permissions apply.</summary>
    public static Task<Said> RunAsNobody(string folder, params IEnumerable<string> words) => Run(folder, "en_US.UTF-8", ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], words);

    /// <summary>Sends a signal as soon as the output holds this text.</summary>
    public static async Task<Said> RunAndSend(int signal, string after, string folder, params IEnumerable<string> words)
    {
        using var process = Process.Start(Command(folder, "en_US.UTF-8", Heeding, words))!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = "";
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            output += line + "\n";
            if (!line.Contains(after, StringComparison.Ordinal)) continue;
            NativeKill(process.Id, signal).ShouldBe(0);
            break;
        }

        output += await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await End(process);
        return new Said(process.ExitCode, output, await errors);
    }

    /// <summary>Sends a signal as soon as so many files of this name are in a folder or under it.</summary>
    public static async Task<Said> RunAndSendAfter(int signal, int files, string place, string file, string folder, params IEnumerable<string> words)
    {
        Directory.CreateDirectory(place);
        var appeared = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(place, file) { IncludeSubdirectories = true };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void See(string path)
        {
            lock (seen)
            {
                if (seen.Add(path) && seen.Count == files) appeared.TrySetResult();
            }
        }

        watcher.Created += (_, created) => See(created.FullPath);
        watcher.Renamed += (_, renamed) => See(renamed.FullPath);
        watcher.EnableRaisingEvents = true;
        using var process = Process.Start(Command(folder, "en_US.UTF-8", Heeding, words))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var ended = process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await Task.WhenAny(appeared.Task, ended)).ShouldBe(appeared.Task, "The command ended before the files were there.");
        NativeKill(process.Id, signal).ShouldBe(0);
        await End(process);
        return new Said(process.ExitCode, await output, await errors);
    }

    /// <summary>Ends as soon as a file of this name has come into a folder; whoever calls it is told of all that comes from then on.</summary>
    public static async Task Appears(string place, string file)
    {
        Directory.CreateDirectory(place);
        var appeared = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(place, file);
        watcher.Created += (_, _) => appeared.TrySetResult();
        watcher.Renamed += (_, _) => appeared.TrySetResult();
        watcher.EnableRaisingEvents = true;
        await appeared.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static async Task<Said> Run(string folder, string language, string[] before, IEnumerable<string> words)
    {
        using var process = Process.Start(Command(folder, language, before, words))!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await End(process);
        return new Said(process.ExitCode, await output, await errors);
    }

    private static async Task End(Process process)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Command(string folder, string language, string[] before, IEnumerable<string> words)
    {
        string[] all = [.. before, "dotnet", typeof(CommandLine).Assembly.Location, .. words];
        var start = new ProcessStartInfo(all[0]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in all[1..]) start.ArgumentList.Add(word);
        start.Environment["LANG"] = language;
        start.Environment["LC_ALL"] = language;
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Most of these commands are over before code that was optimised at once pays for itself.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "100";
        return start;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int NativeKill(int process, int signal);
}
