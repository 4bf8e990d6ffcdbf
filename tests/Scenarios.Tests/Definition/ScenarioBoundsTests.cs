using System.Text.Json;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Yaml;

namespace Liandong.Scenarios.Tests.Definition;

/// <summary>The reader and the schema that editors complete with say yes and no to the same quantities.</summary>
public class ScenarioBoundsTests
{
    private const string Hours = "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1";

    [Theory]
    [InlineData("load.requests", "load: {requests: V}", "0 10000", "-1 10000.1 many")]
    [InlineData("load.finds", "load: {finds: V}", "0 10000", "-0.1 10001")]
    [InlineData("load.day-variation", "load: {day-variation: V}", "0 1 100% 12.5%", "1.01 101% -1%")]
    [InlineData("load.profile[]", $"load: {{profile: [{Hours},V]}}", "0 1000000", "-1 1000001 x")]
    [InlineData("hotline.operators", "hotline: {operators: V}", "0 100000 10000% 0%", "-1 1.5 100001 10001% all")]
    [InlineData("hotline.operators[]", $"hotline: {{operators: [{Hours},V]}}", "0 100000", "-1 100001 1.5")]
    [InlineData("hotline.lines", "hotline: {lines: V}", "1 1000000 unlimited", "0 1000001 none")]
    [InlineData("hotline.by-phone", "hotline: {by-phone: V}", "0% 100%", "100.5% 2")]
    [InlineData("hotline.call-backs", "hotline: {call-backs: V}", "0 1", "-0.5 200%")]
    [InlineData("hotline.talk.sigma", "hotline: {talk: {median: 3min, sigma: V}}", "0 3", "-1 3.1")]
    [InlineData("staff.crews", "staff: {crews: V}", "+10000 -10000 0% 10000%", "+10001 -10001 -99% 10001% +two")]
    [InlineData("staff.officers", "staff: {officers: V}", "90% +1 −1", "-101% few")]
    [InlineData("staff.crew-pumps", "staff: {crew-pumps: V}", "0 100 0% 10000%", "-1 101 -5% 10001%")]
    [InlineData("staff.desks", "staff: {desks: V}", "0.1 1% 10000%", "0 0% 0.0% 101 -1")]
    [InlineData("staff.department-handlers", "staff: {department-handlers: V}", "50% 2", "0% -1")]
    [InlineData("rain[].return-period", "rain: [{kind: chicago, duration: 1h, return-period: V}]", "0.25 10000", "0 0.2 10001 -5")]
    [InlineData("rain[].peak", "rain: [{kind: chicago, duration: 1h, return-period: 5, peak: V}]", "0% 1", "101% -1")]
    [InlineData("rain[].hours[]", "rain: [{kind: hourly, hours: [V]}]", "0 500", "-1 501 wet")]
    [InlineData("rain[].total", "rain: [{kind: hourly, hours: [1], total: V}]", "0 90 90mm 2000mm 2000", "2001 -1 2001mm 9cm -1mm")]
    [InlineData("rivers.level-metres", "rivers: {level-metres: V}", "0 4.2", "-1 4.3")]
    [InlineData("rivers.sluices", "rivers: {sluices: V}", "0% 100%", "101%")]
    [InlineData("rivers.pumps", "rivers: {pumps: V}", "0 1", "2")]
    [InlineData("rivers.drain-capacity", "rivers: {drain-capacity: V}", "0 2 199.5% 200%", "2.1 201% -1%")]
    [InlineData("rivers.places[].drain-capacity", "rivers: {places: [{counties: [x], drain-capacity: V}]}", "0% 200%", "201% 3")]
    [InlineData("faults.blocked-inlets", "faults: {blocked-inlets: V}", "0 100%", "101% 1.5 -1")]
    [InlineData("faults.sensors-offline", "faults: {sensors-offline: V}", "0 100%", "30")]
    [InlineData("faults.sensors-stuck", "faults: {sensors-stuck: V}", "0 100%", "-1%")]
    [InlineData("faults.sensors-drifting", "faults: {sensors-drifting: V}", "0 100%", "2")]
    [InlineData("release.kilograms-per-second", "release: {site: EAST-CHEM, matter: \"0804\", substance: ammonia, start: 1h, duration: 1h, stability: d, wind: [{from-degrees: 90, metres-per-second: 3}], kilograms-per-second: V}", "0.01 1000", "0 1001 fast")]
    [InlineData("release.height-metres", "release: {site: EAST-CHEM, matter: \"0804\", substance: ammonia, start: 1h, duration: 1h, stability: d, kilograms-per-second: 1, wind: [{from-degrees: 90, metres-per-second: 3}], height-metres: V}", "0 100", "-1 101")]
    [InlineData("release.wind[].from-degrees", "release: {site: EAST-CHEM, matter: \"0804\", substance: ammonia, start: 1h, duration: 1h, stability: d, kilograms-per-second: 1, wind: [{from-degrees: V, metres-per-second: 3}]}", "0 360", "-1 361 north")]
    [InlineData("release.wind[].metres-per-second", "release: {site: EAST-CHEM, matter: \"0804\", substance: ammonia, start: 1h, duration: 1h, stability: d, kilograms-per-second: 1, wind: [{from-degrees: 9, metres-per-second: V}]}", "0.5 25", "0.4 26")]
    [InlineData("release.reach-km", "release: {site: EAST-CHEM, matter: \"0804\", substance: ammonia, start: 1h, duration: 1h, stability: d, kilograms-per-second: 1, wind: [{from-degrees: 90, metres-per-second: 3}], reach-km: V}", "1 20", "0 21")]
    [InlineData("release.sensors", "release: {site: EAST-CHEM, matter: \"0804\", substance: ammonia, start: 1h, duration: 1h, stability: d, kilograms-per-second: 1, wind: [{from-degrees: 90, metres-per-second: 3}], sensors: V}", "0 100%", "101% -1")]
    [InlineData("release.teams", "release: {site: EAST-CHEM, matter: \"0804\", substance: ammonia, start: 1h, duration: 1h, stability: d, kilograms-per-second: 1, wind: [{from-degrees: 90, metres-per-second: 3}], teams: V}", "0 100 10000%", "-1 101")]
    [InlineData("burst.people", "burst: {town: x, matter: '0212', start: 1h, people: V}", "100 2000000", "99 2000001 many")]
    [InlineData("burst.callers", "burst: {town: x, matter: '0212', start: 1h, people: 500, callers: V}", "0 100%", "101% -1")]
    [InlineData("burst.repair-crews", "burst: {town: x, matter: '0212', start: 1h, people: 500, repair-crews: V}", "0 50", "-1 51 1.5")]
    [InlineData("renewals.top", "renewals: {listed-after: 1h, top: V}", "0 10000", "-1 10001 ten")]
    [InlineData("renewals.budget-wan", "renewals: {listed-after: 1h, budget-wan: V}", "0 100000000", "-1 100000001")]
    [InlineData("renewals.yuan-per-m2", "renewals: {listed-after: 1h, yuan-per-m2: V}", "0 100000", "-1 100001")]
    [InlineData("renewals.drain-mm-per-hour", "renewals: {listed-after: 1h, drain-mm-per-hour: V}", "1 500", "0 501")]
    [InlineData("waterway.boats", "waterway: {matters: [a, b, c, d], boats: V}", "0% 150% +3 -2", "+10001 10001% x")]
    [InlineData("waterway.outfalls", "waterway: {matters: [a, b, c, d], outfalls: V}", "0 200", "-1 201")]
    [InlineData("waterway.murk-a-day", "waterway: {matters: [a, b, c, d], murk-a-day: V}", "0 1", "-1 1.5")]
    [InlineData("waterway.lookouts", "waterway: {matters: [a, b, c, d], lookouts: V}", "0 100%", "-1 101%")]
    [InlineData("waterway.poachers", "waterway: {matters: [a, b, c, d], poachers: V}", "0 200", "-1 201")]
    [InlineData("matters.*.requests-per-100k", "matters: {'0301': {requests-per-100k: V}}", "0 100000", "-1 100001")]
    [InlineData("matters.*.finds-per-100k", "matters: {'0301': {finds-per-100k: V}}", "0 100000", "-1 100001")]
    [InlineData("matters.*.contested", "matters: {'0301': {contested: V}}", "0 100%", "-1 101%")]
    public void Reader_and_schema_agree(string path, string yaml, string right, string wrong)
    {
        Judge(path, yaml, right, isRight: true);
        Judge(path, yaml, wrong, isRight: false);
    }

