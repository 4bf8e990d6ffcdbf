using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Weather;

/// <summary>A typhoon's rain band: the same rain over one county after another, as it travels; the others stay dry.</summary>
public sealed record TyphoonBand
{
    /// <summary>Codes of the counties in the order in which it reaches them.</summary>
    public required ImmutableArray<string> Counties { get; init; }

    /// <summary>When it reaches the first one.</summary>
    public required SimTime Start { get; init; }

    /// <summary>How long it takes from one county to the next.</summary>
    public required SimDuration Travel { get; init; }

    /// <summary>What falls while it passes, in µm by hour.</summary>
    public required ImmutableArray<int> MicrometresByHour { get; init; }

    /// <summary>The rain on each town, with its own share of the variation.</summary>
    /// <exception cref="ArgumentException">A county does not exist.</exception>
    public ImmutableArray<RainSeries> Fall(CityDefinition city, ArealVariation variation, ulong seed)
    {
        var rain = new RainSeries[city.Towns.Length];
        Array.Fill(rain, RainSeries.Dry);
        for (var place = 0; place < Counties.Length; place++)
        {
            var code = Counties[place];
            var county = city.Counties.FirstOrDefault(candidate => candidate.Code == code) ?? throw new ArgumentException($"City {city.Id} has no county {code}.", nameof(city));
            var passing = HourlyRain.Shape(Start + (Travel * place), MicrometresByHour);
            Town[] under = [.. city.Towns.Where(town => town.County == county.Index)];
            var factors = variation.FactorsPermille(seed, under);
            for (var i = 0; i < under.Length; i++) rain[under[i].Index] = passing.Scaled(factors[i]);
        }

        return [.. rain];
    }
}
