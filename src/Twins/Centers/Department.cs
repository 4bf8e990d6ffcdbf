using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Twins.Centers;

/// <summary>
/// A department's desk (部门承办): a few handlers who read, decide and write, and files that then take their course without binding
/// anybody. It works in office hours; matters of priority I and II are taken up at any time.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="department">The department's index.</param>
/// <param name="name">Its name, for whoever asks.</param>
/// <param name="handlers">How many handlers it has.</param>
public sealed class Department(CommandSystem system, int department, string name, int handlers) : Twin
{
    private static readonly ulong WorkPurpose = StableHash.Of("handling at a department");
    private static readonly ulong ProcessPurpose = StableHash.Of("course of the files");
    private static readonly ulong DeferPurpose = StableHash.Of("deferral");
    private readonly Desk _desk = new() { Capacity = handlers };
    private SimTime _opens = SimTime.Never;
    private long _handled;

    private enum Alarm
    {
        ServiceDone = 1,
        FilesDone = 2,
        Opening = 3,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Department;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Job:
                _desk.Add(new DeskItem { Work = DeskWork.Handle, Priority = JobStamp.Priority(received.Stamp), Matter = JobStamp.Matter(received.Stamp), Detail = received.Stamp, Order = (ulong)received.A, Cell = (ulong)received.B, Incident = received.C, Since = received.Due });
                break;
            case MessageKind.Examine:
                _desk.Add(new DeskItem { Work = DeskWork.Examine, Priority = received.Stamp >> 16, Detail = received.Stamp & 0xFFFF, Order = (ulong)received.A, Service = received.B, Incident = received.C, Since = received.Due });
                break;
            case MessageKind.Urge:
                _desk.Urge((ulong)received.A);
                break;
            case MessageKind.Wake:
                Wake(in received, here);
                break;
            default:
                throw new InvalidOperationException($"A department does not know the message {received.Kind}.");
        }

        StartWork(here);
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("department", name);
        _desk.WriteState(state);
        state.Write("opens", _opens);
        state.Write("handled", _handled);
    }

    private void Wake(in Event received, Jurisdiction here)
    {
        switch ((Alarm)received.Stamp)
        {
            case Alarm.ServiceDone:
                Serve(_desk.Finish((int)received.A), here);
                break;
            case Alarm.FilesDone:
                _handled++;
                here.Send(new TwinId((ulong)received.A), MessageKind.Handled, (int)received.B, (long)Id.Value);
                break;
            case Alarm.Opening when received.At == _opens:
                _opens = SimTime.Never;
                break;
        }
    }

    private void StartWork(Jurisdiction here)
    {
        var open = system.Calendar.IsWorking(here.Now);
        while (open ? _desk.TryStart(out var seat, out var item) : _desk.TryStartUrgent(out seat, out item))
        {
            var until = After(in item, ServiceOf(in item, here), here.Now);
            if (item.Work == DeskWork.Handle) here.Send(new TwinId(item.Order), MessageKind.Accepted, item.Detail, (long)Id.Value);
            here.Record((int)OutcomeKind.DeskServed, (int)item.Work, here.Now.Milliseconds - item.Since, (until - here.Now).Milliseconds, (long)item.Order);
            here.Wake(until - here.Now, MessageKind.Wake, (int)Alarm.ServiceDone, seat);
        }

        if (_desk.Waiting == 0 || open || _opens != SimTime.Never) return;
        _opens = system.Calendar.NextOpening(here.Now);
        here.Wake(_opens - here.Now, MessageKind.Wake, (int)Alarm.Opening);
    }

    private SimDuration ServiceOf(in DeskItem item, Jurisdiction here)
    {
        if (item.Work == DeskWork.Examine) return new SimDuration(item.Service);
        var chance = new Chance(here.Seed, (ulong)item.Incident, JobStamp.Again(WorkPurpose + (ulong)department, item.Detail));
        return system.Matters[item.Matter].Work.Draw(ref chance);
    }

    private SimTime After(in DeskItem item, SimDuration work, SimTime now) => item.IsUrgent ? now + work : system.Calendar.AddWorking(now, work);

    private void Serve(in DeskItem item, Jurisdiction here)
    {
        var order = new TwinId(item.Order);
        if (item.Work == DeskWork.Examine)
        {
            _handled++;
            here.Send(order, MessageKind.Examined, item.Detail);
            return;
        }

        var matter = system.Matters[item.Matter];
        if (JobStamp.IsContested(item.Detail, item.Incident, system, here))
        {
            here.Send(order, MessageKind.Refused, item.Detail, (long)Id.Value);
            return;
        }

        var process = SimDuration.Zero;
        if (matter.Process.MedianMinutes > 0)
        {
            var chance = new Chance(here.Seed, (ulong)item.Incident, JobStamp.Again(ProcessPurpose + (ulong)department, item.Detail));
            process = matter.Process.Draw(ref chance);
        }

        var done = After(in item, process, here.Now);
        AskForTime(matter.CloseWithin.Working ? process : done - here.Now, matter, in item, order, here);
        here.Wake(done - here.Now, MessageKind.Wake, (int)Alarm.FilesDone, (long)item.Order, item.Detail);
    }

    // Some of the cases that will plainly not be done in time are put off in time. The course is counted as the limit is, in working or
    // in clock time.
    private void AskForTime(SimDuration course, Matter matter, in DeskItem item, TwinId order, Jurisdiction here)
    {
        var habits = system.Habits;
        if (item.IsUrgent || matter.CloseWithin.IsNone || course.Milliseconds < matter.CloseWithin.Duration.Milliseconds * habits.DeferFrom) return;
        var chance = new Chance(here.Seed, (ulong)item.Incident, DeferPurpose);
        if (chance.NextIs(habits.Defers)) here.Send(order, MessageKind.Defer, a: (long)(course.Milliseconds * habits.DeferBy));
    }
}
