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
internal sealed class AffairSystem(CityRun run, AffairSetting setting, Demand demand) : CitySystem
{
    private AffairRules? _rules;

    /// <inheritdoc/>
    public override IClosureListener Listener => Rules;

    private AffairRules Rules => _rules ??= RulesOf();

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => jurisdiction <= run.City.Counties.Length ? 1 : 0;

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        if (CountIn(there.Index) == 0) return;
        var towns = run.City.Towns.Where(town => there.Index > 0 && run.City.CountyJurisdiction(town.County) == there.Index);
        there.Join(new ServiceHall(Rules, [.. towns.Select(town => new HallTown(run.City.TownJurisdiction(town.Index), town.Population))]));
    }

    private AffairRules RulesOf()
    {
        var catalogue = run.City.Affairs;
        var ordinary = new AffairRules
        {
            System = run.System,
            Approvals = catalogue.Approvals,
            Cases = catalogue.Cases,
            Halls = [.. Enumerable.Range(0, 1 + run.City.Counties.Length).Select(jurisdiction => Address(TwinKind.ServiceHall, jurisdiction, 0))],
            Demand = demand,
            ReviewDepartment = catalogue.ReviewDepartment,
        };
        return ordinary with
        {
            Applications = setting.Applications,
            Inspections = setting.Inspections,
            FromOrders = setting.FromOrders,
            AppealsDecision = ordinary.AppealsDecision * setting.Appeals,
            AppealsSilence = ordinary.AppealsSilence * setting.Appeals,
        };
    }
}
