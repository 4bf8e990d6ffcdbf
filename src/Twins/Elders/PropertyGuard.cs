using Liandong.Twins.Centers;
using Liandong.Twins.Geography;
using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>What sets one property company's duty guard apart.</summary>
/// <param name="Name">The company's, for whoever asks.</param>
/// <param name="Key">The company's own key.</param>
/// <param name="Gate">Where the guard sits.</param>
/// <param name="ByNight">Whether somebody sits there from ten at night to six.</param>
public sealed record PropertyGuardPlan(string Name, ulong Key, PlanePoint Gate, bool ByNight);

/// <summary>
/// The duty guard of a property company (物业值班保安): one person at the gate who answers one call at a time, walks there and stays a
/// while; calls that come meanwhile wait.
/// </summary>
/// <param name="system">What every twin may look up.</param>
/// <param name="care">What all wearers share.</param>
/// <param name="plan">What sets this one apart.</param>
public sealed class PropertyGuard(CommandSystem system, ElderCare care, PropertyGuardPlan plan) : Twin
{
    private const double MetresPerSecond = 1.2;
    private static readonly ulong PartPurpose = StableHash.Of("property guard takes part");
    private static readonly ulong CallPurpose = StableHash.Of("property guard's call");

    private readonly PriorityLine<Call> _waiting = new();
    private GuardState _state = GuardState.AtGate;
    private Call _call;
    private long _calls;
    private long _away;
    private long _calledOff;
    private long _stale;

    /// <summary>What the guard is doing.</summary>
    public enum GuardState
    {
        AtGate = 0,
        GettingReady = 1,
        Walking = 2,
        AtDoor = 3,
    }

    private enum Alarm
    {
        Ready = 1,
        Arrival = 2,
        Done = 3,
    }

    private struct Call
    {
        public long Incident;
        public ulong Elder;
        public PlanePoint Place;

        public readonly void WriteState(StateWriter state)
        {
            state.Write("incident", Incident);
            state.Write("caller", new TwinId(Elder));
            state.Write("callEastMillimetres", Place.EastMillimetres);
            state.Write("callNorthMillimetres", Place.NorthMillimetres);
        }
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.PropertyGuard;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.GuardCalled when IsOnDuty(here.Now):
                _waiting.Add(1, new Call { Incident = received.A, Elder = received.Sender.Value, Place = new PlanePoint(received.B, received.C) });
                TakeNext(here);
                break;
            case MessageKind.GuardCalled:
                _away++;
                break;
            case MessageKind.GuardCalledOff:
                CallOff(received.A, here);
                break;
            case MessageKind.Wake:
                Wake((Alarm)received.Stamp, received.A, here);
                break;
            default:
                throw new InvalidOperationException($"A property guard does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", plan.Name);
        state.Write("state", _state);
        state.Write("guardsByNight", plan.ByNight);
        _waiting.WriteState("callsWaitingAtGate", state, static (line, call) => call.WriteState(line));
        _call.WriteState(state);
        state.Write("calls", _calls);
        state.Write("callsOffDuty", _away);
        state.Write("callsCalledOff", _calledOff);
        state.Write("staleWakes", _stale);
    }

    private bool IsOnDuty(SimTime now)
    {
        var chance = new Chance(0, plan.Key, PartPurpose);
        return chance.NextUnit() < care.Guards && (plan.ByNight || system.Calendar.HourOf(now) is >= 6 and < 22);
    }

    private void TakeNext(Jurisdiction here)
    {
        if (_state != GuardState.AtGate || !_waiting.TryTake(out _call)) return;
        _state = GuardState.GettingReady;
        _calls++;
        var chance = ChanceOfCall(here);
        here.Wake(SimDuration.FromSeconds(chance.NextLogNormal(45, 0.5)), MessageKind.Wake, (int)Alarm.Ready, _calls);
    }

    private Chance ChanceOfCall(Jurisdiction here) => new(here.Seed, (ulong)_call.Incident, CallPurpose);

    private void Wake(Alarm alarm, long call, Jurisdiction here)
    {
        switch (alarm)
        {
            case Alarm.Ready when call == _calls && _state == GuardState.GettingReady:
                _state = GuardState.Walking;
                here.Send(new TwinId(_call.Elder), MessageKind.GuardAnswers, 0, _call.Incident);
                var metres = plan.Gate.DistanceTo(_call.Place).Value * system.Habits.Detour;
                here.Wake(SimDuration.FromSeconds(metres / MetresPerSecond), MessageKind.Wake, (int)Alarm.Arrival, _calls);
                break;
            case Alarm.Arrival when call == _calls && _state == GuardState.Walking:
                _state = GuardState.AtDoor;
                here.Send(new TwinId(_call.Elder), MessageKind.GuardArrives, 0, _call.Incident);
                var chance = ChanceOfCall(here);
                chance.NextUnit();
                here.Wake(SimDuration.FromMinutes(chance.NextLogNormal(10, 0.5)), MessageKind.Wake, (int)Alarm.Done, _calls);
                break;
            case Alarm.Done when call == _calls && _state == GuardState.AtDoor:
                _state = GuardState.AtGate;
                TakeNext(here);
                break;
            default:
                _stale++;
                break;
        }
    }

    private void CallOff(long incident, Jurisdiction here)
    {
        _calledOff++;
        if (_waiting.TryTake(int.MaxValue, incident, static (call, wanted) => call.Incident == wanted, out _)) return;
        if (_call.Incident != incident || _state is not (GuardState.GettingReady or GuardState.Walking)) return;
        _state = GuardState.AtGate;
        TakeNext(here);
    }
}
