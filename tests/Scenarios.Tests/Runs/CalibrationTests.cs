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

    // The bulletins moved further between 2020 and 2021 than the band of 1.5 points allows.
    [Theory]
    [InlineData("requests.share.consult", 0.597)]
    [InlineData("requests.share.help", 0.195)]
    [InlineData("requests.share.complaint", 0.078)]
    [InlineData("requests.share.report", 0.079)]
    public void Four_shares_of_the_mix_are_known_to_miss_2021(string indicator, double bulletin) =>
        Math.Abs(OrdinaryWeeks.Value.Average(week => week.Value(indicator)) - bulletin).ShouldBeInRange(0.015, 0.04);

    // Requests a day are the input of 2022, and the finds are fitted to its orders a day.
    [Fact]
    public void An_ordinary_week_has_the_volumes_of_2022_on_which_it_was_fitted()
    {
        TestContext.Current.SendDiagnosticMessage("ordinary-week: " + string.Join("; ", OrdinaryWeeks.Value.Select(week => string.Join(", ", ((string[])["requests.per-day", "orders.per-day", "orders.per-requests.share", "orders.on-time.share", "orders.satisfied.share", "hotline.answered-15s.share", "requests.share.consult", "requests.share.help", "requests.share.complaint", "requests.share.report", "requests.share.suggestion", "requests.share.other"]).Select(name => $"{name} {week.Value(name):0.0000}")))));
        OrdinaryWeeks.Value.Average(week => week.Value("requests.per-day")).ShouldBe(9_589, 500);
        OrdinaryWeeks.Value.Average(week => week.Value("orders.per-day")).ShouldBe(2_890, 250);
        foreach (var week in OrdinaryWeeks.Value)
        {
            week.Indicators.Accounting.Difference.ShouldBe(0);
            foreach (var balance in (string[])["orders.unaccounted", "requests.unaccounted", "finds.unaccounted"]) week.Value(balance).ShouldBe(0, balance);
        }
    }

    // The peak hour of 9,589 requests a day at 270 s each is 68.3 erlangs: 81 seats answer 95 % in 15 s, 76 seats 82 %.
    [Theory]
    [InlineData(81, 0.95)]
    [InlineData(76, 0.82)]
    public void Seats_at_the_peak_answer_as_many_calls_in_15_seconds_as_planned(int seats, double share) =>
        new QueueStudy(9_589 * 0.095 * 24 / 3, 12, string.Create(CultureInfo.InvariantCulture, $"operators: {seats}, talk: {{median: 196.06s, sigma: 0.8}}"), "matters: {\"0001\": {requests-per-100k: 3}}")
            .Mean(run => QueueStudy.Waits(run).Select(wait => (wait.At, wait.Value <= 0.25 ? 1.0 : 0.0))).ShouldBe(share, 0.02);

    // On record: 38 ponding spots, 30 of them cleared by 11:30, the eight large ones by evening. The model has the number but for one seed; what
    // the storm floods it clears early, and those on filled-in rivers flood from the canals at noon, not from the morning to the evening.
    [Theory]
    [InlineData(1, 28)]
    [InlineData(2, 30)]
    [InlineData(3, 30)]
    [InlineData(4, 30)]
    [InlineData(5, 30)]
    public void The_storm_of_2015_floods_30_to_45_low_points_as_on_record_but_is_known_to_fall_short_by_one_in_seed_1_and_to_clear_early(ulong seed, int least)
    {
        var storm = BareRun.Of(Nantong, ScenarioFiles.Load("storm-2015").Definition, seed);

        var curve = ((double[])[4, 5, 6, 8, 10, 11.5, 12, 14, 16, 20]).Select(hour => FloodedAt(storm, hour)).ToArray();
        TestContext.Current.SendDiagnosticMessage($"storm-2015 seed {seed}: {storm.Value("flood.low-points")} flooded, by hour {string.Join(", ", curve)}, canals at most {storm.Run.RiverLevels.Max(level => level.Metres):0.00} m, detected {storm.Value("flood.detected.share")}, pod {storm.Value("sensors.pod")}");
        storm.Value("flood.low-points").ShouldBeInRange(least, 45);
        curve[1].ShouldBeGreaterThanOrEqualTo(12);
        curve[3].ShouldBeLessThan(8, "eight large ones stood from the morning on, on record");
        ((double[])[11, 11.5, 12, 12.5]).Max(hour => FloodedAt(storm, hour)).ShouldBeInRange(3, 8, "those on filled-in rivers");
        curve[^1].ShouldBe(0);
        storm.Value("flood.detected.share").ShouldBeInRange(0.2, 0.65);
        storm.Value("sensors.pod").ShouldBe(1);
        storm.Value("water.balance.error").ShouldBe(0);
    }

    // On record: no ponding on the roads, with the canals drawn down to 1.8 m.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_storm_of_2024_floods_few_or_none_into_lowered_canals_and_more_into_high_ones_or_through_blocked_inlets(ulong seed)
    {
        var storm = BareRun.Of(Nantong, ScenarioFiles.Load("storm-2024").Definition, seed);
        var normal = BareRun.Of("storm-2024", seed, "rivers.level-metres=2.4");
        var high = BareRun.Of("storm-2024", seed, "rivers.level-metres=3.0");
        var blocked = BareRun.Of("storm-2024", seed, "faults.blocked-inlets=30%");

        TestContext.Current.SendDiagnosticMessage($"storm-2024 seed {seed}: {storm.Value("flood.low-points")}, at 2.4 m {normal.Value("flood.low-points")}, at 3.0 m {high.Value("flood.low-points")}, 30 % blocked {blocked.Value("flood.low-points")}");
        storm.Value("flood.low-points").ShouldBeLessThanOrEqualTo(3);
        normal.Value("flood.low-points").ShouldBeInRange(storm.Value("flood.low-points"), high.Value("flood.low-points"));
        high.Value("flood.low-points").ShouldBeGreaterThanOrEqualTo(storm.Value("flood.low-points") + 3);
        blocked.Value("flood.low-points").ShouldBeGreaterThan(storm.Value("flood.low-points"));
        foreach (var run in (BareRun[])[storm, high]) run.Value("water.balance.error").ShouldBe(0);
    }

    private static int FloodedAt(BareRun run, double hour)
    {
        var level = new Dictionary<int, long>();
        foreach (var outcome in run.Outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.LowPointLevel && outcome.At <= SimTime.Start + SimDuration.FromHours(hour))) level[outcome.Code] = outcome.A;
        return level.Count(lowPoint => lowPoint.Value > 0 && run.Run.Span.StudyArea.Contains(Nantong.Towns[Nantong.Cells[Nantong.LowPoints[lowPoint.Key].Cell].Town].County));
    }
}
