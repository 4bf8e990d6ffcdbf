
namespace Liandong.Grains.Runs;

/// <summary>The head with which a run begins that has none yet.</summary>
internal static class FirstHead
{
    /// <summary>Makes it, with a new incarnation; a fork's inputs lie in its journal before.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="definition">What is run.</param>
    /// <param name="options">How it is carried out.</param>
    /// <param name="created">When, in wall time.</param>
    /// <param name="ports">Where its parent and the store are.</param>
    /// <exception cref="RunMisfitException">The parent is kept in another format.</exception>
    public static async Task<RunHead> Make(string run, RunDefinition definition, RunOptions options, DateTimeOffset created, RunPorts ports)
    {
        var incarnation = RunIncarnation.New(run);
        var (inputs, from) = definition.Fork is { } fork ? await Leave(fork, options, incarnation, ports) : (0, null);
        return new RunHead
        {
            Format = RunHead.PresentFormat,
            Incarnation = incarnation.Mark,
            Epoch = 1,
            Lives = 1,
            Definition = definition,
            Options = options,
            State = RunState.Running,
            Checkpoint = from?.Place,
            CheckpointMilliseconds = from?.Barrier.Time.Milliseconds ?? 0,
            Inherited = inputs,
            Created = created,
            // A fork is as far as its instant without waiting.
            Anchor = new PaceAnchor(ports.Time.GetUtcNow(), definition.Fork?.At.Milliseconds ?? 0),
        };
    }

    private static async Task<(long Inputs, CheckpointManifest? From)> Leave(ForkPoint fork, RunOptions options, RunIncarnation run, RunPorts ports)
    {
        var parent = await ports.Grains.GetGrain<IRunGrain>(fork.Run).Source();
        var inputs = await ForkStart.CopyInputs(ports.Store, fork, parent, run);
        return (inputs, options.FromBeginning ? null : await ForkStart.Checkpoint(ports.Store, fork, parent.Checkpoint, inputs));
    }
}
