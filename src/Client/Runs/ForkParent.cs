using Liandong.Client.Screens;
using Liandong.Grains.Runs;
using Liandong.Scenarios.Definition;
using Liandong.Silo;
using Liandong.Twins.Time;

namespace Liandong.Client.Runs;

/// <summary>The run that a fork leaves.</summary>
internal static class ForkParent
{
    private const int MostGlances = 600;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Fails when the fork would leave a run that has not come there yet, and to which something may be reported until then: a fork has what was reported
    /// to its parent before it, and nobody knows that yet.
    /// </summary>
    /// <param name="parent">The run.</param>
    /// <param name="at">Where the fork leaves it.</param>
    /// <param name="scenario">The run's scenario.</param>
    /// <param name="home">Where it is kept.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RunFailedException">The run has not come there yet; the message says how far it is.</exception>
    public static async Task RequireReachedAsync(StoredRun parent, SimTime at, ScenarioDefinition scenario, RunHome home, CancellationToken stop)
    {
        if (!parent.CanGoOn || !TakesReports(parent)) return;
        var live = await PresentAsync(parent, home, stop);
        if (live is { State: RunState.Loading })
        {
            throw new RunFailedException(new(
                $"运行 {parent.Id} 还在恢复，不知道它到了哪里。请过一会儿再试。",
                $"Run {parent.Id} is still being recovered, and how far it is nobody knows yet. Try again a little later."));
        }

        if (live is { HasEnded: true } || (live?.Time ?? parent.Reached) >= at) return;
        var (there, now) = (Shown(at), Shown(live?.Time ?? parent.Reached));
        throw new RunFailedException(live is not null
            ? new(
                $"运行 {parent.Id} 还没有到 {there}，现在是 {now}；到那时之前它会收到什么还不知道。请选更早的时刻，或等它过了那一刻再试。",
                $"Run {parent.Id} has not come to {there} yet; it is {now} there, and what will be reported to it until then nobody knows. Name an earlier instant, or try again when it has passed that one.")
            : new(
                $"运行 {parent.Id} 没有结束，存下的只到 {now}；到 {there} 之前它会收到什么还不知道。请选更早的时刻，或先继续它：./liandong runs resume {parent.Id}{home.Words}",
                $"Run {parent.Id} has not ended and is kept up to {now}; what will be reported to it until {there} nobody knows. Name an earlier instant, or go on with it first: ./liandong runs resume {parent.Id}{home.Words}"));

        string Shown(SimTime time) => RunTime.Shown(scenario.Start.AddMilliseconds(time.Milliseconds));
    }

    // Nothing is reported to a run that does not wait, unless it has been already.
    private static bool TakesReports(StoredRun run) => run.Description.Options.Pace != Unpaced.Name || run.Status.Inputs > 0;

    // Where it is now; none where nobody carries it, or nobody who can be asked.
    private static async Task<RunStatus?> PresentAsync(StoredRun parent, RunHome home, CancellationToken stop)
    {
        if (!parent.IsUnderWay) return await NextDoorAsync(parent, stop);
        if (parent.Status.State != RunState.Loading) return parent.Status;
        await using var access = await home.OpenAsync(known: null, stop);
        return await SettledAsync(access.Grains.GetGrain<IRunGrain>(parent.Id), new PatientCalls(home), stop);
    }

    /// <summary>Waits until a run that is being recovered is somewhere again; two minutes at most.</summary>
    internal static async Task<RunStatus> SettledAsync(IRunGrain run, PatientCalls calls, CancellationToken stop)
    {
        for (var glances = 1; ; glances++)
        {
            var status = await calls.Ask(() => run.WaitForEnd(Glance), stop);
            if (status.State != RunState.Loading || glances == MostGlances) return status;
        }
    }

    // A run inside another process of this machine; none where there is no such process, or it does not answer.
    private static async Task<RunStatus?> NextDoorAsync(StoredRun run, CancellationToken stop)
    {
        if (run.Note is not { } note || LocalDoor.TryFind(note.Folder) is not { } door || door.Run != run.Id) return null;
        try
        {
            await using var access = await LocalAccess.ConnectAsync(door.Port, stop);
            return await SettledAsync(access.Grains.GetGrain<IRunGrain>(run.Id), new PatientCalls(new RunHome()), stop);
        }
        catch (Exception error) when (error is ClusterNotFoundException || PatientCalls.IsLoss(error))
        {
            return null;
        }
    }
}
