using Liandong.Twins.Orders;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Twins.Hotline;

/// <summary>What happens in all towns alike.</summary>
/// <param name="Demand">How often.</param>
/// <param name="Citizens">What citizens report.</param>
/// <param name="Finds">What officers, sensors and other systems find.</param>
public sealed record LifeOfTowns(Demand Demand, MatterMix Citizens, MatterMix Finds)
{
    /// <summary>Whether citizens' requests come from a recorded feed: then none is drawn, nor does anybody tell of water that only the model knows.</summary>
    public bool RequestsAreFed { get; init; }
}

/// <summary>
/// The life of a town: incidents happen hour by hour, each keyed by town, stream, hour and place in the hour, and citizens report
/// them by telephone or app, some of them more than once; officers and systems file what they find.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="life">What happens in all towns alike.</param>
/// <param name="population">Inhabitants of the town.</param>
/// <param name="patrol">Its grid officers: what officers find hangs on who is on shift.</param>
public sealed class TownLife(CommandSystem system, LifeOfTowns life, int population, Patrol patrol) : Twin
{
    private static readonly ulong CountPurpose = StableHash.Of("incidents in an hour");
    private static readonly ulong IncidentPurpose = StableHash.Of("incident");
    private static readonly ulong PatrolPurpose = StableHash.Of("an officer passes by");
    private static readonly ulong PondingPurpose = StableHash.Of("citizens see ponding");
    private static readonly ulong TellerPurpose = StableHash.Of("a citizen tells of ponding");
    [NotState("It finds what _resolvedInOrder holds.")]
    private readonly HashSet<long> _resolved = [];
    private readonly Queue<long> _resolvedInOrder = new();
    private readonly CellReportNumbers? _numbers = life.RequestsAreFed ? new CellReportNumbers() : null;
    private long _incidents;
    private long _requests;
    private long _needless;
    private long _pondingSeen;
    private long _unseen;

    private enum Alarm
    {
        Hour = 1,
        Incident = 2,
        FurtherReport = 3,
        Ponding = 4,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.TownLife;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here) => LiveHour(here);

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Resolved:
                Remember(received.C);
                break;
            case MessageKind.PondingSeen:
                if (!life.RequestsAreFed) SeePonding(in received, here);
                break;
            case MessageKind.FedRequest when _numbers is not null:
                TakeFed(in received, here);
                break;
            case MessageKind.Wake:
                Wake(in received, here);
                break;
            default:
                throw new InvalidOperationException($"A town's life does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("population", population);
        state.Write("incidents", _incidents);
        state.Write("requests", _requests);
        state.Write("needlessReports", _needless);
        state.Write("pondingSeen", _pondingSeen);
        state.Write("unseen", _unseen);
        state.Write("resolved", _resolvedInOrder, static (item, incident) => item.Write("resolvedIncident", incident));
        _numbers?.WriteState(state);
    }

    private void Wake(in Event received, Jurisdiction here)
    {
        switch ((Alarm)received.Stamp)
        {
            case Alarm.Hour:
                LiveHour(here);
                break;
            case Alarm.Incident:
                Happen(received.A, here);
                break;
            case Alarm.FurtherReport when _resolved.Contains(received.C):
                _needless++;
                break;
            case Alarm.FurtherReport:
                Report(received.A, received.B, received.C, RequestNumber.OfReport(received.C, (int)received.D), here);
                break;
            case Alarm.Ponding:
                Report(received.A, received.B, received.C, received.D, here);
                break;
        }
    }

    // The incidents of the coming hour: their number first, then each one's moment. Both are functions of town, stream and hour.
    private void LiveHour(Jurisdiction here)
    {
        var calendar = system.Calendar;
        var length = calendar.NextHour(here.Now) - here.Now;
        var share = life.Demand.ShareOfHour(calendar, here.Now, here.Seed) * length.Milliseconds / SimDuration.FromHours(1).Milliseconds;
        var hour = calendar.HoursSinceMonday(here.Now);
        if (!life.RequestsAreFed) Plan(false, life.Citizens.Total * life.Demand.Requests, share, hour, length, here);
        Plan(true, life.Finds.Total * life.Demand.Finds, share, hour, length, here);
        here.Wake(length, MessageKind.Wake, (int)Alarm.Hour);
    }

