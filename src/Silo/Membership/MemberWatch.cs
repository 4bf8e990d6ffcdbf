using System.Net;
using Microsoft.Extensions.Hosting;

namespace Liandong.Silo.Membership;

/// <summary>What another member of the cluster does.</summary>
public enum MemberFate
{
    /// <summary>It stands in the list of members and does not answer yet; whoever wants to join waits until it does, or is held for lost.</summary>
    Awaited = 0,

    /// <summary>It has joined.</summary>
    Joined = 1,

    /// <summary>It was stopped and has left.</summary>
    Left = 2,

    /// <summary>It does not answer any more, and the others hold it for lost.</summary>
    Lost = 3,
}

/// <summary>Something that happened to another member.</summary>
/// <param name="Fate">What.</param>
/// <param name="Member">Its address for other members.</param>
public sealed record MemberNews(MemberFate Fate, IPEndPoint Member);

/// <summary>Tells what becomes of the other members, from before this one has joined.</summary>
internal sealed class MemberWatch(IClusterMembershipService members, ILocalSiloDetails here, ClusterSiloOptions options, TimeProvider time) : BackgroundService
{
    // Members that are well answer sooner than that.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private Dictionary<SiloAddress, SiloStatus> _known = [];

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(WatchAsync(stoppingToken), TellAwaitedAsync(stoppingToken));

    /// <summary>What happened to the members between two looks at them.</summary>
    /// <param name="was">The members of the first look.</param>
    /// <param name="now">Those of the second.</param>
    /// <param name="isMember">Whether this one has joined: what was there before it is no news.</param>
    internal static IEnumerable<MemberNews> Between(IReadOnlyDictionary<SiloAddress, SiloStatus> was, IReadOnlyDictionary<SiloAddress, SiloStatus> now, bool isMember)
    {
        foreach (var (member, status) in now)
        {
            if (status == SiloStatus.Active && isMember && was.GetValueOrDefault(member) != SiloStatus.Active) yield return new(MemberFate.Joined, member.Endpoint);
        }

        foreach (var (member, status) in was)
        {
            if (status == SiloStatus.Dead || now.GetValueOrDefault(member, SiloStatus.Dead) != SiloStatus.Dead) continue;
            yield return new(status is SiloStatus.ShuttingDown or SiloStatus.Stopping ? MemberFate.Left : MemberFate.Lost, member.Endpoint);
        }
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        var wasMember = false;
        await foreach (var seen in members.MembershipUpdates.WithCancellation(stop))
        {
            var now = seen.Members.Values.Where(member => !member.SiloAddress.Equals(here.SiloAddress)).ToDictionary(member => member.SiloAddress, member => member.Status);
            foreach (var news in Between(_known, now, wasMember)) options.Tell(news);
            _known = now;
            wasMember = IsMember(seen);
        }
    }

    private async Task TellAwaitedAsync(CancellationToken stop)
    {
        await Task.Delay(Patience, time, stop);
        var seen = members.CurrentSnapshot;
        if (IsMember(seen)) return;
        foreach (var member in seen.Members.Values.Where(member => member.Status == SiloStatus.Active)) options.Tell(new(MemberFate.Awaited, member.SiloAddress.Endpoint));
    }

    private bool IsMember(ClusterMembershipSnapshot seen) => seen.GetSiloStatus(here.SiloAddress) == SiloStatus.Active;
}
