using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Tests.HazmatWatch;

/// <summary>Who confers and who goes in, as the city's own account of the case has it.</summary>
public class JointActionMatterTests
{
    private static readonly CityDefinition City = CityFiles.Load("nantong");

    [Fact]
    public void Emergency_management_public_security_and_transport_confer() =>
        Departments(MatterRole.JointAction).Take(3).ShouldBe(["EMER", "PSB", "TRANS"]);

    [Fact]
    public void The_squads_are_those_of_public_security_commerce_emergency_management_and_market_supervision() =>
        Departments(MatterRole.IllegalRefuelling).Order().ShouldBe(["COM", "EMER", "MARKET", "PSB"]);

    private static IEnumerable<string> Departments(MatterRole role) => City.MatterOf(role).Departments.Select(department => City.Departments[department].Code);
}
