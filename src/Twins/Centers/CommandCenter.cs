using Liandong.Twins.Cells;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>What sets one centre apart from the next.</summary>
/// <param name="Name">Its name, for whoever asks.</param>
/// <param name="DeskByShift">Duty staff in the night (00–08), day (08–16) and evening (16–24) shift.</param>
/// <param name="Residents">For each department its resident on this floor, or none.</param>
/// <param name="HasCommander">Whether a duty commander is on the floor.</param>
public sealed record CenterFacts(string Name, IReadOnlyList<int> DeskByShift, IReadOnlyList<TwinId> Residents, bool HasCommander)
{
    /// <summary>Where a county's centre sends its crews before the water comes; null when it waits for reports.</summary>
    public PrePosition? PrePosition { get; init; }
}

/// <summary>
/// A command centre (指挥中心): its desk files, merges, dispatches, checks and supervises; its duty commander (指挥长) settles what is
/// contested or needs several departments; a county's centre issues warnings.
/// </summary>
public sealed class CommandCenter : Twin
{
    private static readonly ulong FilePurpose = StableHash.Of("filing at the desk");
    private static readonly ulong VerifyPurpose = StableHash.Of("checking at the desk");
    private static readonly ulong SupervisePurpose = StableHash.Of("supervising");
    private static readonly ulong VerdictPurpose = StableHash.Of("quality of the work");

    private readonly CommandSystem _system;
    private readonly CenterFacts _facts;
    private readonly Desk _desk = new();
    private readonly OpenOrders _open;
    private readonly Floor _floor;
    private readonly RainWarning _warning;
    private readonly Rectifications _rectifications;
    private readonly Decisions _decisions;
    private long _filed;

