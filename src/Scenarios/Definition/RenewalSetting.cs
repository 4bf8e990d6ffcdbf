using System.Collections.Immutable;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Definition;

/// <summary>Which old estates get new drainage, and when.</summary>
public sealed record RenewalSetting
{
    /// <summary>When the list is drawn up, after the run's start.</summary>
    public required SimDuration ListedAfter { get; init; }

    /// <summary>When the works are done, after the run's start; not before the list.</summary>
    public required SimDuration RenewedAfter { get; init; }

    /// <summary>How many of the list's head.</summary>
    public required int Top { get; init; }

    /// <summary>Codes or names of estates in place of the list's head; empty when the list decides.</summary>
    public required ImmutableArray<string> Estates { get; init; }

    /// <summary>What all may cost together, in 10,000 yuan.</summary>
    public required int BudgetWan { get; init; }

    /// <summary>What one costs a square metre of catchment, in yuan.</summary>
    public required double YuanPerSquareMetre { get; init; }

    /// <summary>Rain an hour that the new drains carry away.</summary>
    public required double DrainMillimetresPerHour { get; init; }
}
