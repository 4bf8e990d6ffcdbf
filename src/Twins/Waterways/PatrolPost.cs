using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>What sets a county's patrol post apart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">Where its boats lie, in metres along the shore.</param>
/// <param name="Boats">How many it has.</param>
/// <param name="Vessels">Where the vessels' twins begin: the first one's address; the others follow it.</param>
public sealed record PatrolPostFacts(string Name, int At, int Boats, TwinId Vessels);

/// <summary>
/// A county's patrol boats on a shore (水上巡逻队): the nearest free boat goes to where a vessel was last seen, and on to where radar has seen it since,
/// as long as a station follows it; out of the county's waters the next county takes over. It knows alarms and the radar's places, not who does what.
/// </summary>
/// <param name="shore">The shore.</param>
/// <param name="facts">What sets it apart.</param>
public sealed class PatrolPost(Shore shore, PatrolPostFacts facts) : Twin
{
    private static readonly SimDuration CastOff = SimDuration.FromMinutes(4);
    private static readonly SimDuration Inspection = SimDuration.FromMinutes(25);
    private static readonly SimDuration LooksAround = SimDuration.FromMinutes(4);
    private const int BoatMillimetresPerSecond = 12_000;
    private const int MostGoings = 6;

    private readonly Boat[] _boats = [.. Enumerable.Range(0, facts.Boats).Select(_ => new Boat { At = facts.At })];
    private readonly List<Pursuit> _waiting = [];
    private long _calls;

    private enum Alarm
    {
        Arrived = 1,
        Free = 2,
        Looked = 3,
    }

    /// <inheritdoc/>
    public override byte Kind => (byte)TwinKind.PatrolPost;

    /// <inheritdoc/>
    public override void Begin(Jurisdiction here)
    {
    }

    /// <inheritdoc/>
    public override void Handle(in Event received, Jurisdiction here)
    {
        switch (received.Kind)
        {
            case MessageKind.Pursue:
                _calls++;
                _waiting.Add(new Pursuit { Suspicion = received.Stamp, Vessel = (int)received.A, At = (int)received.B, Incident = received.C, Ordered = new SimTime(received.D), Came = here.Now });
                SendOut(here);
                break;
            case MessageKind.Hailed:
                Hear(in received, here);
                break;
            case MessageKind.TrackTold:
                Learn(in received, here);
                break;
            case MessageKind.Wake when (Alarm)received.Stamp == Alarm.Looked:
                AskRadar((int)received.A, here);
                break;
            case MessageKind.Wake when (Alarm)received.Stamp == Alarm.Arrived:
                Arrive((int)received.A, here);
                break;
            case MessageKind.Wake:
                _boats[received.A].Busy = false;
                SendOut(here);
                break;
            default:
                throw new InvalidOperationException($"A patrol post does not know the message {received.Kind}.");
        }
    }

    /// <inheritdoc/>
    public override void WriteState(StateWriter state)
    {
        state.Write("name", facts.Name);
        state.Write("pursuitsOrdered", _calls);
        state.Write("boats", _boats, static (item, boat) =>
        {
            item.Write("boatAt", boat.At);
            item.Write("boatBusy", boat.Busy);
            boat.Pursuit.WriteState(item);
        });
        state.Write("pursuitsWaiting", _waiting, static (item, pursuit) => pursuit.WriteState(item));
    }

    // The first that waits gets the nearest boat that is free; of equals the first boat.
    private void SendOut(Jurisdiction here)
    {
        while (_waiting.Count > 0 && Nearest(_waiting[0].At) is var boat and >= 0)
        {
            var pursuit = _waiting[0];
            _waiting.RemoveAt(0);
            (_boats[boat].Busy, _boats[boat].Pursuit) = (true, pursuit);
            here.Record((int)OutcomeKind.BoatSent, boat, pursuit.Incident, TrackNumbers.VesselOf(pursuit.Vessel), (here.Now - pursuit.Came).Milliseconds, Math.Abs(pursuit.At - _boats[boat].At));
            Go(boat, CastOff, here);
        }
    }

