using Liandong.Scenarios.Recording;
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
    public void The_city_meets_its_objectives_under_ten_times_the_calls(ulong seed)
    {
        Missed(seed, out var run).ShouldBeEmpty();
        run.Value("burst.people").ShouldBeInRange(60_000, 66_000);
        run.Value("burst.calls.times-ordinary").ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Without_an_announcement_it_misses_those_of_callers(ulong seed) =>
        Missed(seed, out _, "burst.announcement=none").ShouldBe(["burst.callers.unanswered.share", "burst.others.missed.share", "burst.desk.wait.p95"]);

    [Fact]
    public void Without_repair_crews_the_water_does_not_come_back() => Missed(2, out _, "burst.repair-crews=0").ShouldContain("burst.restored");

    private static string[] Missed(ulong seed, out BareRun run, params string[] overrides)
    {
        var judged = run = BareRun.Of("hotline-storm", seed, overrides);
        run.Value("requests.unaccounted").ShouldBe(0);
        return [.. run.Run.Scenario.Objectives.Where(objective => objective.Judge(judged.Indicators).Verdict != Verdict.Met).Select(objective => objective.Indicator)];
    }
}
