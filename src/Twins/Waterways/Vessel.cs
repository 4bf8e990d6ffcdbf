using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>What sets a vessel apart: a voyage with at most one stop, on which it may do what is forbidden.</summary>
public sealed record VesselPlan
{
    /// <summary>Its number in the run.</summary>
    public required int Number { get; init; }

    public required Errand Errand { get; init; }

    public required SimTime Appears { get; init; }

    /// <summary>Metres along the shore where it appears.</summary>
    public required int From { get; init; }

    /// <summary>Metres along the shore where it leaves.</summary>
    public required int To { get; init; }

    /// <summary>Metres off the bank.</summary>
    public required int Off { get; init; }

    public required int MillimetresPerSecond { get; init; }

    /// <summary>Where it stops, dredges, fishes or begins to discharge; −1 nowhere.</summary>
    public required int StopsAt { get; init; }

    /// <summary>How fast it drifts with its net or at work.</summary>
    public required int DriftMillimetresPerSecond { get; init; }

    /// <summary>For how long.</summary>
    public required SimDuration StopsFor { get; init; }

    /// <summary>AIS is on while it sails.</summary>
    public required bool Ais { get; init; }

    /// <summary>AIS is on while it stops.</summary>
    public required bool AisAtStop { get; init; }

    /// <summary>Somebody on board keeps a lookout for patrol boats.</summary>
    public required bool KeepsLookout { get; init; }
}

/// <summary>
/// A vessel (船舶) on the water: the truth, of which stations see radar echoes, AIS and foul water alone. A boat that finds it near boards it,
/// unless an offender saw the boat come: then it breaks off and flees.
/// </summary>
/// <param name="shore">The shore.</param>
/// <param name="plan">What sets it apart.</param>
public sealed class Vessel(Shore shore, VesselPlan plan) : Twin
{
    private static readonly ulong EchoPurpose = StableHash.Of("radar echo");
    private static readonly SimDuration Scan = SimDuration.FromMinutes(2);
    private const int NearMetres = 900;
    private const int NoiseMetres = 12;
    private const int PortWake = 1;
    private static readonly SimDuration ToPort = SimDuration.FromHours(4);
    private const int FleesMillimetresPerSecond = 9_000;
    private const double SeenWithAis = 0.99;
    private const double SeenByRadar = 0.90;

    private Chance _echo;
    private int _at = plan.From;
    private long _carry;
    private SimTime _stoppedAt = SimTime.Never;
    private bool _resumed;
    private bool _gone;
    private bool _boarded;
    private bool _flees;
    private SimTime _seenLast = SimTime.Never;
    private int _passage;
    private SimTime _arrivesLast = SimTime.Start;

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
        else if (received.Kind == MessageKind.AskAtPort) here.Wake(ToPort, MessageKind.Wake, PortWake, received.A, received.Stamp);
        else if (received.Kind == MessageKind.Wake && received.Stamp == PortWake) LookAtPort(in received, here);
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
        state.Write("flees", _flees);
        state.Write("foulArrivesLast", _arrivesLast);
        state.Write("echoes", _echo);
        state.Write("trackSeen", _seenLast);
        state.Write("timesFoundAgain", _passage);
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
        if (IsStopped && plan.Errand == Errand.Discharger) _arrivesLast = SimTime.Max(_arrivesLast, Current.Carry(shore, _at, plan.Off, plan.Number, here));
        here.Wake(Scan, MessageKind.Wake);
    }

    // A ship that discharges sails on; one that fishes drifts with its net; others lie still. Small boats outrun ships when they flee.
    private void Move()
    {
        var speed = _flees && plan.Errand == Errand.Poacher ? FleesMillimetresPerSecond
            : !IsStopped || plan.Errand == Errand.Discharger ? plan.MillimetresPerSecond
            : plan.Errand is Errand.Poacher or Errand.WorkBoat ? plan.DriftMillimetresPerSecond : 0;
        _carry += speed * (Scan.Milliseconds / 1_000);
        _at += Direction * (int)(_carry / 1_000);
        _carry %= 1_000;
    }

    private void Stop(Jurisdiction here)
    {
        _stoppedAt = here.Now;
        if (Offends) here.Record((int)OutcomeKind.OffenceBegan, (int)plan.Errand, plan.Number, _at, shore.At(_at).CityCell, (int)shore.Kind);
    }

    private void Resume(Jurisdiction here)
    {
        _resumed = true;
        if (Offends && !_boarded) here.Record((int)OutcomeKind.OffenceEnded, (int)plan.Errand, plan.Number, _at, _flees ? 1 : 0, _arrivesLast.Milliseconds);
    }

    private void SendEcho(Jurisdiction here)
    {
        var ais = IsStopped ? plan.AisAtStop : plan.Ais;
        var seen = _echo.NextIs(ais ? SeenWithAis : SeenByRadar);
        var (along, off) = (_at + (int)(_echo.NextNormal() * NoiseMetres), plan.Off + (int)(_echo.NextNormal() * NoiseMetres));
        var station = shore.At(_at).Station;
        if (!seen || station == TwinId.None) return;
        // The stations pass a track on along the shore as long as they follow it; whoever was lost and does not say who it is has a new one.
        if (_seenLast != SimTime.Never && here.Now - _seenLast > (ais ? ShoreStation.Keeps : ShoreStation.Lost)) _passage++;
        _seenLast = here.Now;
        here.Send(station, MessageKind.Echo, ais ? 1 : 0, TrackNumbers.Of(plan.Number, _passage), along, off);
    }

    private void Answer(in Event hail, Jurisdiction here)
    {
        if (IsStopped && !_gone && plan.KeepsLookout && Math.Abs(hail.A - _at) <= NearMetres) Flee(here);
        var near = !_gone && here.Now >= plan.Appears && Math.Abs(hail.A - _at) <= NearMetres;
        var found = near && Offends && _stoppedAt != SimTime.Never;
        here.Send(hail.Sender, MessageKind.Hailed, near ? 1 : 0, plan.Number, 0, hail.B, found ? 1 : 0);
        if (!found || _boarded) return;
        _boarded = true;
        _gone = true;
        here.Record((int)OutcomeKind.OffenderBoarded, (int)plan.Errand, plan.Number, _at, IsStopped ? 1 : 0);
    }

    // Tanks, books and the bottle tell, not always, whether it was this ship; what is in the bottle is the truth of it.
    private void LookAtPort(in Event asked, Jurisdiction here) =>
        here.Record((int)OutcomeKind.LookedAtPort, (int)PortLook.At(here.Seed, plan.Number, asked.A, asked.B == 1), plan.Number, asked.A);

    // When the boat is where it lay, it is a scan's way on.
    private void Flee(Jurisdiction here)
    {
        _flees = true;
        Resume(here);
        Move();
    }
}
