using Liandong.Grains.Runs;
using Liandong.Grains.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Liandong.Grains.Experiments;

/// <summary>What an experiment needs of its silo.</summary>
internal sealed record ExperimentPorts(IBlobStore Store, ISiloStatusOracle Silos, IOptions<ClusterOptions> Cluster, ExperimentsHere Here, TimeProvider Time, ILogger<ExperimentPorts> Log);

/// <summary>Two of one experiment, while silos come and go, do no harm: a run that is made twice comes to the same, and is kept once.</summary>
[GrainType("experiment")]
internal sealed class ExperimentGrain([PersistentState("experiment")] IPersistentState<ExperimentState> state, ExperimentPorts ports) : Grain, IExperimentGrain
{
    private readonly Guid _list = Guid.NewGuid();
    private ExperimentRuns? _runs;

    private string Id => this.GetPrimaryKeyString();

    private IRunDirectoryGrain Directory => GrainFactory.GetGrain<IRunDirectoryGrain>(0);

    /// <inheritdoc/>
    public async Task Want(ReplicationDefinition definition, SeedRange[] seeds)
    {
        var runs = await Runs();
        var name = definition.NameOf();
        Require(name, seeds);
        await KeepOnce(ReplicationBlobs.Definition(name), definition.ToBytes());
        var changed = state.State.Copy();
        var isNew = changed.Want(name, seeds);
        if (isNew || changed.IsCancelled)
        {
            if (changed.Format == 0) (changed.Format, changed.Created) = (ExperimentState.PresentFormat, ports.Time.GetUtcNow());
            changed.IsCancelled = false;
            await Write(changed);
        }

        runs.Want(name, seeds.SelectMany(range => range.Each()));
        if (isNew) await FindMade(runs, name);
        if (runs.IsOver) return;
        await Directory.EnterExperiment(new RunEntry { Run = Id, Created = state.State.Created, IsUnfinished = true, Cluster = ports.Cluster.Value.ClusterId });
        ports.Here.Offer([Id]);
    }

    /// <inheritdoc/>
    public async Task<ExperimentLook> Look(MadePlace from)
    {
        var runs = await Runs();
        Lose(runs);
        var place = from.List == _list ? from.Place : 0;
        WantedRun[] news = [.. runs.Made.Skip(place).Take(IExperimentGrain.MostTold)];
        return new ExperimentLook
        {
            Wanted = runs.Count,
            Made = runs.Made.Count,
            News = news,
            Next = new MadePlace(_list, place + news.Length),
            Failures = [.. runs.Failures],
            IsCancelled = state.State.IsCancelled,
            Given = runs.Given,
            IsOver = runs.IsOver,
        };
    }

    /// <inheritdoc/>
    public async Task<bool> Cancel()
    {
        var runs = await Runs();
        if (state.State.Format == 0 || runs.IsOver) return false;
        var changed = state.State.Copy();
        changed.IsCancelled = true;
        await Write(changed);
        runs.LeaveAll();
        await Directory.StrikeExperiment(Id);
        return true;
    }

    /// <inheritdoc/>
    public async Task<WorkOrders> Report(WorkReport report)
    {
        var runs = await Runs();
        Lose(runs);
        var isCalledOff = state.State.IsCancelled;
        var orders = runs.Report(isCalledOff ? report with { Held = [], Free = 0 } : report, [.. ports.Silos.GetApproximateSiloStatuses(onlyActive: true).Keys]);
        if (isCalledOff) orders = new WorkOrders([], report.Held, IsOver: true);
        if (orders.IsOver) await Strike();
        return orders;
    }

    private void Lose(ExperimentRuns runs) => runs.Lose(ports.Silos.IsDeadSilo);

    private static void RequireFew(bool isFew, string what, string zh)
    {
        if (!isFew) throw new ExperimentRefusedException(what, zh);
    }

    private void Require(string definition, SeedRange[] seeds)
    {
        if (state.State.Format > ExperimentState.PresentFormat) throw new ExperimentRefusedException($"The experiment {Id} is kept in format {state.State.Format}; this version reads format {ExperimentState.PresentFormat}.", $"试验 {Id} 的格式是 {state.State.Format}，这个版本读格式 {ExperimentState.PresentFormat}。");
        RequireFew(seeds.Length <= IExperimentGrain.MostRanges, $"{seeds.Length} ranges of seeds in one call for {definition}; {IExperimentGrain.MostRanges} at most.", $"一次给出 {seeds.Length} 段种子，最多 {IExperimentGrain.MostRanges} 段。");
        var all = seeds.Sum(range => (long)range.Count);
        // Whoever comes back to an experiment asks for all of it again. Ranges that are too long are not gone through.
        if (all <= IExperimentGrain.MostRuns) all = _runs!.Count + seeds.SelectMany(range => range.Each()).Distinct().Count(seed => !_runs.IsWanted(new WantedRun(definition, seed)));
        RequireFew(all <= IExperimentGrain.MostRuns, $"{all} runs are more than one experiment may have ({IExperimentGrain.MostRuns}).", $"{all} 次运行超过一个试验的上限（{IExperimentGrain.MostRuns} 次）。");
    }

    // The first call after an activation finds out what is made.
    private async Task<ExperimentRuns> Runs()
    {
        if (_runs is not null) return _runs;
        var runs = new ExperimentRuns(ports.Time);
        foreach (var wanted in state.State.Wanted)
        {
            runs.Want(wanted.Definition, wanted.Seeds.SelectMany(range => range.Each()));
            await FindMade(runs, wanted.Definition);
        }

        return _runs = runs;
    }

    private async Task FindMade(ExperimentRuns runs, string definition)
    {
        await foreach (var blob in ports.Store.ListAsync(ReplicationBlobs.All(definition)))
        {
            if (ReplicationBlobs.SeedOf(blob.Name) is { } seed) runs.IsMade(new WantedRun(definition, seed));
        }
    }

    private async Task KeepOnce(string name, byte[] content)
    {
        try
        {
            if (await ports.Store.ReadAsync(name, 0, 1) is null) await ports.Store.WriteAsync(name, content, BlobCondition.IfAbsent);
        }
        catch (BlobConditionException)
        {
            // Its name says what is in it.
        }
    }

    // What could not be written is not so.
    private async Task Write(ExperimentState changed)
    {
        var before = state.State;
        state.State = changed;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            state.State = before;
            throw;
        }
    }

    // While it stands in the list it is offered again, and struck out then.
    private async Task Strike()
    {
        var experiment = Id;
        try
        {
            await Directory.StrikeExperiment(experiment);
        }
        catch (Exception error)
        {
            ports.Log.LogWarning(error, "The experiment {Experiment} could not be struck out of the list just now.", experiment);
        }
    }
}
