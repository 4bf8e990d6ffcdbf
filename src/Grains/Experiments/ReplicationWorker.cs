using Liandong.Grains.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Liandong.Grains.Experiments;

/// <summary>
/// Makes runs of experiments on this silo, as many at once as it has cores, and fetches them by itself: an experiment's grain is called every few seconds, and so it is
/// activated again wherever it was lost, without anybody who watches over it. A run that was begun goes on while its grain moves; every report says the whole of what is being made here.
/// </summary>
internal sealed class ReplicationWorker(IGrainFactory grains, ReplicationMaking making, ReplicationOptions options, ExperimentsHere here, ILocalSiloDetails silo, TimeProvider time, ILogger<ReplicationWorker> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    // What was under way to a member that died is answered by nobody.
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    // So short a run that to ask for the next one after it would leave its core idle for a good part of the time.
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(500);
    private const double Newest = 0.2;

    private readonly SemaphoreSlim _cores = new(options.AtOnce);
    private readonly Dictionary<string, WorkInHand> _work = new(StringComparer.Ordinal);
    private volatile TaskCompletionSource _ended = NewSource();
    private double _typicalSeconds = double.MaxValue;

    // Of short runs one more for each core waits here already; of long ones none, for at the end another silo would stand idle while it waits.
    private int Most => Volatile.Read(ref _typicalSeconds) < Short.TotalSeconds ? 2 * options.AtOnce : options.AtOnce;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // A run that ends from here on is told in the next round.
            var ended = _ended = NewSource();
            foreach (var experiment in here.Take()) _work.TryAdd(experiment, new WorkInHand());
            foreach (var (experiment, work) in _work.ToArray()) await Try(() => Report(experiment, work, stoppingToken), stoppingToken);
            await Task.WhenAny(ended.Task, here.News, Task.Delay(Every, time, stoppingToken));
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // Others need not wait until this silo has fallen silent.
        await Task.WhenAll(_work.Select(work => Try(() => GiveBack(work.Key, work.Value).WaitAsync(cancellationToken), cancellationToken)));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var work in _work.Values) work.Dispose();
        _cores.Dispose();
        base.Dispose();
    }

    private async Task Report(string experiment, WorkInHand work, CancellationToken stop)
    {
        var report = work.Report(silo.SiloAddress, Math.Max(0, Most - _work.Values.Sum(other => other.Held)));
        var orders = await grains.GetGrain<IExperimentGrain>(experiment).Report(report).WaitAsync(Answer, time, stop);
        work.Told(report);
        work.Leave(orders.Leave);
        foreach (var run in orders.Begin) Begin(work, run, stop);
        // It is offered again if more is wanted of it.
        if (orders.IsOver && work.Held == 0) _work.Remove(experiment);
    }

    private Task<WorkOrders> GiveBack(string experiment, WorkInHand work) =>
        grains.GetGrain<IExperimentGrain>(experiment).Report(work.Report(silo.SiloAddress, free: 0) with { Held = [] });

    private void Begin(WorkInHand work, WantedRun run, CancellationToken stop)
    {
        if (work.Begin(run, stop, out var left)) _ = Task.Run(() => Make(work, run, left), CancellationToken.None);
    }

    private async Task Make(WorkInHand work, WantedRun run, CancellationToken left)
    {
        try
        {
            await _cores.WaitAsync(left);
            try
            {
                var began = time.GetTimestamp();
                await making.MakeAsync(run, left);
                Took(time.GetElapsedTime(began).TotalSeconds);
            }
            finally
            {
                _cores.Release();
            }

            work.Made(run);
        }
        catch (Exception) when (left.IsCancellationRequested)
        {
            work.Left(run);
        }
        catch (OtherBuildException error)
        {
            work.Unfit(run, RunFailure.From(error));
        }
        catch (Exception error)
        {
            work.Failed(run, RunFailure.From(error));
        }

        _ended.TrySetResult();
    }

    private void Took(double seconds)
    {
        var typical = Volatile.Read(ref _typicalSeconds);
        Volatile.Write(ref _typicalSeconds, typical == double.MaxValue ? seconds : typical + (Newest * (seconds - typical)));
    }

    private async Task Try(Func<Task> call, CancellationToken stop)
    {
        try
        {
            await call();
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            log.LogInformation(error, "An experiment could not be called just now.");
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
