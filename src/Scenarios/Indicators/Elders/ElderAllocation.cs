using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Elders;

namespace Liandong.Scenarios.Indicators.Elders;

/// <summary>What a thousand more wristbands would tell of in a year, estimated from the run.</summary>
/// <param name="Devices">Wristbands in the group or town.</param>
/// <param name="Told">Troubles that an alarm told of in the run.</param>
/// <param name="Expected">For 1,000 more devices and a year.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
internal readonly record struct AllocationRow(int Devices, int Told, double Expected, double Low, double High);

/// <summary>
/// Who should get the next thousand wristbands (手环配置): troubles told of, per device and year, by group and by town. Counts are Poisson; their
/// 95 % interval is Byar's approximation (Breslow and Day 1987). Towns are small, so their rates are drawn towards the city's: a gamma
/// prior of five events' weight.
/// </summary>
internal sealed class ElderAllocation(CityDefinition city, ElderBook book)
{
    private const double Year = 365 * 86_400_000.0;
    private const double PriorEvents = 5;

    /// <summary>The shortest run that says something about a year.</summary>
    internal const int LeastDays = 28;

    /// <summary>Why a run says nothing about a year; null when it does.</summary>
    public static Text? Refusal(RunSpan span)
    {
        var days = span.Duration.Milliseconds / 86_400_000.0;
        if (span.HasPressSurge) return new Text("其中有异常的集中呼救", "it has presses out of the ordinary");
        return days < LeastDays ? new Text($"只有 {days:0.#} 天，至少要 {LeastDays} 天", $"it lasts {days:0.#} days, and at least {LeastDays} are needed") : null;
    }

    /// <summary>A row a group, in the order of the groups.</summary>
    public ImmutableArray<AllocationRow> Groups() => [.. Enum.GetValues<ElderGroup>().Select(group => RowOf(city.Homes.Elders.Where(elder => elder.Group == group), told: Told(elder => elder.Group == group)))];

    /// <summary>Towns with wearers, the highest expectation first.</summary>
    public ImmutableArray<(int Town, AllocationRow Row)> Towns()
    {
        var all = RowOf(city.Homes.Elders, book.Troubles.Count(trouble => trouble.IsTold));
        var told = book.Troubles.Where(trouble => trouble.IsTold).ToLookup(trouble => TownOf(city.Homes.Elders[trouble.Elder]));
        return
        [
            .. city.Homes.Elders.GroupBy(TownOf)
                .Select(wearers => (Town: wearers.Key, Row: Drawn(RowOf(wearers, told[wearers.Key].Count()), all)))
                .OrderByDescending(row => row.Row.Expected).ThenBy(row => row.Town),
        ];
    }

    /// <summary>Byar's approximation of the 95 % interval of a Poisson mean.</summary>
    internal static (double Low, double High) Interval(int count)
    {
        const double z = 1.959964;
        var low = count == 0 ? 0 : count * Cube(1 - (1 / (9.0 * count)) - (z / (3 * Math.Sqrt(count))));
        var more = count + 1.0;
        return (low, more * Cube(1 - (1 / (9 * more)) + (z / (3 * Math.Sqrt(more)))));

        static double Cube(double value) => value * value * value;
    }

    private int TownOf(ElderHome elder) => city.Cells[elder.Cell].Town;

    private int Told(Func<ElderHome, bool> belongs) => book.Troubles.Count(trouble => trouble.IsTold && belongs(city.Homes.Elders[trouble.Elder]));

    private AllocationRow RowOf(IEnumerable<ElderHome> wearers, int told)
    {
        var (devices, milliseconds) = (0, 0L);
        foreach (var wearer in wearers)
        {
            devices++;
            milliseconds += book.GivenOut[wearer.Index];
        }

        var years = milliseconds / Year;
        if (years <= 0) return new AllocationRow(devices, told, 0, 0, 0);
        var (low, high) = Interval(told);
        return new AllocationRow(devices, told, told / years * 1_000, low / years * 1_000, high / years * 1_000);
    }

    private static AllocationRow Drawn(AllocationRow town, AllocationRow all)
    {
        if (town.Expected <= 0 && town.High <= 0 || all.Expected <= 0) return town;
        var years = town.Devices / (double)all.Devices * all.Told / all.Expected * 1_000;
        var priorYears = PriorEvents / all.Expected * 1_000;
        var mean = (town.Told + PriorEvents) / (years + priorYears) * 1_000;
        var spread = 1.96 * Math.Sqrt(town.Told + PriorEvents) / (years + priorYears) * 1_000;
        return town with { Expected = mean, Low = Math.Max(0, mean - spread), High = mean + spread };
    }
}
