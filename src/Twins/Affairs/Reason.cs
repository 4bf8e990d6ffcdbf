namespace Liandong.Twins.Affairs;

/// <summary>Why it was decided as it was: a rejection must say so in writing (Administrative License Law, art. 38).</summary>
public enum Reason
{
    /// <summary>准予 or 处罚: the conditions are met, or the violation is established.</summary>
    Established = 0,

    /// <summary>不符合法定条件.</summary>
    ConditionsNotMet = 1,

    /// <summary>材料不实.</summary>
    PapersNotTrue = 2,

    /// <summary>与规划不符.</summary>
    AgainstPlan = 3,

    /// <summary>总量或数量限制.</summary>
    NoQuotaLeft = 4,

    /// <summary>违法事实不成立.</summary>
    NotEstablished = 5,

    /// <summary>违法行为轻微并及时改正，不予处罚 (Administrative Penalty Law, art. 33).</summary>
    MinorAndPutRight = 6,

    /// <summary>复议撤销或责令履行.</summary>
    OrderedByReview = 7,
}
