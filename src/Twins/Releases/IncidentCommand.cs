using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>
/// The command of a release (现场指挥部), from the first alarm on: it takes detectors' alarms and calls for a release when they agree, has it
/// filed at the county's centre, and once that is done sets the cordon from the wind, tells neighbourhoods what to do, closes roads and sends
/// entry teams in. It sees what was measured and reported, never the plume.
/// </summary>
public sealed partial class IncidentCommand : Twin
{
    private static readonly ulong ClosingPurpose = StableHash.Of("closing a leak");
    private static readonly ulong DecisionPurpose = StableHash.Of("decision about a cordon");
    private static readonly SimDuration AlarmsTogether = SimDuration.FromMinutes(5);
    private static readonly SimDuration CallsTogether = SimDuration.FromMinutes(20);
    private static readonly SimDuration Aftermath = SimDuration.FromHours(1);
    private static readonly SimDuration Outfit = SimDuration.FromMinutes(10);
    private static readonly SimDuration BetweenLooks = SimDuration.FromMinutes(10);
    private const int AlarmsThatConfirm = 2;
    private const int CallsThatConfirm = 3;

    private readonly IncidentFacts _facts;
    private readonly EntryTeams _teams = new();
    private readonly SortedDictionary<long, SimTime> _alarms = [];
    private readonly List<SimTime> _calls = [];
    private readonly bool[] _ordered;
    private readonly bool[] _closed;
    private readonly bool[] _unguarded;
    private readonly int[] _places;
    private Phase _phase = Phase.Quiet;
    private SimTime _confirmed;
    private int _posts;
    private int _cordons;
    private bool _squadThere;
    private bool _fireCalled;
    private int _incidents = 1;
    private SimTime _callsCountFrom;
    private int _stale;

    public IncidentCommand(IncidentFacts facts)
    {
        _facts = facts;
        (_ordered, _closed, _unguarded) = (new bool[facts.Neighbours.Length], new bool[facts.Neighbours.Length], new bool[facts.Neighbours.Length]);
        _places = [.. facts.Shelters.Select(shelter => shelter.Capacity)];
        _posts = facts.TrafficPosts;
    }

    /// <summary>How far the response has come.</summary>
    public enum Phase
    {
        Quiet = 0,

        /// <summary>Taken for certain, not filed yet.</summary>
        Confirmed = 1,

        /// <summary>Filed: forces are sent.</summary>
        Responding = 2,

        /// <summary>Nothing escapes any more; the gas drifts away.</summary>
        Ended = 3,
    }

    private long Incident => SubjectIncident.Of(TwinKind.IncidentCommand, _facts.CityCell, _incidents);

    private enum Alarm
    {
        TeamReady = 1,
        TeamRested = 2,
        TeamOut = 3,
        Look = 4,
        AllClear = 5,
        DetectorsUnheard = 6,
        Outfitted = 7,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.IncidentCommand;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        if (_facts.Platform is not { } platform) return;
        if (!platform.Permitted) here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.DetectorsUnheard, -1);
        else foreach (var outage in platform.Outages) here.Wake(SimTime.Max(here.Now, outage.From) - here.Now, MessageKind.Wake, (int)Alarm.DetectorsUnheard, outage.To.Milliseconds);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.GasAlarm:
                HearDetector(received.B, received.Stamp == 1, here);
                break;
            case MessageKind.SmellReported:
                HearCaller(here);
                break;
            case MessageKind.Progress:
                HearOrder(in received, here);
                break;
            case MessageKind.ReleaseEnded:
                End(here);
                break;
            case MessageKind.Wake:
                Wake(in received, here);
                break;
            default:
                throw new InvalidOperationException($"The command of a release does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", _facts.Name);
        state.Write("phase", _phase);
        state.Write("confirmedAt", _confirmed);
        state.Write("cordons", _cordons);
        state.Write("postsFree", _posts);
        state.Write("squadThere", _squadThere);
        state.Write("fireTeamsCalled", _fireCalled);
        state.Write("incidents", _incidents);
        state.Write("callsCountFrom", _callsCountFrom);
        state.Write("toldOfEarlierIncidents", _stale);
        _teams.WriteState(state);
        state.Write("alarmsStanding", _alarms, static (item, alarm) =>
        {
            item.Write("detector", alarm.Key);
            item.Write("raised", alarm.Value);
        });
        state.Write("smellCallsHeard", _calls, static (item, call) => item.Write("calledAt", call));
        state.BeginList("neighbourhoods", _ordered.Length);
        for (var i = 0; i < _ordered.Length; i++)
        {
            state.NextItem();
            state.Write("neighbourhood", _facts.Neighbours[i].Id);
            state.Write("ordered", _ordered[i]);
            state.Write("closedToTraffic", _closed[i]);
            state.Write("withoutPolice", _unguarded[i]);
        }

        state.EndList();
        state.BeginList("shelterPlaces", _places.Length);
        for (var i = 0; i < _places.Length; i++)
        {
            state.NextItem();
            state.Write("shelter", _facts.Shelters[i].Id);
            state.Write("placesLeft", _places[i]);
        }

