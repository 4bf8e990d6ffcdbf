using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators.Renewals;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.Renewals;

/// <summary>The worst of a bad year are less bad in the next one, whatever is done to them.</summary>
public class RegressionToMeanTests
{
    private static readonly LowPoint Anywhere = CityFiles.Load("toytown").LowPoints[0];

    [Fact]
    public void The_others_line_says_what_the_chosen_would_have_had()
    {
        // After is a half of before and an hour more.
        EstateRow[] others = [.. Enumerable.Range(0, 20).Select(place => Estate(60 * place, (30 * place) + 60))];
        RegressionToMean.Expected(others, [Estate(3_000, 0), Estate(600, 0)])!.Value.ShouldBe(1_560 + 360, 0.001);
    }

    [Fact]
    public void Where_nothing_was_renewed_the_estimate_finds_that_nothing_was_gained()
    {
        var (expected, before, after) = (0.0, 0.0, 0.0);
        for (var year = 0UL; year < 40; year++)
        {
            var chance = new Chance(5, year, 1);
            EstateRow[] all = [.. Enumerable.Range(0, 150).Select(_ => Drawn(ref chance))];
            EstateRow[] worst = [.. all.OrderByDescending(estate => estate.HarmBefore).Take(10)];
            expected += RegressionToMean.Expected([.. all.Except(worst)], worst)!.Value;
            (before, after) = (before + worst.Sum(estate => estate.HarmBefore), after + worst.Sum(estate => estate.HarmAfter));
        }

        (after / before).ShouldBeLessThan(0.8, "they have less without any renewal");
        (after / expected).ShouldBe(1, 0.06);

        // Each has its own level, and the luck of two years.
        static EstateRow Drawn(ref Chance chance)
        {
            var level = 600 + (200 * chance.NextNormal());
            return Estate(Math.Max(0, level + (200 * chance.NextNormal())), Math.Max(0, level + (200 * chance.NextNormal())));
        }
    }

    [Fact]
    public void Few_others_or_others_without_water_tell_nothing()
    {
        RegressionToMean.Expected([.. Enumerable.Range(0, 9).Select(place => Estate(place, place))], [Estate(9, 0)]).ShouldBeNull();
        RegressionToMean.Expected([.. Enumerable.Range(0, 30).Select(_ => Estate(0, 0))], [Estate(9, 0)]).ShouldBeNull();
        RegressionToMean.Expected([.. Enumerable.Range(0, 30).Select(place => Estate(place, place))], []).ShouldBeNull();
    }

    private static EstateRow Estate(double minutesBefore, double minutesAfter) =>
        new(Anywhere, 1) { MillisecondsBefore = (long)(minutesBefore * 60_000), MillisecondsAfter = (long)(minutesAfter * 60_000) };
}
