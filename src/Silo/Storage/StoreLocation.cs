using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Liandong.Silo.Storage;

/// <summary>What <see cref="StoreOptions.Location"/> means.</summary>
internal abstract record StoreLocation
{
    private static readonly string[] Keys = ["UseDevelopmentStorage=", "DefaultEndpointsProtocol=", "AccountName=", "AccountKey=", "BlobEndpoint=", "TableEndpoint=", "SharedAccessSignature="];

    /// <summary>Reads a location.</summary>
    /// <exception cref="ArgumentException">It is none; the message names the option and what it takes.</exception>
    public static StoreLocation Parse(string location)
    {
        if (string.IsNullOrWhiteSpace(location)) throw Wrong(StoreLocationFault.Empty, "it is empty");
        if (location.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) throw Wrong(StoreLocationFault.Insecure, "an account's address begins with https://");
        if (location.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) return Account.At(location);
        return Keys.Any(key => location.StartsWith(key, StringComparison.OrdinalIgnoreCase) || location.Contains(";" + key, StringComparison.OrdinalIgnoreCase))
            ? ConnectionString.Read(location)
            : new Folder(location);
    }

    // Never repeats the location: it may hold a key.
    private static StoreLocationException Wrong(StoreLocationFault fault, string why) => new(fault, $"{nameof(StoreOptions.Location)} must be a folder, a connection string, or the https address of an Azure Storage account: {why}.");

    /// <summary>A folder of this machine.</summary>
    public sealed record Folder(string Path) : StoreLocation;

    /// <summary>An account with all that is needed to use it.</summary>
    public abstract record Azure : StoreLocation
    {
        /// <summary>The account's blobs.</summary>
        public abstract BlobServiceClient Blobs(StoreOptions options);

        /// <summary>The account's tables.</summary>
        public abstract TableServiceClient Tables(StoreOptions options);
    }

    /// <summary>An account by its connection string.</summary>
    public sealed record ConnectionString(string Text) : Azure
    {
        public static ConnectionString Read(string text)
        {
            try
            {
                _ = new BlobServiceClient(text);
            }
            catch (Exception error) when (error is FormatException or ArgumentException)
            {
                throw Wrong(StoreLocationFault.BrokenConnectionString, "the connection string cannot be read, " + error.Message.TrimEnd('.'));
            }

            return new ConnectionString(text);
        }

        public override BlobServiceClient Blobs(StoreOptions options) => new(Text, options.BlobClient());

        public override TableServiceClient Tables(StoreOptions options) => new(Text, options.TableClient());

        // A record would print the key.
        public override string ToString() => "a connection string";
    }

    /// <summary>An account by its address: with a shared access signature, or with the identity of the machine.</summary>
    public sealed record Account(Uri BlobAddress, string? Signature) : Azure
    {
        private const string BlobPart = ".blob.";

        public static Account At(string text)
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !address.Host.Contains(BlobPart, StringComparison.Ordinal) || address.AbsolutePath != "/")
                throw Wrong(StoreLocationFault.NoAccount, "an account's address is https://ACCOUNT.blob.core.windows.net/, and a signature may follow behind '?'");
            return new Account(new Uri(address.GetLeftPart(UriPartial.Path)), address.Query.Length > 1 ? address.Query[1..] : null);
        }

        private Uri TableAddress => new UriBuilder(BlobAddress) { Host = BlobAddress.Host.Replace(BlobPart, ".table.", StringComparison.Ordinal) }.Uri;

        public override BlobServiceClient Blobs(StoreOptions options) => Signature is null
            ? new BlobServiceClient(BlobAddress, new DefaultAzureCredential(), options.BlobClient())
            : new BlobServiceClient(BlobAddress, new AzureSasCredential(Signature), options.BlobClient());

        public override TableServiceClient Tables(StoreOptions options) => Signature is null
            ? new TableServiceClient(TableAddress, new DefaultAzureCredential(), options.TableClient())
            : new TableServiceClient(TableAddress, new AzureSasCredential(Signature), options.TableClient());

        public override string ToString() => BlobAddress.ToString();
    }
}
