using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Outages;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Systems;

/// <summary>A burst water main: the main with the water company in its county, the homes that it supplies in their towns, the nearest cells first.</summary>
internal sealed class BurstSystem : CitySystem
{
    /// <summary>People a household (Haimen, census of 2020).</summary>
    private const double PeopleAHome = 2.22;

    private readonly CityRun _run;
    private readonly BurstSetting _setting;
    private readonly Town _town;
    private readonly Cell _middle;
    private readonly int _matter;
    private readonly Cell[] _supplied;
    private readonly ILookup<int, Cell> _suppliedIn;
    private readonly OutageHabits _habits = new();

    public BurstSystem(CityRun run, BurstSetting setting)
    {
        (_run, _setting) = (run, setting);
        var city = run.City;
        _town = city.Towns[CityFit.Town(city, setting.Town)];
        _matter = city.Matters.First(matter => matter.Code == setting.Matter).Index;
        var cells = city.Cells.Where(cell => cell.Population > 0 && city.Towns[cell.Town].County == _town.County).OrderBy(cell => cell.Place.DistanceTo(_town.Place)).ThenBy(cell => cell.Index).ToArray();
        _middle = cells[0];
        _supplied = [.. Nearest(cells, setting.People)];
        _suppliedIn = _supplied.ToLookup(cell => city.TownJurisdiction(cell.Town));
    }

    private int County => _run.City.CountyJurisdiction(_town.County);

    /// <inheritdoc/>
    public override int CountIn(int jurisdiction) => (jurisdiction == County ? 1 : 0) + _suppliedIn[jurisdiction].Count();

    /// <inheritdoc/>
    public override void JoinTo(Jurisdiction there)
    {
        if (there.Index == County) there.Join(new WaterMain(MainFacts()));
        foreach (var cell in _suppliedIn[there.Index]) there.Join(new DryHomes(_run.System, HomesOf(cell)));
    }

    /// <inheritdoc/>
    protected override void Settled()
    {
        var (mains, homes) = (new TwinId[_run.City.Cells.Length], new TwinId[_run.City.Cells.Length]);
        mains[_middle.Index] = Address(TwinKind.WaterMain, County, 0);
        foreach (var cell in _supplied) homes[cell.Index] = HomesTwin(cell);
        _run.System.Locate(TwinKind.WaterMain, [.. mains]);
        _run.System.Locate(TwinKind.DryHomes, [.. homes]);
    }

    private TwinId HomesTwin(Cell cell)
    {
        var town = _run.City.TownJurisdiction(cell.Town);
        return Address(TwinKind.DryHomes, town, _suppliedIn[town].TakeWhile(one => one != cell).Count());
    }

    private static IEnumerable<Cell> Nearest(Cell[] cells, int people)
    {
        var supplied = 0;
        foreach (var cell in cells.TakeWhile(_ => supplied < people))
        {
            supplied += cell.Population;
            yield return cell;
        }
    }

    private TwinId CellTwin(Cell cell) => CommandSystem.Cell(_run.City.TownJurisdiction(cell.Town), _run.City.Cells.Where(one => one.Town == cell.Town).TakeWhile(one => one.Index != cell.Index).Count());

    private WaterMainFacts MainFacts() => new()
    {
        Name = _town.Name.Zh + "供水主管",
        Cell = CellTwin(_middle),
        CityCell = _middle.Index,
        Matter = _matter,
        Bursts = SimTime.Start + _setting.Start,
        Supplied = [.. _supplied.Select(cell => new SuppliedCell(HomesTwin(cell), CellTwin(cell)))],
        People = _supplied.Sum(cell => cell.Population),
        Homes = _supplied.Sum(Homes),
        CrewWays = [.. Enumerable.Range(0, _setting.RepairCrews).Select(Way)],
        Gauges = _setting.Gauges,
        Announcement = _setting.Announcement,
        AnnouncedAfter = _setting.AnnouncedAfter,
        Centre = CommandSystem.Centre(_run.System.Responsible(_run.City.TownJurisdiction(_town.Index), _run.System.Matters[_matter].Tier)),
        Habits = _habits,
    };

    private DryHomesFacts HomesOf(Cell cell) => new()
    {
        Name = cell.Name.Zh + "居民",
        Cell = CellTwin(cell),
        CityCell = cell.Index,
        Key = StableHash.Of(cell.Code),
        People = cell.Population,
        Homes = Homes(cell),
        Callers = _setting.Callers,
        Matter = _matter,
        Main = Address(TwinKind.WaterMain, County, 0),
        Habits = _habits,
    };

    private static int Homes(Cell cell) => Math.Max(1, (int)(cell.Population / PeopleAHome));

    // The first crew stands at the county's seat, the others at the seats of its towns in the order of the city.
    private SimDuration Way(int crew)
    {
        var city = _run.City;
        var seats = city.Towns.Where(town => town.County == _town.County).Select(town => town.Place).Prepend(new LocalPlane(city.Centre).On(city.Counties[_town.County].Seat)).ToArray();
        var habits = _run.System.Habits;
        return SimDuration.FromSeconds(seats[crew % seats.Length].DistanceTo(_middle.Place).Value * habits.Detour / habits.VehicleSpeed);
    }
}