        state.EndList();
    }

    // One detector alone may be wrong: two that alarm within five minutes of each other are believed.
    private void HearDetector(long detector, bool raised, Jurisdiction here)
    {
        if (!raised)
        {
            _alarms.Remove(detector);
            return;
        }

        _alarms[detector] = here.Now;
        var now = here.Now;
        if (_phase == Phase.Quiet && _alarms.Values.Count(since => now - since <= AlarmsTogether) >= AlarmsThatConfirm) Confirm(Channel.Sensor, here);
    }

    // Smells are reported around a chemical park on ordinary days; three calls within twenty minutes are no ordinary smell. In the hour
    // after a cordon was lifted they are about what is known.
    private void HearCaller(Jurisdiction here)
    {
        var now = here.Now;
        if (now < _callsCountFrom) return;
        _calls.RemoveAll(call => now - call > CallsTogether);
        _calls.Add(now);
        if (_phase == Phase.Quiet && _calls.Count >= CallsThatConfirm) Confirm(Channel.System, here);
    }

    // The park's own teams need no order.
    private void Confirm(Channel channel, Jurisdiction here)
    {
        (_phase, _confirmed) = (Phase.Confirmed, here.Now);
        var incident = Incident;
        here.Record((int)OutcomeKind.ReleaseConfirmed, channel == Channel.Sensor ? 1 : 2, incident, _facts.CityCell);
        here.Send(_facts.Centre, MessageKind.File, _facts.Matter | ((int)channel << 16), 0, (long)_facts.Cell.Value, incident);
        var chance = new Chance(here.Seed, (ulong)incident, ClosingPurpose);
        _teams.Begin(_facts.Closing.Draw(ref chance));
        if (_incidents > 1)
        {
            here.Wake(Outfit, MessageKind.Wake, (int)Alarm.Outfitted);
            return;
        }

        for (var team = 0; team < _facts.ParkTeams; team++) here.Wake(Outfit, MessageKind.Wake, (int)Alarm.TeamReady);
    }

    // What is still told of the order of an earlier alarm changes nothing any more.
    private void HearOrder(in Event told, Jurisdiction here)
    {
        if (told.C != Incident)
        {
            _stale++;
            return;
        }

        switch ((OrderState)told.Stamp)
        {
            case OrderState.Filed when _phase == Phase.Confirmed:
                _phase = Phase.Responding;
                for (var team = 0; team < (_fireCalled ? 0 : _facts.FireTeams); team++) here.Wake(_facts.FireDrive + Outfit, MessageKind.Wake, (int)Alarm.TeamReady);
                _fireCalled = true;
                var chance = new Chance(here.Seed, (ulong)Incident, DecisionPurpose);
                here.Wake(SimDuration.FromMinutes(chance.NextLogNormal(6, 0.4)), MessageKind.Wake, (int)Alarm.Look);
                break;
            // The squad takes over two of the roads.
            case OrderState.OnScene when !_squadThere:
                _squadThere = true;
                _posts += 2;
                ClosePlaces(here);
                break;
        }
    }

    private void Wake(in Event received, Jurisdiction here)
    {
        switch ((Alarm)received.Stamp)
        {
            case Alarm.DetectorsUnheard:
                here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.DetectorsUnheard, received.A);
                break;
            // Teams that an earlier alarm brought are there; one that still rests goes in when it has.
            case Alarm.Outfitted:
                Enter(here);
                break;
            case Alarm.TeamReady:
                _teams.GetReady(rested: false);
                Enter(here);
                break;
            case Alarm.TeamRested:
                _teams.GetReady(rested: true);
                Enter(here);
                break;
            case Alarm.TeamOut:
                ComeOut(new SimDuration(received.A), here);
                break;
            case Alarm.Look when _phase is Phase.Responding or Phase.Ended:
                SetCordon(here);
                here.Wake(BetweenLooks, MessageKind.Wake, (int)Alarm.Look);
                break;
            case Alarm.AllClear:
                Lift(here);
                break;
        }
    }

    private void Enter(Jurisdiction here)
    {
        if (_phase is Phase.Ended or Phase.Quiet || !_teams.TryEnter(out var stay)) return;
        here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.TeamEntered, _teams.Present);
        here.Wake(stay, MessageKind.Wake, (int)Alarm.TeamOut, stay.Milliseconds);
    }

    private void ComeOut(SimDuration stayed, Jurisdiction here)
    {
        var (rest, done) = _teams.Leave(stayed);
        here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.TeamLeft, _teams.Present);
        here.Wake(rest, MessageKind.Wake, (int)Alarm.TeamRested);
        if (!done)
        {
            Enter(here);
            return;
        }

        here.Record((int)OutcomeKind.ResponseStep, (int)ResponseStep.LeakClosed);
        here.Send(_facts.Release, MessageKind.CloseLeak, a: _confirmed.Milliseconds);
    }
}
