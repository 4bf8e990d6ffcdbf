using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Scenarios.Feeds;
using Liandong.Silo;
using Liandong.Silo.Storage;
using Liandong.Twins;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Cluster.Tests.Faults;

/// <summary>
/// Wristbands report to a live run, some through their doors and most through gateways that bring many reports at once, while the member with its
/// clock is killed, or cut off and back when others have gone on, again and again.
/// </summary>
public sealed class AcknowledgedInputsTests(Azurite azurite)
{
    private const int ReportsBetweenKills = 240;
    private const int ReportsAtOnce = 20;
    private const int WearersAtDoors = 4;
    private const int WearersOfGateway = 9;

    private static readonly ScenarioFile Storm = ScenarioFiles.Load("toy-storm", [Override.Parse("elders={}")]);
    private static readonly RunDefinition Definition = CityRunBuilder.Definition(Storm, seed: 5, FeedJournal.None.With([FeedKind.Vitals]));

    private readonly ConcurrentDictionary<(TwinId Device, long Number), bool> _acknowledged = new();
    private readonly ConcurrentBag<Task> _asked = [];
    private readonly IReportReader _reader = new CityRunBuilder().For(Definition);
    private MemberCluster? _cluster;
    private IRunGrain? _run;

    public static TheoryData<Fault, int> Losses => new() { { Fault.ClockMemberKilled, Soak.Is ? 50 : 3 }, { Fault.ClockMemberCutOff, Soak.Is ? 10 : 1 } };

    [Theory, MemberData(nameof(Losses))]
    public async Task Every_acknowledged_input_is_in_the_journal_and_counts_once_whenever_the_clock_is_lost(Fault loss, int times)
    {
        await using var cluster = _cluster = await MemberCluster.Start(azurite.ConnectionString, azurite.NewName("inputs"), members: 3);
        var run = _run = cluster.Grains.GetGrain<IRunGrain>(azurite.NewName("inputs"));
        await MemberCluster.Patiently(() => Started(run));
        var (wearers, began, rates) = (Wearers(), Stopwatch.GetTimestamp(), new List<double>());
        for (var kill = 1; kill <= times; kill++)
        {
            var (round, before, roundBegan) = (kill, _acknowledged.Count, Stopwatch.GetTimestamp());
            var half = before + ((wearers.Count - WearersAtDoors) * ReportsBetweenKills / 2);
            Task[] reporting = [.. wearers.Take(WearersAtDoors).Select(device => ReportAtDoor(device, round)), .. wearers.Skip(WearersAtDoors).Chunk(WearersOfGateway).Select(devices => ReportTogether(devices, round))];
            // Whoever cannot report tells why.
            var all = Task.WhenAll(reporting);
            await Polled(() => _acknowledged.Count >= half || all.IsCompleted);
            rates.Add((_acknowledged.Count - before) / Stopwatch.GetElapsedTime(roundBegan).TotalSeconds);
            await Lose(loss, kill);
            await cluster.StartAll();
            await all;
        }

        var status = await Settled(times);
        TestContext.Current.SendDiagnosticMessage($"{_acknowledged.Count} acknowledged in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s with {times} times {loss}, at {rates.Min():F0} to {rates.Max():F0} a second before each; {status.Inputs} in the journal, epoch {status.Epoch}");
        await Check(status, times * ReportsBetweenKills);
    }

    // What was asked of a silo that is cut off is answered when it is back, after its epoch is over; then it finds out that it is held for dead, and ends.
    private async Task Lose(Fault loss, int epoch)
    {
        var clock = await _cluster!.ClockOf(_run!);
        if (loss == Fault.ClockMemberKilled)
        {
            await clock.Kill();
            return;
        }

        clock.Freeze();
        await _cluster.Until(_run!, status => status.Epoch > epoch);
        clock.Thaw();
        await clock.Ended();
    }

    private static async Task<bool> Started(IRunGrain run)
    {
        await run.Start(Definition, new RunOptions { Partitions = 3, Placement = PartitionPlacement.OnEverySilo, Pace = "10", Window = new SimDuration(200), CheckpointEvery = TimeSpan.FromSeconds(2) });
        return true;
    }

