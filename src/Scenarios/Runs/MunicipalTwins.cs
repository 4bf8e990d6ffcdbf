using Liandong.Twins;
using Liandong.Twins.Centers;
using Liandong.Twins.Hotline;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Runs;

/// <summary>The twins of the municipal jurisdiction, in the order that <see cref="CommandSystem"/> assumes.</summary>
internal sealed class MunicipalTwins(CityRun run, StaffPlan staff) : IPipelineTwins
{
    public int Count => 2 + run.City.Departments.Length + run.City.Departments.Count(staff.IsResident);

    public void JoinTo(Jurisdiction city)
    {
        var departments = run.City.Departments;
        var residents = new TwinId[departments.Length];
        var next = 2 + departments.Length;
        foreach (var department in departments.Where(staff.IsResident)) residents[department.Index] = new TwinId((byte)TwinKind.Resident, 0, next++);

        city.Join(new CommandCenter(run.System, new CenterFacts(run.City.Name.Zh, staff.CityDesk, residents, staff.HasCommander)));
        city.Join(new CallCenter(run.System, staff.Operators));
        foreach (var department in departments) city.Join(new Department(run.System, department.Index, department.Name.Zh, staff.CityHandlers(department)));
        foreach (var department in departments.Where(staff.IsResident)) city.Join(new Resident(run.System, department.Index, department.Name.Zh));
    }
}
