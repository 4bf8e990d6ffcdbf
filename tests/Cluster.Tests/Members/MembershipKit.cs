using System.Net;

namespace Liandong.Cluster.Tests.Members;

/// <summary>What every table of a cluster's silos does. Each test has a cluster of its own.</summary>
public abstract partial class MembershipKit
{
    private static readonly DateTime Start = new(2026, 7, 1, 8, 0, 0, DateTimeKind.Utc);
    private static int _generation;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The table of this cluster, initialised.</summary>
    protected abstract Task<IMembershipTable> Table(string cluster);

    /// <summary>The clusters' names differ by test.</summary>
    protected abstract string NewCluster();

    [Fact]
    public async Task A_new_table_is_empty_and_of_version_0()
    {
        var table = await Table(NewCluster());
        var all = await table.ReadAllAsync(Stop);
        (all.Members.Count, all.Version.Version).ShouldBe((0, 0));
        all.Version.VersionEtag.ShouldNotBeNullOrEmpty();
        (await table.ReadRowAsync(NewSilo().SiloAddress, Stop)).Members.ShouldBeEmpty();
    }

    [Fact]
    public async Task To_initialise_a_table_again_changes_nothing()
    {
        var cluster = NewCluster();
        var table = await Table(cluster);
        await Insert(table, NewSilo());
        var all = await (await Table(cluster)).ReadAllAsync(Stop);
        (all.Members.Count, all.Version.Version).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_silo_comes_back_as_it_was_inserted()
    {
        var table = await Table(NewCluster());
        var silo = NewSilo();
        silo.RoleName = "role";
        silo.UpdateZone = 3;
        silo.FaultZone = 4;
        silo.SuspectTimes = [Tuple.Create(NewSilo().SiloAddress, Start.AddSeconds(1)), Tuple.Create(NewSilo().SiloAddress, Start.AddMilliseconds(2_345))];
        await Insert(table, silo);
        foreach (var data in new[] { await table.ReadAllAsync(Stop), await table.ReadRowAsync(silo.SiloAddress, Stop) })
        {
            data.Version.Version.ShouldBe(1);
            var (read, tag) = data.Members.ShouldHaveSingleItem();
            tag.ShouldNotBeNullOrEmpty();
            read.ToFullString().ShouldBe(silo.ToFullString());
            read.SuspectTimes.ShouldBe(silo.SuspectTimes);
            (read.RoleName, read.UpdateZone, read.FaultZone, read.ProxyPort).ShouldBe((silo.RoleName, silo.UpdateZone, silo.FaultZone, silo.ProxyPort));
        }
    }

    [Fact]
    public async Task A_silo_is_inserted_once()
    {
        var table = await Table(NewCluster());
        var silo = NewSilo();
        await Insert(table, silo);
        (await table.InsertRowAsync(silo, (await table.ReadAllAsync(Stop)).Version.Next(), Stop)).ShouldBeFalse();
        (await table.ReadAllAsync(Stop)).Version.Version.ShouldBe(1);
    }

    [Fact]
    public async Task With_an_old_version_nothing_is_inserted()
    {
        var table = await Table(NewCluster());
        var old = (await table.ReadAllAsync(Stop)).Version;
        await Insert(table, NewSilo());
        (await table.InsertRowAsync(NewSilo(), old.Next(), Stop)).ShouldBeFalse();
        var all = await table.ReadAllAsync(Stop);
        (all.Members.Count, all.Version.Version).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_update_replaces_the_row_and_counts_the_version_up()
    {
        var table = await Table(NewCluster());
        var silo = await Insert(table, NewSilo());
        var before = await table.ReadAllAsync(Stop);
        silo.Status = SiloStatus.Active;
        silo.AddSuspector(NewSilo().SiloAddress, Start.AddSeconds(9));
        (await table.UpdateRowAsync(silo, before.Members[0].Item2, before.Version.Next(), Stop)).ShouldBeTrue();
        var after = await table.ReadAllAsync(Stop);
        (after.Version.Version, after.Members[0].Item1.ToFullString()).ShouldBe((2, silo.ToFullString()));
        after.Version.VersionEtag.ShouldNotBe(before.Version.VersionEtag);
        after.Members[0].Item2.ShouldNotBe(before.Members[0].Item2);
    }

    [Fact]
    public async Task With_an_old_version_nothing_is_updated()
    {
        var table = await Table(NewCluster());
        var silo = await Insert(table, NewSilo());
        var old = (await table.ReadAllAsync(Stop)).Version;
        await Insert(table, NewSilo());
        var before = await table.ReadRowAsync(silo.SiloAddress, Stop);
        silo.Status = SiloStatus.Dead;
        (await table.UpdateRowAsync(silo, before.Members[0].Item2, old.Next(), Stop)).ShouldBeFalse();
        var after = await table.ReadRowAsync(silo.SiloAddress, Stop);
        (after.Members[0].Item1.Status, after.Members[0].Item2, after.Version).ShouldBe((SiloStatus.Joining, before.Members[0].Item2, before.Version));
    }

    [Fact]
    public async Task A_silo_that_is_not_there_is_not_updated()
    {
        var table = await Table(NewCluster());
        await Insert(table, NewSilo());
        var all = await table.ReadAllAsync(Stop);
        (await table.UpdateRowAsync(NewSilo(), all.Members[0].Item2, all.Version.Next(), Stop)).ShouldBeFalse();
        (await table.ReadAllAsync(Stop)).Version.ShouldBe(all.Version);
    }

    [Fact]
    public async Task A_heartbeat_changes_its_time_only_and_keeps_nobody_from_an_update()
    {
        var table = await Table(NewCluster());
        var silo = await Insert(table, NewSilo());
        var before = await table.ReadAllAsync(Stop);
        await table.UpdateIAmAliveAsync(new MembershipEntry { SiloAddress = silo.SiloAddress, IAmAliveTime = Start.AddSeconds(77) }, Stop);
        var after = await table.ReadAllAsync(Stop);
        after.Version.ShouldBe(before.Version);
        after.Members[0].Item1.IAmAliveTime.ShouldBe(Start.AddSeconds(77));
        (after.Members[0].Item1.Status, after.Members[0].Item1.HostName, after.Members[0].Item1.StartTime).ShouldBe((silo.Status, silo.HostName, silo.StartTime));
        (await table.UpdateRowAsync(silo, before.Members[0].Item2, before.Version.Next(), Stop)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_that_insert_at_one_version_one_succeeds()
    {
        var table = await Table(NewCluster());
        var next = (await table.ReadAllAsync(Stop)).Version.Next();
        (await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => table.InsertRowAsync(NewSilo(), next, Stop)))).Count(won => won).ShouldBe(1);
        (await table.ReadAllAsync(Stop)).Members.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_updates_at_once_all_end_and_all_count()
    {
        var table = await Table(NewCluster());
        var silo = await Insert(table, NewSilo());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            MembershipTableData all;
            do all = await table.ReadAllAsync(Stop);
            while (!await table.UpdateRowAsync(silo, all.Members[0].Item2, all.Version.Next(), Stop));
        }));
        (await table.ReadAllAsync(Stop)).Version.Version.ShouldBe(21);
    }

