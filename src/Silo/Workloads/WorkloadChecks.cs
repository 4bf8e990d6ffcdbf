using System.Globalization;
using Liandong.Grains.Runs;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Workloads;
using Liandong.Twins.Time;

namespace Liandong.Silo.Workloads;

/// <summary>Whether a workload's run did the work, and the figures that show it.</summary>
internal sealed record WorkloadCheck(bool Holds, Text Text);

/// <summary>What each workload must come to; the ranges are those of its definition or of queueing theory.</summary>
internal static class WorkloadChecks
{
    public static Task<WorkloadCheck> Phold(IRunGrain run, RunStatus status) => Task.FromResult(
        status.State != RunState.Finished ? Unfinished(status) : new WorkloadCheck(Math.Abs(status.Handled - 20e6) < 0.1e6, new Text("约两千万个事件", "about 20 million events")));

    /// <summary>Opened equals closed; mean waits of M/M/c desks at these loads.</summary>
    public static async Task<WorkloadCheck> HotlineYear(IRunGrain run, RunStatus status)
    {
        if (status.State != RunState.Finished) return Unfinished(status);
        var desks = new List<Dictionary<string, long>>();
        for (var i = 0; i < Liandong.Scenarios.Workloads.HotlineYear.Desks; i++) desks.Add(await Ask(run, i, 0));
        var (opened, closed) = (desks.Sum(desk => desk["opened"]), desks.Sum(desk => desk["closed"]));
        var town = MeanWait(desks.Take(Liandong.Scenarios.Workloads.HotlineYear.Towns));
        var county = MeanWait(desks.Skip(Liandong.Scenarios.Workloads.HotlineYear.Towns).SkipLast(1));
        var city = MeanWait(desks.TakeLast(1));
        var holds = opened == closed && town is > 6.2 and < 6.7 && county is > 51 and < 59 && city is > 3.4 and < 5;
        return new(holds, new Text(
            string.Create(CultureInfo.InvariantCulture, $"立案 {opened:N0}，结案 {closed:N0}，平均等待 {town:F2}、{county:F1}、{city:F2} 分钟"),
            string.Create(CultureInfo.InvariantCulture, $"opened {opened:N0}, closed {closed:N0}, mean waits {town:F2}, {county:F1}, {city:F2} min")));
    }

    /// <summary>Legs and dwells of the definition.</summary>
    public static async Task<WorkloadCheck> VehicleDay(IRunGrain run, RunStatus status)
    {
        if (status.State != RunState.Finished) return Unfinished(status);
        var day = new VehicleDay();
        var (dwells, legs) = (0L, 0L);
        for (var jurisdiction = 0; jurisdiction < day.Jurisdictions; jurisdiction++)
        {
            for (var index = 0; index < day.Vehicles; index++)
            {
                var vehicle = await Ask(run, jurisdiction, index);
                dwells += vehicle["dwells"];
                legs += vehicle["legs"];
            }
        }

        var holds = dwells is > 45_000 and < 49_000 && legs is > 270_000 and < 290_000 && status.Handled == 11_520_000;
        return new(holds, new Text(
            string.Create(CultureInfo.InvariantCulture, $"停留 {dwells:N0} 次，行驶 {legs:N0} 段"),
            string.Create(CultureInfo.InvariantCulture, $"{dwells:N0} dwells, {legs:N0} legs")));
    }

    private static WorkloadCheck Unfinished(RunStatus status) => new(Holds: false, new Text($"没有跑完：{status.Failure?.Zh}", $"did not finish: {status.Failure?.Text}"));

    private static async Task<Dictionary<string, long>> Ask(IRunGrain run, int jurisdiction, int index)
    {
        var fields = (await run.Ask(new TwinId(1, jurisdiction, index))).Fields;
        return fields.Where(field => long.TryParse(field.Value, CultureInfo.InvariantCulture, out _)).ToDictionary(field => field.Key, field => long.Parse(field.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    private static double MeanWait(IEnumerable<Dictionary<string, long>> desks)
    {
        var (waited, started) = (0L, 0L);
        foreach (var desk in desks) (waited, started) = (waited + desk["waited ms"], started + desk["started"]);
        return waited / 60_000.0 / started;
    }
}
