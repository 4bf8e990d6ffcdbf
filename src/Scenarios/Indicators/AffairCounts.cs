namespace Liandong.Scenarios.Indicators;

/// <summary>Counts of approvals or of cases: of all, or of a department's.</summary>
internal sealed class AffairCounts
{
    public long Received { get; set; }

    public long Accepted { get; set; }

    public long Silent { get; set; }

    public long Corrected { get; set; }

    public long Decided { get; set; }

    public long OnTime { get; set; }

    /// <summary>Open past the limit when the run ended.</summary>
    public long Overdue { get; set; }

    public long Against { get; set; }

    public long Closed { get; set; }

    public long Open { get; set; }

    public long Supervised { get; set; }

    public long Extended { get; set; }

    public long Transferred { get; set; }

    public long Appealed { get; set; }

    public long FromOrders { get; set; }

    public long Hearings { get; set; }

    public long Willing { get; set; }

    public long CarriedOut { get; set; }

    public long Rated { get; set; }

    public long Satisfied { get; set; }

    public long Rechecked { get; set; }

    public long CameBack { get; set; }

    /// <summary>Causes that truly came back after the end, where the party is all there is to look at.</summary>
    public long Returns { get; set; }

    /// <summary>Of these, the ones that a follow-up found.</summary>
    public long ReturnsFound { get; set; }

    /// <summary>From receipt to the first decision, in ms.</summary>
    public Samples Times { get; } = new();

    /// <summary>What the on-time share is taken of.</summary>
    public long Due => Decided + Overdue;
}