    [Fact]
    public async Task Of_long_dead_silos_only_the_dead_are_removed()
    {
        var table = await Table(NewCluster());
        foreach (var status in Enum.GetValues<SiloStatus>()) await Insert(table, NewSilo(status));
        var voted = NewSilo(SiloStatus.Dead);
        voted.AddSuspector(NewSilo().SiloAddress, Start.AddDays(5));
        await Insert(table, voted);
        var before = await table.ReadAllAsync(Stop);
        await table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Start), Stop);
        (await table.ReadAllAsync(Stop)).Members.Count.ShouldBe(before.Members.Count);
        await table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Start.AddDays(3)), Stop);
        var after = await table.ReadAllAsync(Stop);
        after.Version.ShouldBe(before.Version);
        after.Members.Select(member => member.Item1.Status).ShouldBe(Enum.GetValues<SiloStatus>(), ignoreOrder: true);
        after.TryGet(voted.SiloAddress).ShouldNotBeNull();
    }

    [Fact]
    public async Task Clusters_are_apart_and_one_is_removed_without_the_other()
    {
        var (mine, theirs) = (NewCluster(), NewCluster());
        var table = await Table(mine);
        var other = await Table(theirs);
        await Insert(table, NewSilo());
        for (var i = 0; i < 3; i++) await Insert(other, NewSilo());
        (await table.ReadAllAsync(Stop)).Members.Count.ShouldBe(1);
        await table.DeleteMembershipTableEntriesAsync(mine, Stop);
        (await other.ReadAllAsync(Stop)).Members.Count.ShouldBe(3);
        (await (await Table(mine)).ReadAllAsync(Stop)).Version.Version.ShouldBe(0);
    }

    protected static async Task<MembershipEntry> Insert(IMembershipTable table, MembershipEntry silo)
    {
        (await table.InsertRowAsync(silo, (await table.ReadAllAsync(Stop)).Version.Next(), Stop)).ShouldBeTrue();
        return silo;
    }

    protected static MembershipEntry NewSilo(SiloStatus status = SiloStatus.Joining, int gateway = 30_000) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11_111, Interlocked.Increment(ref _generation)),
        HostName = "host",
        SiloName = "silo",
        Status = status,
        ProxyPort = gateway,
        StartTime = Start,
        IAmAliveTime = Start.AddSeconds(1),
    };
}
