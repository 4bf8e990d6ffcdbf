using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
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

    /// <summary>Until maintenance has repaired a sensor, and how fast the reading of a drifting one runs away, in mm/h. Assumed.</summary>
    private static readonly SimDuration MeanRepair = SimDuration.FromHours(24);
    private const int LeastDrift = 5;
    private const int MostDrift = 25;

    private readonly CityDefinition _city;
    private readonly ScenarioDefinition _scenario;
    private readonly RunSeeds _seeds;
    private readonly FeedJournal _feed;
    private readonly Sky _sky;
    private readonly RainSeries[] _rainByTown;
    private readonly ILookup<int, LowPoint> _lowPointsByCell;
    private readonly int[] _placeInTown;

    public WeatherPlan(CityDefinition city, ScenarioDefinition scenario, RunSeeds seeds, FeedJournal feed)
    {
        (_city, _scenario, _seeds, _feed) = (city, scenario, seeds, feed);
        _sky = new Sky(city, scenario, seeds);
        (_rainByTown, RiverLevels, Assumptions) = (_sky.RainByTown, _sky.RiverLevels, _sky.Assumptions);
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
            twin.SpillInto(lowPoint.Index, AddressOf(lower), lowPoint.LowerNeighbour);
        }

        return twin;
    }

    /// <summary>The twin of a cell.</summary>
    public TwinId AddressOf(Cell cell) => CommandSystem.Cell(_city.TownJurisdiction(cell.Town), _placeInTown[cell.Index]);

    public RainGaugePlan GaugeOf(SensorSite site, int town, int jurisdiction) =>
        new() { Code = site.Code, Rain = _rainByTown[town], Centre = CommandSystem.Centre(jurisdiction), IsFed = _feed.IsFed(FeedKind.Rain, site.Code), IsRecorded = _scenario.Record.Contains(FeedKind.Rain) };

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
        Faults = _feed.IsFed(FeedKind.Water, site.Code) ? [] : FaultsOf(site.Code),
        IsFed = _feed.IsFed(FeedKind.Water, site.Code),
        IsRecorded = _scenario.Record.Contains(FeedKind.Water),
    };

    private LowPointPlan PlanOf(LowPoint lowPoint)
    {
        var condition = _sky.Conditions[lowPoint.Index];
        var code = StableHash.Of(lowPoint.Code);
        var blocked = condition.InletsBlocked || new Chance(_seeds.World, code, BlockedPurpose).NextIs(_scenario.Faults.BlockedInlets);
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
            BlockedResiduePermille = 200 + new Chance(_seeds.World, code, ResiduePurpose).NextBelow(301),
            SpillDepthMillimetres = (int)lowPoint.SpillDepthMillimetres,
            DrainCapacityPermille = _sky.DrainCapacityPermille(lowPoint),
            Outfall = _sky.OutfallOf(lowPoint),
        };
    }

    // A sensor knows all of its faults from the beginning on: they are the world's. Faults come and are repaired, so that at any time the
    // scenario's shares of all sensors have each of them: times to repair and between repair and the next fault are exponential.
    private ImmutableArray<SensorFault> FaultsOf(string code)
    {
        var shares = _scenario.Faults;
        var share = shares.SensorsOffline + shares.SensorsStuck + shares.SensorsDrifting;
        if (share <= 0) return [];
        var chance = new Chance(_seeds.World, StableHash.Of(code), FaultPurpose);
        var faults = ImmutableArray.CreateBuilder<SensorFault>();
        var draw = chance.NextUnit();
        // A sensor that is well at the start waits for its first fault as long as it would between two.
        for (var (at, end) = (SimTime.Start, SimTime.Start + _scenario.Duration); at < end; draw = chance.NextUnit() * share)
        {
            if (draw < share) at = Fail(at, draw, ref chance, faults);
            at += new SimDuration((long)chance.NextExponential(MeanRepair.Milliseconds * (1 - share) / share));
        }

        return faults.ToImmutable();
    }

    private SimTime Fail(SimTime at, double draw, ref Chance chance, ImmutableArray<SensorFault>.Builder faults)
    {
        var shares = _scenario.Faults;
        var condition = draw < shares.SensorsOffline ? SensorCondition.Offline : draw < shares.SensorsOffline + shares.SensorsStuck ? SensorCondition.Stuck : SensorCondition.Drifting;
        var drift = chance.NextBelow(MostDrift - LeastDrift + 1) + LeastDrift;
        var until = at + new SimDuration((long)chance.NextExponential(MeanRepair.Milliseconds));
        faults.Add(new SensorFault(condition, at, until, condition == SensorCondition.Drifting ? drift : 0));
        return until;
    }
}
