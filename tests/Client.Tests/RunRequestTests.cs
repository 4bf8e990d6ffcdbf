using Liandong.Client.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Client.Tests;

public class RunRequestTests
{
    [Fact]
    public void The_command_that_repeats_a_run_asks_for_the_same_scenario()
    {
        var request = new RunRequest { Scenario = "toy-storm", Seed = 9, Duration = "1d 6h", Set = [Override.Parse("staff.crews=+2"), Override.Parse("rain[0].return-period=50")] };
        var command = request.Command(9);
        command.ShouldBe("./liandong run toy-storm --seed 9 --duration '1d 6h' --set staff.crews=+2 --set 'rain[0].return-period=50'");
        CommandLine.Root().Parse(command["./liandong".Length..].Replace('\'', '"')).Errors.ShouldBeEmpty();
        request.Load().Definition.Duration.ShouldBe(SimDuration.FromHours(30));
        request.Load().Definition.Staff.Crews.ShouldBe(new HeadCount(1, 2));
    }

    [Theory]
    [InlineData("hotline", 2, 0, 1)]
    [InlineData("command-center", 1, 0, 0)]
    [InlineData("command-center/西街道", 1, 2, 0)]
    [InlineData("crew/1/4", 11, 1, 4)]
    [InlineData("12/3/7", 12, 3, 7)]
    public void A_twin_is_named_by_kind_place_and_number(string text, byte kind, int jurisdiction, int index)
    {
        var city = CityFiles.Load("toytown");
        TwinAddress.Parse(text, city).ShouldBe(new TwinId(kind, jurisdiction, index));
    }

    [Theory]
    [InlineData("crews/1/4", "did you mean 'crew'?")]
    [InlineData("crew/atlantis/4", "there is no jurisdiction atlantis")]
    [InlineData("crew/1/x", "whole number")]
    [InlineData("crew/1/2/3", "kind/jurisdiction/index")]
    public void A_wrong_name_of_a_twin_says_what_to_write(string text, string en) =>
        Should.Throw<DefinitionException>(() => TwinAddress.Parse(text, CityFiles.Load("toytown"))).En.ShouldContain(en);
}
