using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Report;
using Liandong.Scenarios.Tests.Indicators;

namespace Liandong.Scenarios.Tests.Report;

public sealed class ValueFormatTests
{
    [Theory]
    [InlineData(1_500, "1.5 秒", "1.5 s")]
    [InlineData(90_000, "90 秒", "90 s")]
    [InlineData(41 * 60_000, "41 分钟", "41 min")]
    [InlineData(90.26 * 60_000, "90.3 分钟", "90.3 min")]
    [InlineData(5.26 * 3_600_000, "5.3 小时", "5.3 h")]
    [InlineData(3 * 86_400_000d, "3 天", "3 days")]
    [InlineData(-4 * 60_000, "−4 分钟", "−4 min")]
    [InlineData(0, "0 秒", "0 s")]
    public void Spans_take_the_unit_that_fits(double milliseconds, string zh, string en) =>
        ValueFormat.Of(milliseconds, IndicatorUnit.Milliseconds).ShouldBe(new Text(zh, en));

    [Theory]
    [InlineData(12_345, IndicatorUnit.Count, "12,345", "12,345")]
    [InlineData(0.98765, IndicatorUnit.Share, "98.8%", "98.8%")]
    [InlineData(320, IndicatorUnit.Millimetres, "320 毫米", "320 mm")]
    [InlineData(0, IndicatorUnit.Litres, "0 升", "0 L")]
    [InlineData(80.62, IndicatorUnit.PointHours, "80.6 小时", "80.6 h")]
    [InlineData(0.647, IndicatorUnit.PerDeviceMonth, "0.65 次/台·月", "0.65 a device-month")]
    [InlineData(5.26, IndicatorUnit.PerDay, "5.3/天", "5.3 a day")]
    [InlineData(1_672.4, IndicatorUnit.PerDay, "1,672/天", "1,672 a day")]
    public void Every_unit_is_written_in_both_languages(double value, IndicatorUnit unit, string zh, string en) =>
        ValueFormat.Of(value, unit).ShouldBe(new Text(zh, en));

    [Fact]
    public void Nothing_measured_is_a_dash() => ValueFormat.Of(null, IndicatorUnit.Share).ShouldBe(new Text("—", "—"));

    [Theory]
    [InlineData(19, "n = 19，样本少", "n = 19, few")]
    [InlineData(20, "n = 20", "n = 20")]
    public void Fewer_than_twenty_cases_are_marked_as_few(int cases, string zh, string en)
    {
        var stream = new OutcomeStream();
        for (var i = 0; i < cases; i++) stream.Filed(0, i).Closed(5 + i, i);
        var indicators = stream.Indicators(60);
        foreach (var name in new[] { "orders.close.p95", "orders.close.mean", "orders.on-time.share" }) ValueFormat.SamplesOf(indicators[name]).ShouldBe(new Text(zh, en), name);
    }

    [Fact]
    public void What_is_not_taken_of_cases_has_no_sample()
    {
        var indicators = new OutcomeStream().Filed(0, 1).Indicators(60);
        foreach (var name in new[] { "orders.count", "desks.utilisation", "flood.cell-hours", "orders.close.p95" }) ValueFormat.SamplesOf(indicators[name]).ShouldBeNull(name);
        indicators["desks.utilisation"].Value.ShouldNotBeNull();
    }

    [Fact]
    public void Summary_leaves_out_what_was_not_measured()
    {
        var rows = SummaryTable.SummaryGroups(new OutcomeStream().Filed(0, 1).Closed(5, 1).Indicators(60), []).SelectMany(group => group.Rows).ToArray();
        rows.Select(row => row.Indicator).ShouldContain("orders.close.median");
        rows.Select(row => row.Indicator).ShouldNotContain("hotline.answered-15s.share");
        rows.ShouldAllBe(row => !row.Indicator.StartsWith("flood."));
        rows.Single(row => row.Indicator == "orders.close.median").Value.ShouldBe(new Text("5 分钟", "5 min"));
    }
}
