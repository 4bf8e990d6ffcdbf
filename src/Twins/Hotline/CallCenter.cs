using System.Collections.Immutable;
using Liandong.Twins.Centers;
using Liandong.Twins.Time;

namespace Liandong.Twins.Hotline;

/// <summary>
/// The 12345 hotline (政务热线): operators by the hour take calls first, then what came by the app and from other systems, then
/// call-backs. A caller waits as long as patience lasts. What an operator cannot answer goes to the centre of the matter's tier.
/// </summary>
public sealed class CallCenter : Twin
{
    private static readonly ulong TalkPurpose = StableHash.Of("talk");
    private static readonly ulong PatiencePurpose = StableHash.Of("patience");
    private static readonly ulong AnswerPurpose = StableHash.Of("direct answer");
    private static readonly ulong CallBackPurpose = StableHash.Of("call-back");
    private static readonly ulong RecordingPurpose = StableHash.Of("recording is enough");
    private readonly CommandSystem _system;
    private readonly ImmutableArray<int> _operatorsByHour;
    private readonly Desk _desk = new();
    private readonly SortedSet<long> _gone = [];
    private readonly SortedSet<long> _waitingCalls = [];
    private readonly KnownCauses _known = new();
    // Callers who are being talked to: they and those who wait hold a line; what came by the app and call-backs hold none.
    private int _talks;
    private long _answered;
    private long _abandoned;
    private long _blocked;
    private long _notReached;
    private long _stalePatience;

    /// <summary>A hotline with this many operators at each hour of the day.</summary>
    public CallCenter(CommandSystem system, IReadOnlyList<int> operatorsByHour)
    {
        if (operatorsByHour.Count != 24) throw new ArgumentException($"Operators are needed for 24 hours, not for {operatorsByHour.Count}.", nameof(operatorsByHour));
        (_system, _operatorsByHour) = (system, [.. operatorsByHour]);
    }