    [Theory]
    [InlineData("duration", "1ms 366d", "0s 367d")]
    [InlineData("hotline.patience", "1s 1d none", "0s 25h")]
    [InlineData("hotline.talk.median", "0s 366d", "367d")]
    [InlineData("rain[0].duration", "1min 7d", "59s 8d")]
    public void Lengths_of_time_have_bounds(string path, string right, string wrong)
    {
        const string Storm = "rain: [{kind: chicago, return-period: 5, duration: 1h}]";
        foreach (var value in right.Split(' ')) Should.NotThrow(() => Set(value));
        foreach (var value in wrong.Split(' ')) Should.Throw<DefinitionException>(() => Set(value)).File.ShouldBe($"--set {path}={value}");

        ScenarioFile Set(string value) => ScenarioFiles.Parse(Sink.Head + Storm + "\n", "mine.yaml", [Override.Parse($"{path}={value}")]);
    }

    private static void Judge(string path, string yaml, string values, bool isRight)
    {
        using var schema = JsonDocument.Parse(ScenarioSchema.Json);
        var at = JsonVerdict.At(schema.RootElement, path);
        foreach (var value in values.Split(' '))
        {
            JsonVerdict.Allows(schema.RootElement, at, value).ShouldBe(isRight, $"the schema, {path} = {value}");
            Reads(yaml.Replace("V", value, StringComparison.Ordinal)).ShouldBe(isRight, $"the reader, {path} = {value}");
        }
    }

    private static bool Reads(string line)
    {
        try
        {
            ScenarioFiles.Parse(Sink.Head + line + "\n", "mine.yaml");
            return true;
        }
        catch (DefinitionException error)
        {
            error.Where.ShouldBe("mine.yaml:7");
            return false;
        }
    }
}
