using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Weather;

/// <summary>Two days of rain that Nantong had: one with 38 ponding spots and one, nearly as heavy by the hour, with none.</summary>
public static class Storms
{
    /// <summary>How many low points the storm of 2015 found with blocked inlets, and how many large ones with backwater.</summary>
    public const int BlockedOn20150824 = 30;

    public const int BackwaterOn20150824 = 8;

    private const string Chongchuan = "320613";
    private const string DevelopmentArea = "320671";
    private const string Rudong = "320623";
    private const string Zhuhang = "竹行";

    // 185 mm; 50 mm are reached a quarter past four, when the signal was issued.
    private static readonly int[] MicrometresByHourOn20150824 = [12_000, 28_000, 46_000, 39_000, 26_000, 16_000, 11_000, 7_000];

    // 93.7 mm in nine hours with 39.5 mm in the fourth.
    private static readonly int[] MicrometresByHourOn20240711 = [2_000, 5_200, 12_600, 39_500, 15_400, 9_000, 5_500, 3_000, 1_500];

    /// <summary>
    /// 24 August 2015 (typhoon Goni, 天鹅). On record: 38 ponding spots in urban Nantong, 30 of them with inlets blocked by leaves and rubbish,
    /// 8 large ones with backwater from filled-in rivers; 252.8 mm in Rudong; a yellow signal at 04:16.
    /// </summary>
    /// <param name="city">Nantong, with at least 38 low points in Chongchuan and the development area.</param>
    /// <param name="midnight">When the day begins.</param>
    /// <param name="seed">Chooses which low points are blocked, and each town's share.</param>
    /// <exception cref="ArgumentException">The city has too few low points there.</exception>
    public static StormEvent Of20150824(CityDefinition city, SimTime midnight, ulong seed)
    {
        var variation = new ArealVariation { Sigma = 0.05 };
        var rain = city.Towns.Select(town =>
        {
            var permille = city.Counties[town.County].Code switch
            {
                Rudong => 252_800 / 185.0,
                Chongchuan or DevelopmentArea => 1_000.0,
                _ => 150_000 / 185.0,
            };
            return HourlyRain.Shape(midnight + SimDuration.FromHours(2), MicrometresByHourOn20150824, (int)(permille * variation.Weight(seed, town)));
        });

        return new StormEvent(new Text("2015年8月24日暴雨（台风天鹅）", "The storm of 24 August 2015 (typhoon Goni)"), [.. rain], ConditionsOn20150824(city, seed),
        [
            new Text("城区雨量未见记录，取185毫米；如东为实测252.8毫米，其余县（市、区）取150毫米。", "No urban depth is on record: 185 mm are assumed; Rudong's 252.8 mm were measured, elsewhere 150 mm are assumed."),
            new Text("逐时分配为假定：2时至10时，4至5时最大。", "The hourly distribution from 2 to 10 o'clock is assumed, heaviest between 4 and 5."),
            new Text("38处积水点中哪些点堵塞、哪些点受顶托，由种子在路口与老旧小区中抽取（下穿通道另有泵站）；顶托点取面积最大者。", "Which spots were blocked is drawn by the seed from crossings and old estates (underpasses have pumping stations of their own); the eight with backwater are the largest ones."),
            new Text("受顶托的八处为填没河道上的残存涵管，取为无拍门：内河高于水面时倒灌；何时退水由内河水位算出。", "The eight with backwater stand on filled-in rivers; their remaining culverts are assumed to have no flap gates, so that high canals flow back. When they clear follows from the canals' level."),
        ]);
    }

    /// <summary>
    /// 11 July 2024. On record: at most 39.5 mm in an hour and 93.7 mm in nine hours, both at Zhuhang (竹行); 70 stations above 50 mm, 32 of them with
    /// 20 mm in an hour or more; rivers lowered beforehand; no ponding problem on the roads.
    /// </summary>
    /// <param name="city">Nantong.</param>
    /// <param name="midnight">When the day begins.</param>
    /// <param name="seed">Each town's share.</param>
    /// <exception cref="ArgumentException">The city has no town Zhuhang.</exception>
    public static StormEvent Of20240711(CityDefinition city, SimTime midnight, ulong seed)
    {
        var heaviest = city.Towns.FirstOrDefault(IsZhuhang) ?? throw new ArgumentException($"City {city.Id} has no town {Zhuhang}, where the heaviest rain was measured.", nameof(city));
        var variation = new ArealVariation { Centre = heaviest.Place, Reach = new Metres(45_000), Excess = 1, Sigma = 0.12 };
        var rain = city.Towns.Select(town =>
        {
            var permille = town.Index == heaviest.Index ? 1_000 : Math.Min(980, (int)(500 * variation.Weight(seed, town)));
            return HourlyRain.Shape(midnight + SimDuration.FromHours(6), MicrometresByHourOn20240711, permille);
        });
        return new StormEvent(new Text("2024年7月11日暴雨", "The storm of 11 July 2024"), [.. rain], [.. city.LowPoints.Select(_ => LowPointCondition.Clear)],
        [
            new Text("起讫时刻取6时至15时；逐时分配为假定，最大一小时39.5毫米为实测。", "It is assumed to last from 6 to 15 o'clock; the hourly distribution is assumed, the greatest hour of 39.5 mm was measured."),
            new Text("雨量自竹行向外递减为假定。", "That the rain falls off with the distance from Zhuhang is assumed."),
        ]);
    }

    private static ImmutableArray<LowPointCondition> ConditionsOn20150824(CityDefinition city, ulong seed)
    {
        LowPoint[] urban = [.. city.LowPoints.Where(point => IsUrbanNantong(city, point)).OrderByDescending(point => point.AreaSquareMetres).ThenBy(point => point.Index)];
        if (urban.Length < BlockedOn20150824 + BackwaterOn20150824) throw new ArgumentException($"City {city.Id} has {urban.Length} low points in Chongchuan and the development area; the storm of 2015 needs {BlockedOn20150824 + BackwaterOn20150824}.", nameof(city));
        var conditions = new LowPointCondition[city.LowPoints.Length];
        Array.Fill(conditions, LowPointCondition.Clear);
        foreach (var point in urban.Where(point => point.Kind != LowPointKind.Underpass).Take(BackwaterOn20150824)) conditions[point.Index] = new LowPointCondition(false, true);
        var drawn = urban.Where(point => !conditions[point.Index].IsOnFilledRiver).OrderBy(point => point.Kind == LowPointKind.Underpass).ThenBy(point => new Chance(seed, StableHash.Of(point.Code), StableHash.Of("storm of 2015: blocked inlets")).NextBits());
        foreach (var point in drawn.Take(BlockedOn20150824)) conditions[point.Index] = new LowPointCondition(true, false);
        return [.. conditions];
    }

    /// <summary>Whether the places where the storms were measured are in this city.</summary>
    public static bool HappenedIn(CityDefinition city) => city.Towns.Any(IsZhuhang) && city.LowPoints.Count(point => IsUrbanNantong(city, point)) >= BlockedOn20150824 + BackwaterOn20150824;

    private static bool IsZhuhang(Town town) => town.Name.Zh.StartsWith(Zhuhang, StringComparison.Ordinal);

    private static bool IsUrbanNantong(CityDefinition city, LowPoint point) =>
        city.Counties[city.Towns[city.Cells[point.Cell].Town].County].Code is Chongchuan or DevelopmentArea;
}