    private enum Alarm
    {
        ServiceDone = 1,
        Patience = 2,
        Hour = 3,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Hotline;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here) => ChangeHour(here);

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Request:
                Take(in received, here);
                break;
            case MessageKind.CallBack:
                PlanCallBack(in received, here);
                break;
            case MessageKind.KnownCause:
                _known.Hear(in received);
                break;
            case MessageKind.Wake:
                Wake(in received, here);
                break;
            default:
                throw new InvalidOperationException($"The hotline does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void Finish(Jurisdiction here) => _desk.ForEach((item, inHand) =>
    {
        if (item.Work == DeskWork.File && !_gone.Contains(item.Request)) here.Record((int)OutcomeKind.RequestOpenAtEnd, inHand ? 1 : 0, item.Request, item.Incident, item.Matter);
    });

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        _desk.WriteState(state);
        state.Write("callsWaiting", _waitingCalls, static (item, request) => item.Write("request", request));
        state.Write("goneFromTheLine", _gone, static (item, request) => item.Write("request", request));
        state.Write("callersTalkedTo", _talks);
        state.Write("answered", _answered);
        state.Write("abandoned", _abandoned);
        state.Write("blocked", _blocked);
        state.Write("notReached", _notReached);
        state.Write("stalePatience", _stalePatience);
        _known.WriteState(state);
    }

    private void Take(in Event received, Jurisdiction here)
    {
        var channel = (Channel)(received.Stamp >> 16);
        if (channel == Channel.Phone)
        {
            if (IsToldByRecording(in received, here)) return;
            if (_system.Habits.Lines is { } lines && _talks + _waitingCalls.Count >= lines)
            {
                _blocked++;
                here.Record((int)OutcomeKind.CallBlocked, 0, received.A);
                TellCaller(received.A, CallEnd.Busy, here);
                return;
            }

            _waitingCalls.Add(received.A);
            if (_system.Habits.Patience is { } patience)
            {
                var chance = new Chance(here.Seed, (ulong)received.A, PatiencePurpose);
                here.Wake(new SimDuration((long)chance.NextExponential(patience.Milliseconds)), MessageKind.Wake, (int)Alarm.Patience, received.A, received.Due);
            }
        }

        _desk.Add(new DeskItem
        {
            Work = DeskWork.File,
            Priority = channel == Channel.Phone ? 1 : 2,
            Matter = received.Stamp & 0xFFFF,
            Detail = (int)channel,
            Request = received.A,
            Cell = (ulong)received.B,
            Incident = received.C,
            Since = received.Due,
        });
        StartTalks(here);
    }

    // Who calls about what is known hears of it before anybody is asked for; some want to speak to somebody all the same.
    private bool IsToldByRecording(in Event call, Jurisdiction here)
    {
        if (!_known.Of(call.Stamp & 0xFFFF, (ulong)call.B).HasFlag(KnownCauseFlags.Recording)) return false;
        if (!new Chance(here.Seed, (ulong)call.A, RecordingPurpose).NextIs(_system.Habits.RecordingIsEnough)) return false;
        here.Record((int)OutcomeKind.RecordingHeard, 0, call.A);
        TellCaller(call.A, CallEnd.HeardRecording, here);
        return true;
    }

    private void TellCaller(long request, CallEnd end, Jurisdiction here)
    {
        if (RequestNumber.IsOfHomes(request)) here.Send(_system.Subject(TwinKind.DryHomes, RequestNumber.CellOfHomes(request)), MessageKind.CallEnded, (int)end, request);
    }

    private bool IsKnown(in DeskItem item) => _known.Of(item.Matter, item.Cell).HasFlag(KnownCauseFlags.KnowledgeBase);

    // Whether a person can be reached belongs to the request.
    private void PlanCallBack(in Event received, Jurisdiction here)
    {
        var chance = new Chance(here.Seed, (ulong)received.A, CallBackPurpose);
        if (!chance.NextIs(_system.Habits.CallBackReached))
        {
            _notReached++;
            here.Record((int)OutcomeKind.NotReached, 0, received.A, received.B);
            return;
        }

        _desk.Add(new DeskItem { Work = DeskWork.CallBack, Priority = 4, Matter = received.Stamp, Detail = chance.NextIs(received.C / 1000.0) ? 1 : 0, Request = received.A, Order = (ulong)received.B, Since = received.Due });
        StartTalks(here);
    }

    private void Wake(in Event received, Jurisdiction here)
    {
        switch ((Alarm)received.Stamp)
        {
            case Alarm.ServiceDone:
                End(_desk.Finish((int)received.A), here);
                break;
            case Alarm.Patience when _waitingCalls.Remove(received.A):
                _gone.Add(received.A);
                _abandoned++;
                here.Record((int)OutcomeKind.CallAbandoned, 0, received.A, here.Now.Milliseconds - received.B);
                TellCaller(received.A, CallEnd.HungUp, here);
                break;
            case Alarm.Patience:
                _stalePatience++;
                break;
            case Alarm.Hour:
                ChangeHour(here);
                break;
        }

        StartTalks(here);
    }

    private void StartTalks(Jurisdiction here)
    {
        while (_desk.TryStart(out var seat, out var item))
        {
            if (item.Work == DeskWork.File && _gone.Remove(item.Request))
            {
                _desk.Finish(seat);
                continue;
            }

            var chance = new Chance(here.Seed, (ulong)item.Request, item.Work == DeskWork.File ? TalkPurpose : CallBackPurpose + 1);
            var service = (item.Work != DeskWork.File ? _system.Habits.CallBack : IsKnown(in item) ? _system.Habits.TalkOfKnown : _system.Habits.Talk).Draw(ref chance);
            var wait = here.Now.Milliseconds - item.Since;
            if (item.Work == DeskWork.File)
            {
                if (_waitingCalls.Remove(item.Request)) _talks++;
                _answered++;
                TellCaller(item.Request, CallEnd.Answered, here);
                here.Record((int)OutcomeKind.RequestAnswered, item.Detail, item.Request, wait, service.Milliseconds);
            }
            else
            {
                here.Record((int)OutcomeKind.DeskServed, (int)DeskWork.CallBack, wait, service.Milliseconds, (long)item.Order);
            }

            here.Wake(service, MessageKind.Wake, (int)Alarm.ServiceDone, seat);
        }
    }

    private void End(in DeskItem item, Jurisdiction here)
    {
        if (item.Work == DeskWork.CallBack)
        {
            here.Record((int)OutcomeKind.CalledBack, item.Detail, item.Request, (long)item.Order, item.Matter);
            return;
        }

        if ((Channel)item.Detail == Channel.Phone) _talks--;
        var matter = _system.Matters[item.Matter];
        var chance = new Chance(here.Seed, (ulong)item.Request, AnswerPurpose);
        if (chance.NextIs(IsKnown(in item) ? Math.Max(matter.DirectAnswer, _system.Habits.DirectAnswerOfKnown) : matter.DirectAnswer))
        {
            here.Record((int)OutcomeKind.AnsweredDirectly, (int)matter.Asks, item.Request, item.Matter);
            return;
        }

        var centre = CommandSystem.Centre(_system.Responsible(new TwinId(item.Cell).Jurisdiction, matter.Tier));
        here.Send(centre, MessageKind.File, item.Matter | (item.Detail << 16), item.Request, (long)item.Cell, item.Incident, item.Since);
    }

    private void ChangeHour(Jurisdiction here)
    {
        _desk.Capacity = _operatorsByHour[_system.Calendar.HourOf(here.Now)];
        here.Wake(_system.Calendar.NextHour(here.Now) - here.Now, MessageKind.Wake, (int)Alarm.Hour);
        StartTalks(here);
    }
}
