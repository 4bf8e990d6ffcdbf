using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Weather;
using Liandong.Twins;
using Liandong.Twins.Cells;
using Liandong.Twins.Sensors;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Runs;

/// <summary>The rain, the rivers and what is broken: the water's side of a scenario, town by town and low point by low point.</summary>
internal sealed class WeatherPlan
{
    private static readonly ulong BlockedPurpose = StableHash.Of("blocked inlets");
    private static readonly ulong ResiduePurpose = StableHash.Of("capacity left by blocked inlets");
    private static readonly ulong FaultPurpose = StableHash.Of("sensor fault");
    private readonly CityDefinition _city;
    private readonly ScenarioDefinition _scenario;
    private readonly ulong _seed;
    private readonly RainSeries[] _rainByTown;
    private readonly LowPointCondition[] _conditions;
    private readonly ILookup<int, LowPoint> _lowPointsByCell;
    private readonly int[] _placeInTown;

    public WeatherPlan(CityDefinition city, ScenarioDefinition scenario, ulong seed)
    {
        (_city, _scenario, _seed) = (city, scenario, seed);
        var sky = new Sky(city, scenario, seed);
        (_rainByTown, _conditions, RiverLevels, Assumptions) = (sky.RainByTown, sky.Conditions, sky.RiverLevels, sky.Assumptions);
        _lowPointsByCell = city.LowPoints.ToLookup(lowPoint => lowPoint.Cell);
        _placeInTown = new int[city.Cells.Length];
        foreach (var town in city.Cells.GroupBy(cell => cell.Town))
        {
            var place = 0;
            foreach (var cell in town) _placeInTown[cell.Index] = place++;
        }
    }

    /// <summary>The level of the canals over the run.</summary>
    public ImmutableArray<RiverLevel> RiverLevels { get; }

    /// <summary>What is assumed where no record is known.</summary>
    public ImmutableArray<Text> Assumptions { get; }

    /// <summary>Millimetres by hour of the run in the town where most fell in that hour; empty without rain.</summary>
    public ImmutableArray<double> RainByHour()
    {
        if (_rainByTown.All(rain => rain.TotalMicrometres == 0)) return [];
        var hour = SimDuration.FromHours(1);
        var hours = (int)((_scenario.Duration.Milliseconds + hour.Milliseconds - 1) / hour.Milliseconds);
        return [.. Enumerable.Range(0, hours).Select(i => _rainByTown.Max(rain => rain.Between(SimTime.Start + (hour * i), SimTime.Start + (hour * (i + 1)))) / 1_000.0)];
    }

    /// <summary>The twin of a cell, with its low points and where they overflow to.</summary>
    public GridCell CellOf(Cell cell, int jurisdiction)
    {
        var lowPoints = _lowPointsByCell[cell.Index].ToArray();
        var twin = new GridCell(new GridCellPlan
        {
            Code = cell.Code,
            Rain = _rainByTown[cell.Town],
            Life = CommandSystem.TownLife(jurisdiction),
            LowPoints = [.. lowPoints.Select(PlanOf)],
        });
        foreach (var lowPoint in lowPoints.Where(lowPoint => lowPoint.LowerNeighbour >= 0))
        {
            var lower = _city.Cells[_city.LowPoints[lowPoint.LowerNeighbour].Cell];
            twin.SpillInto(lowPoint.Index, CommandSystem.Cell(_city.TownJurisdiction(lower.Town), _placeInTown[lower.Index]), lowPoint.LowerNeighbour);
        }

        return twin;
    }

    public RainGaugePlan GaugeOf(SensorSite site, int town, int jurisdiction) =>
        new() { Code = site.Code, Rain = _rainByTown[town], Centre = CommandSystem.Centre(jurisdiction) };

    /// <param name="site">The sensor.</param>
    /// <param name="cell">The cell it stands in.</param>
    /// <param name="centre">The centre that files what citizens report about the same water.</param>
    public PondingSensorPlan SensorOf(SensorSite site, TwinId cell, TwinId centre) => new()
    {
        Code = site.Code,
        LowPoint = site.LowPoint,
        Cell = cell,
        Centre = centre,
        MatterByLevel = [0, .. CityRun.PondingMatters(_city)],
        Faults = FaultsOf(site.Code),
    };

    private LowPointPlan PlanOf(LowPoint lowPoint)
    {
        var condition = _conditions[lowPoint.Index];
        var code = StableHash.Of(lowPoint.Code);
        var blocked = condition.InletsBlocked || new Chance(_seed, code, BlockedPurpose).NextIs(_scenario.Faults.BlockedInlets);
        return new LowPointPlan
        {
            Index = lowPoint.Index,
            Code = lowPoint.Code,
            AreaSquareMetres = (long)lowPoint.AreaSquareMetres,
            CatchmentSquareMetres = (long)lowPoint.CatchmentSquareMetres,
            RunoffPermille = (int)(lowPoint.RunoffCoefficient * 1_000),
            DrainMicrometresPerHour = (int)(lowPoint.DrainMillimetresPerHour * 1_000),
            Inlets = lowPoint.Inlets,
            BlockedInlets = blocked ? lowPoint.Inlets : 0,
            BlockedResiduePermille = 200 + new Chance(_seed, code, ResiduePurpose).NextBelow(301),
            SpillDepthMillimetres = (int)lowPoint.SpillDepthMillimetres,
            River = condition.River,
        };
    }

    private ImmutableArray<SensorFault> FaultsOf(string code)
    {
        var (faults, end) = (_scenario.Faults, SimTime.Start + _scenario.Duration + SimDuration.FromHours(1));
        var at = new Chance(_seed, StableHash.Of(code), FaultPurpose).NextUnit();
        if (at < faults.SensorsOffline) return [new SensorFault(SensorCondition.Offline, SimTime.Start, end)];
        if (at < faults.SensorsOffline + faults.SensorsStuck) return [new SensorFault(SensorCondition.Stuck, SimTime.Start, end)];
        return at < faults.SensorsOffline + faults.SensorsStuck + faults.SensorsDrifting ? [new SensorFault(SensorCondition.Drifting, SimTime.Start, end, 15)] : [];
    }
}
