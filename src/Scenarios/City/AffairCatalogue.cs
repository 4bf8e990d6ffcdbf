using System.Collections.Immutable;
using Liandong.Twins.Affairs;

namespace Liandong.Scenarios.City;

/// <summary>What a city approves and punishes (政务事项目录): the items of approval, the kinds of case, and who reviews decisions.</summary>
/// <param name="Approvals">Items of administrative approval, in order of index.</param>
/// <param name="Cases">Kinds of law-enforcement case, in order of index.</param>
/// <param name="Staff">Who does them, by index of department; empty where the desks that take orders do them too.</param>
/// <param name="ReviewDepartment">The department that reviews decisions, by index; −1 in a city without a catalogue.</param>
public sealed record AffairCatalogue(ImmutableArray<ApprovalItem> Approvals, ImmutableArray<CaseType> Cases, ImmutableArray<AffairStaff> Staff, int ReviewDepartment)
{
    /// <summary>A city that names none.</summary>
    public static readonly AffairCatalogue None = new([], [], [], -1);

    /// <summary>Whether there is anything in it.</summary>
    public bool IsEmpty => Approvals.IsEmpty && Cases.IsEmpty;

    /// <summary>How many handlers more a department's desk has in the city's government because it does approvals and cases.</summary>
    public int CityHandlers(int department) => Staff.IsEmpty ? 0 : Staff[department].City;

    /// <summary>How many handlers more a department's desk has in a county: whole people, so a small county has one where it needs less.</summary>
    /// <param name="department">The department's index.</param>
    /// <param name="population">The county's inhabitants.</param>
    public int CountyHandlers(int department, int population) => Staff.IsEmpty ? 0 : (int)Math.Ceiling(Staff[department].CountyPer100K * population / 100_000);
}

/// <summary>The people of a department who examine applications and investigate cases, beside those who handle orders (审批与执法人员).</summary>
/// <param name="City">How many sit in the city's government.</param>
/// <param name="CountyPer100K">How many a county has for 100,000 inhabitants.</param>
public readonly record struct AffairStaff(int City, double CountyPer100K);
