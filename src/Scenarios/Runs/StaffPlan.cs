using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Twins.Geography;
using Liandong.Twins.Hotline;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Runs;

/// <summary>One field unit before it is a twin.</summary>
internal readonly record struct PlannedUnit(string Name, PlanePoint Base, Roster Roster, int PumpCubicMetresPerHour = 0);

/// <summary>The city's staff as the scenario changes it. Additional people stand where the first ones do, in order; nobody else changes.</summary>
internal sealed class StaffPlan
{
    private readonly CityDefinition _city;
    private readonly StaffChange _change;
    private readonly ILookup<int, Officer> _officersByTown;
    private readonly ImmutableHashSet<int> _absent;
    private readonly double[] _ownFactors;
    private readonly bool _hasAffairs;

    public StaffPlan(CityDefinition city, ScenarioDefinition scenario)
    {
        (_city, _change) = (city, scenario.Staff);
        _officersByTown = city.Officers.ToLookup(officer => city.Cells[officer.Cell].Town);
        _absent = [.. CityFit.Departments(city, scenario.Staff.ResidentsAbsent)];
        _hasAffairs = scenario.Affairs is not null;
        _ownFactors = [.. city.Departments.Select(_ => 1.0)];
        foreach (var (named, factor) in scenario.Staff.Departments) _ownFactors[CityFit.Departments(city, [named]).Single()] = factor;
        Operators = [.. Enumerable.Range(0, 24).Select(hour => scenario.Hotline.OperatorsAt(hour, city.Staffing.OperatorsByHour))];
        CityDesk = Desks(city.Staffing.CityDesk);
        CountyDesk = Desks(city.Staffing.CountyDesk);
        TownDesk = Desks(city.Staffing.TownDesk);
    }

    public ImmutableArray<int> Operators { get; }

    public ImmutableArray<int> CityDesk { get; }

    public ImmutableArray<int> CountyDesk { get; }

    public ImmutableArray<int> TownDesk { get; }

    public bool HasCommander => !_change.CommanderAbsent;

    /// <summary>Whether a department's resident is on the floors.</summary>
    public bool IsResident(Department department) => department.Resident && !_absent.Contains(department.Index);

    /// <summary>The handlers of a department's desk in the city's government. Who does approvals and cases joins it when the run has any.</summary>
    public int CityHandlers(Department department) => Handlers(department, department.CityHandlers + (_hasAffairs ? _city.Affairs.CityHandlers(department.Index) : 0));

    /// <summary>The handlers of a department's desk in a county.</summary>
    public int CountyHandlers(Department department, int county) => Handlers(department, department.CountyHandlers + (_hasAffairs ? _city.Affairs.CountyHandlers(department.Index, _city.Counties[county].Population) : 0));

    private int Handlers(Department department, int handlers) => Math.Max(1, new HeadCount(_change.DepartmentHandlers * _ownFactors[department.Index], 0).Of(handlers));

    public ImmutableArray<PlannedUnit> Officers(int town, bool enforcement)
    {
        var present = _officersByTown[town].Where(officer => officer.Enforcement == enforcement).ToArray();
        var wanted = (enforcement ? _change.Enforcers : _change.Officers).Of(present.Length);
        var cells = _city.Cells.Where(cell => cell.Town == town).ToArray();
        return
        [
            .. Enumerable.Range(0, wanted).Select(i => i < present.Length
                ? new PlannedUnit(present[i].Name.Zh, _city.Cells[present[i].Cell].Place, RosterOf(present[i].Shift, present[i].Code))
                : new PlannedUnit($"{cells[i % cells.Length].Name.Zh}增援{i + 1}", cells[i % cells.Length].Place, RosterOf((Shift)(i % 3), $"{cells[i % cells.Length].Code}+{i}"))),
        ];
    }

    /// <summary>The grid officers of a town, as they are and as the scenario has them.</summary>
    public Patrol PatrolOf(int town) => new(
        [.. _officersByTown[town].Where(officer => !officer.Enforcement).Select(officer => RosterOf(officer.Shift, officer.Code))],
        [.. Officers(town, enforcement: false).Select(officer => officer.Roster)]);

    public ImmutableArray<PlannedUnit> Squads(int county) => Groups(_city.Squads, county, _change.Squads, 1);

    public ImmutableArray<PlannedUnit> Crews(int county) => Groups(_city.Crews, county, _change.Crews, _change.CrewPumps);

    private static ImmutableArray<PlannedUnit> Groups(ImmutableArray<FieldGroup> all, int county, HeadCount change, double pumps)
    {
        var present = all.Where(group => group.County == county).ToArray();
        if (present.Length == 0) return [];
        return
        [
            .. Enumerable.Range(0, change.Of(present.Length)).Select(i =>
            {
                var group = present[i % present.Length];
                var name = i < present.Length ? group.Name.Zh : $"{group.Name.Zh}+{i / present.Length}";
                return new PlannedUnit(name, group.Place, Roster.Always, (int)Math.Round(group.PumpCubicMetresPerHour * pumps, MidpointRounding.AwayFromZero));
            }),
        ];
    }

    private static Roster RosterOf(Shift shift, string code)
    {
        var dayOff = (int)(StableHash.Of(code) % 7);
        return shift switch
        {
            Shift.Night => new Roster(0, 8, dayOff),
            Shift.Day => new Roster(8, 8, dayOff),
            Shift.Evening => new Roster(16, 8, dayOff),
            _ => new Roster(8, 10, 5),
        };
    }

    private ImmutableArray<int> Desks(ImmutableArray<int> desks) => [.. desks.Select(staff => Math.Max(1, new HeadCount(_change.Desks, 0).Of(staff)))];
}
