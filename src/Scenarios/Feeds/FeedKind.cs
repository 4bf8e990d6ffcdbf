namespace Liandong.Scenarios.Feeds;

/// <summary>What kind of device a report comes from.</summary>
public enum FeedKind
{
    /// <summary>积水监测: water levels of ponding sensors.</summary>
    Water = 0,

    /// <summary>雨量: what rain gauges collect.</summary>
    Rain = 1,

    /// <summary>12345 诉求: what citizens ask the hotline.</summary>
    Requests = 2,

    /// <summary>车辆定位: terminals of vehicles that carry hazardous goods.</summary>
    Gps = 3,

    /// <summary>手环: wristbands of elders.</summary>
    Vitals = 4,

    /// <summary>电子运单: what a register of waybills says of vehicles that carry hazardous goods.</summary>
    Waybills = 5,
}
