using System.Diagnostics;
using Liandong.Client.Screens;

namespace Liandong.Client.Runs;

/// <summary>This program in a process of its own.</summary>
internal static class FreshProcess
{
    /// <summary>What a command prints.</summary>
    /// <param name="words">The command.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="processors">With how many processors; none takes all.</param>
    /// <exception cref="RunFailedException">It failed.</exception>
    public static async Task<string> OutputAsync(string[] words, CancellationToken stop, int? processors = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // Under "dotnet" the program is its first argument; an application host is the program itself.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(FreshProcess).Assembly.Location);
        foreach (var word in words) start.ArgumentList.Add(word);
        if (processors is { } count) start.Environment["DOTNET_PROCESSOR_COUNT"] = count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        // Whoever gives up takes it along.
        await using var left = stop.Register(process.Kill);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        if (process.ExitCode is CommandLine.Met or CommandLine.NotMet) return await output;
        var (said, why) = (string.Join(' ', words), await errors);
        throw new RunFailedException(new($"{said}：{why}", $"{said}: {why}"));
    }
}
