using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Tests.HazmatWatch;

public class WatchMistakesTests
{
    [Theory]
    [InlineData("{alarm-score: 0}", "hazmat-watch.alarm-score")]
    [InlineData("{spots-from: 20d}", "before the run's end")]
    [InlineData("{raid: {hour: 24}}", "hazmat-watch.raid.hour")]
    [InlineData("{raid: {word-travels: 3d}}", "is at most 24 h")]
    [InlineData("{hidden: {tanks: 0}}", "hazmat-watch.hidden.tanks")]
    [InlineData("{sources: {PSB-VEH: {outages: [{from: 20d, for: 1h}]}}}", "after the run's end")]
    [InlineData("{sources: {PSB-VEH: {outages: [{for: 0h}]}}}", "must be above 0")]
    [InlineData("{sources: {PSB-VEH: {allowed: false}}}", "allowed")]
    [InlineData("{spots-form: 2d}", "spots-from")]
    public void A_mistake_in_the_section_is_named(string watch, string says) =>
        Should.Throw<DefinitionException>(() => WatchRun.Scenario(watch)).En.ShouldContain(says);

    [Fact]
    public void A_source_that_the_city_does_not_have_is_refused_with_the_nearest_one() =>
        Should.Throw<DefinitionException>(() => new CityRun(CityFiles.Load("toytown"), WatchRun.Scenario("{sources: {PSB-VHE: {permitted: false}}}"), 1)).En.ShouldContain("PSB-VEH");

    [Fact]
    public void Without_vehicles_there_is_nothing_to_watch() =>
        Should.Throw<DefinitionException>(() => ScenarioFiles.Parse("name: x\ntitle: {zh: 甲, en: x}\nquestion: {zh: 甲, en: x}\ncity: toytown\nstart: 2026-06-15 00:00\nduration: 1d\nhazmat-watch: {}\n", "x")).En.ShouldContain("no section 'hazmat'");

    [Fact]
    public void Nantong_shares_18_systems_of_nine_departments_and_three_chemical_parks()
    {
        var sources = CityFiles.Load("nantong").DataSources;
        sources.Length.ShouldBe(18);
        sources.Select(source => source.Provider).Distinct().Count().ShouldBe(12);
        sources.Where(source => source.Role is null).Select(source => source.Code).ShouldBe(["ECO-WASTE", "FIRE-IOT"]);
        sources.Count(source => source.Role == Twins.Sharing.SourceRole.Parks).ShouldBe(3);
        sources.Max(source => source.Delay).ShouldBe(SimDuration.FromMinutes(5));
    }
}
