namespace Liandong.Twins.Outages;

/// <summary>A step on the way from a burst to water.</summary>
public enum RepairStep
{
    /// <summary>管网压力告警: the company's control room believes its gauges.</summary>
    SeenByGauges = 0,

    /// <summary>群众诉求: so many complaints were filed that the company knows.</summary>
    SeenByComplaints = 1,

    /// <summary>主单立案: the command centre has filed the main order.</summary>
    MainOrderFiled = 2,

    /// <summary>发布公告: the cause is announced.</summary>
    Announced = 3,

    /// <summary>抢修队到场: a repair crew is there.</summary>
    CrewThere = 4,

    /// <summary>关阀隔离: the valves are shut, farther cells are fed another way.</summary>
    ValvesShut = 5,

    /// <summary>修复: the pipe is whole.</summary>
    Mended = 6,

    /// <summary>恢复供水: water is let in.</summary>
    Refilled = 7,
}

/// <summary>What is told about a burst, each with what stands before it.</summary>
public enum Announcement
{
    /// <summary>不公告: nothing.</summary>
    None = 0,

    /// <summary>知识库: operators and clerks.</summary>
    KnowledgeBase = 1,

    /// <summary>语音播报: callers, by a recording.</summary>
    Recording = 2,

    /// <summary>短信: everybody concerned, by text message.</summary>
    TextMessage = 3,
}
