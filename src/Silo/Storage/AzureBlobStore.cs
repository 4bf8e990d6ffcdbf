using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Liandong.Grains.Storage;

namespace Liandong.Silo.Storage;

/// <summary>
/// Blobs in a container of an Azure Storage account, which is made when it is missing: block blobs for what is written, append blobs for what is appended. A tag is the service's.
/// A request that is repeated because its answer was lost may fail on what its first try did; that is recognised, by a mark on what is written and by the appended bytes.
/// </summary>
/// <param name="account">The account, with the options of <see cref="StoreOptions.BlobClient"/>.</param>
/// <param name="container">The container's name.</param>
public sealed class AzureBlobStore(BlobServiceClient account, string container) : IBlobStore
{
    private const string Mark = "write";

    // The service takes that much in one request. Several would be staged under names that two writers of one blob share.
    private const long LongestRequest = 5_000L * 1024 * 1024;

    private readonly BlobContainerClient _container = account.GetBlobContainerClient(container);

    /// <inheritdoc/>
    public string Place { get; } = new UriBuilder(account.GetBlobContainerClient(container).Uri) { Query = "" }.Uri.ToString();

    /// <inheritdoc/>
    public Task<StoredBlob?> ReadAsync(string name, CancellationToken stop = default) => Read(name, default, stop);

    /// <inheritdoc/>
    public async Task<StoredBlob?> ReadAsync(string name, long offset, int count, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count == 0 ? await ReadNothing(name, stop) : await Read(name, new HttpRange(offset, count), stop);
    }

