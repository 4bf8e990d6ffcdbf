using System.Globalization;
using System.Text;
using Bogus;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Weather;

/// <summary>
/// Invents floods: one new valid scenario for every seed, always the same one for the same seed. Storm, places, faults and absences are
/// drawn; what is drawn stays inside what Nantong has seen or plans for (return periods of 2 to 100 years, one to twelve hours).
/// </summary>
public sealed class FloodGenerator(CityDefinition city, string cityName)
{
    // The flood season lies between May and September (汛期); the year is fixed, so no seed depends on today.
    private static readonly DateTime SeasonBegins = new(2026, 5, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private const int SeasonDays = 153;

    private static readonly int[] ReturnPeriods = [2, 3, 5, 10, 20, 30, 50, 100];
    private static readonly double[] ChicagoHours = [1, 1.5, 2, 3, 6, 12];

    private static readonly (string Change, string Zh, string En)[] Crews =
    [
        ("-1", "每县少一支抢险队", "one crew fewer in each county"),
        ("+0", "抢险队照旧", "the usual crews"),
        ("+2", "每县多两支抢险队", "two more crews in each county"),
        ("80%", "抢险队为 80%", "80% of the crews"),
        ("150%", "抢险队为 150%", "150% of the crews"),
    ];

    /// <summary>A scenario as YAML.</summary>
    public string Generate(int seed)
    {
        var draw = new Randomizer(seed);
        var start = SeasonBegins.AddDays(draw.Number(0, SeasonDays - 1)).AddHours(draw.Number(0, 23));
        County[] places = [.. draw.ListItems([.. city.Counties], draw.Number(1, Math.Min(4, city.Counties.Length))).OrderBy(county => county.Index)];
        var body = new StringBuilder();
        Line(body, $"rain:");
        WriteStorm(body, draw, places);
        if (draw.Bool(0.3f)) WriteStorm(body, draw, [draw.ListItem([.. city.Counties])]);
        Line(body, $"rivers: {{level-metres: {Plain(draw.Number(18, 30) / 10.0)}, sluices: {draw.Number(50, 100)}%, pumps: {draw.Number(0, 100)}%, places: [{{counties: [{Quoted(draw.ListItem(places).Code)}], drain-capacity: {draw.Number(50, 100)}%}}]}}");
        WriteFaults(body, draw);
        var forces = WriteStaff(body, draw);
        WriteObjectives(body, draw);
        return Head(seed, start, places, forces) + body.ToString();
    }

    private string Head(int seed, DateTime start, County[] places, Text forces)
    {
        var yaml = new StringBuilder();
        var zh = string.Join('、', places.Select(county => county.Name.Zh));
        var en = string.Join(", ", places.Select(county => county.Name.En));
        Line(yaml, $"name: flood-{Unsigned(seed)}");
        Line(yaml, $"title: {{zh: {Quoted($"随机暴雨 {seed}：{zh}，力量与设施有变")}, en: {Quoted($"Random storm {seed}: {en}, with changed forces and faults")}}}");
        Line(yaml, $"question:");
        Line(yaml, $"  zh: {Quoted($"{zh}下暴雨，部分雨水口堵塞、传感器和泵闸有故障；{forces.Zh}。这样的力量来得及排涝吗？")}");
        Line(yaml, $"  en: {Quoted($"Rain over {en}, with blocked inlets, faulty sensors, pumps and sluices; {forces.En}. Do forces like these come in time?")}");
        Line(yaml, $"city: {Quoted(cityName)}");
        Line(yaml, $"start: {start.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}");
        Line(yaml, $"duration: 24h");
        Line(yaml, $"seed: {Unsigned(seed)}");
        return yaml.ToString();
    }

    private static void WriteStorm(StringBuilder yaml, Randomizer draw, County[] places)
    {
        var counties = string.Join(", ", places.Select(county => Quoted(county.Code)));
        var start = string.Create(CultureInfo.InvariantCulture, $"{draw.Number(0, 20) * 30}min");
        if (draw.Bool())
        {
            Line(yaml, $"  - {{kind: chicago, counties: [{counties}], return-period: {draw.ArrayElement(ReturnPeriods)}, duration: {draw.ArrayElement(ChicagoHours)}h, start: {start}, peak: {draw.Number(20, 80)}%}}");
            return;
        }

        double[] shape = [.. Enumerable.Range(0, draw.Number(2, 12)).Select(_ => draw.Number(0, 450) / 10.0), draw.Number(10, 600) / 10.0];
        var total = draw.Number(20, 180);
        var hours = shape.Select(weight => weight / shape.Sum() * total);
        Line(yaml, $"  - {{kind: hourly, counties: [{counties}], hours: [{string.Join(", ", hours.Select(Plain))}], start: {start}}}   # mm each hour, {total} mm in all");
    }

    private static void WriteFaults(StringBuilder yaml, Randomizer draw) =>
        Line(yaml, $"faults: {{blocked-inlets: {draw.Number(0, 60)}%, sensors-offline: {draw.Number(0, 20)}%, sensors-stuck: {draw.Number(0, 10)}%, sensors-drifting: {draw.Number(0, 10)}%}}");

    // Also says in words what was drawn: the scenario's question must not be about forces that it does not have.
    private Text WriteStaff(StringBuilder yaml, Randomizer draw)
    {
        Department[] residents = [.. city.Departments.Where(department => department.Resident)];
        Department[] absent = [.. draw.Shuffle(residents).Take(draw.Number(0, 4)).OrderBy(department => department.Index)];
        var codes = string.Join(", ", absent.Select(department => Quoted(department.Code)));
        var isCommanderAbsent = draw.Bool(0.15f);
        var (officers, crews) = (draw.Number(70, 100), draw.ArrayElement(Crews));
        var (pumps, desks) = (draw.Number(50, 120), draw.Number(70, 110));
        Line(yaml, $"staff: {{officers: {officers}%, crews: {crews.Change}, crew-pumps: {pumps}%, desks: {desks}%, residents-absent: [{codes}], commander-absent: {(isCommanderAbsent ? "true" : "false")}}}");
        var zh = Spelled($"网格员为平常的 {officers}%，{crews.Zh}，其泵为 {pumps}%，值班席为 {desks}%");
        var en = Spelled($"grid officers at {officers}% of the usual, {crews.En}, their pumps at {pumps}%, desks at {desks}%");
        if (absent.Length > 0) (zh, en) = ($"{zh}，缺席部门 {absent.Length} 个", $"{en}, {absent.Length} {(absent.Length == 1 ? "department" : "departments")} absent");
        return isCommanderAbsent ? new($"{zh}，值班指挥长缺席", $"{en}, no duty commander") : new(zh, en);
    }

    private static void WriteObjectives(StringBuilder yaml, Randomizer draw)
    {
        var minutes = draw.Number(5, 12) * 5;
        var more = draw.Number(1, 4);
        Line(yaml, $"objectives:");
        Line(yaml, $"  - {{indicator: priority-2.orders.arrive.p95, at-most: {minutes}min, label: {{zh: Ⅱ级工单 95% 在 {minutes} 分钟内到场, en: 95% of priority II orders have somebody on the scene within {minutes} minutes}}}}");
        Line(yaml, $"  - {{indicator: flood.cleared.median, at-most: {draw.Number(2, 6)}h, label: {{zh: 半数积水按时退去, en: Half of the floodings are over in time}}}}");
        Line(yaml, $"counterfactual: {{label: {{zh: 每县增加 {more} 支抢险队, en: {more} more crews in each county}}, set: {{staff.crews: \"+{more}\"}}}}");
    }

    private static void Line(StringBuilder yaml, FormattableString line) => yaml.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Spelled(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    private static string Plain(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string Unsigned(int seed) => ((uint)seed).ToString(CultureInfo.InvariantCulture);
}
