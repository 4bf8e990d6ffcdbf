using System.Collections.Immutable;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>What sets the people of one cell apart.</summary>
public sealed record NeighbourhoodFacts
{
    public required string Name { get; init; }

    /// <summary>Its cell, by its index in the city.</summary>
    public required int Cell { get; init; }

    public required int Population { get; init; }

    /// <summary>Sixteen places over which people are spread evenly.</summary>
    public required ImmutableArray<PlanePoint> Points { get; init; }

    public required Plume Plume { get; init; }

    public required SubstanceFacts Substance { get; init; }

    public required TwinId Command { get; init; }

    /// <summary>People whom its road out takes in a minute.</summary>
    public required int RoadPeopleAMinute { get; init; }

    /// <summary>Whether it has village loudspeakers (应急广播).</summary>
    public required bool HasLoudspeakers { get; init; }

    /// <summary>Whether it is light when the release begins.</summary>
    public required bool ByDay { get; init; }

    public required ProtectionHabits Habits { get; init; }
}

/// <summary>
/// The people of a grid cell near a plant (居民): where they are, whether they have been told, how they leave, and what they breathe. Exposure
/// is computed from the true plume at sixteen places; indoors the gas follows the air's exchange.
/// </summary>
/// <param name="facts">What sets it apart.</param>
public sealed class Neighbourhood(NeighbourhoodFacts facts) : Twin
{
    private static readonly SimDuration Minute = SimDuration.FromMinutes(1);
    private static readonly ulong PeoplePurpose = StableHash.Of("people of a neighbourhood");
    private static readonly ulong CallPurpose = StableHash.Of("somebody smells it");
    private const int MinutesBetweenTellings = 5;
    private const int MostCalls = 3;

    private readonly Breath _breath = new(facts);
    private Crowd _crowd;
    private ProtectiveAction _action;
    private SimTime _ended = SimTime.Never;
    private TwinId _shelter;
    private long _wayMilliseconds;
    private int _refuse;
    private int _passers;
    private bool _closed;
    private long _opened;
    private int _stale;
    private int _calls;
    private int _minutes;
    private (int Home, int Road, int Sheltered) _told;

    private enum Alarm
    {
        Minute = 1,
        Arrived = 2,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Neighbourhood;

    /// <summary>Its people by what they do.</summary>
    public Crowd People => _crowd;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        var habits = facts.Habits;
        var chance = new Chance(here.Seed, (ulong)facts.Cell, PeoplePurpose);
        var away = facts.ByDay ? habits.AwayByDay : habits.AwayByNight;
        _crowd.Elsewhere = (int)(facts.Population * away * (0.8 + (0.4 * chance.NextUnit())));
        var home = facts.Population - _crowd.Elsewhere;
        _crowd.Callable = (int)(home * habits.Callable);
        _crowd.Unreached = home - _crowd.Callable;
        _refuse = (int)(habits.RefusePerThousand * (0.5 + chance.NextUnit()));
        _passers = (int)(facts.Population * (facts.ByDay ? habits.PassersByDay : habits.PassersByNight));
        RecordPeople(here);
        here.Wake(facts.Plume.Begins - here.Now, MessageKind.Wake, (int)Alarm.Minute);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Wake when (Alarm)received.Stamp == Alarm.Minute:
                Pass(here);
                break;
            case MessageKind.Wake:
                _crowd.ToOwnPlace -= (int)received.A;
                _crowd.Elsewhere += (int)received.A;
                break;
            case MessageKind.Protect:
                Protect((ProtectiveAction)received.Stamp, new TwinId((ulong)received.A), received.B, here);
                break;
            case MessageKind.RoadClosed:
                Close(received.A);
                break;
            case MessageKind.RoadOpened:
                (_closed, _opened) = (false, received.A);
                break;
            case MessageKind.ReleaseEnded:
                _ended = new SimTime(received.A);
                break;
            case MessageKind.TakenIn:
                _crowd.ToShelter -= (int)received.A;
                if (received.Stamp == 1) _crowd.Sheltered += (int)received.A;
                else _crowd.Elsewhere += (int)received.A;
                break;
            default:
                throw new InvalidOperationException($"A neighbourhood does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here) => Tell(here);

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("population", facts.Population);
        state.Write("action", _action);
        state.Write("shelter", _shelter);
        state.Write("wayMilliseconds", _wayMilliseconds);
        _crowd.WriteState(state);
        state.Write("refusePerThousand", _refuse);
        state.Write("passers", _passers);
        state.Write("roadClosed", _closed);
        state.Write("openedAfterIncident", _opened);
        state.Write("closedTooLate", _stale);
        state.Write("smellCalls", _calls);
        state.Write("minutes", _minutes);
        state.Write("releaseEnded", _ended);
        state.Write("toldHome", _told.Home);
        state.Write("toldRoad", _told.Road);
        state.Write("toldSheltered", _told.Sheltered);
        _breath.WriteState(state);
    }

