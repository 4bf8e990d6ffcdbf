using System.Net;
using System.Text.RegularExpressions;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Recording;

namespace Liandong.Scenarios.Report;

/// <summary>The report of a run: one HTML page that needs nothing but a browser.</summary>
public static partial class ReportPage
{
    private static readonly Lazy<string> Template = new(() => Mark().Replace(Resource("report.html"), match => match.Groups["file"].Success ? Resource(match.Groups["file"].Value) : match.Value));

    /// <summary>The page.</summary>
    /// <exception cref="UnknownIndicatorException">An objective names an indicator that does not exist.</exception>
    public static string Html(CityDefinition city, RunFacts facts, RunIndicators indicators) =>
        Html($"{facts.Title.Zh} · {facts.Title.En}", ReportData.Json(city, facts, indicators), facts.Language);

    /// <summary>The page of any data.</summary>
    /// <param name="title">The window's title.</param>
    /// <param name="data">What the page shows, as JSON.</param>
    /// <param name="language">The language in which it opens; null leaves it to the browser.</param>
    internal static string Html(string title, string data, string? language) =>
        // In one pass, so that nothing in a name is taken for a mark.
        Mark().Replace(Template.Value, match => match.Value switch
        {
            "{{language}}" => language == "zh" ? "zh-CN" : language ?? "",
            "{{title}}" => WebUtility.HtmlEncode(title),
            "{{data}}" => data,
            _ => match.Value,
        });

    [GeneratedRegex(@"\{\{(title|data|language|embed (?<file>[a-z.]+))\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mark();

    private static string Resource(string name)
    {
        var resource = "Liandong.Scenarios.Report." + name;
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
