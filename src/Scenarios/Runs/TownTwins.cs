using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Cells;
using Liandong.Twins.Centers;
using Liandong.Twins.Hotline;
using Liandong.Twins.Sensors;
using Liandong.Twins.Staff;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Runs;

/// <summary>The twins of a town's jurisdiction, in the order that <see cref="CommandSystem"/> assumes.</summary>
internal sealed class TownTwins(CityRun run, StaffPlan staff, WeatherPlan weather, LifeOfTowns life, int town) : IPipelineTwins
{
    public int Count => FirstSensor + run.City.Sensors.Count(sensor => run.City.Cells[sensor.Cell].Town == town);

    private int FirstSensor =>
        CommandSystem.FirstCell + run.City.Cells.Count(cell => cell.Town == town) + staff.Officers(town, enforcement: false).Length + staff.Officers(town, enforcement: true).Length;

    /// <summary>The twin of each sensor by its index in the city.</summary>
    public IEnumerable<(int Sensor, TwinId Twin)> Sensors() =>
        run.City.Sensors.Where(sensor => run.City.Cells[sensor.Cell].Town == town).Select((sensor, place) => (sensor.Index, new TwinId((byte)TwinKind.Sensor, run.City.TownJurisdiction(town), FirstSensor + place)));

    public void JoinTo(Jurisdiction jurisdiction)
    {
        var place = run.City.Towns[town];
        var cells = run.City.Cells.Where(cell => cell.Town == town).ToArray();
        var officers = staff.Officers(town, enforcement: false);
        var enforcers = staff.Officers(town, enforcement: true);
        var firstOfficer = CommandSystem.FirstCell + cells.Length;
        var firstEnforcer = firstOfficer + officers.Length;

        jurisdiction.Join(new CommandCenter(run.System, new CenterFacts(place.Name.Zh, staff.TownDesk, new TwinId[run.City.Departments.Length], HasCommander: false)));
        jurisdiction.Join(new TownLife(run.System, life, place.Population, staff.PatrolOf(town)));
        var officerTeam = jurisdiction.Join(new Team(run.System, Ids(TwinKind.Officer, jurisdiction.Index, firstOfficer, officers.Length)));
        var enforcerTeam = jurisdiction.Join(new Team(run.System, Ids(TwinKind.Enforcer, jurisdiction.Index, firstEnforcer, enforcers.Length)));
        var twins = cells.Select(cell => weather.CellOf(cell, jurisdiction.Index)).ToArray();
        foreach (var cell in twins) jurisdiction.Join(cell);
        foreach (var officer in officers) jurisdiction.Join(new FieldUnit(run.System, Facts(TwinKind.Officer, officerTeam, officer)));
        foreach (var enforcer in enforcers) jurisdiction.Join(new FieldUnit(run.System, Facts(TwinKind.Enforcer, enforcerTeam, enforcer)));
        JoinSensors(jurisdiction, cells, twins);
    }

    private static TwinId[] Ids(TwinKind kind, int jurisdiction, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(index => new TwinId((byte)kind, jurisdiction, index))];

    private void JoinSensors(Jurisdiction jurisdiction, Cell[] cells, GridCell[] twins)
    {
        foreach (var site in run.City.Sensors.Where(sensor => run.City.Cells[sensor.Cell].Town == town))
        {
            if (site.Kind == SensorKind.RainGauge)
            {
                jurisdiction.Join(new RainGauge(weather.GaugeOf(site, town, jurisdiction.Index)));
                continue;
            }

            var cell = twins[Array.FindIndex(cells, candidate => candidate.Index == site.Cell)];
            var sensor = jurisdiction.Join(new PondingSensor(weather.SensorOf(site, cell.Id, CommandSystem.Centre(run.System.Responsible(jurisdiction.Index, run.City.MatterOf(MatterRole.PondingThird).Tier)))));
            cell.Watch(site.LowPoint, sensor);
        }
    }

    private FieldUnitFacts Facts(TwinKind kind, TwinId team, PlannedUnit unit) =>
        new(kind, team, unit.Base, unit.Roster, run.System.Habits.OfficerSpeed, unit.Name);
}
