using System.Net;
using Liandong.Cluster.Tests.Faults;
using Liandong.Silo.Membership;

namespace Liandong.Cluster.Tests.Members;

/// <summary>What a member says of the others: a line for each thing that matters, and nothing else.</summary>
public sealed class MemberWatchTests(Azurite azurite)
{
    private static readonly SiloAddress Other = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 1), 1);

    [Theory]
    [InlineData(SiloStatus.None, SiloStatus.Joining, "")]
    [InlineData(SiloStatus.Joining, SiloStatus.Active, "Joined")]
    [InlineData(SiloStatus.Active, SiloStatus.Active, "")]
    [InlineData(SiloStatus.Active, SiloStatus.ShuttingDown, "")]
    [InlineData(SiloStatus.ShuttingDown, SiloStatus.Dead, "Left")]
    [InlineData(SiloStatus.Active, SiloStatus.Dead, "Lost")]
    [InlineData(SiloStatus.Active, SiloStatus.None, "Lost")]
    [InlineData(SiloStatus.Dead, SiloStatus.None, "")]
    public void A_member_joins_leaves_or_is_lost(SiloStatus was, SiloStatus now, string told)
    {
        var news = MemberWatch.Between(Seen(was), Seen(now), isMember: true).ToArray();
        string.Join(' ', news.Select(one => one.Fate)).ShouldBe(told);
        news.ShouldAllBe(one => Equals(one.Member, Other.Endpoint));
    }

    [Fact]
    public void Who_was_there_before_is_no_news() => MemberWatch.Between(Seen(SiloStatus.None), Seen(SiloStatus.Active), isMember: false).ShouldBeEmpty();

    [Fact]
    public async Task A_member_that_starts_after_another_was_killed_says_so_in_a_line_and_shows_no_stacks()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are Unix's.");
        var cluster = azurite.NewName("restarted");
        await using (var killed = await Member.Start(azurite.ConnectionString, cluster, siloPort: 0, gatewayPort: 0)) await killed.Kill();
        await using var next = await Member.Start(azurite.ConnectionString, cluster, siloPort: 0, gatewayPort: 0);
        await next.StopGracefully();
        var lines = (await next.Errors()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain(line => line.EndsWith("is lost; its runs go on at others", StringComparison.Ordinal));
        lines.ShouldAllBe(line => line.Contains("the member 127.0.0.1:", StringComparison.Ordinal));
    }

    private static Dictionary<SiloAddress, SiloStatus> Seen(SiloStatus status) => status == SiloStatus.None ? [] : new() { [Other] = status };
}
