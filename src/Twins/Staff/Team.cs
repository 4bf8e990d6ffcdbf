using System.Collections.Immutable;
using Liandong.Twins.Centers;
using Liandong.Twins.Geography;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Staff;

/// <summary>
/// The field units of one kind in one jurisdiction and the jobs that wait for them (队伍): the most urgent job first, and to it the
/// nearest unit that is free.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="units">The units' ids, all of this jurisdiction.</param>
public sealed class Team(CommandSystem system, TwinId[] units) : Twin
{
    private readonly ImmutableArray<TwinId> _units = [.. units];
    private readonly PriorityLine<Job> _waiting = new();
    private readonly bool[] _free = new bool[units.Length];
    private readonly PlanePoint[] _places = new PlanePoint[units.Length];
    private readonly bool[] _posted = new bool[units.Length];
    private readonly long[] _alarms = new long[units.Length];
    private int _freeCount;
    private long _sentOut;
    private long _aids;

    private struct Job
    {
        public int Stamp;
        public ulong Order;
        public ulong Cell;
        public long Incident;

        // Whoever called for help told the team at once; the order comes later.
        public readonly bool IsAlarm => new TwinId(Order).Kind != (byte)TwinKind.Order;

        public readonly void WriteState(StateWriter state)
        {
            state.Write("jobStamp", Stamp);
            state.Write("order", new TwinId(Order));
            state.Write("jobCell", new TwinId(Cell));
            state.Write("jobIncident", Incident);
        }
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Team;

    /// <summary>How many jobs wait.</summary>
    public int Waiting => _waiting.Count;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Job when TakesOver(in received, here):
                break;
            case MessageKind.Job:
                if (_freeCount == 0 && CanAskNeighbours) Ask(in received, here);
                else Take(in received, here);
                break;
            case MessageKind.AskAid:
                Aid(in received, here);
                break;
            case MessageKind.NoAid:
                Take(in received, here);
                break;
            case MessageKind.Available or MessageKind.Freed:
                var unit = IndexOf(received.Sender);
                _places[unit] = new PlanePoint(received.A, received.B);
                if (!_free[unit]) _freeCount++;
                (_free[unit], _alarms[unit]) = (true, 0);
                SendOut(here);
                break;
            case MessageKind.Unavailable:
                var leaving = IndexOf(received.Sender);
                if (_free[leaving]) _freeCount--;
                _free[leaving] = false;
                break;
            case MessageKind.Urge:
                _waiting.Urge((ulong)received.A, static (job, order) => job.Order == order);
                break;
            case MessageKind.CallOff:
                _waiting.TryTake(int.MaxValue, (ulong)received.A, static (job, order) => job.Order == order, out _);
                break;
            case MessageKind.StandBy:
                if (received.Stamp == 0) Array.Clear(_posted);
                foreach (var unitOnCall in _units) here.Send(unitOnCall, MessageKind.StandBy, received.Stamp);
                break;
            case MessageKind.Post:
                Post(new TwinId((ulong)received.A), here);
                break;
            default:
                throw new InvalidOperationException($"A team does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("freeUnits", _freeCount);
        _waiting.WriteState("waitingJobs", state, static (line, job) => job.WriteState(line));
        state.Write("sentOut", _sentOut);
        state.Write("sentToNeighbours", _aids);
        state.BeginList("units", _units.Length);
        for (var i = 0; i < _units.Length; i++)
        {
            state.NextItem();
            state.Write("unit", _units[i]);
            state.Write("free", _free[i]);
            state.Write("posted", _posted[i]);
            state.Write("alarmIncident", _alarms[i]);
            state.Write("eastMillimetres", _places[i].EastMillimetres);
            state.Write("northMillimetres", _places[i].NorthMillimetres);
        }

        state.EndList();
    }

    // Squads and crews help the next county; officers stay in their town.
    private bool CanAskNeighbours => system.Counties > 1 && system.TierOf(Id.Jurisdiction) == Tier.County;

    private void Take(in Event job, Jurisdiction here)
    {
        _waiting.Add(JobStamp.Priority(job.Stamp), new Job { Stamp = job.Stamp, Order = (ulong)job.A, Cell = (ulong)job.B, Incident = job.C });
        SendOut(here);
    }

    private void SendOut(Jurisdiction here)
    {
        while (_freeCount > 0 && _waiting.TryTake(out var job)) SendOut(Nearest(system.PlaceOf(new TwinId(job.Cell)), _free), job, here);
    }

    private void SendOut(int unit, in Job job, Jurisdiction here)
    {
        (_free[unit], _posted[unit], _alarms[unit]) = (false, false, job.IsAlarm ? job.Incident : 0);
        _freeCount--;
        _sentOut++;
        here.Send(_units[unit], MessageKind.Go, job.Stamp, (long)job.Order, (long)job.Cell, job.Incident);
    }

    // The order of an alarm goes to whoever is on the way; while nobody is, it takes the alarm's place in the line.
    private bool TakesOver(in Event job, Jurisdiction here)
    {
        if (!SubjectIncident.Is(job.C) || new TwinId((ulong)job.A).Kind != (byte)TwinKind.Order) return false;
        var unit = Array.IndexOf(_alarms, job.C);
        if (unit < 0)
        {
            _waiting.TryTake(int.MaxValue, job.C, static (waiting, incident) => waiting.IsAlarm && waiting.Incident == incident, out _);
            return false;
        }

        _alarms[unit] = 0;
        here.Send(_units[unit], MessageKind.TakeOver, job.Stamp, job.A, job.B, job.C);
        return true;
    }

    // One unit a post, and a post only while there is one that has none.
    private void Post(TwinId cell, Jurisdiction here)
    {
        var unit = Nearest(system.PlaceOf(cell), WithoutPost());
        if (unit < 0) return;
        _posted[unit] = true;
        _places[unit] = system.PlaceOf(cell);
        here.Send(_units[unit], MessageKind.Post, a: (long)cell.Value);
    }

    // Mutual aid (跨区增援): the question goes round the counties until one has a free unit near enough that is not posted; the home team waits no longer than that.
    private void Ask(in Event job, Jurisdiction here)
    {
        var next = (Id.Jurisdiction % system.Counties) + 1;
        var home = system.Above(new TwinId((ulong)job.B).Jurisdiction);
        here.Send(new TwinId((byte)TwinKind.Team, next, Id.Index), next == home ? MessageKind.NoAid : MessageKind.AskAid, job.Stamp, job.A, job.B, job.C);
    }

    private void Aid(in Event job, Jurisdiction here)
    {
        var place = system.PlaceOf(new TwinId((ulong)job.B));
        var unit = _freeCount == 0 ? -1 : Nearest(place, WithoutPost());
        if (unit < 0 || _places[unit].DistanceTo(place) > system.Habits.AidWithin)
        {
            Ask(in job, here);
            return;
        }

        _aids++;
        SendOut(unit, new Job { Stamp = job.Stamp, Order = (ulong)job.A, Cell = (ulong)job.B, Incident = job.C }, here);
    }

    private bool[] WithoutPost() => [.. _free.Select((free, unit) => free && !_posted[unit])];

    // Ties go to the lower index.
    private int Nearest(PlanePoint place, bool[] among)
    {
        var nearest = -1;
        var least = new Metres(double.MaxValue);
        for (var i = 0; i < _units.Length; i++)
        {
            if (!among[i]) continue;
            var distance = _places[i].DistanceTo(place);
            if (nearest >= 0 && distance >= least) continue;
            (nearest, least) = (i, distance);
        }

        return nearest;
    }

    private int IndexOf(TwinId unit) => unit.Index - _units[0].Index;
}
