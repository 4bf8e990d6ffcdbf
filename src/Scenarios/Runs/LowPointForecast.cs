using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Runs;

/// <summary>
/// Which low points a county expects to flood first: by what its register says of each (catchment, pond, drains, inlets), not by what the run
/// has drawn. The city's file keeps no record of past floods, so that none is used.
/// </summary>
internal static class LowPointForecast
{
    // The hour of a storm of five years, about which warnings of orange are.
    private const double MillimetresInTheHour = 50;

    // An inlet of a street is laid for some 1,500 m²; where each has more to take, leaves choke sooner. Assumed.
    private const double SquareMetresPerInlet = 1_500;
    private const double LeftWhenChoked = 0.35;

    /// <summary>A county's low points, the deepest expected first.</summary>
    public static IEnumerable<LowPoint> FirstToFlood(CityDefinition city, int county) => city.LowPoints
        .Where(lowPoint => city.Towns[city.Cells[lowPoint.Cell].Town].County == county)
        .OrderByDescending(ExpectedMillimetres)
        .ThenBy(lowPoint => lowPoint.Index);

    /// <summary>How deep the hour's rain is expected to stand.</summary>
    public static double ExpectedMillimetres(LowPoint lowPoint)
    {
        var load = lowPoint.CatchmentSquareMetres / lowPoint.Inlets / SquareMetresPerInlet;
        var choked = Math.Clamp(load - 1, 0, 1);
        var drains = lowPoint.DrainMillimetresPerHour * (1 - (choked * (1 - LeftWhenChoked)));
        return Math.Max(0, (MillimetresInTheHour * lowPoint.RunoffCoefficient) - drains) * lowPoint.CatchmentSquareMetres / lowPoint.AreaSquareMetres;
    }
}
