namespace Liandong.Twins.Hotline;

/// <summary>What became of a call, for a caller who may call again.</summary>
public enum CallEnd
{
    /// <summary>接通: an operator took it.</summary>
    Answered = 0,

    /// <summary>放弃: the caller hung up.</summary>
    HungUp = 1,

    /// <summary>占线: no line was free.</summary>
    Busy = 2,

    /// <summary>听取播报: a recording about the known cause was enough.</summary>
    HeardRecording = 3,
}

/// <summary>How a cause that is known is used at the hotline.</summary>
[Flags]
public enum KnownCauseFlags
{
    /// <summary>It is over.</summary>
    None = 0,

    /// <summary>知识库: operators and clerks know it.</summary>
    KnowledgeBase = 1,

    /// <summary>语音播报: callers hear a recording before they wait.</summary>
    Recording = 2,
}
