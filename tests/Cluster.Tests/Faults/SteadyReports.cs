using System.Collections.Concurrent;
using System.Diagnostics;
using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>
/// Wristbands that report to a run as steadily as a city's do, some through their doors and most through gateways that bring many reports at once. Whoever is not
/// acknowledged sends again.
/// </summary>
internal sealed class SteadyReports(IGrainFactory grains, IRunGrain run, IReportReader reader, IReadOnlyList<TwinId> wearers)
{
    /// <summary>Reports through gateways that are sent in a second, while they are acknowledged in time.</summary>
    public const int PerSecond = 4_000;

    private const int WearersAtDoors = 4;
    private const int WearersOfGateway = 4;
    private const int NumbersAtOnce = 40;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<TwinId, long> _last = new();
    private readonly ConcurrentBag<Task> _asked = [];
    private ConcurrentQueue<(InputReceipt Receipt, int Reports)> _receipts = [];

    /// <summary>The reports that were acknowledged.</summary>
    public ConcurrentDictionary<(TwinId Device, long Number), bool> Acknowledged { get; } = new();

    /// <summary>How often somebody has asked, whether he was answered or not.</summary>
    public int Asked => _asked.Count;

    /// <summary>What gateways have been told since the feed was begun.</summary>
    public IReadOnlyCollection<(InputReceipt Receipt, int Reports)> Receipts => _receipts;

    /// <summary>The last number that a device has sent.</summary>
    public long LastOf(TwinId device) => _last[device];

    /// <summary>Feeds until it is stopped, and on until all that was sent is acknowledged.</summary>
    public async Task Feed(CancellationToken stop)
    {
        _receipts = [];
        using var due = new SemaphoreSlim(0);
        Task[] reporting =
        [
            .. wearers.Take(WearersAtDoors).Select(device => ReportAtDoor(device, stop)),
            .. wearers.Skip(WearersAtDoors).Chunk(WearersOfGateway).Select(devices => ReportTogether(devices, due, stop)),
        ];
        await Keep(due, stop);
        await Task.WhenAll(reporting);
    }

    /// <summary>Those that nobody waits for any more have been answered as well, or never will be.</summary>
    public Task Settled() => Task.WhenAll(_asked.Select(asked => asked.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));

    // Whoever is late catches up, so that the rate holds over seconds.
    private static async Task Keep(SemaphoreSlim due, CancellationToken stop)
    {
        var (began, released) = (Stopwatch.GetTimestamp(), 0);
        using var beats = new PeriodicTimer(Beat);
        while (!stop.IsCancellationRequested)
        {
            var wanted = (int)(Stopwatch.GetElapsedTime(began).TotalSeconds * PerSecond / (WearersOfGateway * NumbersAtOnce));
            if (wanted > released) due.Release(wanted - released);
            released = Math.Max(wanted, released);
            await beats.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    // A device at a door sends one report after the other, with gaps in its numbers.
    private async Task ReportAtDoor(TwinId device, CancellationToken stop)
    {
        var door = grains.GetGrain<IElderGrain>($"{run.GetPrimaryKeyString()}/{device}");
        while (!stop.IsCancellationRequested)
        {
            var number = _last[device] = _last.GetValueOrDefault(device) + 20;
            await Accepted(() => door.Report(number, Report(number)), _ => Acknowledged[(device, number)] = true);
        }
    }

    // A gateway brings some reports of each of its devices at once.
    private async Task ReportTogether(TwinId[] devices, SemaphoreSlim due, CancellationToken stop)
    {
        while (await IsDue(due, stop))
        {
            var first = _last.GetValueOrDefault(devices[0]) + 1;
            var reports = Enumerable.Range(0, NumbersAtOnce).SelectMany(place => devices.Select(device => (Device: device, Number: first + place))).ToArray();
            foreach (var device in devices) _last[device] = reports[^1].Number;
            await Accepted(
                () => run.Report(InputBatch.Of([.. reports.Select(report => reader.Read(report.Device, report.Number, Report(report.Number)).Input)])),
                receipt =>
                {
                    foreach (var report in reports) Acknowledged[report] = true;
                    _receipts.Enqueue((receipt, reports.Length));
                });
        }
    }

    private static async Task<bool> IsDue(SemaphoreSlim due, CancellationToken stop)
    {
        try
        {
            await due.WaitAsync(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static WristbandReport Report(long number) => new() { Signs = new ReportedSigns(70 + (int)(number % 10), 120, 97) };

    // Refused means: not now. The run is between two lives. An answer that comes after its asker has given up counts as well: it was acknowledged.
    private Task<T> Accepted<T>(Func<Task<T>> report, Action<T> acknowledged) => MemberCluster.Patiently(() =>
    {
        var answer = Answer(report, acknowledged);
        _asked.Add(answer);
        return answer;
    });

    private static async Task<T> Answer<T>(Func<Task<T>> report, Action<T> acknowledged)
    {
        try
        {
            var receipt = await report();
            acknowledged(receipt);
            return receipt;
        }
        catch (InputRefusedException refused) when (refused.Zh is null)
        {
            throw new TimeoutException(refused.Message, refused);
        }
    }
}
