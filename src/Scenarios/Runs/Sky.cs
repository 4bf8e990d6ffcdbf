using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Weather;
using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Runs;

/// <summary>The storms and rivers of a scenario, put together: one rain series a town, one condition a low point.</summary>
internal sealed class Sky
{
    private static readonly SimDuration Minute = SimDuration.FromMinutes(1);
    private readonly CityDefinition _city;
    private readonly ScenarioDefinition _scenario;
    private readonly RunSeeds _seeds;
    private readonly List<Text> _assumptions = [];
    private readonly RiverSeries _river;

    public Sky(CityDefinition city, ScenarioDefinition scenario, RunSeeds seeds)
    {
        (_city, _scenario, _seeds) = (city, scenario, seeds);
        Conditions = new LowPointCondition[city.LowPoints.Length];
        Array.Fill(Conditions, LowPointCondition.Clear);
        var storms = scenario.Rain.Select(RainOf).ToArray();
        RainByTown = [.. city.Towns.Select(town => Together([.. storms.Select(storm => storm[town.Index]).Where(rain => rain.Steps > 0)]))];
        RiverLevels = Basin().Under(MeanRain, SimTime.Start + scenario.Duration);
        _river = RiverBasin.Series(RiverLevels);
    }

    /// <summary>The level of the canals over the run.</summary>
    public ImmutableArray<RiverLevel> RiverLevels { get; }

    public RainSeries[] RainByTown { get; }

    public LowPointCondition[] Conditions { get; }

    public ImmutableArray<Text> Assumptions => [.. _assumptions];

    /// <summary>Where a low point's drains let out.</summary>
    public Outfall OutfallOf(LowPoint lowPoint) => RiverBasin.OutfallOf(lowPoint, _river, Conditions[lowPoint.Index].IsOnFilledRiver);

    /// <summary>The scenario's factor on a low point's drains, in per mille.</summary>
    public int DrainCapacityPermille(LowPoint lowPoint) => (int)(DrainCapacity(lowPoint) * 1_000);

    private RiverBasin Basin() => new()
    {
        AreaKm2 = _city.Towns.Sum(town => town.AreaKm2),
        Sluices = _scenario.Rivers.Sluices * _city.Sites.Count(site => site.Kind == SiteKind.Sluice),
        PumpingStations = _scenario.Rivers.Pumps * _city.Sites.Count(site => site.Kind == SiteKind.PumpingStation),
        StartMetres = _scenario.Rivers.LevelMetres,
    };

    private double MeanRain(SimTime from, SimTime to)
    {
        var (rain, area) = (0.0, 0.0);
        foreach (var town in _city.Towns)
        {
            rain += RainByTown[town.Index].Between(from, to) * town.AreaKm2;
            area += town.AreaKm2;
        }

        return rain / area;
    }

    private double DrainCapacity(LowPoint lowPoint)
    {
        var county = _city.Towns[_city.Cells[lowPoint.Cell].Town].County;
        return _scenario.Rivers.Places.LastOrDefault(place => Counties(place.Counties).Contains(county))?.DrainCapacity ?? _scenario.Rivers.DrainCapacity;
    }

    private ImmutableArray<RainSeries> RainOf(RainStorm storm, int number)
    {
        var start = SimTime.Start + storm.Start;
        switch (storm.Kind)
        {
            case RainKind.Storm2015:
                return Recorded(Storms.Of20150824(_city, start, _seeds.World));
            case RainKind.Storm2024:
                return Recorded(Storms.Of20240711(_city, start, _seeds.World));
            case RainKind.Chicago:
                var design = new ChicagoStorm { Formula = StormFormula.Nantong, ReturnPeriodYears = storm.ReturnPeriodYears, Duration = storm.Duration, Peak = storm.Peak };
                return Over(storm, Scaled(design.Fall(start), storm), number);
            case RainKind.Hourly:
                return Over(storm, Scaled(HourlyRain.Shape(start, [.. storm.HourlyMillimetres.Select(mm => (int)(mm * 1_000))]), storm), number);
            default:
                return RainTable.Read(storm.Table, _scenario.Places.Text($"rain[{number}].table"), _scenario.Start).Fall(_city);
        }
    }

    private ImmutableArray<RainSeries> Recorded(StormEvent storm)
    {
        _assumptions.AddRange(storm.Assumptions);
        foreach (var lowPoint in _city.LowPoints) Conditions[lowPoint.Index] = Conditions[lowPoint.Index].And(storm.ByLowPoint[lowPoint.Index]);
        return storm.RainByTown;
    }

    // The towns of the named counties get the storm, each a little more or less of it.
    private ImmutableArray<RainSeries> Over(RainStorm storm, RainSeries rain, int number)
    {
        var counties = Counties(storm.Counties);
        var towns = _city.Towns.Where(town => counties.Contains(town.County)).ToArray();
        var factors = new ArealVariation().FactorsPermille(StableHash.Of(_seeds.Of(SimTime.Start + storm.Start), (ulong)number), towns);
        var byTown = new RainSeries[_city.Towns.Length];
        Array.Fill(byTown, RainSeries.Dry);
        for (var i = 0; i < towns.Length; i++) byTown[towns[i].Index] = rain.Scaled(factors[i]);
        return [.. byTown];
    }

    private HashSet<int> Counties(ImmutableArray<string> named) =>
        [.. named.Length == 0 ? _city.Counties.Select(county => county.Index) : CityFit.Counties(_city, named)];

    private static RainSeries Scaled(RainSeries rain, RainStorm storm) => storm.TotalMillimetres is { } total && rain.TotalMicrometres > 0
        ? rain.Scaled((int)((total * 1_000_000 / rain.TotalMicrometres) + 0.5))
        : rain;

    private static RainSeries Together(RainSeries[] storms)
    {
        if (storms.Length == 0) return RainSeries.Dry;
        if (storms.Length == 1) return storms[0];
        var start = storms.Min(storm => storm.Start.Milliseconds) / Minute.Milliseconds * Minute.Milliseconds;
        var minutes = (int)((storms.Max(storm => storm.End.Milliseconds) - start + Minute.Milliseconds - 1) / Minute.Milliseconds);
        var from = new SimTime(start);
        return new RainSeries(from, Minute, [.. Enumerable.Range(0, minutes).Select(i => (int)storms.Sum(storm => storm.Between(from + (Minute * i), from + (Minute * (i + 1)))))]);
    }
}