    private void Protect(ProtectiveAction action, TwinId shelter, long way, Jurisdiction here)
    {
        if (action == ProtectiveAction.None) _crowd.StandDown();
        else here.Record((int)OutcomeKind.CellOrdered, facts.Cell, (int)action, _crowd.AtHome);
        (_action, _shelter, _wayMilliseconds) = (action, shelter, way);
    }

    // Police whose way is longer than the cordon stood turn round. A later incident has a higher number.
    private void Close(long incident)
    {
        if (incident <= _opened) _stale++;
        else _closed = true;
    }

    private void Pass(Jurisdiction here)
    {
        if (_action != ProtectiveAction.None) Move(here);
        if (facts.Plume.Covers(here.Now))
        {
            _breath.Take(here.Now, _ended, in _crowd, _closed ? 0 : _passers, aired: _action == ProtectiveAction.None);
            if (_action == ProtectiveAction.None && _calls < MostCalls) Smell(here);
        }

        _minutes++;
        if (_minutes % MinutesBetweenTellings == 0) Tell(here);
        here.Wake(Minute, MessageKind.Wake, (int)Alarm.Minute);
    }

    private void Move(Jurisdiction here)
    {
        var habits = facts.Habits;
        _crowd.Hear(_action, habits.CallMinutes, facts.HasLoudspeakers ? habits.LoudspeakerMinutes : habits.DoorMinutes, _refuse);
        _crowd.GetReady(habits.ReadyMinutes);
        var (sheltering, own) = _crowd.SetOut(facts.RoadPeopleAMinute, _shelter == TwinId.None ? 1_000 : habits.OwnPlacePerThousand);
        if (own > 0) here.Wake(habits.WayToOwnPlace, MessageKind.Wake, (int)Alarm.Arrived, own);
        if (sheltering > 0) here.Send(_shelter, new SimDuration(Math.Max(_wayMilliseconds, here.LinkDelay.Milliseconds)), MessageKind.AtShelter, 0, sheltering, (long)Id.Value);
    }

    // Whoever smells it may call; it takes a while until the call has been understood and passed on.
    private void Smell(Jurisdiction here)
    {
        var people = _breath.PeopleWhoSmell(_crowd.Unaware);
        if (people == 0) return;
        var chance = new Chance(here.Seed, StableHash.Of((ulong)facts.Cell, (ulong)_minutes), CallPurpose);
        if (!chance.NextIs(1 - PortableMath.Exp(-people * facts.Habits.CallsPerPersonMinute))) return;
        _calls++;
        var delay = SimDuration.FromMinutes(chance.NextLogNormal(facts.Habits.CallPassedOnMinutes, 0.5));
        here.Send(facts.Command, delay > here.LinkDelay ? delay : here.LinkDelay, MessageKind.SmellReported, a: (long)Id.Value);
    }

    private void Tell(Jurisdiction here)
    {
        if (_told != (_crowd.AtHome, _crowd.OnRoad, _crowd.Sheltered)) RecordPeople(here);
        _breath.Tell(here);
    }

    private void RecordPeople(Jurisdiction here)
    {
        _told = (_crowd.AtHome, _crowd.OnRoad, _crowd.Sheltered);
        here.Record((int)OutcomeKind.PeopleWhere, facts.Cell, _crowd.AtHome, _crowd.OnRoad, _crowd.Sheltered, _crowd.Elsewhere);
    }
}
