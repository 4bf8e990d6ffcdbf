namespace Liandong.Grains.Runs;

/// <summary>How a member of a cluster looks after runs. Nothing here changes a result.</summary>
public sealed record RunKeeperOptions
{
    /// <summary>How often it looks, in wall time.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>So long, in wall time, it may not have seen the store while others do, until it leaves its runs to them.</summary>
    public TimeSpan LeavesAfter { get; init; } = TimeSpan.FromSeconds(20);
}
