using System.Globalization;
using System.Text;
using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Grains.Tests.Toys;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Twins;
using Liandong.Twins.Centers;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Liandong.Silo.Tests;

/// <summary>A city whose devices report while the run goes on, without a clock: a gate opens to each report's time.</summary>
public sealed class LiveRunTests : IAsyncDisposable
{
    private static readonly ScenarioFile Scenario = ScenarioFiles.Load("toy-storm", [Override.Parse("duration=4h"), Override.Parse("hazmat={}"), Override.Parse("elders={}")]);
    private static readonly CityRun Plain = new(CityFiles.Load("toytown"), Scenario.Definition, 3);

    private readonly Gates _gates = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("liandong-live-").FullName;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_same_reports_give_the_same_outcomes_from_a_file_and_through_the_doors()
    {
        var feed = FeedReader.Read(Plain, [new FeedSource(await Recording())]);
        await using var silo = await Silo(new CityRunBuilder(feed));
        var fed = await Started(silo, "fed", CityRunBuilder.Definition(Scenario, 3, feed), Unpaced.Name);
        var live = await Started(silo, "live", Definition(FeedKind.Water, FeedKind.Rain), "gate-live");
        foreach (var instant in TimedReport.Of(Plain, feed).GroupBy(report => report.At))
        {
            await Reach(live, instant.Key);
            foreach (var report in instant)
            {
                (await Send(silo, report)).Due.ShouldBe(report.At);
                // A sender that lost the answer sends again; what its twin has had is dropped, there or at the door.
                await Send(silo, report);
            }
        }

        _gates["gate-live"].OpenTo(SimTime.Never);

        var (expected, found) = (await Outcomes(fed), await Outcomes(live));
        expected.Count(outcome => outcome.Kind == (int)OutcomeKind.SensorAlarm).ShouldBeGreaterThan(3);
        expected.Count(outcome => outcome.Kind == (int)OutcomeKind.WarningIssued).ShouldBeGreaterThan(0);
        found.ShouldBe(expected);
    }

    [Fact]
    public async Task Decisions_are_carried_out_or_refused_with_a_reason_and_count_once()
    {
        await using var silo = await Silo(new CityRunBuilder());
        var run = await Started(silo, "live", Definition(FeedKind.Water), "gate-live");
        await Reach(run, At(10));
        var (county, town) = (Plain.City.CountyJurisdiction(Plain.City.Towns[0].County), Plain.City.TownJurisdiction(0));
        var cell = (long)CommandSystem.Cell(town, 0).Value;

        await Centre(silo, county).Command(1, Decision.Warn, 3);
        await Centre(silo, county).Command(1, Decision.Warn, 4);
        await Centre(silo, county).Command(2, Decision.Warn, 3);
        await Centre(silo, county).Command(3, Decision.Post, cell);
        await Centre(silo, county).Command(4, Decision.Post, cell + 1_000);
        await Centre(silo, county).Command(5, Decision.Urge, (long)new TwinId((byte)TwinKind.Order, county, 0).Value);
        await Centre(silo, town).Command(1, Decision.Warn, 2);
        await Should.ThrowAsync<InputRefusedException>(() => Centre(silo, town).Command(2, Decision.None, 0));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Centre(silo, 999).Command(1, Decision.Warn, 1));
        _gates["gate-live"].OpenTo(SimTime.Never);

