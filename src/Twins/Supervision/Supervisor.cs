using Liandong.Twins.Time;

namespace Liandong.Twins.Supervision;

/// <summary>
/// An office of resident supervisors (驻点督导): a few people who do one thing after the other in office hours. What each tier does with
/// a task is its own.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="world">What supervisors and units share.</param>
/// <param name="name">Its name, for whoever asks.</param>
/// <param name="people">How many supervisors.</param>
public abstract class Supervisor(CommandSystem system, SupervisionWorld world, string name, int people) : Twin
{
    private const int Done = 1;
    private const int Opening = 2;

    /// <summary>The first stamp of wake-ups that a tier may use for itself.</summary>
    protected const int FirstOwnWake = 3;

    private static readonly ulong TaskPurpose = StableHash.Of("a supervisor's task");
    private readonly Queue<Task> _waiting = new();
    private readonly SortedDictionary<(int Asset, SupervisorTask What), int> _begun = [];
    private int _busy;
    private bool _awaitsOpening;
    private long _tasks;

    /// <summary>What every twin may look up.</summary>
    protected CommandSystem System => system;

    /// <summary>What supervisors and units share.</summary>
    protected SupervisionWorld World => world;

    /// <inheritdoc/>
    public sealed override byte Kind => (byte)TwinKind.Supervisor;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
    }

    /// <inheritdoc/>
    public sealed override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Wake when received.Stamp == Done:
                _busy--;
                _tasks++;
                Complete((SupervisorTask)received.A, (int)received.B, here);
                break;
            case MessageKind.Wake when received.Stamp == Opening:
                _awaitsOpening = false;
                break;
            default:
                Hear(in received, here);
                break;
        }

        StartWork(here);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", name);
        state.Write("supervisors", people);
        state.Write("supervisorsBusy", _busy);
        state.Write("tasksDone", _tasks);
        state.Write("awaitsOpening", _awaitsOpening);
        state.Write("tasksWaiting", _waiting, static (item, task) =>
        {
            item.Write("task", task.What);
            item.Write("asset", task.Asset);
            item.Write("since", task.Since);
        });
        state.Write("tasksBegun", _begun, static (item, begun) =>
        {
            item.Write("asset", begun.Key.Asset);
            item.Write("task", begun.Key.What);
            item.Write("times", begun.Value);
        });
    }

    /// <summary>Puts a task in the line.</summary>
    protected void Plan(SupervisorTask what, int asset, Jurisdiction here) => _waiting.Enqueue(new Task(what, asset, here.Now));

    /// <summary>A task was done.</summary>
    protected abstract void Complete(SupervisorTask what, int asset, Jurisdiction here);

    /// <summary>Answers a message or a wake-up of the tier's own.</summary>
    protected abstract void Hear(in Event received, Jurisdiction here);

    /// <summary>The failure of a message that the tier does not know.</summary>
    protected InvalidOperationException Unknown(in Event received) => new($"{name} does not know the message {received.Kind} ({received.Stamp}).");

    private void StartWork(Jurisdiction here)
    {
        if (_waiting.Count == 0) return;
        if (!system.Calendar.IsWorking(here.Now))
        {
            if (_awaitsOpening) return;
            _awaitsOpening = true;
            here.Wake(system.Calendar.NextOpening(here.Now) - here.Now, MessageKind.Wake, Opening);
            return;
        }

        while (_busy < people && _waiting.TryDequeue(out var task))
        {
            _busy++;
            // How long it takes belongs to the thing and to the how-manieth time, not to when somebody has time for it.
            var times = _begun[(task.Asset, task.What)] = _begun.GetValueOrDefault((task.Asset, task.What)) + 1;
            var chance = new Chance(here.Seed, ((ulong)(uint)task.Asset << 32) | (uint)times, TaskPurpose + (ulong)task.What);
            var until = system.Calendar.AddWorking(here.Now, world.Tasks[(int)task.What].Draw(ref chance));
            here.Record((int)OutcomeKind.FollowedUp, (int)task.What, task.Asset, (here.Now - task.Since).Milliseconds, (until - here.Now).Milliseconds);
            here.Wake(until - here.Now, MessageKind.Wake, Done, (int)task.What, task.Asset);
        }
    }

    private readonly record struct Task(SupervisorTask What, int Asset, SimTime Since);
}