    /// <inheritdoc/>
    public Task<string> WriteAsync(string name, ReadOnlyMemory<byte> content, BlobCondition condition, CancellationToken stop = default)
    {
        var blob = _container.GetBlobClient(BlobName.Check(name));
        return Ask(async () =>
        {
            var mark = Guid.NewGuid().ToString("N");
            var options = new BlobUploadOptions { Conditions = Conditions(condition), Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Mark] = mark } };
            options.TransferOptions = new Azure.Storage.StorageTransferOptions { InitialTransferSize = LongestRequest, MaximumTransferSize = LongestRequest };
            var tries = TryCount.Begin();
            try
            {
                return (await blob.UploadAsync(BinaryData.FromBytes(content), options, stop)).Value.ETag.ToString();
            }
            catch (RequestFailedException error) when (AzureFaults.IsCondition(error))
            {
                if (tries.IsRepeated && await TagOfMine(blob, mark, stop) is { } tag) return tag;
                throw new BlobConditionException(name, condition.ToString(), error);
            }
        }, stop);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string name, BlobCondition condition = default, CancellationToken stop = default)
    {
        if (condition.MustBeAbsent) throw new ArgumentException("What must be absent cannot be deleted.", nameof(condition));
        var blob = _container.GetBlobClient(BlobName.Check(name));
        return Ask(async () =>
        {
            var tries = TryCount.Begin();
            try
            {
                await blob.DeleteAsync(conditions: Conditions(condition), cancellationToken: stop);
                return true;
            }
            catch (RequestFailedException error) when (AzureFaults.IsCondition(error))
            {
                if (condition == BlobCondition.Any || (tries.IsRepeated && await ReadNothing(name, stop) is null)) return false;
                throw new BlobConditionException(name, condition.ToString(), error);
            }
        }, stop);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var found = await Ask(async () =>
        {
            List<BlobEntry> all = [];
            await foreach (var item in _container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, stop)) all.Add(new BlobEntry(item.Name, item.Properties.ContentLength ?? 0));
            return all;
        }, stop);
        // The service orders by bytes, which is another order for what is not in the basic plane.
        found.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        foreach (var entry in found) yield return entry;
    }

    /// <inheritdoc/>
    public Task<long> AppendAsync(string name, long position, ReadOnlyMemory<byte> block, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        if (block.Length is 0 or > IBlobStore.LongestBlock) throw new ArgumentException($"A block has 1 to {IBlobStore.LongestBlock} bytes, not {block.Length}.", nameof(block));
        var blob = _container.GetAppendBlobClient(BlobName.Check(name));
        return Ask(async () =>
        {
            if (position == 0) await CreateIfAbsent(blob, stop);
            var options = new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = position } };
            var tries = TryCount.Begin();
            try
            {
                await blob.AppendBlockAsync(BinaryData.FromBytes(block).ToStream(), options, stop);
                return position + block.Length;
            }
            catch (RequestFailedException error) when (AzureFaults.IsCondition(error))
            {
                if (tries.IsRepeated && await Holds(name, position, block, stop)) return position + block.Length;
                throw new BlobConditionException(name, $"it must be {position} bytes long", error);
            }
        }, stop);
    }

    private static BlobRequestConditions Conditions(BlobCondition condition) =>
        condition.MustBeAbsent ? new() { IfNoneMatch = ETag.All } : condition.Tag is { } tag ? new() { IfMatch = new ETag(tag) } : new();

    private static async Task<string?> TagOfMine(BlobClient blob, string mark, CancellationToken stop)
    {
        var found = (await blob.GetPropertiesAsync(cancellationToken: stop)).Value;
        return found.Metadata.TryGetValue(Mark, out var other) && other == mark ? found.ETag.ToString() : null;
    }

    private static async Task CreateIfAbsent(AppendBlobClient blob, CancellationToken stop)
    {
        try
        {
            await blob.CreateAsync(new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All } }, stop);
        }
        catch (RequestFailedException error) when (AzureFaults.IsCondition(error))
        {
            // It is there; whether it is empty the append will show.
        }
    }

    private async Task<bool> Holds(string name, long position, ReadOnlyMemory<byte> block, CancellationToken stop) =>
        await ReadAsync(name, position, block.Length, stop) is { } there && there.Content.Span.SequenceEqual(block.Span);

    private Task<StoredBlob?> Read(string name, HttpRange range, CancellationToken stop)
    {
        var blob = _container.GetBlobClient(BlobName.Check(name));
        return Ask(async () =>
        {
            try
            {
                var found = (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = range }, stop)).Value;
                return new StoredBlob(found.Content.ToMemory(), found.Details.ETag.ToString(), LengthOf(found.Details));
            }
            catch (RequestFailedException error) when (error.Status == 404)
            {
                return null;
            }
            catch (RequestFailedException error) when (error.Status == 416)
            {
                return await ReadNothing(name, stop);
            }
        }, stop);
    }

    private Task<StoredBlob?> ReadNothing(string name, CancellationToken stop)
    {
        var blob = _container.GetBlobClient(BlobName.Check(name));
        return Ask(async () =>
        {
            try
            {
                var found = (await blob.GetPropertiesAsync(cancellationToken: stop)).Value;
                return new StoredBlob(ReadOnlyMemory<byte>.Empty, found.ETag.ToString(), found.ContentLength);
            }
            catch (RequestFailedException error) when (error.Status == 404)
            {
                return null;
            }
        }, stop);
    }

    // A part comes with "bytes 0-9/100".
    private static long LengthOf(BlobDownloadDetails details) => details.ContentRange is { } range ? long.Parse(range.AsSpan(range.LastIndexOf('/') + 1), CultureInfo.InvariantCulture) : details.ContentLength;

    private async Task<T> Ask<T>(Func<Task<T>> request, CancellationToken stop)
    {
        try
        {
            try
            {
                return await request();
            }
            catch (RequestFailedException error) when (AzureFaults.IsContainerMissing(error))
            {
                await _container.CreateIfNotExistsAsync(cancellationToken: stop);
                return await request();
            }
        }
        catch (Exception error)
        {
            if (AzureFaults.Explain(error, Place, stop) is not { } fault) throw;
            throw fault;
        }
    }
}
