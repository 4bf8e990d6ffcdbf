using System.Diagnostics;
using System.Text.RegularExpressions;
using Liandong.Cluster.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Liandong.Cluster.Tests;

/// <summary>Azure Storage on this machine: the emulator as a process of its own, in memory, on ports that it chooses. It ends with the tests, or with the process that runs them.</summary>
public sealed partial class Azurite : IAsyncLifetime
{
    // Published with the emulator; it opens nothing else.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private Task _said = Task.CompletedTask;
    private int _containers;

    public Azurite()
    {
        var folder = Path.Combine(Repository.Root, "tests", "Cluster.Tests", "azurite");
        string[] words = ["run.js", "--disableTelemetry", "--inMemoryPersistence", "--silent", "--blobPort", "0", "--tablePort", "0", "--queuePort", "0"];
        _process = Process.Start(new ProcessStartInfo("node", words) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>The account's connection string.</summary>
    public string ConnectionString => ConnectionStringWith(Key);

    /// <summary>The account's connection string with another key.</summary>
    public string ConnectionStringWith(string key) => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};{Addresses}";

    /// <summary>The account's connection string with a shared access signature instead of the key.</summary>
    public string ConnectionStringSigned(string signature) => $"{Addresses};SharedAccessSignature={signature}";

    /// <summary>A name that no other test has.</summary>
    public string NewName(string kind) => $"{kind}-{Interlocked.Increment(ref _containers)}";

    private string Addresses => $"BlobEndpoint={_addresses["Blob"]}/{Account};TableEndpoint={_addresses["Table"]}/{Account}";

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (_addresses.Count < 3)
        {
            var line = await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("The storage emulator ended: " + await _process.StandardError.ReadToEndAsync(limit.Token));
            if (Listening().Match(line) is { Success: true } found) _addresses[found.Groups[1].Value] = found.Groups[2].Value;
        }

        // What it says from now on would fill the pipe.
        _said = Task.WhenAll(_process.StandardOutput.ReadToEndAsync(CancellationToken.None), _process.StandardError.ReadToEndAsync(CancellationToken.None));
    }

    /// <summary>Lets it answer nothing until it is thawed.</summary>
    public void Freeze() => Signals.Send(_process, Signals.Stop);

    /// <summary>Lets it answer again.</summary>
    public void Thaw() => Signals.Send(_process, Signals.Continue);

    public async ValueTask DisposeAsync()
    {
        // It takes the end of its input for SIGTERM, and waits then for whoever is still connected: a member that was killed may be, for the system.
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _said;
        _process.Dispose();
    }

    [GeneratedRegex("Azurite (Blob|Queue|Table) service is successfully listening at (http://[0-9.:]+)", RegexOptions.None, 1_000)]
    private static partial Regex Listening();
}
