using Liandong.Client.Runs;
using Liandong.Client.Screens;
using Liandong.Scenarios.Definition;
using Liandong.Twins.Time;

namespace Liandong.Client.Tests;

/// <summary>The toy town's storm goes from 08:00 on 18 June 2025 for twelve hours.</summary>
public class RunTimeTests
{
    [Theory]
    [InlineData("09:30", "12h", 1.5)]
    [InlineData("06:30", "3d", 22.5)]
    [InlineData("08:00", "3d", 24)]
    [InlineData("1d 06:30", "3d", 22.5)]
    [InlineData("2d 9:00", "3d", 49)]
    [InlineData("2025-06-18 09:00", "12h", 1)]
    [InlineData("2025-06-18T09:00:36", "12h", 1.01)]
    [InlineData("06-19 08:00", "3d", 24)]
    [InlineData("+90min", "12h", 1.5)]
    [InlineData("1d 6h", "3d", 30)]
    [InlineData("2h", "12h", 2)]
    [InlineData("2d", "3d", 48)]
    [InlineData("1d6h", "3d", 30)]
    public void An_instant_is_read_as_people_write_it(string text, string duration, double hours) =>
        RunTime.Parse(text, Storm(duration)).ShouldBe(SimTime.Start + SimDuration.FromHours(hours));

    [Theory]
    [InlineData("")]
    [InlineData("noon")]
    [InlineData("25:00")]
    [InlineData("x 09:00")]
    [InlineData("+0s")]
    [InlineData("+12h")]
    [InlineData("2025-06-18 08:00")]
    public void What_is_no_instant_of_the_run_is_refused(string text) => Should.Throw<RunFailedException>(() => RunTime.Parse(text, Storm("12h")));

    private static ScenarioDefinition Storm(string duration) => new RunRequest { Scenario = "toy-storm", Duration = duration }.Load().Definition;
}
