using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Tests.Runs;

namespace Liandong.Scenarios.Tests.Releases;

public class ChemicalParkLeakTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_city_meets_its_objectives(ulong seed) => Missed(seed).ShouldBeEmpty();

    [Theory]
    [InlineData(1, "release.sensors=0%", "leak.detected")]
    [InlineData(4, "release.sensors=0%", "leak.detected")]
    [InlineData(2, "release.action=none", "leak.exposure.harm")]
    [InlineData(4, "release.action=none", "leak.exposure.harm")]
    [InlineData(3, "release.teams=0%", "leak.closed")]
    public void It_misses_them_without_what_it_needs(ulong seed, string taken, string objective) => Missed(seed, taken).ShouldContain(objective);

    private static string[] Missed(ulong seed, params string[] overrides)
    {
        var run = BareRun.Of("chemical-park-leak", seed, overrides);
        run.Value("leak.people.unaccounted").ShouldBe(0);
        return [.. run.Run.Scenario.Objectives.Where(objective => objective.Judge(run.Indicators).Verdict != Verdict.Met).Select(objective => objective.Indicator)];
    }
}
