namespace Liandong.Twins.Orders;

/// <summary>Where an order stands on its way to closure.</summary>
public enum OrderState
{
    /// <summary>已上报: known, not yet filed.</summary>
    Reported = 0,

    /// <summary>已立案: filed, waiting to be dispatched (again).</summary>
    Filed = 1,

    /// <summary>已派遣.</summary>
    Dispatched = 2,

    /// <summary>已接单.</summary>
    Accepted = 3,

    /// <summary>已到场.</summary>
    OnScene = 4,

    /// <summary>已处置: all parts are done, waiting for the check.</summary>
    Handled = 5,

    /// <summary>已核查: passed.</summary>
    Verified = 6,

    /// <summary>已结案.</summary>
    Closed = 7,
}

/// <summary>What may be asked of an order.</summary>
public enum OrderCommand
{
    /// <summary>立案.</summary>
    File = 0,

    /// <summary>派遣.</summary>
    Dispatch = 1,

    /// <summary>接单.</summary>
    Accept = 2,

    /// <summary>退单: the executor says it is not theirs.</summary>
    Return = 3,

    /// <summary>到场.</summary>
    Arrive = 4,

    /// <summary>处置完毕.</summary>
    Finish = 5,

    /// <summary>核查通过.</summary>
    Pass = 6,

    /// <summary>核查不通过, back to the executor: 返工.</summary>
    Fail = 7,

    /// <summary>结案.</summary>
    Close = 8,

    /// <summary>延期.</summary>
    Defer = 9,

    /// <summary>升级.</summary>
    Escalate = 10,

    /// <summary>督办.</summary>
    Supervise = 11,

    /// <summary>并单: another request about the same.</summary>
    Merge = 12,

    /// <summary>催办: before others.</summary>
    Urge = 13,

    /// <summary>增派: helpers that a consultation adds to work in progress.</summary>
    Assist = 14,

    /// <summary>撤回: others settled it before anybody arrived.</summary>
    CallOff = 15,
}
