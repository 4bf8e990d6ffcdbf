using System.Collections.Immutable;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Affairs;

/// <summary>
/// What all approvals and cases of a run share: the catalogues, the limits that the law sets for all of them, and how applicants and
/// parties behave. Limits name their article; what names none is an assumption.
/// </summary>
public sealed record AffairRules : IClosureListener
{
    public required CommandSystem System { get; init; }

    public required ImmutableArray<ApprovalItem> Approvals { get; init; }

    public required ImmutableArray<CaseType> Cases { get; init; }

    /// <summary>The service halls: the city's, then the counties'.</summary>
    public required ImmutableArray<TwinId> Halls { get; init; }

    /// <summary>How demand is spread over hours and days, as citizens' requests are.</summary>
    public required Demand Demand { get; init; }

    /// <summary>The department that reviews decisions (行政复议机构): since 2024 the judicial administration for the government.</summary>
    public required int ReviewDepartment { get; init; }

    /// <summary>Factor on applications.</summary>
    public double Applications { get; init; } = 1;

    /// <summary>Factor on cases from inspections.</summary>
    public double Inspections { get; init; } = 1;

    /// <summary>Factor on the share of orders that open a case.</summary>
    public double FromOrders { get; init; } = 1;

    /// <summary>Papers are checked, and all that is missing is asked for once, in 5 days; whoever hears nothing is accepted (Administrative License Law, art. 32).</summary>
    public TimeLimit AcceptWithin { get; init; } = WorkingDays(5);

    /// <summary>How long applicants take to correct their papers: an assumption.</summary>
    public WorkTime Correction { get; init; } = new(3 * 480, 0.6);

    /// <summary>Share of applicants who come back with corrected papers: an assumption.</summary>
    public double Corrected { get; init; } = 0.94;

    /// <summary>Part of the decision's limit within which a department that is asked for its word must give it; silence is consent.</summary>
    public int OpinionPart { get; init; } = 3;

    /// <summary>A party may ask for a hearing within 5 days of the notice (Administrative Penalty Law, art. 64).</summary>
    public TimeLimit StatementWithin { get; init; } = WorkingDays(5);

    /// <summary>A hearing is announced 7 days ahead (Administrative Penalty Law, art. 64).</summary>
    public TimeLimit HearingAfter { get; init; } = WorkingDays(7);

    /// <summary>A fine is paid within 15 days (Administrative Penalty Law, art. 67).</summary>
    public SimDuration CarryOutWithin { get; init; } = SimDuration.FromDays(15);

    /// <summary>When those who do not comply comply: half of the limit in the median; an assumption.</summary>
    public WorkTime Compliance { get; init; } = new(6 * 1440, 0.5);

    /// <summary>A reminder of 10 days (Administrative Compulsion Law, art. 54), then the court's 30 days (art. 57–58).</summary>
    public SimDuration CourtAfter { get; init; } = SimDuration.FromDays(40);

    /// <summary>A review is decided within 60 days (Administrative Reconsideration Law 2023, art. 62).</summary>
    public SimDuration ReviewWithin { get; init; } = SimDuration.FromDays(60);

    /// <summary>Work of a review at its desk: an assumption.</summary>
    public WorkTime ReviewWork { get; init; } = new(240, 0.5);

    /// <summary>What a review waits for (answer within 10 days, art. 48, files, opinions), in working time: an assumption.</summary>
    public WorkTime ReviewProcess { get; init; } = new(14 * 480, 0.4);

    /// <summary>Share of applicants and parties who appeal against a decision that goes against them: an assumption.</summary>
    public double AppealsDecision { get; init; } = 0.04;

    /// <summary>Share of applicants who appeal against silence when the limit has passed: an assumption.</summary>
    public double AppealsSilence { get; init; } = 0.05;

    /// <summary>How long they think about it; within 60 days (art. 20).</summary>
    public WorkTime AppealAfter { get; init; } = new(5 * 1440, 0.7);

    /// <summary>Share of reviews that go against the department: an assumption near the published share of corrected cases.</summary>
    public double Overturned { get; init; } = 0.13;

    /// <summary>Share of granted approvals that are looked at again (事中事后监管); every case is.</summary>
    public double RecheckedApprovals { get; init; } = 0.2;

    /// <summary>When the follow-up looks whether the cause is gone.</summary>
    public SimDuration RecheckAfter { get; init; } = SimDuration.FromDays(7);

    /// <summary>Share of licensed businesses that no longer meet their conditions by then, at a constant rate: an assumption.</summary>
    public double LapsedApprovals { get; init; } = 0.03;

    /// <summary>Percent of the limit after which the desk is warned (预警).</summary>
    public int WarnAtPercent { get; init; } = 75;

    /// <inheritdoc/>
    public TwinId? WhoHears(int matter, TwinId cell) => CaseOfMatter(matter) < 0 ? null : Halls[System.Responsible(cell.Jurisdiction, Tier.County)];

    /// <summary>The kind of case that orders of a matter may open; −1 when there is none.</summary>
    public int CaseOfMatter(int matter)
    {
        foreach (var type in Cases)
        {
            if (type.Matters.Contains(matter)) return type.Index;
        }

        return -1;
    }

    /// <summary>A limit in working days of eight hours.</summary>
    public static TimeLimit WorkingDays(int days) => new(SimDuration.FromHours(8L * days), Working: true);
}
