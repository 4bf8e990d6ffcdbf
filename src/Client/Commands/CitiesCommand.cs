using System.CommandLine;
using System.Globalization;
using Liandong.Client.Screens;
using Liandong.Scenarios.City;

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
        screen.Table(
            [new("城市", "city"), new("名称", "name"), new("县", "counties"), new("镇", "towns"), new("网格", "cells"), new("人口", "people"), new("事项", "matters"), new("低洼点", "low points"), new("传感器", "sensors")],
            CityFiles.Bundled().Select(CityFiles.Load).Select(city => new[]
            {
                city.Id, screen.Words.Of(city.Name), Count(city.Counties.Length), Count(city.Towns.Length), Count(city.Cells.Length), Count(city.Towns.Sum(town => (long)town.Population)),
                Count(city.Matters.Length), Count(city.LowPoints.Length), Count(city.Sensors.Length),
            }),
            numbersFrom: 2);
        return Task.FromResult(CommandLine.Met);
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
