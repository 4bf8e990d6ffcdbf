using System.Globalization;
using Liandong.Scenarios.Tests.Credibility;

namespace Liandong.Scenarios.Tests.Runs;

/// <summary>What must hold in the runs of which calibration is measured, besides the targets themselves (<see cref="CredibilityTests"/>).</summary>
public class CalibrationTests
{
    // The peak hour of 9,589 requests a day at 270 s each is 68.3 erlangs: 81 seats answer 95 % in 15 s, 76 seats 82 %.
    internal static readonly Lazy<double> EightyOneSeats = new(() => AnsweredIn15Seconds(81));
    internal static readonly Lazy<double> SeventySixSeats = new(() => AnsweredIn15Seconds(76));

    [Fact]
    public void No_order_request_or_find_of_an_ordinary_week_is_lost()
    {
        foreach (var week in CalibrationRuns.OrdinaryWeeks.Value)
        {
            week.Accounting.Difference.ShouldBe(0);
            foreach (var balance in (string[])["orders.unaccounted", "requests.unaccounted", "finds.unaccounted"]) week.Value(balance).ShouldBe(0, balance);
        }
    }

    [Fact]
    public void The_storm_of_2015_is_at_its_worst_at_five_in_the_morning() =>
        CalibrationRuns.Storms2015.Value.ShouldAllBe(storm => storm.At(5) >= 12 && storm.At(5) > storm.At(8));

    // On record: canals drawn down to 1.8 m. The model floods nothing at 3.0 m either, so this shows nothing about the rivers.
    [Fact]
    public void In_the_storm_of_2024_blocked_inlets_and_high_rivers_each_flood_what_stays_dry_otherwise()
    {
        foreach (var storm in CalibrationRuns.Storms2024.Value)
        {
            storm.AtThreeMetres.ShouldBeGreaterThanOrEqualTo(storm.LowPoints + 3);
            storm.InletsBlocked.ShouldBeGreaterThan(storm.LowPoints);
            storm.AsItWas.Value("water.balance.error").ShouldBe(0);
        }
    }

    private static double AnsweredIn15Seconds(int seats) =>
        new QueueStudy(9_589 * 0.095 * 24 / 3, 12, string.Create(CultureInfo.InvariantCulture, $"operators: {seats}, talk: {{median: 196.06s, sigma: 0.8}}"), "matters: {\"0001\": {requests-per-100k: 3}}")
            .Mean(run => QueueStudy.Waits(run).Select(wait => (wait.At, wait.Value <= 0.25 ? 1.0 : 0.0)));
}
