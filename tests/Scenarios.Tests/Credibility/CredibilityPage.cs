using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Tests.Credibility;

/// <summary>The part of docs/credibility.md that is made of measured figures, in either language.</summary>
internal static partial class CredibilityPage
{
    private static readonly Text[] Heads =
    [
        new("指标", "figure"), new("来源", "source"), new("区间", "band"), new("性质", "kind"), new("由谁测得", "measured by"), new("测得", "measured"), new("结果", "result"),
    ];

    private static readonly (Text Title, IEnumerable<Target> Targets)[] Parts =
    [
        (new("城市与热线", "The city and its hotline"), HotlineTargets.All),
        (new("危险货物", "Hazardous goods"), HazmatTargets.All),
        (new("暴雨积水", "Floods"), FloodTargets.All),
        (new("老人", "Elders"), ElderTargets.All),
        (new("排队", "Queues"), QueueTargets.All),
    ];

    public static IEnumerable<Target> Targets => Parts.SelectMany(part => part.Targets);

    /// <summary>All tables, measured now unless a test has measured them before.</summary>
    public static string Tables(Func<Text, string> say)
    {
        var page = new StringBuilder("\n");
        foreach (var (title, targets) in Parts)
        {
            page.Append($"## {say(title)}\n\n");
            Table(page, Heads.Select(say), targets.Select(target => target.Row().Select(say)));
        }

        page.Append($"## {say(new("暴雨逐种子", "The storms by seed"))}\n\n");
        Table(page, StormOf2015.Hours.Select(Clock).Prepend(say(new("2015：仍积水的低洼点", "2015: low points under water at"))), CalibrationRuns.Storms2015.Value.Select((storm, i) => storm.FloodedAt.Select(Whole).Prepend(Whole(i + 1))));
        Table(
            page,
            new Text[] { new("2024：种子", "2024: seed"), new("积水点", "low points flooded"), new("内河 3.0 米", "canals at 3.0 m"), new("三成雨水口堵塞", "three in ten inlets blocked") }.Select(say),
            CalibrationRuns.Storms2024.Value.Select((storm, i) => new[] { Whole(i + 1), Whole(storm.LowPoints), Whole(storm.AtThreeMetres), Whole(storm.InletsBlocked) }));
        return page.ToString();
    }

    /// <summary>Fails when the page does not show these tables. With LIANDONG_WRITE_DOCS=1 they are written, and the test passes when it is run again.</summary>
    public static void ShouldShow(string page, string tables)
    {
        var path = PathOf(page);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var held = Generated().Match(text).Groups["rows"];
        held.Success.ShouldBeTrue($"{page} has no part between <!-- generated --> and <!-- end -->");
        if (Environment.GetEnvironmentVariable("LIANDONG_WRITE_DOCS") == "1") File.WriteAllText(path, text[..held.Index] + tables + text[(held.Index + held.Length)..]);
        held.Value.ShouldBe(tables, $"{page} is out of date; LIANDONG_WRITE_DOCS=1 writes it anew");
    }

    private static void Table(StringBuilder page, IEnumerable<string> heads, IEnumerable<IEnumerable<string>> rows)
    {
        var names = heads.ToArray();
        page.Append($"| {string.Join(" | ", names)} |\n|{string.Concat(Enumerable.Repeat("---|", names.Length))}\n");
        foreach (var row in rows) page.Append($"| {string.Join(" | ", row)} |\n");
        page.Append('\n');
    }

    private static string Clock(double hour) => string.Create(CultureInfo.InvariantCulture, $"{(int)hour:00}:{(int)(hour % 1 * 60):00}");

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Whole(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string PathOf(string page)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Liandong.slnx"))) return Path.Combine(folder.FullName, page);
        }

        throw new InvalidOperationException("The tests must lie inside the repository: no Liandong.slnx above " + AppContext.BaseDirectory);
    }

    [GeneratedRegex("<!-- generated[^>]*-->\n(?<rows>.*?)<!-- end -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generated();
}
