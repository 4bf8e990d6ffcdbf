using System.CommandLine;
using System.Globalization;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Report;

namespace Liandong.Client.Commands;

/// <summary><c>liandong cities</c>: the bundled cities and their size.</summary>
internal sealed class CitiesCommand(Screen screen)
{
    public Command Create()
    {
        var command = new Command("cities", screen.Say("列出内置城市", "list the bundled cities"));
        command.SetAction((_, _) => screen.Guard(List));
        return command;
    }

    private Task<int> List()
    {
        foreach (var city in CityFiles.Bundled().Select(CityFiles.Load))
        {
            var people = Count(city.Towns.Sum(town => (long)town.Population));
            screen.Line(city.Id);
            screen.Paragraph(
                new Text(
                    $"  {city.Name.Zh}：{Count(city.Counties.Length)} 个县、{Count(city.Towns.Length)} 个镇、{Count(city.Cells.Length)} 个网格，{people} 人，{Count(city.Matters.Length)} 种事项，{Count(city.LowPoints.Length)} 个低洼点，{Count(city.Sensors.Length)} 个传感器",
                    $"  {city.Name.En}: {Plural.Of(city.Counties.Length, "county", "counties")}, {Plural.Of(city.Towns.Length, "town")}, {Plural.Of(city.Cells.Length, "cell")}, {people} people, {Plural.Of(city.Matters.Length, "matter")}, {Plural.Of(city.LowPoints.Length, "low point")}, {Plural.Of(city.Sensors.Length, "sensor")}"),
                "  ");
        }

        return Task.FromResult(CommandLine.Met);
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
