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

/// <summary>Thousands of reports a second come in to a live run while the member with its clock is lost at moments drawn by seed, again and again.</summary>
public sealed class AcknowledgedInputsTests(Azurite azurite)
{
    private const int Pace = 10;
    private const int LeastPerSecond = 2_000;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    // Whoever is asked again for each of its gateways and doors, and nobody is answered, acknowledges nothing.
    private const int AsksInVain = 20;

    private static readonly ScenarioFile Storm = ScenarioFiles.Load("toy-storm", [Override.Parse("elders={}")]);
    private static readonly RunDefinition Definition = CityRunBuilder.Definition(Storm, seed: 5, FeedJournal.None.With([FeedKind.Vitals]));
    private static readonly IReadOnlyList<TwinId> Wearers = AllWearers();

    private MemberCluster? _cluster;
    private IRunGrain? _run;
    private SteadyReports? _reports;

    public static TheoryData<Fault, int> Losses => new()
    {
        { Fault.ClockMemberKilled, Soak.Is ? 50 : 3 },
        { Fault.ClockMemberCutOff, Soak.Is ? 10 : 1 },
        { Fault.ClockMemberCutFromOthers, Soak.Is ? 10 : 1 },
        { Fault.ClockMemberCutFromStorage, Soak.Is ? 10 : 1 },
    };

    [Theory, MemberData(nameof(Losses))]
    public async Task Every_acknowledged_input_is_in_the_journal_and_counts_once_whenever_the_clock_is_lost(Fault loss, int times)
    {
        await using var cluster = _cluster = await MemberCluster.Start(azurite.ConnectionString, azurite.NewName("inputs"), members: 3, isRelayed: Faults.IsCut(loss));
        var run = _run = cluster.Grains.GetGrain<IRunGrain>(azurite.NewName("inputs"));
        await MemberCluster.Patiently(() => Started(run));
        await cluster.Until(run, status => status.State == RunState.Running);
        var reports = _reports = new SteadyReports(cluster.Grains, run, new CityRunBuilder().For(Definition), Wearers);
        var (began, rates) = (Stopwatch.GetTimestamp(), new List<double>());
        for (var life = 1; life <= times; life++)
        {
            // Asked before: the moment is now, and not when the answer has come.
            var clock = await cluster.ClockOf(run);
            using var stop = new CancellationTokenSource();
            var feeding = reports.Feed(stop.Token);
            await Reached(Moment(loss, life), feeding);
            rates.Add(RateOf([.. reports.Receipts]));
            await Lose(loss, clock, life, stop);
            await cluster.StartAll();
            await feeding;
        }

        var status = await Settled(Faults.TakesOver(loss) ? times : 0);
        TestContext.Current.SendDiagnosticMessage($"{reports.Acknowledged.Count} acknowledged in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s with {times} times {loss}, at {rates.Min():F0} to {rates.Max():F0} a second before each; {status.Inputs} in the journal, epoch {status.Epoch}");
        await Check(status);
        rates.Min().ShouldBeGreaterThanOrEqualTo(LeastPerSecond, $"This machine was too slow to feed {LeastPerSecond} inputs a second, so the test says nothing about that many. It sent {SteadyReports.PerSecond} a second as long as they were acknowledged in time; acknowledged were, before each loss, {string.Join(", ", rates.Select(rate => rate.ToString("F0", CultureInfo.InvariantCulture)))} a second.");
    }

    // One to three seconds after the first report of a feed was acknowledged, at any instant between.
    private static TimeSpan Moment(Fault loss, int life) => TimeSpan.FromSeconds(1 + (2 * new Chance((ulong)life, (ulong)loss, purpose: 2).NextUnit()));

    private async Task Reached(TimeSpan moment, Task feeding)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        long? first = null;
        // Whoever cannot report tells why.
        while (!feeding.IsCompleted && (first is not { } began || !IsReached(Stopwatch.GetElapsedTime(began))))
        {
            if (first is null && _reports!.Receipts.Count > 0) first = Stopwatch.GetTimestamp();
            await looks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        // A moment at which the feed has stood still is put off: what is to be seen is a loss at full speed.
        bool IsReached(TimeSpan elapsed) => elapsed >= moment && (elapsed >= moment + LongestDelay || RateOf([.. _reports!.Receipts]) >= LeastPerSecond);
    }

