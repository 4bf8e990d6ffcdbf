using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;

namespace Liandong.Scenarios.Tests.Report;

public sealed class ReportPageTests
{
    private static readonly Lazy<RunIndicators> Day = new(() => IndicatorPass.Over(SampleRun.City, SampleRun.Span, SampleRun.Outcomes()));

    [Fact]
    public void Page_of_a_day_can_be_written_where_a_person_looks_at_it()
    {
        var html = ReportPage.Html(SampleRun.City, SampleRun.Facts, Day.Value);
        if (Environment.GetEnvironmentVariable("LIANDONG_SAMPLE_REPORT") is { Length: > 0 } path) File.WriteAllText(path, html);
        html.ShouldNotContain("{{");
    }
}