    // A device at a door sends one report after the other, with gaps in its numbers, and sends again what nobody has acknowledged.
    private async Task ReportAtDoor(TwinId device, int round)
    {
        var door = _cluster!.Grains.GetGrain<IElderGrain>($"{_run!.GetPrimaryKeyString()}/{device}");
        foreach (var number in Numbers(round).Where(number => number % ReportsAtOnce == 0))
        {
            await Accepted(() => door.Report(number, Report(number)), () => _acknowledged[(device, number)] = true);
        }
    }

    // A gateway brings some reports of each of its devices at once.
    private async Task ReportTogether(TwinId[] devices, int round)
    {
        foreach (var numbers in Numbers(round).Chunk(ReportsAtOnce))
        {
            var reports = numbers.SelectMany(number => devices.Select(device => (Device: device, Number: number))).ToArray();
            await Accepted(
                () => _run!.Report(InputBatch.Of([.. reports.Select(report => _reader.Read(report.Device, report.Number, Report(report.Number)).Input)])),
                () =>
                {
                    foreach (var report in reports) _acknowledged[report] = true;
                });
        }
    }

    private static IEnumerable<long> Numbers(int round) => Enumerable.Range(1 + ((round - 1) * ReportsBetweenKills), ReportsBetweenKills).Select(number => (long)number);

    private static WristbandReport Report(long number) => new() { Signs = new ReportedSigns(70 + (int)(number % 10), 120, 97) };

    // Refused means: not now. The run is between two lives. An answer that comes after its asker has given up counts as well: it was acknowledged.
    private Task<T> Accepted<T>(Func<Task<T>> report, Action acknowledged) => MemberCluster.Patiently(() =>
    {
        var answer = Answer(report, acknowledged);
        _asked.Add(answer);
        return answer;
    });

    private static async Task<T> Answer<T>(Func<Task<T>> report, Action acknowledged)
    {
        try
        {
            var receipt = await report();
            acknowledged();
            return receipt;
        }
        catch (InputRefusedException refused) when (refused.Zh is null)
        {
            throw new TimeoutException(refused.Message, refused);
        }
    }

    // Also those that nobody waits for any more have reached the journal, or never will; and what is there has reached its twins.
    private async Task<RunStatus> Settled(int lives)
    {
        await Task.WhenAll(_asked.Select(asked => asked.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));
        var settled = await _cluster!.Until(_run!, status => status.Epoch > lives && status.State == RunState.Running);
        return await _cluster.Until(_run!, status => status.Time > settled.Present);
    }

    private static async Task Polled(Func<bool> isSo)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!isSo()) await looks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    private async Task Check(RunStatus status, long last)
    {
        var run = _run!.GetPrimaryKeyString();
        var store = new BlobStores(new StoreOptions { Location = azurite.ConnectionString }).Open(StoreOptions.Blobs);
        var inputs = (await new JournalReader(store, (await _run!.Describe())!.Incarnation).Read(status.Epoch, TestContext.Current.CancellationToken)).Inputs.Items.ToArray();
        var times = inputs.CountBy(input => (input.To, input.D)).ToDictionary();
        _acknowledged.Keys.Where(report => !times.ContainsKey(report)).ShouldBeEmpty();
        foreach (var device in Wearers())
        {
            var fields = (await MemberCluster.Patiently(() => _cluster!.Grains.GetGrain<IElderGrain>($"{run}/{device}").Ask())).Fields;
            long Field(string name) => long.Parse(fields.First(field => field.Key == name).Value, CultureInfo.InvariantCulture);
            Field(ReportNumbers.Last).ShouldBe(last);
            Field("repeatedReports").ShouldBe(times.Where(report => report.Key.To == device).Sum(report => report.Value - 1));
        }
    }

    private static IReadOnlyList<TwinId> Wearers()
    {
        var builder = new CityRunBuilder();
        var all = builder.Build(Definition, [.. Enumerable.Range(0, builder.Shape(Definition).Jurisdictions)]);
        return [.. all.SelectMany(jurisdiction => Enumerable.Range(0, jurisdiction.TwinCount).Select(index => jurisdiction[index].Id)).Where(twin => twin.Kind == (byte)TwinKind.Elder)];
    }
}
