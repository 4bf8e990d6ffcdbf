using Liandong.Scenarios.Tests.Credibility;
using Liandong.Scenarios.Tests.Runs;

namespace Liandong.Scenarios.Tests.Outages;

public class HotlineStormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Sixty_thousand_people_without_water_call_more_than_ten_times_as_often_as_on_other_days(ulong seed)
    {
        var run = ScenarioRun.Of("hotline-storm", seed).Indicators;
        run.Value("burst.people").ShouldBeInRange(60_000, 66_000);
        run.Value("burst.calls.times-ordinary").ShouldBeGreaterThan(10);
    }
}
