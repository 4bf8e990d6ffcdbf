using Liandong.Twins.Elders;

namespace Liandong.Twins.Tests.Elders;

public class EarlyWarningScoreTests
{
    // The chart of the Royal College of Physicians, 2017: lowest value of each band and its points, in ascending order.
    private static readonly (int From, int Points)[] Pulse = [(0, 3), (41, 1), (51, 0), (91, 1), (111, 2), (131, 3)];
    private static readonly (int From, int Points)[] Systolic = [(0, 3), (91, 2), (101, 1), (111, 0), (220, 3)];
    private static readonly (int From, int Points)[] Saturation = [(0, 3), (92, 2), (94, 1), (96, 0)];

    [Fact]
    public void Every_value_scores_as_the_chart_says()
    {
        for (var value = 0; value <= 260; value++)
        {
            EarlyWarningScore.OfPulse(value).ShouldBe(PointsOf(Pulse, value), $"pulse {value}");
            EarlyWarningScore.OfSystolic(value).ShouldBe(PointsOf(Systolic, value), $"systolic {value}");
            if (value <= 100) EarlyWarningScore.OfSaturation(value).ShouldBe(PointsOf(Saturation, value), $"saturation {value}");
        }
    }

    [Theory]
    [InlineData(72, 130, 97, 0, false, false)]
    [InlineData(40, 130, 97, 3, true, true)]
    [InlineData(115, 105, 95, 4, false, false)]
    [InlineData(115, 105, 93, 5, false, true)]
    [InlineData(135, 85, 90, 9, true, true)]
    public void Five_points_or_three_in_one_sign_are_urgent(int pulse, int systolic, int saturation, int points, bool hasThree, bool isUrgent)
    {
        var score = EarlyWarningScore.Of(pulse, systolic, saturation);
        score.ShouldBe(new EarlyWarningScore(points, hasThree));
        score.IsUrgent.ShouldBe(isUrgent);
    }

    private static int PointsOf((int From, int Points)[] chart, int value) => chart.Last(band => band.From <= value).Points;
}
