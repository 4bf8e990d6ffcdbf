using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Tests.Indicators;

public sealed class AffairPercentTests
{
    [Theory]
    [InlineData(0, 0, "—")]
    [InlineData(1, 2, "50.0%")]
    [InlineData(10_000, 10_000, "100.0%")]
    [InlineData(9_999, 10_000, "99.99%")]
    [InlineData(22_034, 22_035, "99.995%")]
    public void A_share_of_nearly_all_is_not_written_as_all(long part, long whole, string written) => AffairSection.Percent(part, whole).ShouldBe(written);
}
