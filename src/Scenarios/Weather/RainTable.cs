using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Weather;

/// <summary>
/// Measured or forecast rain from a CSV file with the columns <c>place,time,mm</c>: what fell from this time until the next
/// one at the place. A place is a town's code or name, a county's, or <c>*</c> for everywhere else. The step of a place is
/// the smallest gap between its times (an hour when it has one only); times in between that are missing were dry. Values are not quoted.
/// </summary>
public sealed class RainTable
{
    // Local times of the city, without an offset: the machine's own time zone must never matter.
    private static readonly string[] TimeForms = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"];

    private readonly ImmutableSortedDictionary<string, RainSeries> _byPlace;

    private RainTable(ImmutableSortedDictionary<string, RainSeries> byPlace) => _byPlace = byPlace;

    /// <summary>The places it knows.</summary>
    public IEnumerable<string> Places => _byPlace.Keys;

    /// <summary>Reads a table.</summary>
    /// <param name="text">The CSV text.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="runStart">The wall-clock time (local, like the file's) of the run's start.</param>
    /// <exception cref="FormatException">A line cannot be read; the message names file and line.</exception>
    public static RainTable Read(TextReader text, string file, DateTime runStart)
    {
        var rows = new SortedDictionary<string, SortedDictionary<long, int>>(StringComparer.Ordinal);
        if (text.ReadLine()?.TrimEnd() is not "place,time,mm") throw new FormatException($"{file}:1: the columns must be place,time,mm.");
        for (var line = 2; text.ReadLine() is { } row; line++)
        {
            if (string.IsNullOrWhiteSpace(row)) continue;
            var fields = row.Split(',', StringSplitOptions.TrimEntries);
            if (fields is not [{ Length: > 0 } place, var at, var millimetres]) throw new FormatException($"{file}:{line}: '{row}' is not place,time,mm.");
            if (!DateTime.TryParseExact(at, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) throw new FormatException($"{file}:{line}: '{at}' is not a time such as 2024-07-11T06:00.");
            if (time < runStart) throw new FormatException($"{file}:{line}: {at} is before the run's start.");
            if (!decimal.TryParse(millimetres, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var depth) || depth > 1_000) throw new FormatException($"{file}:{line}: '{millimetres}' is not a depth in mm between 0 and 1000.");
            if (!rows.TryGetValue(place, out var series)) rows.Add(place, series = []);
            if (!series.TryAdd((time - runStart).Ticks / TimeSpan.TicksPerMillisecond, (int)((depth * 1_000) + 0.5m))) throw new FormatException($"{file}:{line}: {place} has two values for {at}.");
        }

        return new RainTable(rows.ToImmutableSortedDictionary(row => row.Key, row => Series(row.Key, row.Value, file), StringComparer.Ordinal));
    }

    /// <summary>The rain on each town: its own line of the table first, then its county's, then the one for everywhere else.</summary>
    /// <exception cref="FormatException">The table names a place that the city does not have, or leaves a town out.</exception>
    public ImmutableArray<RainSeries> Fall(CityDefinition city)
    {
        var used = new SortedSet<string>(StringComparer.Ordinal) { "*" };
        foreach (var town in city.Towns) used.UnionWith(Names(town.Code, town.Name));
        foreach (var county in city.Counties) used.UnionWith(Names(county.Code, county.Name));
        foreach (var place in Places)
        {
            if (!used.Contains(place)) throw new FormatException($"City {city.Id} has no town or county '{place}'.");
        }

        return [.. city.Towns.Select(town => On(town, city.Counties[town.County]))];
    }

    private RainSeries On(Town town, County county)
    {
        foreach (var name in Names(town.Code, town.Name).Concat(Names(county.Code, county.Name)).Append("*"))
        {
            if (_byPlace.TryGetValue(name, out var series)) return series;
        }

        throw new FormatException($"The table has no rain for {town.Name.Zh} ({town.Code}); a place '*' would cover it.");
    }

    private static string[] Names(string code, Text name) => [code, name.Zh, name.En];

    private static RainSeries Series(string place, SortedDictionary<long, int> byTime, string file)
    {
        long[] times = [.. byTime.Keys];
        var step = times.Length == 1 ? 3_600_000 : times.Zip(times.Skip(1), (one, next) => next - one).Min();
        var amounts = new int[((times[^1] - times[0]) / step) + 1];
        foreach (var (time, amount) in byTime)
        {
            if ((time - times[0]) % step != 0) throw new FormatException($"{file}: the times of {place} do not lie on one grid of {new SimDuration(step)}.");
            amounts[(time - times[0]) / step] = amount;
        }

        return new RainSeries(new SimTime(times[0]), new SimDuration(step), amounts);
    }
}
