using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Liandong.Silo.Membership;
using Liandong.Silo.Storage;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Storage;

namespace Liandong.Cluster.Tests.Members;

/// <summary>The table of silos in a storage account, in the rows of Orleans' own provider.</summary>
public sealed class AzureMembershipTests(Azurite azurite) : MembershipKit
{
    [Fact]
    public async Task The_rows_are_those_of_the_official_provider()
    {
        var cluster = NewCluster();
        var table = await Table(cluster);
        var silo = NewSilo(SiloStatus.Active);
        silo.AddSuspector(silo.SiloAddress, silo.StartTime);
        await Insert(table, silo);
        var rows = await Rows().QueryAsync<TableEntity>($"PartitionKey eq '{cluster}'", cancellationToken: Stop).ToListAsync(Stop);
        var generation = silo.SiloAddress.Generation;
        rows.Select(row => row.RowKey).ShouldBe(["!Start", $"127.0.0.1-11111-{generation}", "VersionRow", "~End"]);
        rows.Select(row => row.GetString("MembershipVersion")).ShouldBe(["1", null, "1", "1"]);
        rows.Select(row => row.GetString("Status")).ShouldBe(["Active", "Active", null, "Active"]);
        var columns = rows[1].Where(column => column.Key is not ("odata.etag" or "PartitionKey" or "RowKey" or "Timestamp")).ToDictionary(column => column.Key, column => (string)column.Value, StringComparer.Ordinal);
        columns.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DeploymentId"] = cluster,
            ["Address"] = "127.0.0.1",
            ["Port"] = "11111",
            ["Generation"] = $"{generation}",
            ["HostName"] = "host",
            ["Status"] = "Active",
            ["ProxyPort"] = "30000",
            ["SiloName"] = "silo",
            ["InstanceName"] = "silo",
            ["UpdateZone"] = "0",
            ["FaultZone"] = "0",
            ["SuspectingSilos"] = $"127.0.0.1:11111@{generation}",
            ["SuspectingTimes"] = "2026-07-01 08:00:00.000 GMT",
            ["StartTime"] = "2026-07-01 08:00:00.000 GMT",
            ["IAmAliveTime"] = "2026-07-01 08:00:01.000 GMT",
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_reading_over_several_pages_sees_one_moment()
    {
        var cluster = NewCluster();
        var table = await Table(cluster);
        for (var i = 0; i < 5; i++) await Insert(table, NewSilo());
        var between = new BetweenPages(() => Insert(table, NewSilo()), times: 1);
        var all = await new AzureMembershipTable(new SiloTable(Rows(between), cluster, pageRows: 3)).ReadAllAsync(Stop);
        (all.Members.Count, all.Version.Version, between.Times).ShouldBe((6, 6, 0));
    }

    [Fact]
    public async Task A_reading_that_is_disturbed_again_and_again_is_refused()
    {
        var cluster = NewCluster();
        var table = await Table(cluster);
        for (var i = 0; i < 5; i++) await Insert(table, NewSilo());
        var between = new BetweenPages(() => Insert(table, NewSilo()), times: 100);
        await Should.ThrowAsync<InconsistentStateException>(() => new AzureMembershipTable(new SiloTable(Rows(between), cluster, pageRows: 3)).ReadAllAsync(Stop));
    }

    [Fact]
    public async Task A_table_that_was_not_initialised_says_so() =>
        (await Should.ThrowAsync<InvalidOperationException>(async () => await (await Table(NewCluster(), begin: false)).ReadAllAsync(Stop))).Message.ShouldContain("not been initialised");

    protected override string NewCluster() => azurite.NewName("cluster");

    protected override Task<IMembershipTable> Table(string cluster) => Table(cluster, begin: true);

    protected override async Task<IGatewayListProvider> Gateways(string cluster)
    {
        var list = new AzureGatewayList(new SiloTable(Rows(), cluster), Options.Create(new GatewayOptions { GatewayListRefreshPeriod = Refresh }));
        await list.InitializeGatewayListProvider();
        return list;
    }

    private async Task<IMembershipTable> Table(string cluster, bool begin)
    {
        var table = new AzureMembershipTable(new SiloTable(Rows(), cluster));
        await table.InitializeMembershipTableAsync(begin, Stop);
        return table;
    }

    private TableClient Rows(HttpPipelinePolicy? policy = null)
    {
        var options = new StoreOptions().TableClient();
        if (policy is not null) options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        return new TableServiceClient(azurite.ConnectionString, options).GetTableClient(SiloTable.Name);
    }

    /// <summary>Lets something happen before a second page is asked for.</summary>
    private sealed class BetweenPages(Func<Task> happens, int times) : HttpPipelinePolicy
    {
        public int Times { get; private set; } = times;

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (Times > 0 && message.Request.Uri.Query.Contains("NextRowKey", StringComparison.Ordinal))
            {
                Times--;
                await happens();
            }

            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("The table is asked asynchronously.");
    }
}
