namespace Liandong.Scenarios.City;

/// <summary>
/// How many people live in an old estate at a low point. Assumed: 300 a hectare of its catchment, as in walk-up blocks of five or six
/// storeys, no fewer than 50 and no more than its cell has.
/// </summary>
public static class EstateResidents
{
    private const double PeopleASquareMetre = 0.03;
    private const int Fewest = 50;

    /// <summary>People of the estate.</summary>
    public static int Of(CityDefinition city, LowPoint estate) =>
        Math.Min(city.Cells[estate.Cell].Population, Math.Max(Fewest, (int)Math.Round(estate.CatchmentSquareMetres * PeopleASquareMetre, MidpointRounding.AwayFromZero)));
}
