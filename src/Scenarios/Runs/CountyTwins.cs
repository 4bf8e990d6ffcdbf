using Liandong.Twins;
using Liandong.Twins.Centers;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Runs;

/// <summary>The twins of a county's jurisdiction, in the order that <see cref="CommandSystem"/> assumes.</summary>
internal sealed class CountyTwins(CityRun run, StaffPlan staff, int county) : IPipelineTwins
{
    /// <summary>Departments with a resident on a county's floor: 8 to 10 in Rugao and Hai'an.</summary>
    private const int ResidentsAtMost = 10;

    public int Count => 3 + run.City.Departments.Length + Present().Length + staff.Squads(county).Length + staff.Crews(county).Length;

    public void JoinTo(Jurisdiction jurisdiction)
    {
        var departments = run.City.Departments;
        var present = Present();
        var residents = new TwinId[departments.Length];
        var next = 3 + departments.Length;
        foreach (var department in present) residents[department.Index] = new TwinId((byte)TwinKind.Resident, jurisdiction.Index, next++);
        var squads = staff.Squads(county);
        var crews = staff.Crews(county);
        var squadIds = Ids(TwinKind.Squad, jurisdiction.Index, next, squads.Length);
        var crewIds = Ids(TwinKind.Crew, jurisdiction.Index, next + squads.Length, crews.Length);

        var centre = new CommandCenter(run.System, new CenterFacts(run.City.Counties[county].Name.Zh, staff.CountyDesk, residents, staff.HasCommander) { PrePosition = PrePositionOf(crews.Length) });
        jurisdiction.Join(centre);
        var squadTeam = jurisdiction.Join(new Team(run.System, squadIds));
        var crewTeam = jurisdiction.Join(new Team(run.System, crewIds));
        foreach (var department in departments) jurisdiction.Join(new Department(run.System, department.Index, department.Name.Zh, staff.CountyHandlers(department, county)));
        foreach (var department in present) jurisdiction.Join(new Resident(run.System, department.Index, department.Name.Zh));
        foreach (var squad in squads) jurisdiction.Join(new FieldUnit(run.System, Facts(TwinKind.Squad, squadTeam, squad)));
        foreach (var crew in crews) jurisdiction.Join(new Crew(run.System, Facts(TwinKind.Crew, crewTeam, crew), crew.PumpCubicMetresPerHour));
    }

    private PrePosition? PrePositionOf(int crews)
    {
        var level = (int)run.Scenario.Staff.PrePosition;
        return level == 0 ? null : new PrePosition(level, [.. LowPointForecast.FirstToFlood(run.City, county).Take(crews).Select(lowPoint => run.AddressOf(lowPoint))]);
    }

    private City.Department[] Present() =>
        [.. run.City.Departments.Where(department => department.Resident).OrderByDescending(Consultations).Take(ResidentsAtMost).Where(staff.IsResident).OrderBy(department => department.Index)];

    // The departments that consultations need most come first; the order is the city's, whatever a scenario changes.
    private int Consultations(City.Department department) => run.City.Matters.Count(matter => matter.Consultation && matter.Departments.Contains(department.Index));

    private static TwinId[] Ids(TwinKind kind, int jurisdiction, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(index => new TwinId((byte)kind, jurisdiction, index))];

    private FieldUnitFacts Facts(TwinKind kind, TwinId team, PlannedUnit unit) =>
        new(kind, team, unit.Base, unit.Roster, run.System.Habits.VehicleSpeed, unit.Name);
}