    private int Nearest(int at)
    {
        var nearest = -1;
        for (var boat = 0; boat < _boats.Length; boat++)
        {
            if (!_boats[boat].Busy && (nearest < 0 || Math.Abs(_boats[boat].At - at) < Math.Abs(_boats[nearest].At - at))) nearest = boat;
        }

        return nearest;
    }

    private void Go(int boat, SimDuration before, Jurisdiction here) =>
        here.Wake(before + new SimDuration(Math.Abs(_boats[boat].Pursuit.At - _boats[boat].At) * 1_000_000L / BoatMillimetresPerSecond), MessageKind.Wake, (int)Alarm.Arrived, boat);

    private void Arrive(int boat, Jurisdiction here)
    {
        ref var arrived = ref _boats[boat];
        arrived.At = arrived.Pursuit.At;
        here.Send(new TwinId((byte)TwinKind.Vessel, facts.Vessels.Jurisdiction, facts.Vessels.Index + TrackNumbers.VesselOf(arrived.Pursuit.Vessel)), MessageKind.Hail, 0, arrived.At, boat);
    }

    private void Hear(in Event hailed, Jurisdiction here)
    {
        var boat = (int)hailed.C;
        ref var there = ref _boats[boat];
        there.Pursuit.Goings++;
        if (hailed.Stamp == 1)
        {
            here.Record((int)OutcomeKind.VesselBoarded, (int)hailed.D, there.Pursuit.Incident, TrackNumbers.VesselOf(there.Pursuit.Vessel), (here.Now - there.Pursuit.Ordered).Milliseconds, there.Pursuit.Goings);
            here.Wake(Inspection, MessageKind.Wake, (int)Alarm.Free, boat);
        }
        else if (there.Pursuit.Goings >= MostGoings)
        {
            Lose(boat, givenUp: true, here);
        }
        else
        {
            AskRadar(boat, here);
        }
    }

    // The station where the boat is tells what radar saw last; where none stands nobody can.
    private void AskRadar(int boat, Jurisdiction here)
    {
        var there = _boats[boat];
        var station = shore.At(there.At).Station;
        if (station == TwinId.None) Lose(boat, givenUp: false, here);
        else here.Send(station, MessageKind.AskTrack, 0, (uint)there.Pursuit.Vessel | ((long)boat << 32), 0, (long)Id.Value);
    }

    // With no newer echo than the one to which it went, the boat looks around until there is one.
    private void Learn(in Event told, Jurisdiction here)
    {
        var boat = (int)told.C;
        ref var pursuit = ref _boats[boat].Pursuit;
        if (told.Stamp == 0)
        {
            Lose(boat, givenUp: false, here);
            return;
        }

        var isKnown = told.D <= pursuit.Seen.Milliseconds || told.B == pursuit.At;
        pursuit.Seen = new SimTime(told.D);
        if (isKnown)
        {
            here.Wake(LooksAround, MessageKind.Wake, (int)Alarm.Looked, boat);
            return;
        }

        GoOn(boat, (int)told.B, here);
    }

    private void Lose(int boat, bool givenUp, Jurisdiction here)
    {
        var pursuit = _boats[boat].Pursuit;
        here.Record((int)OutcomeKind.PursuitLost, givenUp ? 1 : 0, pursuit.Incident, TrackNumbers.VesselOf(pursuit.Vessel));
        Free(boat, here);
    }

    // Within its own waters the boat goes on; beyond them the next county's post has the track.
    private void GoOn(int boat, int at, Jurisdiction here)
    {
        ref var there = ref _boats[boat];
        var post = shore.At(at).Post;
        if (post == Id)
        {
            there.Pursuit.At = at;
            Go(boat, SimDuration.Zero, here);
            return;
        }

        var pursuit = there.Pursuit;
        here.Record((int)OutcomeKind.PursuitTransferred, post.Jurisdiction, pursuit.Incident, TrackNumbers.VesselOf(pursuit.Vessel));
        here.Send(post, MessageKind.Pursue, pursuit.Suspicion, pursuit.Vessel, at, pursuit.Incident, pursuit.Ordered.Milliseconds);
        Free(boat, here);
    }

    private void Free(int boat, Jurisdiction here)
    {
        _boats[boat].Busy = false;
        SendOut(here);
    }
}
