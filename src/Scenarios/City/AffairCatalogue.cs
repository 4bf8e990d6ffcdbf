using System.Collections.Immutable;
using Liandong.Twins.Affairs;

namespace Liandong.Scenarios.City;

/// <summary>What a city approves and punishes (政务事项目录): the items of approval, the kinds of case, and who reviews decisions.</summary>
/// <param name="Approvals">Items of administrative approval, in order of index.</param>
/// <param name="Cases">Kinds of law-enforcement case, in order of index.</param>
/// <param name="ReviewDepartment">The department that reviews decisions, by index; −1 in a city without a catalogue.</param>
public sealed record AffairCatalogue(ImmutableArray<ApprovalItem> Approvals, ImmutableArray<CaseType> Cases, int ReviewDepartment)
{
    /// <summary>A city that names none.</summary>
    public static readonly AffairCatalogue None = new([], [], -1);

    /// <summary>Whether there is anything in it.</summary>
    public bool IsEmpty => Approvals.IsEmpty && Cases.IsEmpty;
}
