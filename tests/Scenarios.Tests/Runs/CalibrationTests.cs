using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>
/// Nantong against its records (docs/calibration.md): the hotline bulletins of December 2020, on which the model was fitted, and of December
/// 2021, on which it was not; the storms of 2015 and 2024.
/// </summary>
public class CalibrationTests
{
    private static readonly CityDefinition Nantong = CityFiles.Load("nantong");
    private static readonly Lazy<BareRun[]> OrdinaryWeeks = new(() => [.. new ulong[] { 1, 2, 3 }.Select(seed => BareRun.Of("ordinary-week", seed))]);

    // Means of the bulletins of 2020-12-04 to 11 and 2020-12-25 to 2021-01-01.
    [Theory]
    [InlineData("requests.share.consult", 0.560)]
    [InlineData("requests.share.help", 0.220)]
    [InlineData("requests.share.complaint", 0.045)]
    [InlineData("requests.share.report", 0.102)]
    [InlineData("requests.share.suggestion", 0.019)]
    [InlineData("requests.share.other", 0.055)]
    [InlineData("orders.on-time.share", 0.990)]
    [InlineData("orders.satisfied.share", 0.907)]
    public void An_ordinary_week_is_as_the_bulletins_of_2020_on_which_it_was_fitted(string indicator, double bulletin) =>
        OrdinaryWeeks.Value.Select(week => week.Value(indicator)).ShouldAllBe(value => Math.Abs(value - bulletin) <= 0.015);

    [Theory]
    [InlineData("orders.per-requests.share", 0.17, 0.21)]
    [InlineData("orders.on-time.share", 0.988, 0.995)]
    [InlineData("orders.satisfied.share", 0.90, 0.93)]
    [InlineData("hotline.answered-15s.share", 0.95, 1.0)]
    [InlineData("requests.share.suggestion", 0, 0.025)]
    [InlineData("requests.share.other", 0.026, 0.056)]
    public void An_ordinary_week_lies_in_the_bands_of_2021_on_which_it_was_not_fitted(string indicator, double from, double to) =>
        OrdinaryWeeks.Value.Select(week => week.Value(indicator)).ShouldAllBe(value => value >= from && value <= to);

    [Fact]
    public void An_ordinary_week_has_the_volumes_of_2022()
    {
        OrdinaryWeeks.Value.Average(week => week.Value("requests.per-day")).ShouldBe(9_589, 500);
        OrdinaryWeeks.Value.Average(week => week.Value("orders.per-day")).ShouldBe(2_890, 250);
        foreach (var week in OrdinaryWeeks.Value)
        {
            week.Indicators.Accounting.Difference.ShouldBe(0);
            week.Indicators.Accounting.Unaccounted.ShouldBe(0);
        }
    }

    // The peak hour of 9,589 requests a day at 270 s each is 68.3 erlangs: 81 seats answer 95 % in 15 s, 76 seats 82 %.
    [Theory]
    [InlineData(81, 0.95)]
    [InlineData(76, 0.82)]
    public void Seats_at_the_peak_answer_as_many_calls_in_15_seconds_as_planned(int seats, double share) =>
        new QueueStudy(9_589 * 0.095 * 24 / 3, 12, string.Create(CultureInfo.InvariantCulture, $"operators: {seats}, talk: {{median: 196.06s, sigma: 0.8}}"), "matters: {\"0001\": {requests-per-100k: 3}}")
            .Mean(run => QueueStudy.Waits(run).Select(wait => (wait.At, wait.Value <= 0.25 ? 1.0 : 0.0))).ShouldBe(share, 0.02);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_storm_of_2015_floods_30_to_45_low_points_most_are_clear_by_noon_and_all_by_evening(ulong seed)
    {
        var storm = BareRun.Of(Nantong, ScenarioFiles.Load("storm-2015").Definition, seed);

        var flooded = storm.Value("flood.low-points");
        flooded.ShouldBeInRange(30, 45);
        FloodedAt(storm, 11.5).ShouldBeLessThan((int)(flooded / 2));
        FloodedAt(storm, 19).ShouldBe(0);
        storm.Value("water.balance.error").ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_storm_of_2024_floods_few_or_none_because_the_rivers_were_lowered(ulong seed)
    {
        var storm = BareRun.Of(Nantong, ScenarioFiles.Load("storm-2024").Definition, seed);

        storm.Value("flood.low-points").ShouldBeLessThanOrEqualTo(3);
        storm.Value("water.balance.error").ShouldBe(0);
    }

    private static int FloodedAt(BareRun run, double hour)
    {
        var level = new Dictionary<int, long>();
        foreach (var outcome in run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.LowPointLevel && outcome.At <= SimTime.Start + SimDuration.FromHours(hour))) level[outcome.Code] = outcome.A;
        return level.Count(lowPoint => lowPoint.Value > 0 && run.Run.Span.StudyArea.Contains(Nantong.Towns[Nantong.Cells[Nantong.LowPoints[lowPoint.Key].Cell].Town].County));
    }
}
