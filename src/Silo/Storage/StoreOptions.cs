using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Liandong.Silo.Storage;

/// <summary>Where a silo keeps what must outlive it. An option never changes a result.</summary>
public sealed class StoreOptions
{
    /// <summary>The container of the blobs of <see cref="Liandong.Grains.Storage.IBlobStore"/>.</summary>
    public const string Blobs = "liandong";

    /// <summary>
    /// A folder of this machine; or an Azure Storage account: its connection string (<c>UseDevelopmentStorage=true</c> for the emulator), or its https address, with a
    /// shared access signature behind it or else with the identity of the machine.
    /// </summary>
    public string Location { get; set; } = "store";

    /// <summary>The version of the blob service to speak, as its date: one that both Azure and the emulator know.</summary>
    public string BlobServiceVersion { get; set; } = "2026-06-06";

    /// <summary>How often a request is repeated, after the first try, when the service does not answer; 0 to 10.</summary>
    public int Retries { get; set; } = 4;

    /// <summary>How long to wait for one answer of the service, in seconds; 1 to 600.</summary>
    public int AnswerSeconds { get; set; } = 30;

    /// <summary>The folder that <see cref="Location"/> names; none for an account.</summary>
    /// <exception cref="ArgumentException">It names neither.</exception>
    public string? FolderPath => StoreLocation.Parse(Location) is StoreLocation.Folder folder ? folder.Path : null;

    /// <summary>Fails on what cannot be used.</summary>
    /// <exception cref="ArgumentException">An option cannot be used; its name is in the message.</exception>
    public void Validate()
    {
        if (Retries is < 0 or > 10) throw new ArgumentException($"{nameof(Retries)} must be between 0 and 10, not {Retries}.");
        if (AnswerSeconds is < 1 or > 600) throw new ArgumentException($"{nameof(AnswerSeconds)} must be between 1 and 600, not {AnswerSeconds}.");
        _ = Version();
        _ = StoreLocation.Parse(Location);
    }

    /// <summary>How blobs are asked for; a test may put its own transport in.</summary>
    public BlobClientOptions BlobClient()
    {
        var options = new BlobClientOptions(Version());
        options.Retry.MaxRetries = Retries;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(AnswerSeconds);
        options.Diagnostics.IsTelemetryEnabled = false;
        options.AddPolicy(TryCount.Policy, Azure.Core.HttpPipelinePosition.PerRetry);
        return options;
    }

    /// <summary>How tables are asked for.</summary>
    public TableClientOptions TableClient()
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = Retries;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(AnswerSeconds);
        options.Diagnostics.IsTelemetryEnabled = false;
        return options;
    }

    private BlobClientOptions.ServiceVersion Version() =>
        Enum.TryParse("V" + BlobServiceVersion.Replace('-', '_'), out BlobClientOptions.ServiceVersion version) && Enum.IsDefined(version)
            ? version
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{nameof(BlobServiceVersion)} must be the date of a version of the service, as 2026-06-06, not '{BlobServiceVersion}'."));
}
