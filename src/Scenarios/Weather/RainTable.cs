using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Weather;

/// <summary>
/// Measured or forecast rain from a CSV file with the columns <c>place,time,mm</c>: what fell from this time until the next
/// one at the place. A place is a town's code or name, a county's, or <c>*</c> for everywhere else. The step of a place is
/// the smallest gap between its times (an hour when it has one only); times in between that are missing were dry. Values are not quoted.
/// </summary>
internal sealed class RainTable
{
    private const int MostMillimetres = 1_000;

    // Local times of the city, without an offset: the machine's own time zone must never matter.
    private static readonly string[] TimeForms = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"];

    private readonly SourceText _source;
    private readonly ImmutableSortedDictionary<string, (RainSeries Rain, int Line)> _byPlace;

    private RainTable(SourceText source, ImmutableSortedDictionary<string, (RainSeries Rain, int Line)> byPlace) => (_source, _byPlace) = (source, byPlace);

    /// <summary>Reads a table.</summary>
    /// <param name="text">The CSV text.</param>
    /// <param name="source">Where it was written, for messages.</param>
    /// <param name="runStart">The wall-clock time (local, like the table's) of the run's start.</param>
    /// <exception cref="DefinitionException">Lines cannot be read.</exception>
    public static RainTable Read(string text, SourceText source, DateTime runStart)
    {
        var problems = new Problems();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0].TrimEnd() != "place,time,mm") throw source.Line(1).Problem("雨量表的列应是 place,time,mm", "the columns of a rain table must be place,time,mm");
        var places = new SortedDictionary<string, SortedDictionary<long, (int Micrometres, int Line)>>(StringComparer.Ordinal);
        for (var line = 2; line <= lines.Length; line++)
        {
            var (row, number) = (lines[line - 1], line);
            if (!string.IsNullOrWhiteSpace(row)) problems.Try(() => AddRow(places, row, number, source.Line(number), runStart));
        }

        problems.ThrowIfAny();
        if (places.Count == 0) throw source.Line(1).Problem("雨量表没有数据行", "the rain table has no rows");
        var byPlace = ImmutableSortedDictionary.CreateBuilder<string, (RainSeries, int)>(StringComparer.Ordinal);
        foreach (var (place, byTime) in places) problems.Try(() => byPlace.Add(place, (Series(place, byTime, source), byTime.Values.Min(row => row.Line))));
        problems.ThrowIfAny();
        return new RainTable(source, byPlace.ToImmutable());
    }

    /// <summary>The rain on each town: its own line of the table first, then its county's, then the one for everywhere else.</summary>
    /// <exception cref="DefinitionException">The table names places that the city does not have, or leaves a town out.</exception>
    public ImmutableArray<RainSeries> Fall(CityDefinition city)
    {
        var problems = new Problems();
        (string Code, Text Name)[] known = [.. city.Counties.Select(county => (county.Code, county.Name)), .. city.Towns.Select(town => (town.Code, town.Name))];
        foreach (var (place, (_, line)) in _byPlace)
        {
            if (place == "*" || Array.Exists(known, one => Names(one.Code, one.Name).Contains(place, StringComparer.Ordinal))) continue;
            var (zh, en) = Spelling.HintOfNames(place, known);
            problems.Add(_source.Line(line).Problem($"{city.Name.Zh}没有县（市、区）或镇街“{place}”；{zh}", $"{city.Name.En} has no county or town '{place}'; {en}"));
        }

        problems.ThrowIfAny();
        return [.. city.Towns.Select(town => On(town, city.Counties[town.County]))];
    }

    private RainSeries On(Town town, County county)
    {
        foreach (var name in Names(town.Code, town.Name).Concat(Names(county.Code, county.Name)).Append("*"))
        {
            if (_byPlace.TryGetValue(name, out var found)) return found.Rain;
        }

        throw _source.Line(1).Problem($"雨量表没有 {town.Name.Zh}（{town.Code}）的雨；可用“*”表示其余各处", $"the rain table has nothing for {town.Name.En} ({town.Code}); a place '*' stands for everywhere else");
    }

    private static string[] Names(string code, Text name) => [code, name.Zh, name.En];

    private static void AddRow(SortedDictionary<string, SortedDictionary<long, (int Micrometres, int Line)>> places, string row, int line, SourcePlace at, DateTime runStart)
    {
        var fields = row.Split(',', StringSplitOptions.TrimEntries);
        if (fields is not [{ Length: > 0 } place, var when, var millimetres]) throw at.Problem($"'{row}' 不是 place,time,mm", $"'{row}' is not place,time,mm");
        if (!DateTime.TryParseExact(when, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) throw at.Problem($"'{when}' 不是时刻，应如 2024-07-11T06:00", $"'{when}' is not a time such as 2024-07-11T06:00");
        if (time < runStart) throw at.Problem($"{when} 早于情景开始", $"{when} is before the run's start");
        if (time - runStart > TimeSpan.FromMilliseconds(ScenarioBounds.LongestRun.Milliseconds)) throw at.Problem($"{when} 在情景开始一年之后，任何运行都到不了", $"{when} is more than a year after the run's start, where no run comes to");
        if (!decimal.TryParse(millimetres, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var depth) || depth > MostMillimetres) throw at.Problem($"'{millimetres}' 不是 0 到 {MostMillimetres} 毫米的雨量", $"'{millimetres}' is not a depth in mm between 0 and {MostMillimetres}");
        if (!places.TryGetValue(place, out var series)) places.Add(place, series = []);
        if (!series.TryAdd((time - runStart).Ticks / TimeSpan.TicksPerMillisecond, ((int)((depth * 1_000) + 0.5m), line))) throw at.Problem($"{place} 在 {when} 有两个值", $"{place} has two values for {when}");
    }

    private static RainSeries Series(string place, SortedDictionary<long, (int Micrometres, int Line)> byTime, SourceText source)
    {
        long[] times = [.. byTime.Keys];
        var step = times.Length == 1 ? 3_600_000 : times.Zip(times.Skip(1), (one, next) => next - one).Min();
        if (step < ScenarioBounds.LeastRainStep.Milliseconds)
        {
            var dense = times.Zip(times.Skip(1)).First(pair => pair.Second - pair.First == step).Second;
            var (found, least) = (new SimDuration(step), ScenarioBounds.LeastRainStep);
            throw source.Line(byTime[dense].Line).Problem($"{place} 的雨量间隔 {found}，最密 {least}；请合计成每 {least} 一行", $"the rain of {place} comes in steps of {found}, at least {least} is needed; sum it up to a row each {least}");
        }

        var amounts = new int[((times[^1] - times[0]) / step) + 1];
        foreach (var (time, (amount, line)) in byTime)
        {
            if ((time - times[0]) % step != 0) throw source.Line(line).Problem($"{place} 的时刻不在 {new SimDuration(step)} 的等间隔上", $"the times of {place} do not lie on one grid of {new SimDuration(step)}");
            amounts[(time - times[0]) / step] = amount;
        }

        return new RainSeries(new SimTime(times[0]), new SimDuration(step), amounts);
    }
}
