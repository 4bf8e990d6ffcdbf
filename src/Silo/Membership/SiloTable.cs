using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Liandong.Grains.Storage;
using Liandong.Silo.Storage;
using Orleans.Storage;

namespace Liandong.Silo.Membership;

/// <summary>The rows of one cluster in the table of silos: reads them as of one moment, changes them together with the table's version.</summary>
/// <param name="table">The table.</param>
/// <param name="cluster">The cluster's id, which is the partition.</param>
/// <param name="pageRows">How many rows one answer may have; the service gives at most 1,000.</param>
/// <remarks>Every member throws <see cref="BlobStoreException"/> when the account cannot be reached or refuses.</remarks>
internal sealed class SiloTable(TableClient table, string cluster, int pageRows = 1_000)
{
    private const int MostReadings = 5;
    private const int MostChanges = 100;

    /// <summary>The table's name, as Orleans' own provider has it.</summary>
    public const string Name = "OrleansSiloInstances";

    /// <summary>Makes the table if there is none.</summary>
    public Task CreateAsync(CancellationToken stop) => Ask(async () => await table.CreateIfNotExistsAsync(stop), stop);

    /// <summary>Begins the cluster at version 0 if it has not begun.</summary>
    public async Task BeginAsync(CancellationToken stop)
    {
        if ((await Query($"PartitionKey eq {cluster} and RowKey eq {SiloRow.VersionKey}", stop)).Rows.Count > 0) return;
        string[] keys = [SiloRow.VersionKey, SiloRow.FirstKey, SiloRow.LastKey];
        await Change([.. keys.Select(key => new TableTransactionAction(TableTransactionActionType.Add, SiloRow.Version(cluster, key, 0)))], stop);
    }

    /// <summary>All rows as of one moment, without the first and the last.</summary>
    /// <exception cref="InconsistentStateException">Others changed the table during each of several readings.</exception>
    public async Task<List<SiloRow>> ReadAsync(CancellationToken stop)
    {
        string? first = null;
        string? last = null;
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var (rows, pages) = await Query($"PartitionKey eq {cluster}", stop);
            first = rows.Find(row => row.RowKey == SiloRow.FirstKey)?.MembershipVersion;
            last = rows.Find(row => row.RowKey == SiloRow.LastKey)?.MembershipVersion;
            // One page is one moment. Over several only the version in its first and last row tells.
            if (pages > 1 && first != last) continue;
            rows.RemoveAll(row => row.RowKey is SiloRow.FirstKey or SiloRow.LastKey);
            return rows;
        }

        throw new InconsistentStateException($"The silos of the cluster '{cluster}' changed during each of {MostReadings} readings.", last, first);
    }

    /// <summary>The row of a silo, if there is one, and the version's, as of one moment.</summary>
    public async Task<List<SiloRow>> ReadAsync(SiloAddress silo, CancellationToken stop) =>
        (await Query($"PartitionKey eq {cluster} and (RowKey eq {SiloRow.KeyOf(silo)} or RowKey eq {SiloRow.VersionKey})", stop)).Rows;

    /// <summary>Silos that take clients.</summary>
    public async Task<List<SiloRow>> ReadGatewaysAsync(CancellationToken stop)
    {
        var none = "0";
        var active = nameof(SiloStatus.Active);
        var (rows, _) = await Query($"PartitionKey eq {cluster} and Status eq {active} and ProxyPort ne {none}", stop);
        rows.RemoveAll(row => !row.IsSilo);
        return rows;
    }

    // Orleans' own provider makes the row's ETag a condition too, and reads again when a heartbeat came in between. The version's is enough: whatever
    // changes a row raises the version in the same transaction, but for heartbeats, and the one that is written over by what was read before it is
    // made good by the next, 2 s later; who is missed for 6 s is stale.
    /// <summary>Changes a silo's row and the version in one; false when the version was no longer that, or the row was (not) there.</summary>
    public Task<bool> ChangeAsync(TableTransactionActionType change, MembershipEntry silo, TableVersion version, CancellationToken stop) => Change(
    [
        new(change, SiloRow.Of(cluster, silo), change == TableTransactionActionType.Add ? default : ETag.All),
        new(TableTransactionActionType.UpdateReplace, SiloRow.Version(cluster, SiloRow.VersionKey, version.Version), new ETag(version.VersionEtag)),
        new(TableTransactionActionType.UpsertReplace, SiloRow.Version(cluster, SiloRow.FirstKey, version.Version)),
        new(TableTransactionActionType.UpsertReplace, SiloRow.Version(cluster, SiloRow.LastKey, version.Version)),
    ], stop);

    // Merged into whatever the row is by now, as Orleans' own provider does: only the silo itself writes this one field.
    /// <summary>Notes that a silo lives, and nothing else.</summary>
    public Task BeatAsync(MembershipEntry silo, CancellationToken stop) => Ask(async () => await table.UpdateEntityAsync(SiloRow.Heartbeat(cluster, silo), ETag.All, TableUpdateMode.Merge, stop), stop);

    /// <summary>Removes a row unless it has changed since it was read.</summary>
    public Task RemoveAsync(SiloRow row, CancellationToken stop) => Ask(
        async () =>
        {
            try
            {
                return await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, stop);
            }
            catch (RequestFailedException error) when (error.Status is 404 or 412)
            {
                // Another silo removes it too, or it is in use again.
                return null;
            }
        },
        stop);

    // Whatever they are by now: the cluster is to be no more.
    /// <summary>Removes all rows of a cluster.</summary>
    public async Task RemoveAllAsync(string other, CancellationToken stop)
    {
        var (rows, _) = await Query($"PartitionKey eq {other}", stop);
        foreach (var part in rows.Chunk(MostChanges)) await Change([.. part.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All))], stop);
    }

    private Task<(List<SiloRow> Rows, int Pages)> Query(FormattableString filter, CancellationToken stop) => Ask(
        async () =>
        {
            List<SiloRow> rows = [];
            var pages = 0;
            await foreach (var page in table.QueryAsync<SiloRow>(TableClient.CreateQueryFilter(filter), pageRows, cancellationToken: stop).AsPages().WithCancellation(stop))
            {
                rows.AddRange(page.Values);
                pages++;
            }

            return (rows, pages);
        },
        stop);

    private Task<bool> Change(List<TableTransactionAction> changes, CancellationToken stop) => Ask(
        async () =>
        {
            try
            {
                await table.SubmitTransactionAsync(changes, stop);
                return true;
            }
            catch (RequestFailedException error) when (error.Status is 404 or 409 or 412 && error.ErrorCode != TableErrorCode.TableNotFound)
            {
                return false;
            }
        },
        stop);

    private async Task<T> Ask<T>(Func<Task<T>> request, CancellationToken stop)
    {
        try
        {
            return await request();
        }
        catch (Exception error)
        {
            if (AzureFaults.Explain(error, Place, stop) is not { } fault) throw;
            throw fault;
        }
    }

    // Without a signature that may follow the address.
    private string Place => new UriBuilder(table.Uri) { Query = "" }.Uri.ToString();
}
