using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Renewals;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems;

/// <summary>The renewal of old estates: one office in the municipal jurisdiction; the estates are low points of their cells.</summary>
internal sealed class RenewalSystem(CityRun run, RenewalSetting setting) : CitySystem
{
    private const double YuanAWan = 10_000;

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => jurisdiction == 0 ? 1 : 0;

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        if (there.Index != 0) return;
        there.Join(new RenewalOffice(new RenewalFacts
        {
            Estates = [.. run.City.LowPoints.Where(point => point.Kind == LowPointKind.OldEstate).Select(EstateOf)],
            Listed = SimTime.Start + setting.ListedAfter,
            Renewed = SimTime.Start + setting.RenewedAfter,
            Top = setting.Top,
            BudgetWan = setting.BudgetWan,
            DrainMicrometresPerHour = (int)Math.Round(setting.DrainMillimetresPerHour * 1_000),
            BlockedResiduePermille = NewInletsPermille,
        }));
    }

    /// <summary>What new inlets let through when leaves block them all: assumed.</summary>
    private const int NewInletsPermille = 800;

    /// <inheritdoc/>
    protected override void Settled() => run.System.EntrustRenewals(Address(TwinKind.RenewalOffice, 0, 0));

    private OldEstate EstateOf(LowPoint point)
    {
        var cell = run.City.Cells[point.Cell];
        var town = run.City.TownJurisdiction(cell.Town);
        var place = run.City.Cells.Where(one => one.Town == cell.Town).TakeWhile(one => one.Index != cell.Index).Count();
        var wanted = setting.Estates.Contains(point.Code, StringComparer.Ordinal) || setting.Estates.Contains(point.Name.Zh, StringComparer.Ordinal) || setting.Estates.Contains(point.Name.En, StringComparer.OrdinalIgnoreCase);
        return new OldEstate(point.Index, CommandSystem.Cell(town, place), EstateResidents.Of(run.City, point), (int)Math.Ceiling(point.CatchmentSquareMetres * setting.YuanPerSquareMetre / YuanAWan), wanted);
    }
}
