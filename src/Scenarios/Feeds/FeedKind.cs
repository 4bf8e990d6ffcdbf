namespace Liandong.Scenarios.Feeds;

/// <summary>What kind of device a report comes from.</summary>
public enum FeedKind
{
    /// <summary>积水监测: water levels of ponding sensors.</summary>
    Water = 0,

    /// <summary>雨量: what rain gauges collect.</summary>
    Rain = 1,
}
