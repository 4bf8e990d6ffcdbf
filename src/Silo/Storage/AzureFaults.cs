using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;
using Liandong.Grains.Storage;

namespace Liandong.Silo.Storage;

/// <summary>What the service's errors mean for a store.</summary>
internal static class AzureFaults
{
    /// <summary>Whether a blob was not as a request required.</summary>
    public static bool IsCondition(RequestFailedException error) =>
        error.ErrorCode == BlobErrorCode.ConditionNotMet || error.ErrorCode == BlobErrorCode.BlobAlreadyExists || error.ErrorCode == BlobErrorCode.BlobNotFound
        || error.ErrorCode == BlobErrorCode.AppendPositionConditionNotMet || error.ErrorCode == BlobErrorCode.TargetConditionNotMet;

    /// <summary>Whether there is no container yet.</summary>
    public static bool IsContainerMissing(RequestFailedException error) => error.ErrorCode == BlobErrorCode.ContainerNotFound;

    /// <summary>The error to throw instead; none when it is not the service's.</summary>
    public static Exception? Explain(Exception error, string place, CancellationToken stop) => error switch
    {
        OperationCanceledException => stop.IsCancellationRequested ? null : new BlobStoreException(BlobStoreFault.Unreachable, place, "it did not answer in time", error),
        // What the client throws when it has given up repeating.
        AggregateException all when all.InnerExceptions.Count > 0 => Explain(all.InnerExceptions[^1], place, stop),
        RequestFailedException refused when refused.ErrorCode == BlobErrorCode.InvalidBlobType => new InvalidOperationException($"A blob at {place} is written and appended to: one or the other, for life.", refused),
        RequestFailedException refused => new BlobStoreException(FaultOf(refused), place, Said(refused), refused),
        AuthenticationFailedException => new BlobStoreException(BlobStoreFault.Denied, place, FirstLine(error), error),
        IOException or HttpRequestException => new BlobStoreException(BlobStoreFault.Unreachable, place, FirstLine(error), error),
        _ => null,
    };

    private static BlobStoreFault FaultOf(RequestFailedException error) => error.Status switch
    {
        401 or 403 => BlobStoreFault.Denied,
        0 or 408 or 429 or 500 or 502 or 503 or 504 => BlobStoreFault.Unreachable,
        _ when error.ErrorCode == BlobErrorCode.BlockCountExceedsLimit => BlobStoreFault.TooManyBlocks,
        _ => BlobStoreFault.Other,
    };

    private static string Said(RequestFailedException error) => error.Status == 0 ? FirstLine(error) : string.Join(' ', error.Status, error.ErrorCode ?? "", FirstLine(error)).Replace("  ", " ", StringComparison.Ordinal);

    private static string FirstLine(Exception error)
    {
        var line = error.Message.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        return (end < 0 ? line : line[..end]).TrimEnd('.').ToString();
    }
}
