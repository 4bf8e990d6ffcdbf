using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Affairs;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems.Affairs;

/// <summary>
/// Administrative approvals and law-enforcement cases (行政审批、行政执法): a service hall in each county and in the city; each approval and
/// case is a twin that joins when it is received, and competes with orders for the departments' handlers.
/// </summary>
internal sealed class AffairSystem : CitySystem, IClosureListener
{
    private readonly CityRun _run;
    private readonly AffairRules _rules;

    public AffairSystem(CityRun run, AffairSetting setting, Demand demand)
    {
        _run = run;
        var catalogue = run.City.Affairs;
        var ordinary = new AffairRules
        {
            System = run.System,
            Approvals = catalogue.Approvals,
            Cases = catalogue.Cases,
            HallOf = HallOf,
            Demand = demand,
            ReviewDepartment = catalogue.ReviewDepartment,
        };
        _rules = ordinary with
        {
            Applications = setting.Applications,
            Inspections = setting.Inspections,
            FromOrders = setting.FromOrders,
            AppealsDecision = ordinary.AppealsDecision * setting.Appeals,
            AppealsSilence = ordinary.AppealsSilence * setting.Appeals,
        };
    }

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => jurisdiction <= _run.City.Counties.Length ? 1 : 0;

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        if (CountIn(there.Index) == 0) return;
        var towns = _run.City.Towns.Where(town => there.Index > 0 && _run.City.CountyJurisdiction(town.County) == there.Index);
        there.Join(new ServiceHall(_rules, [.. towns.Select(town => new HallTown(_run.City.TownJurisdiction(town.Index), town.Population))]));
    }

    /// <inheritdoc/>
    public TwinId? WhoHears(int matter, TwinId cell) => _rules.CaseOfMatter(matter) < 0 ? null : HallOf(_run.System.Responsible(cell.Jurisdiction, Tier.County));

    private TwinId HallOf(int jurisdiction) => Address(TwinKind.ServiceHall, jurisdiction, 0);
}
