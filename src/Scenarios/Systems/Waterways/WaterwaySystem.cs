using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Systems.Waterways;
using Liandong.Twins;
using Liandong.Twins.Sharing;
using Liandong.Twins.Time;
using Liandong.Twins.Waterways;

namespace Liandong.Scenarios.Systems;

/// <summary>The watch over the shores: the vessels of all in the municipal jurisdiction; in each county, shore by shore, its patrol post, then its stations, then its outfalls.</summary>
internal sealed class WaterwaySystem : CitySystem
{
    private readonly CityRun _run;
    private readonly WaterwaySetting _setting;
    private readonly ImmutableArray<ServingSource> _sources;
    private readonly ImmutableArray<int> _matters;
    private readonly ShoreLayout[] _layouts;
    private readonly VesselPlan[][] _vessels;
    private Shore[]? _shores;

    public WaterwaySystem(CityRun run, WaterwaySetting setting)
    {
        (_run, _setting) = (run, setting);
        _layouts = [.. run.City.Shores.Select((shore, number) => (shore, number))
            .Where(one => setting.Shores.IsEmpty || setting.Shores.Any(one.shore.Line.IsCalled))
            .Select(one => new ShoreLayout(run.City, one.shore, one.number, setting.Stations))];
        _vessels = new VesselPlan[_layouts.Length][];
        var before = 0;
        for (var shore = 0; shore < _layouts.Length; shore++)
        {
            _vessels[shore] = Traffic(shore).Draw(before);
            before += _vessels[shore].Length;
        }

        _sources = [.. SharedSystems.Of(run, "waterway", setting.Sources).Own.Where(own => own.Role is SourceRole.WaterQuality or SourceRole.Vessels)];
        _matters = [.. setting.Matters.Select(code => run.City.Matters.First(matter => matter.Code == code).Index)];
    }

    /// <summary>Who is on the water, shore by shore.</summary>
    public IEnumerable<VesselPlan> Plans => _vessels.SelectMany(plans => plans);

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => jurisdiction == 0 ? Vessels : CountyOf(jurisdiction) is var county and >= 0 ? _layouts.Sum(layout => layout.CountIn(county)) : 0;

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        _shores ??= [.. Enumerable.Range(0, _layouts.Length).Select(ShoreOf)];
        if (there.Index == 0)
        {
            for (var shore = 0; shore < _layouts.Length; shore++)
            {
                foreach (var plan in _vessels[shore]) there.Join(new Vessel(_shores[shore], plan));
            }
        }
        else if (CountyOf(there.Index) is var county and >= 0)
        {
            for (var shore = 0; shore < _layouts.Length; shore++) JoinShore(there, shore, county);
        }
    }

    /// <inheritdoc/>
    protected override void Settled() => _run.System.Locate(TwinKind.ShoreStation, [.. Enumerable.Range(0, _layouts.Length).SelectMany(shore => Enumerable.Range(0, _layouts[shore].Reaches.Length).Select(reach => StationAt(shore, reach)))]);

    private int FirstReach(int shore) => _layouts.Take(shore).Sum(layout => layout.Reaches.Length);

    private int Vessels => _vessels.Sum(plans => plans.Length);

    private void JoinShore(Jurisdiction there, int number, int county)
    {
        var (layout, shore) = (_layouts[number], _shores![number]);
        if (!layout.IsIn(county)) return;
        var teams = layout.Kind == ShoreKind.Coast ? "海上巡逻队" : "水上巡逻队";
        there.Join(new PatrolPost(shore, new PatrolPostFacts(_run.City.Counties[county].Name.Zh + teams, layout.BerthOf(county), layout.BoatsUnder(_setting.Boats), Address(TwinKind.Vessel, 0, 0))));
        var teller = Array.FindIndex([.. layout.Reaches], reach => reach.HasStation);
        foreach (var reach in layout.StationsOf(county)) there.Join(new ShoreStation(_run.System, shore, new ShoreStationFacts(FirstReach(number) + reach, layout.Reaches[reach].Cell.Name.Zh + "岸基站", StableHash.Of((ulong)reach + (1_000 * layout.Number), StableHash.Of("shore station")), shore.Reaches[reach], _matters, _sources, reach == teller) { Vessels = Address(TwinKind.Vessel, 0, 0), MurksADay = _setting.MurksADay }));
        foreach (var outfall in layout.OutfallsOf(county)) there.Join(new SeaOutfall(shore, new SeaOutfallFacts(layout.Outfalls[outfall].Name.Zh, shore.Outfalls[outfall].Number, layout.Outfalls[outfall].At, layout.Outfalls[outfall].Cell.Index, Traffic(number).DischargesOf(outfall))));
    }

    private ShoreTraffic Traffic(int shore) => new(_setting, _layouts[shore], _run.Scenario.Start, _run.Scenario.Duration, _run.Seeds.World);

    private Shore ShoreOf(int number)
    {
        var layout = _layouts[number];
        var outfallsBefore = _layouts.Take(number).Sum(other => other.Outfalls.Length);
        return new Shore
        {
            Name = layout.Name,
            Kind = layout.Kind,
            Metres = layout.Metres,
            Reaches = [.. layout.Reaches.Select((reach, index) => new Reach(reach.From, reach.To, StationAt(number, index), Of(TwinKind.PatrolPost, number, reach.County, 0), CellTwin(reach.Cell), reach.Cell.Index))],
            Anchorages = layout.Anchorages,
            Outfalls = [.. layout.Outfalls.Select((outfall, index) => new Outfall(outfall.At, Vessels + outfallsBefore + index, Of(TwinKind.SeaOutfall, number, outfall.County, 1 + layout.StationsOf(outfall.County).Length + Array.IndexOf(layout.OutfallsOf(outfall.County), index))))],
        };
    }

    private TwinId StationAt(int number, int reach)
    {
        var there = _layouts[number].Reaches[reach];
        return there.HasStation ? Of(TwinKind.ShoreStation, number, there.County, 1 + Array.IndexOf(_layouts[number].StationsOf(there.County), reach)) : TwinId.None;
    }

    // The twin at a place among those of one shore in one county.
    private TwinId Of(TwinKind kind, int number, int county, int place) => Address(kind, _run.City.CountyJurisdiction(county), _layouts.Take(number).Sum(layout => layout.CountIn(county)) + place);

    private int CountyOf(int jurisdiction) => jurisdiction >= 1 && jurisdiction <= _run.City.Counties.Length ? jurisdiction - 1 : -1;

    private TwinId CellTwin(Cell cell) => CommandSystem.Cell(_run.City.TownJurisdiction(cell.Town), _run.City.Cells.Where(one => one.Town == cell.Town).TakeWhile(one => one.Index != cell.Index).Count());
}
