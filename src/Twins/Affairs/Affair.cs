using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Affairs;

/// <summary>
/// A matter of the administration that is followed from end to end like an order (行政问效): it asks the departments' desks for each of its
/// steps, knows its limit, is warned and supervised, may be appealed against, and is looked at again when it is closed.
/// </summary>
public abstract partial class Affair : Twin
{
    // Steps and alarms that both kinds share begin here; each kind numbers its own below.
    private const int ReviewStep = 200;
    private const int RecheckStep = 201;
    private const int OrdinaryPriority = (int)Priority.IV;
    private static readonly ulong StepPurpose = StableHash.Of("step at a desk");
    private static readonly ulong ProcessPurpose = StableHash.Of("course of an approval or case");
    private static readonly ulong ExtendPurpose = StableHash.Of("extension of a limit");
    private readonly AffairItem _item;
    private readonly int _town;
    private readonly TwinId _cause;
    private SimTime _received;
    private SimTime _due = SimTime.Never;
    private SimTime _decided = SimTime.Never;
    private int _lead;
    private int _awaited;
    private int _extensions;
    private int _supervisions;
    private int _transfers;
    private int _corrections;
    private long _stale;
    private bool _favours;

    /// <param name="rules">What all approvals and cases share.</param>
    /// <param name="item">Its row of the catalogue.</param>
    /// <param name="incident">What keys its randomness.</param>
    /// <param name="town">The jurisdiction of the town it comes from.</param>
    /// <param name="cause">The order that gave cause, or none.</param>
    private protected Affair(AffairRules rules, AffairItem item, long incident, int town, TwinId cause)
    {
        (Rules, _item, Incident, _town, _cause) = (rules, item, incident, town, cause);
        _lead = item.Departments[0];
    }

    private protected enum Alarm
    {
        Silence = 1,
        Corrected = 2,
        Processed = 3,
        Warn = 4,
        Due = 5,
        Opinion = 6,
        Hearing = 7,
        Statement = 8,
        CarriedOut = 9,
        Appeal = 10,
        Reviewed = 11,
        Recheck = 12,
        ComesBack = 13,
    }

    /// <summary>Where it stands.</summary>
    public AffairState State { get; private protected set; }

    private protected AffairRules Rules { get; }

    private protected long Incident { get; }

    private protected int Lead => _lead;

    private protected TwinId Cause => _cause;

    private protected SimTime Received => _received;

    private protected SimTime DueAt => _due;

    private protected bool Favours => _favours;

