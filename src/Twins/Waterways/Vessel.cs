using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>What sets a vessel apart: a voyage with at most one stop, on which it may do what is forbidden.</summary>
public sealed record VesselPlan
{
    /// <summary>Its number in the run: the radar's track number.</summary>
    public required int Number { get; init; }

    public required Errand Errand { get; init; }

    public required SimTime Appears { get; init; }

    /// <summary>Metres along the river where it appears.</summary>
    public required int From { get; init; }

    /// <summary>Metres along the river where it leaves.</summary>
    public required int To { get; init; }

    /// <summary>Metres off the bank.</summary>
    public required int Off { get; init; }

    public required int MillimetresPerSecond { get; init; }

    /// <summary>Where it stops, dredges, fishes or begins to discharge; −1 nowhere.</summary>
    public required int StopsAt { get; init; }

    /// <summary>For how long.</summary>
    public required SimDuration StopsFor { get; init; }

    /// <summary>AIS is on while it sails.</summary>
    public required bool Ais { get; init; }

    /// <summary>AIS is on while it stops.</summary>
    public required bool AisAtStop { get; init; }
}

/// <summary>
/// A vessel (船舶) on the river: the truth, of which stations see radar echoes, AIS and foul water alone. A boat that finds it near boards it.
/// </summary>
/// <param name="river">The river.</param>
/// <param name="plan">What sets it apart.</param>
public sealed class Vessel(River river, VesselPlan plan) : Twin
{
    private static readonly ulong EchoPurpose = StableHash.Of("radar echo");
    private static readonly SimDuration Scan = SimDuration.FromMinutes(2);
    private const int NearMetres = 900;
    private const int NoiseMetres = 12;
    private const int CurrentMillimetresPerSecond = 1_000;
    private const int DriftMillimetresPerSecond = 700;
    private const double SeenWithAis = 0.99;
    private const double SeenByRadar = 0.90;
    private const int SlickAmount = 600;

    private Chance _echo;
    private int _at = plan.From;
    private long _carry;
    private SimTime _stoppedAt = SimTime.Never;
    private bool _resumed;
    private bool _gone;
    private bool _boarded;

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.Vessel;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
        _echo = new Chance(here.Seed, (ulong)plan.Number, EchoPurpose);
        here.Wake(plan.Appears - here.Now, MessageKind.Wake);
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        if (received.Kind == MessageKind.Hail) Answer(in received, here);
        else if (received.Kind == MessageKind.Wake) Sail(here);
        else throw new InvalidOperationException($"A vessel does not know the message {received.Kind}.");
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("errand", plan.Errand);
        state.Write("metresAlong", _at);
        state.Write("metresOff", plan.Off);
        state.Write("metresCarry", _carry);
        state.Write("stoppedAt", _stoppedAt);
        state.Write("resumed", _resumed);
        state.Write("hasLeft", _gone);
        state.Write("boarded", _boarded);
        state.Write("echoes", _echo);
    }

    private bool IsStopped => _stoppedAt != SimTime.Never && !_resumed;

    private bool Offends => plan.Errand >= Errand.Poacher;

    private int Direction => plan.To >= plan.From ? 1 : -1;

    private void Sail(Jurisdiction here)
    {
        if (_gone) return;
        if (IsStopped && here.Now - _stoppedAt >= plan.StopsFor) Resume(here);
        Move();
        if (_stoppedAt == SimTime.Never && plan.StopsAt >= 0 && (plan.StopsAt - _at) * Direction <= 0) Stop(here);
        if ((plan.To - _at) * Direction <= 0 && !IsStopped)
        {
            _gone = true;
            return;
        }

        SendEcho(here);
        if (IsStopped && plan.Errand == Errand.Discharger) SendSlick(here);
        here.Wake(Scan, MessageKind.Wake);
    }

    // A ship that discharges sails on; one that fishes drifts with its net; others lie still.
    private void Move()
    {
        var speed = !IsStopped || plan.Errand == Errand.Discharger ? plan.MillimetresPerSecond : plan.Errand is Errand.Poacher or Errand.WorkBoat ? DriftMillimetresPerSecond : 0;
        _carry += speed * (Scan.Milliseconds / 1_000);
        _at += Direction * (int)(_carry / 1_000);
        _carry %= 1_000;
    }

    private void Stop(Jurisdiction here)
    {
        _stoppedAt = here.Now;
        if (Offends) here.Record((int)OutcomeKind.OffenceBegan, (int)plan.Errand, plan.Number, _at, river.At(_at).CityCell);
    }

    private void Resume(Jurisdiction here)
    {
        _resumed = true;
        if (Offends && !_boarded) here.Record((int)OutcomeKind.OffenceEnded, (int)plan.Errand, plan.Number, _at);
    }

    private void SendEcho(Jurisdiction here)
    {
        var ais = IsStopped ? plan.AisAtStop : plan.Ais;
        var seen = _echo.NextIs(ais ? SeenWithAis : SeenByRadar);
        var (along, off) = (_at + (int)(_echo.NextNormal() * NoiseMetres), plan.Off + (int)(_echo.NextNormal() * NoiseMetres));
        var station = river.At(_at).Station;
        if (seen && station != TwinId.None) here.Send(station, MessageKind.Echo, ais ? 1 : 0, plan.Number, along, off);
    }

    // The current carries it down to the next station, thinner the farther it has to go.
    private void SendSlick(Jurisdiction here)
    {
        foreach (var reach in river.Reaches)
        {
            if (reach.Middle < _at || reach.Station == TwinId.None) continue;
            var metres = reach.Middle - _at;
            var amount = (long)SlickAmount * 400 / (400 + plan.Off) * 3_000 / (3_000 + metres);
            here.Send(reach.Station, here.LinkDelay + SimDuration.FromSeconds(metres * 1_000.0 / CurrentMillimetresPerSecond), MessageKind.Slick, a: amount);
            return;
        }
    }

    private void Answer(in Event hail, Jurisdiction here)
    {
        var near = !_gone && here.Now >= plan.Appears && Math.Abs(hail.A - _at) <= NearMetres;
        var found = near && Offends && _stoppedAt != SimTime.Never;
        here.Send(hail.Sender, MessageKind.Hailed, near ? 1 : _gone ? 0 : 2, plan.Number, _at, hail.B, found ? 1 : 0);
        if (!found || _boarded) return;
        _boarded = true;
        _gone = true;
        here.Record((int)OutcomeKind.OffenderBoarded, (int)plan.Errand, plan.Number, _at, IsStopped ? 1 : 0);
    }
}
