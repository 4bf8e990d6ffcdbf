using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>
/// The command floor. A consultation (会商) takes the part of every department of the matter: residents in person, one thing at a time,
/// others when they can be reached. Then the case comes before the duty commander, who has one attention, and who names one lead and
/// makes the others helpers. A matter of life and death is out with its lead by then; the decision adds the helpers.
/// </summary>
internal sealed class Floor(CommandSystem system, CenterFacts facts)
{
    private static readonly ulong DecisionPurpose = StableHash.Of("decision of a consultation");
    private static readonly ulong RemotePurpose = StableHash.Of("department to be reached");
    private readonly SortedDictionary<ulong, Sitting> _speaking = [];
    private readonly PriorityLine<Sitting> _waiting = new();
    private Sitting _present;
    private bool _deciding;
    private SimTime _began;
    private long _held;

    private record struct Sitting(ulong Order, int Matter, int Returned, long Incident, long Since, int PartsMissing)
    {
        public readonly void WriteState(StateWriter state)
        {
            state.Write("order", new TwinId(Order));
            state.Write("matterIndex", Matter);
            state.Write("since", new SimTime(Since));
            state.Write("returnedBefore", Returned);
            state.Write("partsMissing", PartsMissing);
            state.Write("itemIncident", Incident);
        }
    }

    /// <summary>An order needs a consultation: its departments are asked. One that is being held takes note of the return that came in between.</summary>
    public void Convene(ulong order, int matter, int returned, long incident, Jurisdiction here)
    {
        if (_speaking.TryGetValue(order, out var held))
        {
            _speaking[order] = held with { Returned = returned };
            return;
        }

        var departments = system.Matters[matter].Departments;
        _speaking.Add(order, new Sitting(order, matter, returned, incident, here.Now.Milliseconds, departments.Count));
        foreach (var department in departments)
        {
            if (facts.Residents[department] != TwinId.None)
            {
                here.Send(facts.Residents[department], MessageKind.Ask, matter, (long)order, c: incident);
                continue;
            }

            var chance = new Chance(here.Seed, (ulong)incident, RemotePurpose + (ulong)department);
            here.Wake(system.Habits.RemotePart.Draw(ref chance), MessageKind.Wake, (int)CommandCenter.Alarm.RemotePart, (long)order);
        }
    }

    /// <summary>A department had its say; after the last one the case comes before the commander.</summary>
    public void Hear(ulong order, Jurisdiction here)
    {
        var heard = _speaking[order];
        heard.PartsMissing--;
        if (heard.PartsMissing > 0)
        {
            _speaking[order] = heard;
            return;
        }

        _speaking.Remove(order);
        _waiting.Add((int)system.Matters[heard.Matter].Priority, heard);
        StartNext(here);
    }

    /// <summary>A case comes before others, at the residents and at the commander.</summary>
    public void Urge(ulong order, Jurisdiction here)
    {
        if (!_speaking.TryGetValue(order, out var urged))
        {
            _waiting.Urge(order, static (waiting, urged) => waiting.Order == urged);
            return;
        }

        foreach (var department in system.Matters[urged.Matter].Departments)
        {
            if (facts.Residents[department] != TwinId.None) here.Send(facts.Residents[department], MessageKind.Urge, a: (long)order);
        }
    }

    /// <summary>The commander has decided, the order goes out, the next case comes up.</summary>
    public void Decide(Jurisdiction here)
    {
        var matter = system.Matters[_present.Matter];
        here.Record((int)OutcomeKind.ConsultationHeld, matter.Departments.Count, (long)_present.Order, _began.Milliseconds - _present.Since, (here.Now - _began).Milliseconds);
        var helpers = matter.Joint ? matter.Departments.Count - 1 : 0;
        if (helpers > 0 || matter.Priority != Priority.I) here.Send(new TwinId(_present.Order), MessageKind.Dispatch, 1, LeadAfter(_present.Returned, matter), helpers);
        _deciding = false;
        _held++;
        StartNext(here);
    }

    /// <summary>Who leads: the department that the catalogue names first, and after each return the next one.</summary>
    public static int LeadAfter(int returned, Matter matter) => matter.Departments[returned % matter.Departments.Count];

    /// <summary>Writes who speaks, what waits for the commander and what is before them.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("consultationsWithDepartments", _speaking, static (list, speaking) =>
        {
            list.Write("speaking", (long)speaking.Key);
            speaking.Value.WriteState(list);
        });
        _waiting.WriteState("consultationsWaiting", state, static (list, waiting) => waiting.WriteState(list));
        state.BeginList("deciding", _deciding ? 1 : 0);
        if (_deciding)
        {
            state.NextItem();
            _present.WriteState(state);
        }

        state.EndList();
        state.Write("consultationsHeld", _held);
        state.Write("decisionBegan", _began);
    }

    private void StartNext(Jurisdiction here)
    {
        if (_deciding || !_waiting.TryTake(out _present)) return;
        _deciding = true;
        _began = here.Now;
        var chance = new Chance(here.Seed, (ulong)_present.Incident, DecisionPurpose);
        var time = facts.HasCommander ? system.Habits.Decision : system.Habits.RemoteDecision;
        here.Wake(time.Draw(ref chance), MessageKind.Wake, (int)CommandCenter.Alarm.Decided);
    }
}
