using Liandong.Client.Runs;
using Liandong.Scenarios.Definition;
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
}