        var outcomes = await Outcomes(run);
        (int, Decision, long)[] Of(OutcomeKind kind, int jurisdiction) => [.. outcomes.Where(outcome => outcome.Kind == (int)kind && outcome.Who == CommandSystem.Centre(jurisdiction)).Select(outcome => ((int)outcome.B, (Decision)outcome.Code, outcome.A))];
        Of(OutcomeKind.DecisionTaken, county).ShouldBe([(0, Decision.Warn, 3), (0, Decision.Post, cell)]);
        Of(OutcomeKind.DecisionRefused, county).Select(refused => ((DecisionFault)refused.Item1, refused.Item2)).ShouldBe([(DecisionFault.AlreadySo, Decision.Warn), (DecisionFault.Unknown, Decision.Post), (DecisionFault.Unknown, Decision.Urge)]);
        Of(OutcomeKind.DecisionRefused, town).ShouldBe([((int)DecisionFault.NotOurs, Decision.Warn, 2)]);
        outcomes.First(outcome => outcome.Kind == (int)OutcomeKind.WarningIssued).ShouldSatisfyAllConditions(issued => issued.Code.ShouldBe(3), issued => issued.Time.ShouldBe(At(10).Milliseconds));
    }

    [Fact]
    public async Task Every_kind_of_device_reports_through_its_door_and_what_cannot_be_true_is_refused_in_both_languages()
    {
        await using var silo = await Silo(new CityRunBuilder());
        var run = await Started(silo, "live", Definition(FeedKind.Gps, FeedKind.Vitals, FeedKind.Requests), "gate-live");
        await Reach(run, At(10));
        var all = new CityRun(Plain.City, Scenario.Definition, 3, FeedJournal.None.With([FeedKind.Gps, FeedKind.Vitals, FeedKind.Requests]));
        var reader = new LiveReports(all);
        var vehicle = silo.Grains.GetGrain<IVehicleGrain>($"live/{all.VehicleOf(0)}");
        var cell = silo.Grains.GetGrain<IGridCellGrain>($"live/{CommandSystem.Cell(Plain.City.TownJurisdiction(0), 0)}");
        var here = ReportedPlace.OfDegrees(Plain.City.Centre.Longitude, Plain.City.Centre.Latitude);

        (await vehicle.Report(1, new PositionReport(here, 12_000))).IsRepeated.ShouldBeFalse();
        (await cell.Report(1, new RequestReport(Plain.City.Matters[0].Code))).IsRepeated.ShouldBeFalse();
        (await cell.Report(1, new RequestReport(Plain.City.Matters[0].Code))).IsRepeated.ShouldBeFalse();
        var tooFast = await Should.ThrowAsync<InputRefusedException>(() => vehicle.Report(2, new PositionReport(here, 90_000)));
        var nowhere = await Should.ThrowAsync<InputRefusedException>(() => vehicle.Report(2, new PositionReport(ReportedPlace.OfDegrees(0, 0))));
        var unknown = await Should.ThrowAsync<InputRefusedException>(() => cell.Report(2, new RequestReport("0000")));
        var simulated = await Should.ThrowAsync<InputRefusedException>(() => silo.Grains.GetGrain<ISensorGrain>($"live/{Plain.AddressOf(Plain.City.Sensors[0])}").ReportRain(1, new RainReport(5)));
        _gates["gate-live"].OpenTo(SimTime.Never);

        (tooFast.Zh, tooFast.Message).ShouldBe(("速度（毫米/秒） 90000 超出 0 到 70000", "the speed in mm/s 90000 is outside 0 to 70000"));
        nowhere.Message.ShouldContain("more than 400 km");
        unknown.Message.ShouldContain("no matter '0000'");
        simulated.Message.ShouldContain("takes no reports");
        reader.Read(new TwinId((byte)TwinKind.Vehicle, 0, 9_999), 1, new PositionReport(here), out _).ShouldNotBeNull();
        var outcomes = await Outcomes(run);
        outcomes.Count(outcome => outcome.Kind == (int)OutcomeKind.RequestMade).ShouldBe(1);
        outcomes.Where(outcome => outcome.Kind == (int)OutcomeKind.ReportsAtEnd && outcome.Who == all.VehicleOf(0)).ShouldHaveSingleItem().A.ShouldBe(1);
    }

    // Every device of the town every five minutes: levels that rise and fall, rain that calls for a warning.
    private async Task<string> Recording()
    {
        var rows = new StringBuilder("time,device,kind,level,rain\n");
        for (var minute = 5; minute < 230; minute += 5)
        {
            var time = Scenario.Definition.Start.AddMinutes(minute).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            foreach (var sensor in Plain.City.Sensors)
            {
                var level = Math.Max(0, 600 - (Math.Abs(minute - 90 - (sensor.Index * 5)) * 10));
                var isWater = sensor.Kind == SensorKind.Ponding;
                rows.Append(time).Append(',').Append(sensor.Code).Append(isWater ? ",water," : ",rain,,").Append(isWater ? level : minute is > 30 and < 120 ? 5 : 0).AppendLine(isWater ? "," : "");
            }
        }

        var file = Path.Combine(_folder, "reports.csv");
        await File.WriteAllTextAsync(file, rows.ToString(), TestContext.Current.CancellationToken);
        return file;
    }

    private Task<EmbeddedSilo> Silo(CityRunBuilder builder) =>
        EmbeddedSilo.StartAsync(builder, configure: silo => silo.Services.AddSingleton<IPaceBuilder>(_gates), stop: TestContext.Current.CancellationToken);

    private static RunDefinition Definition(params FeedKind[] live) => CityRunBuilder.Definition(Scenario, 3, FeedJournal.None.With(live));

    private static async Task<IRunGrain> Started(EmbeddedSilo silo, string id, RunDefinition definition, string pace)
    {
        var run = silo.Grains.GetGrain<IRunGrain>(id);
        await run.Start(definition, new RunOptions { Pace = pace });
        return run;
    }

    private async Task Reach(IRunGrain run, SimTime at)
    {
        var gate = _gates["gate-live"];
        gate.OpenTo(at);
        var end = run.WaitForEnd(TimeSpan.FromSeconds(20));
        (await Task.WhenAny(gate.Waiting, end)).ShouldNotBe(end, $"the run does not stand at {at}");
    }

    private static Task<ReportReceipt> Send(EmbeddedSilo silo, TimedReport report)
    {
        var door = silo.Grains.GetGrain<ISensorGrain>($"live/{report.Device}");
        return report.Report is WaterReport water ? door.ReportWater(report.Number, water) : door.ReportRain(report.Number, (RainReport)report.Report);
    }

    private static ICommandCenterGrain Centre(EmbeddedSilo silo, int jurisdiction) => silo.Grains.GetGrain<ICommandCenterGrain>($"live/{CommandSystem.Centre(jurisdiction)}");

    private static async Task<List<Outcome>> Outcomes(IRunGrain run)
    {
        var status = await run.WaitForEnd(TimeSpan.FromSeconds(20));
        status.State.ShouldBe(RunState.Finished, status.Failure?.Text);
        var outcomes = new List<Outcome>();
        for (var chunk = await run.ReadOutcomes(default); ; chunk = await run.ReadOutcomes(chunk.Next))
        {
            outcomes.AddRange(chunk.Outcomes);
            if (chunk.Last) return outcomes;
        }
    }

    private static SimTime At(int minutes) => SimTime.Start + SimDuration.FromMinutes(minutes);
}
