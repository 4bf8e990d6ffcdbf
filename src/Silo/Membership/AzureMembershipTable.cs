using System.Globalization;
using Azure.Data.Tables;

namespace Liandong.Silo.Membership;

/// <summary>
/// Who is in the cluster, in a table of an Azure Storage account: the rows of Microsoft.Orleans.Clustering.AzureStorage, so silos with either can be in one cluster.
/// The table's version decides whether a change is let in. A row's own ETag does not: heartbeats change it, and must refuse nobody.
/// </summary>
internal sealed class AzureMembershipTable(SiloTable table) : IMembershipTable
{
    /// <inheritdoc/>
    public async Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken = default)
    {
        await table.CreateAsync(cancellationToken);
        if (tryInitTableVersion) await table.BeginAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken = default) => table.RemoveAllAsync(clusterId, cancellationToken);

    /// <inheritdoc/>
    public async Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken = default)
    {
        foreach (var row in await table.ReadAsync(cancellationToken))
        {
            if (row.IsSilo && row.Status == nameof(SiloStatus.Dead) && LastSign(row.ToEntry()) < beforeDate.UtcDateTime) await table.RemoveAsync(row, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken = default) => Data(await table.ReadAsync(key, cancellationToken));

    /// <inheritdoc/>
    public async Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken = default) => Data(await table.ReadAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken = default) =>
        table.ChangeAsync(TableTransactionActionType.Add, entry, tableVersion, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> UpdateRowAsync(MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken = default) =>
        table.ChangeAsync(TableTransactionActionType.UpdateReplace, entry, tableVersion, cancellationToken);

    /// <inheritdoc/>
    public Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken = default) => table.BeatAsync(entry, cancellationToken);

    /// <inheritdoc/>
    public Task InitializeMembershipTable(bool tryInitTableVersion) => InitializeMembershipTableAsync(tryInitTableVersion, CancellationToken.None);

    /// <inheritdoc/>
    public Task DeleteMembershipTableEntries(string clusterId) => DeleteMembershipTableEntriesAsync(clusterId, CancellationToken.None);

    /// <inheritdoc/>
    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => CleanupDefunctSiloEntriesAsync(beforeDate, CancellationToken.None);

    /// <inheritdoc/>
    public Task<MembershipTableData> ReadRow(SiloAddress key) => ReadRowAsync(key, CancellationToken.None);

    /// <inheritdoc/>
    public Task<MembershipTableData> ReadAll() => ReadAllAsync(CancellationToken.None);

    /// <inheritdoc/>
    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => InsertRowAsync(entry, tableVersion, CancellationToken.None);

    /// <inheritdoc/>
    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => UpdateRowAsync(entry, etag, tableVersion, CancellationToken.None);

    /// <inheritdoc/>
    public Task UpdateIAmAlive(MembershipEntry entry) => UpdateIAmAliveAsync(entry, CancellationToken.None);

    private static MembershipTableData Data(List<SiloRow> rows)
    {
        var version = rows.Find(row => row.RowKey == SiloRow.VersionKey) ?? throw new InvalidOperationException("The table of silos has no version for this cluster: it has not been initialised.");
        var silos = rows.Where(row => row.IsSilo).Select(row => Tuple.Create(row.ToEntry(), row.ETag.ToString())).ToList();
        return new MembershipTableData(silos, new TableVersion(int.Parse(version.MembershipVersion!, CultureInfo.InvariantCulture), version.ETag.ToString()));
    }

    private static DateTime LastSign(MembershipEntry silo) => (silo.SuspectTimes ?? []).Select(vote => vote.Item2).Append(silo.StartTime).Append(silo.IAmAliveTime).Max();
}
