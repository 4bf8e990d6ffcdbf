using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>
/// The command floor: the duty commander's one attention and the line in front of it. A consultation (会商) begins when the
/// commander is free, takes the part of every department of the matter (residents in person, others when they can be reached)
/// and ends with the commander's decision: one lead, the others helpers.
/// </summary>
internal sealed class Floor(CommandSystem system, CenterFacts facts)
{
    private static readonly ulong DecisionPurpose = StableHash.Of("decision of a consultation");
    private static readonly ulong RemotePurpose = StableHash.Of("department to be reached");
    private readonly PriorityLine<Case> _waiting = new();
    private Case _present;
    private bool _inSession;
    private int _partsMissing;
    private SimTime _began;
    private long _held;

    private struct Case
    {
        public ulong Order;
        public int Matter;
        public long Incident;
        public long Since;
    }

    /// <summary>An order needs a consultation.</summary>
    public void Convene(TwinId order, int matter, long incident, Jurisdiction here)
    {
        _waiting.Add((int)system.Matters[matter].Priority, new Case { Order = order.Value, Matter = matter, Incident = incident, Since = here.Now.Milliseconds });
        StartNext(here);
    }

    /// <summary>A department had its say.</summary>
    public void Hear(ulong order, Jurisdiction here)
    {
        if (!_inSession || order != _present.Order || --_partsMissing > 0) return;
        var chance = new Chance(here.Seed, (ulong)_present.Incident, DecisionPurpose);
        var time = facts.HasCommander ? system.Habits.Decision : system.Habits.RemoteDecision;
        here.Wake(time.Draw(ref chance), MessageKind.Wake, (int)CommandCenter.Alarm.Decided);
    }

    /// <summary>The commander decides, the order goes out, the next case comes up.</summary>
    public void Decide(Jurisdiction here)
    {
        var matter = system.Matters[_present.Matter];
        here.Record((int)OutcomeKind.ConsultationHeld, matter.Departments.Count, (long)_present.Order, _began.Milliseconds - _present.Since, (here.Now - _began).Milliseconds);
        var helpers = matter.Joint ? matter.Departments.Count - 1 : 0;
        here.Send(new TwinId(_present.Order), MessageKind.Dispatch, 1, matter.Departments[0], helpers);
        _inSession = false;
        _held++;
        StartNext(here);
    }

    /// <summary>Writes the floor's load.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("consultationsWaiting", _waiting.Count);
        state.Write("inConsultation", _inSession);
        state.Write("consultationsHeld", _held);
        state.Write("partsMissing", _partsMissing);
    }

    private void StartNext(Jurisdiction here)
    {
        if (_inSession || !_waiting.TryTake(out _present)) return;
        _inSession = true;
        _began = here.Now;
        var departments = system.Matters[_present.Matter].Departments;
        _partsMissing = departments.Count;
        foreach (var department in departments)
        {
            if (facts.Residents[department] != TwinId.None)
            {
                here.Send(facts.Residents[department], MessageKind.Ask, _present.Matter, (long)_present.Order, c: _present.Incident);
                continue;
            }

            var chance = new Chance(here.Seed, (ulong)_present.Incident, RemotePurpose + (ulong)department);
            here.Wake(system.Habits.RemotePart.Draw(ref chance), MessageKind.Wake, (int)CommandCenter.Alarm.RemotePart, (long)_present.Order);
        }
    }
}
