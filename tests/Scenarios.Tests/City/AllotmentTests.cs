using CsCheck;
using Liandong.Scenarios.City;

namespace Liandong.Scenarios.Tests.CityFormat;

public sealed class AllotmentTests
{
    [Fact]
    public void Shares_sum_to_the_total_and_keep_the_quota() => Gen.Select(Gen.Int[0, 100_000], Gen.Double[0.01, 1_000].Array[1, 50]).Sample((total, weights) =>
    {
        var shares = Allotment.Share(total, weights);
        shares.Sum().ShouldBe(total);
        for (var i = 0; i < weights.Length; i++)
        {
            var exact = total * weights[i] / weights.Sum();
            ((double)shares[i]).ShouldBeInRange(exact - 1.0001, exact + 1.0001);
        }
    });

    [Fact]
    public void Largest_remainders_come_first_and_the_earlier_one_when_equal()
    {
        Allotment.Share(10, [47_000.0, 16_000, 15_900, 12_000, 6_000, 3_100]).ShouldBe([5, 2, 1, 1, 1, 0]);
        Allotment.Share(3, [1.0, 1, 1, 1]).ShouldBe([1, 1, 1, 0]);
    }

    [Fact]
    public void Sharing_by_nothing_throws()
    {
        Should.Throw<ArgumentException>(() => Allotment.Share(3, []));
        Should.Throw<ArgumentException>(() => Allotment.Share(3, [0.0, 0]));
    }
}