    private protected Twins.Staff.WorkCalendar Calendar => Rules.System.Calendar;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        _received = here.Now;
        here.Record((int)OutcomeKind.AffairReceived, _item.Index, Incident, _town, (long)_cause.Value, _lead);
        Receive(here);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Examined when received.Stamp == ReviewStep:
                here.Wake(Worked(Rules.ReviewProcess, ReviewStep, here), MessageKind.Wake, (int)Alarm.Reviewed);
                break;
            case MessageKind.Examined when received.Stamp == RecheckStep:
                Look(here);
                break;
            case MessageKind.StandsAgain:
                Recheck(received.Stamp == 0, here);
                break;
            case MessageKind.Examined when received.Stamp == _awaited:
                _awaited = 0;
                Step(received.Stamp, here);
                break;
            case MessageKind.Examined:
                HearOther(received.Stamp, here);
                break;
            case MessageKind.Urge:
                UrgeDesk(here);
                break;
            case MessageKind.Wake:
                Wake(in received, here);
                break;
            default:
                throw new InvalidOperationException($"An approval or case does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here)
    {
        if (State != AffairState.Closed) here.Record((int)OutcomeKind.AffairOpenAtEnd, (int)State, _received.Milliseconds, _due == SimTime.Never ? 0 : _due.Milliseconds, _item.Index, _lead);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("item", _item.Code);
        state.Write("affairState", State);
        state.Write("incident", Incident);
        state.Write("town", _town);
        state.Write("cause", _cause);
        state.Write("reported", _received);
        state.Write("due", _due);
        state.Write("decidedAt", _decided);
        state.Write("leadDepartment", _lead);
        state.Write("awaitedStep", _awaited);
        state.Write("extensions", _extensions);
        state.Write("supervisions", _supervisions);
        state.Write("transfers", _transfers);
        state.Write("corrections", _corrections);
        state.Write("staleDeadlines", _stale);
        state.Write("favours", _favours);
        state.Write("causeBackSince", _backSince);
        WriteAppeal(state);
    }

    /// <summary>The first step, when it has been received.</summary>
    private protected abstract void Receive(Jurisdiction here);

    /// <summary>The step that it waited for is done.</summary>
    private protected abstract void Step(int step, Jurisdiction here);

    /// <summary>An alarm of its own.</summary>
    /// <returns>Whether it still means something; one that comes too late is counted.</returns>
    private protected abstract bool Ring(Alarm alarm, in Event rung, Jurisdiction here);

    /// <summary>Another department's step is done, or one that nobody waits for any more.</summary>
    private protected virtual void HearOther(int step, Jurisdiction here) => _stale++;

    /// <summary>A review went against the department.</summary>
    private protected abstract void Overturn(Jurisdiction here);

    /// <summary>Whether what gave cause is itself in the model, so that the follow-up looks there.</summary>
    private protected virtual bool IsSeenInTheWorld => false;

    /// <summary>What else follows when the follow-up found the cause again.</summary>
    private protected virtual void ComeBack(Jurisdiction here)
    {
    }

    /// <summary>Keyed by what it is about: nobody else's draws move it.</summary>
    private protected Chance ChanceOf(ulong purpose, Jurisdiction here) => new(here.Seed, (ulong)Incident, purpose);

    /// <summary>Asks the lead's desk for the next step; it takes this part (percent) of all its work there.</summary>
    private protected void AskLead(int step, int percent, Jurisdiction here)
    {
        _awaited = step;
        Ask(_lead, step, Drawn(_item.Work, StepPurpose + (ulong)step, here) * percent / 100, here);
    }

    /// <summary>Asks any department's desk.</summary>
    private protected void Ask(int department, int step, SimDuration service, Jurisdiction here)
    {
        var binding = new SimDuration(Math.Max(1, service.Milliseconds));
        here.Send(Rules.System.Department(Id.Jurisdiction, department), MessageKind.Examine, step | (Urgency() << 16), (long)Id.Value, binding.Milliseconds, Incident);
    }

    /// <summary>Until so much of its course has passed in working time.</summary>
    private protected SimDuration Worked(WorkTime time, int step, Jurisdiction here) =>
        Calendar.AddWorking(here.Now, Drawn(time, ProcessPurpose + (ulong)step, here)) - here.Now;

    /// <summary>Until a limit that starts now is over.</summary>
    private protected SimDuration Until(TimeLimit limit, Jurisdiction here) => Calendar.Due(here.Now, limit) - here.Now;

    private protected SimDuration Drawn(WorkTime time, ulong purpose, Jurisdiction here)
    {
        if (time.MedianMinutes <= 0) return SimDuration.Zero;
        var chance = ChanceOf(purpose, here);
        return time.Draw(ref chance);
    }

    /// <summary>The department found that it is the next one's, which takes it up from the beginning.</summary>
    private protected void Transfer(int next, Jurisdiction here)
    {
        here.Record((int)OutcomeKind.AffairTransferred, _lead, next);
        _transfers++;
        _lead = next;
    }

    private protected void Correct() => _corrections++;

    private protected bool WasTransferred => _transfers > 0;

    private protected bool WasCorrected => _corrections > 0;

    private int Urgency() => _supervisions > 0 ? OrdinaryPriority - 1 : OrdinaryPriority;

    private void UrgeDesk(Jurisdiction here)
    {
        if (_awaited != 0) here.Send(Rules.System.Department(Id.Jurisdiction, _lead), MessageKind.Urge, a: (long)Id.Value);
    }
}