    public CommandCenter(CommandSystem system, CenterFacts facts)
    {
        (_system, _facts) = (system, facts);
        _open = new OpenOrders(system);
        _floor = new Floor(system, facts);
        _warning = new RainWarning(system, facts.PrePosition);
        _rectifications = new Rectifications(system);
        _decisions = new Decisions(system);
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.CommandCenter;

    internal enum Alarm
    {
        DeskDone = 1,
        Shift = 2,
        Decided = 3,
        RemotePart = 4,
        WarningOver = 5,
    }

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here) => ChangeShift(here);

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.File:
                Queue(NewItem(DeskWork.File, in received) with { Priority = (int)_system.Matters[received.Stamp & 0xFFFF].Priority, Request = received.A, Cell = (ulong)received.B, Reported = received.D == 0 ? received.Due : received.D }, here);
                break;
            case MessageKind.Verify:
                Queue(NewItem(DeskWork.Verify, in received) with { Priority = 3, Matter = (int)received.B, Order = (ulong)received.A, Detail = received.Stamp }, here);
                break;
            case MessageKind.Escalated:
                Queue(NewItem(DeskWork.Supervise, in received) with { Priority = received.Stamp, Matter = (int)received.B, Order = (ulong)received.A }, here);
                break;
            case MessageKind.Returned:
                TakeBack((ulong)received.A, (int)received.B, received.Stamp, received.C, here);
                break;
            case MessageKind.Convene:
                _floor.Convene((ulong)received.A, received.Stamp, (int)received.B, received.C, here);
                break;
            case MessageKind.Reply:
                _floor.Hear((ulong)received.A, here);
                break;
            case MessageKind.Urge:
                _desk.Urge((ulong)received.A);
                _floor.Urge((ulong)received.A, here);
                break;
            case MessageKind.KnownCause:
                _open.Hear(in received);
                break;
            case MessageKind.AskWhetherItStands:
                here.Send(new TwinId((ulong)received.A), MessageKind.StandsAgain, _open.TryFind(received.Stamp, (ulong)received.B, received.C, out _, out _) ? 1 : 0);
                break;
            case MessageKind.Closed:
                Forget(in received, here);
                break;
            case MessageKind.RainReport:
                _warning.Hear(in received, here);
                break;
            case MessageKind.Decide:
                _decisions.Take(in received, _open, _warning, here);
                break;
            case MessageKind.Wake:
                Wake(in received, here);
                break;
            default:
                throw new InvalidOperationException($"A centre does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here) => _desk.ForEach((item, inHand) =>
    {
        if (item.Work == DeskWork.File) here.Record((int)OutcomeKind.RequestOpenAtEnd, inHand ? 1 : 0, item.Request, item.Incident, item.Matter);
    });

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", _facts.Name);
        state.Write("tier", _system.TierOf(Id.Jurisdiction));
        _desk.WriteState(state);
        state.Write("filed", _filed);
        _open.WriteState(state);
        _floor.WriteState(state);
        _warning.WriteState(state);
        _rectifications.WriteState(state);
        _decisions.WriteState(state);
    }

    private static DeskItem NewItem(DeskWork work, in Event received) => new()
    {
        Work = work,
        Matter = received.Stamp & 0xFFFF,
        Detail = received.Stamp >> 16,
        Incident = received.C,
        Since = received.Due,
    };

    private void Queue(DeskItem item, Jurisdiction here)
    {
        _desk.Add(in item);
        StartDeskWork(here);
    }

    private void StartDeskWork(Jurisdiction here)
    {
        while (_desk.TryStart(out var seat, out var item))
        {
            var service = ServiceOf(in item, here);
            here.Record((int)OutcomeKind.DeskServed, (int)item.Work, here.Now.Milliseconds - item.Since, service.Milliseconds, (long)item.Order);
            here.Wake(service, MessageKind.Wake, (int)Alarm.DeskDone, seat);
        }
    }

    private SimDuration ServiceOf(in DeskItem item, Jurisdiction here)
    {
        var subject = item.Request != 0 ? item.Request : item.Incident;
        var (time, purpose) = item.Work switch
        {
            DeskWork.File => (_system.Habits.File, FilePurpose),
            DeskWork.Verify => (_system.Habits.Verify, VerifyPurpose + (ulong)item.Detail),
            _ => (_system.Habits.File, SupervisePurpose),
        };
        var chance = new Chance(here.Seed, (ulong)subject, purpose);
        return time.Draw(ref chance);
    }

    private void Wake(in Event received, Jurisdiction here)
    {
        switch ((Alarm)received.Stamp)
        {
            case Alarm.DeskDone:
                Serve(_desk.Finish((int)received.A), here);
                StartDeskWork(here);
                break;
            case Alarm.Shift:
                ChangeShift(here);
                break;
            case Alarm.Decided:
                _floor.Decide(here);
                break;
            case Alarm.RemotePart:
                _floor.Hear((ulong)received.A, here);
                break;
            case Alarm.WarningOver:
                _warning.End(received.A, here);
                break;
        }
    }

    private void Serve(in DeskItem item, Jurisdiction here)
    {
        switch (item.Work)
        {
            case DeskWork.File:
                FileOrMerge(in item, here);
                break;
            case DeskWork.Verify:
                here.Send(new TwinId(item.Order), MessageKind.Verdict, Passes(in item, here) ? 1 : 0);
                break;
            default:
                here.Send(new TwinId(item.Order), MessageKind.Urge, a: (long)item.Order);
                break;
        }
    }

    private bool Passes(in DeskItem item, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, (ulong)item.Incident, VerdictPurpose + (ulong)item.Detail);
        return _rectifications.Judge(item.Incident, !chance.NextIs(_system.Matters[item.Matter].Rework));
    }

    private void FileOrMerge(in DeskItem item, Jurisdiction here)
    {
        TellRenewals(MessageKind.PondingFiled, item.Detail, item.Request, item.Incident, here);
        var known = _open.TryFindMain(item.Matter, item.Cell, out var order, out var incident);
        if (known || _open.TryFind(item.Matter, item.Cell, item.Incident, out order, out incident))
        {
            // Homes without water all suffer from the burst that the main order is about; whoever else calls from there does not.
            var same = incident == item.Incident || (known && RequestNumber.IsOfHomes(item.Request)) ? 1 : IncidentNumber.IsUntold(incident) || IncidentNumber.IsUntold(item.Incident) ? -1 : 0;
            if (item.Request != 0) here.Record((int)OutcomeKind.RequestMerged, same, item.Request, (long)order);
            else here.Record((int)OutcomeKind.FindMerged, same, item.Incident, (long)order);
            here.Send(new TwinId(order), MessageKind.Merge, item.Detail, item.Request, item.Matter, item.Incident, item.Reported);
            return;
        }

        var filed = here.Join(new Order(_system, item.Matter, (Channel)item.Detail, item.Request, new TwinId(item.Cell), item.Incident, new SimTime(item.Reported)));
        _filed++;
        TellElder(item.Incident, here);
        _open.Add(item.Matter, item.Cell, item.Incident, filed.Value);
        _rectifications.See(item.Matter, item.Cell);
        var matter = _system.Matters[item.Matter];
        var helpers = matter.Joint && !matter.Consultation ? matter.Departments.Count - 1 : 0;
        if (!matter.Consultation || matter.Priority == Priority.I) here.Send(filed, MessageKind.Dispatch, 0, matter.Departments[0], helpers);
        if (matter.Consultation) Convene(filed.Value, item.Matter, 0, item.Incident, here);
    }

    // What is contested goes before the commander; what is a matter of life and death goes to the next department at once.
    private void TakeBack(ulong order, int matter, int returned, long incident, Jurisdiction here)
    {
        if (_system.Matters[matter].Priority != Priority.I) Convene(order, matter, returned, incident, here);
        else here.Send(new TwinId(order), MessageKind.Dispatch, 0, Floor.LeadAfter(returned, _system.Matters[matter]));
    }

    // Residents sit at the county and the city; a town asks its county.
    private void Convene(ulong order, int matter, int returned, long incident, Jurisdiction here)
    {
        if (_system.TierOf(Id.Jurisdiction) == Tier.Town) here.Send(CommandSystem.Centre(_system.Above(Id.Jurisdiction)), MessageKind.Convene, matter, (long)order, returned, incident);
        else _floor.Convene(order, matter, returned, incident, here);
    }

    // Who rings the wristband next is this desk, and how much it hurries depends on its line.
    private void TellElder(long incident, Jurisdiction here)
    {
        if (!SubjectIncident.Is(incident)) return;
        var (kind, number) = SubjectIncident.SubjectOf(incident);
        if (kind == TwinKind.Elder) here.Send(_system.Subject(kind, number), MessageKind.DeskLine, _desk.Waiting * 1_000 / Math.Max(1, _desk.Capacity), c: incident);
    }

    private void TellRenewals(ushort kind, int channel, long request, long incident, Jurisdiction here)
    {
        if (_system.Renewals != TwinId.None && PondingIncident.IsPonding(incident)) here.Send(_system.Renewals, kind, channel, request, c: incident);
    }

    private void Forget(in Event closed, Jurisdiction here)
    {
        TellRenewals(MessageKind.PondingClosed, 0, 0, closed.C, here);
        _open.Remove(closed.Stamp, (ulong)closed.B, closed.C);
        _rectifications.Close(closed.C);
        if (!_rectifications.IsCalledFor(closed.Stamp, (ulong)closed.B, closed.C, here.Now)) return;
        var stamp = _system.Habits.RectifyMatter | ((int)Channel.Rectify << 16);
        here.Send(Id, MessageKind.File, stamp, 0, closed.B, _rectifications.Open(closed.Stamp, (ulong)closed.B, closed.C));
    }

    private void ChangeShift(Jurisdiction here)
    {
        var calendar = _system.Calendar;
        var shift = calendar.HourOf(here.Now) / 8;
        _desk.Capacity = _facts.DeskByShift[shift];
        var next = calendar.NextHour(here.Now);
        while (calendar.HourOf(next) % 8 != 0) next = calendar.NextHour(next);
        here.Wake(next - here.Now, MessageKind.Wake, (int)Alarm.Shift);
        StartDeskWork(here);
    }
}
