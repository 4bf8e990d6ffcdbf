using Liandong.Twins.Orders;

namespace Liandong.Twins.Affairs;

/// <summary>What every matter that is followed from end to end has, be it an administrative approval or a law-enforcement case.</summary>
public abstract record AffairItem
{
    /// <summary>Its place in its catalogue; outcomes carry it.</summary>
    public required int Index { get; init; }

    public required string Code { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The tier that answers for it: city or county.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Indices of the departments: the lead first, then those whose word is asked for.</summary>
    public required IReadOnlyList<int> Departments { get; init; }

    /// <summary>The limit of the decision: from acceptance for an approval, from filing for a case.</summary>
    public required TimeLimit DecideWithin { get; init; }

    /// <summary>By how much the limit may be put off once; none when the law knows no extension.</summary>
    public required TimeLimit ExtendBy { get; init; }

    /// <summary>Work at the lead's desk in all its steps together.</summary>
    public required WorkTime Work { get; init; }

    /// <summary>Visits, reviews and inquiries that bind no handler, in working time.</summary>
    public required WorkTime Process { get; init; }

    /// <summary>How many a day and 100,000 inhabitants come on their own (applications, cases from inspections).</summary>
    public required double Per100K { get; init; }

    /// <summary>The law behind its limit, in Chinese.</summary>
    public required string LawZh { get; init; }

    /// <summary>The law behind its limit, in English.</summary>
    public required string LawEn { get; init; }
}

/// <summary>An item of administrative approval (行政审批事项): a row of <c>approvals.csv</c>.</summary>
public sealed record ApprovalItem : AffairItem
{
    /// <summary>Share of applications whose papers are complete when they come.</summary>
    public required double Complete { get; init; }

    /// <summary>Share that is granted.</summary>
    public required double Granted { get; init; }
}

/// <summary>A kind of law-enforcement case (行政执法案件): a row of <c>cases.csv</c>.</summary>
public sealed record CaseType : AffairItem
{
    /// <summary>How long the department has to decide whether it files the case.</summary>
    public required TimeLimit FileWithin { get; init; }

    /// <summary>Share of cases in which the violation is established.</summary>
    public required double Established { get; init; }

    /// <summary>Share of notices after which the party asks for a hearing.</summary>
    public required double Hearing { get; init; }

    /// <summary>Share of decisions that the party carries out of its own accord.</summary>
    public required double Complies { get; init; }

    /// <summary>Share of parties who are back at it seven days after the case was closed, when the follow-up is due; with a constant rate.</summary>
    public required double Recurs { get; init; }

    /// <summary>Share that the first department hands to the next one as not its own.</summary>
    public required double Contested { get; init; }

    /// <summary>Indices of the matters whose orders may open one.</summary>
    public required IReadOnlyList<int> Matters { get; init; }

    /// <summary>Share of closed orders of those matters that open one.</summary>
    public required double FromOrders { get; init; }
}