    private void Plan(bool isFind, double per100K, double share, long hour, SimDuration length, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, (ulong)IncidentNumber.First(Id.Jurisdiction, hour, isFind, 1), CountPurpose);
        var count = chance.NextPoisson(per100K * population / 100_000 * share);
        var first = IncidentNumber.First(Id.Jurisdiction, hour, isFind, count);
        for (var i = 0; i < count; i++)
        {
            var offset = (long)(chance.NextUnit() * length.Milliseconds);
            here.Wake(new SimDuration(offset), MessageKind.Wake, (int)Alarm.Incident, first + i);
        }
    }

    private void Happen(long incident, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, (ulong)incident, IncidentPurpose);
        var found = IncidentNumber.IsFind(incident);
        var matter = (found ? life.Finds : life.Citizens).Draw(ref chance);
        var cell = CommandSystem.Cell(Id.Jurisdiction, chance.NextBelow(system.CellsOf(Id.Jurisdiction)));
        if (found)
        {
            Find(matter, cell, incident, ref chance, here);
            return;
        }

        _incidents++;
        var further = system.Habits.CanBeSeen(system.Matters[matter]) ? chance.NextPoisson(system.Habits.FurtherReports) : 0;
        here.Record((int)OutcomeKind.IncidentHappened, matter, incident, (long)cell.Value, 1 + further);
        Report(Stamp(matter, chance.NextUnit()), (long)cell.Value, incident, RequestNumber.OfReport(incident, 0), here);
        for (var i = 1; i <= further; i++)
        {
            var later = new SimDuration((long)chance.NextExponential(system.Habits.FurtherReportAfter.Milliseconds));
            here.Wake(later, MessageKind.Wake, (int)Alarm.FurtherReport, Stamp(matter, chance.NextUnit()), (long)cell.Value, incident, i);
        }
    }

    // What a missing officer would have found stays unseen.
    private void Find(int matter, TwinId cell, long incident, ref Chance chance, Jurisdiction here)
    {
        var habits = system.Habits;
        var channel = chance.NextIs(habits.FoundByPatrol) ? Channel.Patrol : chance.NextIs(habits.FoundBySensors) ? Channel.Sensor : Channel.System;
        if (channel == Channel.Patrol && !new Chance(here.Seed, (ulong)incident, PatrolPurpose).NextIs(patrol.ShareOnShift(system.Calendar, here.Now)))
        {
            _unseen++;
            return;
        }

        _incidents++;
        here.Record((int)OutcomeKind.IncidentHappened, matter, incident, (long)cell.Value);
        File(matter, channel, cell, incident, here);
    }

    private void File(int matter, Channel channel, TwinId cell, long incident, Jurisdiction here)
    {
        var centre = CommandSystem.Centre(system.Responsible(Id.Jurisdiction, system.Matters[matter].Tier));
        here.Send(centre, MessageKind.File, matter | ((int)channel << 16), 0, (long)cell.Value, incident);
    }

    private void TakeFed(in Event fed, Jurisdiction here)
    {
        if (fed.A == 0)
        {
            TakeReported(in fed, here);
            return;
        }

        if (fed.D == 1)
        {
            _incidents++;
            here.Record((int)OutcomeKind.IncidentHappened, fed.Stamp & 0xFFFF, fed.C, fed.B, 1);
        }

        Report(fed.Stamp, fed.B, fed.C, fed.A, here);
    }

    // One through a cell's front door: what it is about is taken for a thing of its own, and the desk merges by matter and cell.
    private void TakeReported(in Event told, Jurisdiction here)
    {
        if (!_numbers!.IsNew((ulong)told.B, told.D)) return;
        var incident = IncidentNumber.OfReported(told.Number);
        _incidents++;
        here.Record((int)OutcomeKind.IncidentHappened, told.Stamp & 0xFFFF, incident, told.B, 1);
        Report(told.Stamp, told.B, incident, RequestNumber.OfReport(incident, 0), here);
    }

    // Matter (16 bits) and channel (16).
    private long Stamp(int matter, double at) => (long)(uint)matter | ((long)ChannelOf(system.Matters[matter], at) << 16);

    private void Report(long stamped, long cell, long incident, long request, Jurisdiction here)
    {
        _requests++;
        here.Record((int)OutcomeKind.RequestMade, (int)(stamped >> 16), request, incident, stamped & 0xFFFF, cell);
        here.Send(CommandSystem.Hotline, MessageKind.Request, (int)stamped, request, cell, incident);
    }

    private Channel ChannelOf(Matter matter, double at) => at switch
    {
        _ when at < system.Habits.ByPhone => Channel.Phone,
        _ when at < system.Habits.ByPhone + ((1 - system.Habits.ByPhone) * system.Habits.RelayedOfOthers) => Channel.System,
        _ when matter.Executor != Executor.Desk => Channel.Snapshot,
        _ when matter.Asks is RequestKind.Consult or RequestKind.Suggestion => Channel.Listen,
        _ => Channel.Handle,
    };

    // People who pass standing water tell the city about it: more the deeper it is, few at night. How many, and each one's moment, are
    // functions of the sighting: which of a low point's floods, and the how-manieth time it is seen.
    private void SeePonding(in Event seen, Jurisdiction here)
    {
        var matters = system.Habits.PondingMatters;
        if (matters.Count == 0) return;
        _pondingSeen++;
        var (incident, sighting) = (seen.C, (int)seen.A);
        var chance = new Chance(here.Seed, (ulong)incident, PondingPurpose + (ulong)sighting);
        var hour = system.Calendar.HourOf(here.Now);
        var tellers = chance.NextPoisson((hour is >= 6 and < 23 ? system.Habits.TellersByDay : system.Habits.TellersByNight) * seen.Stamp);
        var matter = matters[Math.Clamp(seen.Stamp, 1, matters.Count) - 1];
        for (var i = 0; i < tellers; i++)
        {
            var request = RequestNumber.OfSighting(incident, sighting, i);
            var teller = new Chance(here.Seed, (ulong)request, TellerPurpose);
            var stamped = Stamp(matter, teller.NextUnit());
            here.Wake(new SimDuration((long)teller.NextExponential(system.Habits.TellAfter.Milliseconds)), MessageKind.Wake, (int)Alarm.Ponding, stamped, (long)seen.Sender.Value, incident, request);
        }
    }

    private void Remember(long incident)
    {
        if (!_resolved.Add(incident)) return;
        _resolvedInOrder.Enqueue(incident);
        if (_resolvedInOrder.Count > 4096) _resolved.Remove(_resolvedInOrder.Dequeue());
    }
}
