using Liandong.Twins.Cells;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Hotline;

/// <summary>What happens in all towns alike.</summary>
/// <param name="Demand">How often.</param>
/// <param name="Citizens">What citizens report.</param>
/// <param name="Finds">What officers, sensors and other systems find.</param>
public sealed record LifeOfTowns(Demand Demand, MatterMix Citizens, MatterMix Finds);

/// <summary>
/// The life of a town: incidents happen hour by hour, each keyed by town, stream, hour and place in the hour, and citizens report
/// them by telephone or app, some of them more than once; officers and systems file what they find.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="life">What happens in all towns alike.</param>
/// <param name="population">Inhabitants of the town.</param>
public sealed class TownLife(CommandSystem system, LifeOfTowns life, int population) : Twin
{
    private const int CitizenStream = 0;
    private const int FindStream = 1;
    private static readonly ulong CountPurpose = StableHash.Of("incidents in an hour");
    private static readonly ulong IncidentPurpose = StableHash.Of("incident");
    private static readonly ulong PondingPurpose = StableHash.Of("citizens see ponding");
    [NotState("It finds what _resolvedInOrder holds.")]
    private readonly HashSet<long> _resolved = [];
    private readonly Queue<long> _resolvedInOrder = new();
    private long _incidents;
    private long _requests;
    private long _needless;
    private long _pondingSeen;
    private int _pondingRequests;

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
                SeePonding(in received, here);
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
        state.Write("pondingRequests", _pondingRequests);
        state.Write("resolved", _resolvedInOrder, static (item, incident) => item.Write("resolvedIncident", incident));
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
            case Alarm.FurtherReport when !_resolved.Contains(received.C):
                Report(received.A, received.B, received.C, here);
                break;
            case Alarm.FurtherReport:
                _needless++;
                break;
            case Alarm.Ponding:
                Report(received.A, received.B, received.C, here);
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
        Plan(CitizenStream, life.Citizens.Total * life.Demand.Requests, share, hour, length, here);
        Plan(FindStream, life.Finds.Total * life.Demand.Finds, share, hour, length, here);
        here.Wake(length, MessageKind.Wake, (int)Alarm.Hour);
    }

    private void Plan(int stream, double per100K, double share, long hour, SimDuration length, Jurisdiction here)
    {
        var first = FirstIncident(stream, hour);
        var chance = new Chance(here.Seed, (ulong)first, CountPurpose);
        var count = chance.NextPoisson(per100K * population / 100_000 * share);
        for (var i = 0; i < count; i++)
        {
            var offset = (long)(chance.NextUnit() * length.Milliseconds);
            here.Wake(new SimDuration(offset), MessageKind.Wake, (int)Alarm.Incident, first + i);
        }
    }

    // Jurisdiction (16 bits), hour (16), stream (1), place in the hour (20): unique in a run, and below the mark of ponding.
    private long FirstIncident(int stream, long hour) => ((long)Id.Jurisdiction << 37) | (hour << 21) | ((long)stream << 20);

    private void Happen(long incident, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, (ulong)incident, IncidentPurpose);
        var found = ((incident >> 20) & 1) == FindStream;
        var matter = (found ? life.Finds : life.Citizens).Draw(ref chance);
        var cell = CommandSystem.Cell(Id.Jurisdiction, chance.NextBelow(system.CellsOf(Id.Jurisdiction)));
        _incidents++;
        if (found)
        {
            here.Record((int)OutcomeKind.IncidentHappened, matter, incident, (long)cell.Value);
            var channel = chance.NextIs(0.7) ? Channel.Patrol : chance.NextIs(0.5) ? Channel.Sensor : Channel.System;
            File(matter, matter == system.Habits.RectifyMatter ? Channel.Rectify : channel, cell, incident, here);
            return;
        }

        var further = system.Habits.CanBeSeen(system.Matters[matter]) ? chance.NextPoisson(system.Habits.FurtherReports) : 0;
        here.Record((int)OutcomeKind.IncidentHappened, matter, incident, (long)cell.Value, 1 + further);
        Report(Stamp(matter, 0, chance.NextUnit()), (long)cell.Value, incident, here);
        for (var i = 1; i <= further; i++)
        {
            var later = new SimDuration((long)chance.NextExponential(system.Habits.FurtherReportAfter.Milliseconds));
            here.Wake(later, MessageKind.Wake, (int)Alarm.FurtherReport, Stamp(matter, i, chance.NextUnit()), (long)cell.Value, incident);
        }
    }

    private void File(int matter, Channel channel, TwinId cell, long incident, Jurisdiction here)
    {
        var centre = CommandSystem.Centre(system.Responsible(Id.Jurisdiction, system.Matters[matter].Tier));
        here.Send(centre, MessageKind.File, matter | ((int)channel << 16), 0, (long)cell.Value, incident);
    }

    // Matter (16 bits), channel (16) and which of the incident's reports it is.
    private long Stamp(int matter, int report, double at) => (long)(uint)matter | ((long)ChannelOf(system.Matters[matter], at) << 16) | ((long)report << 32);

    // A request is known by its incident and its place among that incident's reports.
    private void Report(long stamped, long cell, long incident, Jurisdiction here)
    {
        var report = stamped >> 32;
        var request = PondingIncident.IsPonding(incident) ? (1L << 61) | ((long)PondingIncident.LowPointOf(incident) << 24) | report : (incident << 6) | Math.Min(report, 63);
        _requests++;
        here.Record((int)OutcomeKind.RequestMade, (int)(stamped >> 16) & 0xFFFF, request, incident, stamped & 0xFFFF, cell);
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

    // People who pass standing water tell the city about it: more the deeper it is, few at night.
    private void SeePonding(in Event seen, Jurisdiction here)
    {
        var matters = system.Habits.PondingMatters;
        if (matters.Count == 0) return;
        var lowPoint = (int)seen.A;
        var chance = new Chance(here.Seed, ((ulong)(uint)lowPoint << 24) | (ulong)++_pondingSeen, PondingPurpose);
        var hour = system.Calendar.HourOf(here.Now);
        var tellers = chance.NextPoisson((hour is >= 6 and < 23 ? 0.5 : 0.15) * seen.Stamp);
        var matter = matters[Math.Clamp(seen.Stamp, 1, matters.Count) - 1];
        for (var i = 0; i < tellers; i++)
        {
            var stamped = Stamp(matter, ++_pondingRequests, chance.NextUnit());
            here.Wake(SimDuration.FromMinutes(chance.NextExponential(6)), MessageKind.Wake, (int)Alarm.Ponding, stamped, (long)seen.Sender.Value, seen.C);
        }
    }

    private void Remember(long incident)
    {
        if (!_resolved.Add(incident)) return;
        _resolvedInOrder.Enqueue(incident);
        if (_resolvedInOrder.Count > 4096) _resolved.Remove(_resolvedInOrder.Dequeue());
    }
}