    // By the run's clock, between the first and the last that was acknowledged.
    private static double RateOf(IReadOnlyCollection<(InputReceipt Receipt, int Reports)> receipts)
    {
        if (receipts.Count == 0) return 0;
        var (first, last) = (receipts.Min(known => known.Receipt.Due), receipts.Max(known => known.Receipt.Due));
        return first == last ? 0 : receipts.Where(known => known.Receipt.Due > first).Sum(known => known.Reports) / ((last - first).Milliseconds / 1_000.0 / Pace);
    }

    private async Task Lose(Fault loss, Member clock, int epoch, CancellationTokenSource stop)
    {
        var (cluster, run) = (_cluster!, _run!);
        if (loss == Fault.ClockMemberCutFromStorage)
        {
            cluster.CutFromStorage(clock);
            await AskedInVain();
            cluster.Mend();
            await stop.CancelAsync();
            return;
        }

        var loses = Faults.Strike(loss, cluster, clock, () => cluster.Until(run, status => status.Epoch > epoch));
        await stop.CancelAsync();
        await loses;
        await clock.Ended();
    }

    // What the storage had answered before its cable was cut may still be acknowledged while everybody asks for the first time.
    private async Task AskedInVain()
    {
        await Grown(_reports!.Asked + AsksInVain);
        var before = _reports.Acknowledged.Count;
        await Grown(_reports.Asked + AsksInVain);
        _reports.Acknowledged.Count.ShouldBe(before);
    }

    private async Task Grown(int asked)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (_reports!.Asked < asked) await looks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<bool> Started(IRunGrain run)
    {
        await run.Start(Definition, new RunOptions { Partitions = 3, Placement = PartitionPlacement.OnEverySilo, Pace = $"{Pace}", Window = new SimDuration(200), CheckpointEvery = TimeSpan.FromSeconds(2) });
        return true;
    }

    // What is in the journal has reached its twins.
    private async Task<RunStatus> Settled(int lives)
    {
        await _reports!.Settled();
        var settled = await _cluster!.Until(_run!, status => status.Epoch > lives && status.State == RunState.Running);
        return await _cluster.Until(_run!, status => status.Time > settled.Present);
    }

    private async Task Check(RunStatus status)
    {
        var (run, acknowledged) = (_run!.GetPrimaryKeyString(), _reports!.Acknowledged);
        var store = new BlobStores(new StoreOptions { Location = azurite.ConnectionString }).Open(StoreOptions.Blobs);
        var inputs = (await new JournalReader(store, (await _run!.Describe())!.Incarnation).Read(status.Epoch, TestContext.Current.CancellationToken)).Inputs.Items.ToArray();
        var times = inputs.CountBy(input => (input.To, input.D)).ToDictionary();
        acknowledged.Keys.Where(report => !times.ContainsKey(report)).ShouldBeEmpty();
        foreach (var device in Wearers)
        {
            var fields = (await MemberCluster.Patiently(() => _cluster!.Grains.GetGrain<IElderGrain>($"{run}/{device}").Ask())).Fields;
            long Field(string name) => long.Parse(fields.First(field => field.Key == name).Value, CultureInfo.InvariantCulture);
            Field(ReportNumbers.Last).ShouldBe(_reports.LastOf(device));
            Field("repeatedReports").ShouldBe(times.Where(report => report.Key.To == device).Sum(report => report.Value - 1));
        }
    }

    private static IReadOnlyList<TwinId> AllWearers()
    {
        var builder = new CityRunBuilder();
        var all = builder.Build(Definition, [.. Enumerable.Range(0, builder.Shape(Definition).Jurisdictions)]);
        return [.. all.SelectMany(jurisdiction => Enumerable.Range(0, jurisdiction.TwinCount).Select(index => jurisdiction[index].Id)).Where(twin => twin.Kind == (byte)TwinKind.Elder)];
    }
}
