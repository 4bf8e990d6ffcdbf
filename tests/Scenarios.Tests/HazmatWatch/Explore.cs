using System.Diagnostics;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Tests.Runs;
using Liandong.Twins;
using Liandong.Twins.Time;
using Liandong.Twins.Tracing;
using Liandong.Twins.Vehicles;

namespace Liandong.Scenarios.Tests.HazmatWatch;

public class Explore(ITestOutputHelper output)
{
    [Fact]
    public void Print()
    {
        var seeds = (Environment.GetEnvironmentVariable("SEEDS") ?? "1").Split(',').Select(ulong.Parse);
        foreach (var seed in seeds) PrintSeed(seed);
    }

    private void PrintSeed(ulong seed)
    {
        var clock = Stopwatch.StartNew();
        var scenario = ScenarioFiles.Parse(
        """
        name: vehicles
        title: {zh: 车辆, en: Vehicles}
        question: {zh: 车辆怎样走?, en: How do vehicles move?}
        city: nantong
        start: 2026-06-15 00:00
        duration: 14d
        load: {requests: 0, finds: 0}
        hazmat: {rings: [{source: {longitude: 121.03, latitude: 31.84}}], decoys: {canteens: 3, car-parks: 2, riverside: 2}}
        hazmat-watch: {spots-from: 7d}
        """,
        "vehicles").Definition;
        var run = BareRun.Of(scenario, seed);
        output.WriteLine($"seed {seed} took {clock.ElapsedMilliseconds} ms, events {run.Partition.Handled}");
        foreach (var group in run.Outcomes.Where(o => o.Kind >= 100 && o.Kind < 150).GroupBy(o => o.Kind).OrderBy(g => g.Key)) output.WriteLine($"{(OutcomeKind)group.Key} {group.Count()}");
        foreach (var group in run.Outcomes.Where(o => o.Kind == (int)OutcomeKind.VehicleAlert).GroupBy(o => o.Code)) output.WriteLine($"  {(RiskKind)group.Key} {group.Count()} = {group.Count() / 14.0:0.0} a day");
        foreach (var group in run.Outcomes.Where(o => o.Kind == (int)OutcomeKind.RiskReviewed).GroupBy(o => (o.D, o.Code)).OrderBy(g => g.Key)) output.WriteLine($"  reviewed {(RiskKind)group.Key.D} {group.Key.Code} {group.Count()}");
        var hidden = run.Outcomes.Where(o => o.Kind == (int)OutcomeKind.HiddenSiteKnown).Select(o => ((HiddenKind)o.Code, Vehicle.Unpacked(o.A))).ToList();
        foreach (var o in run.Outcomes.Where(o => o.Kind is >= (int)OutcomeKind.SpotAlarm and <= (int)OutcomeKind.PlatesAsked && o.Kind is not ((int)OutcomeKind.VehicleAlert)))
        {
            if (o.Kind == (int)OutcomeKind.RiskReviewed && o.Code == 0 && o.D != 1) continue;
            var place = o.Kind == (int)OutcomeKind.SpotAlarm ? Vehicle.Unpacked(o.B) : o.Kind is (int)OutcomeKind.SourceRanked or (int)OutcomeKind.ApprovalChecked ? Vehicle.Unpacked(o.A) : o.Kind == (int)OutcomeKind.RaidMade ? Vehicle.Unpacked(o.C) : default;
            var near = string.Join(" ", hidden.Where(h => h.Item2.DistanceTo(place).Value < 300).Select(h => h.Item1));
            output.WriteLine($"{new SimTime(o.Time)} {(OutcomeKind)o.Kind} code {o.Code} A {o.A} B {o.B & 0xFFFFFFFF}|{o.B >> 32} C {o.C & 0xFFFFFFFF}|{o.C >> 32} D {o.D} {near}");
        }

        var stays = run.Outcomes.Where(o => o.Kind == (int)OutcomeKind.StayUnexplained).ToList();
        foreach (var hours in new[] { 0.75, 1, 1.5, 2, 3, 4, 6 }) output.WriteLine($"unexplained over {hours} h: loaded {stays.Count(o => (o.Code & 32) != 0 && (StayTimes.To(o.B) - StayTimes.From(o.B)).Milliseconds >= hours * 3.6e6) / 14.0:0.0} a day, empty {stays.Count(o => (o.Code & 32) == 0 && (StayTimes.To(o.B) - StayTimes.From(o.B)).Milliseconds >= hours * 3.6e6) / 14.0:0.0}");
        foreach (var name in run.Indicators.All.Where(i => i.Name.StartsWith("hazmat", StringComparison.Ordinal) && i.Value is not null)) output.WriteLine($"{name.Name} = {name.Value:0.####}");
        var guilty = run.Outcomes.Where(o => o.Kind == (int)OutcomeKind.StopMade && (o.Code & 512) != 0).ToList();
        output.WriteLine($"guilty stops {guilty.Count}, first {new SimTime(guilty[0].A)}");
        foreach (var o in run.Outcomes.Where(o => o.Kind is (int)OutcomeKind.VehicleHeld or (int)OutcomeKind.RingScattered)) output.WriteLine($"{new SimTime(o.Time)} {(OutcomeKind)o.Kind} {o.Code} {o.D}");
    }
}
