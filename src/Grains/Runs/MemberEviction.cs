using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Runs;

/// <summary>
/// Declares a member of the cluster dead that does not answer here and whom nobody else holds for dead: the way between the two is cut, and a third reaches both. Orleans' directory needs all
/// members to reach all others, so neither a run nor anything else goes on for certain until one of the two has left; this one has work that waits for the other.
/// </summary>
internal class MemberEviction(IClusterMembershipService members, ILocalSiloDetails here, ILogger<MemberEviction> log)
{
    /// <summary>Declares members dead; this one never.</summary>
    public virtual async Task Of(IEnumerable<SiloAddress> unreached)
    {
        foreach (var member in unreached.Where(member => !member.Equals(here.SiloAddress)))
        {
            log.LogWarning("The member {Member} is declared dead: this one has had no answer of it for {Seconds:0} s.", member.Endpoint, RunPartitions.LongestAnswer.TotalSeconds);
            await members.TryKill(member);
        }
    }
}
