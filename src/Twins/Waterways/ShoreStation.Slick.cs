using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <content>Foul water: which outfall, or which ships were where it drifted from, and what is done about them.</content>
public sealed partial class ShoreStation
{
    private const double BoardsFrom = 0.6;
    private const double AsksFrom = 0.15;

    // What waits for its order: up to three ships that a sample will be held against at their next port.
    private readonly SortedDictionary<long, PortQuestion> _forPorts = [];

    private readonly record struct PortQuestion(long Candidates, SimTime Came, int Metres);

    // The outfall from which the current comes, otherwise a ship.
    private void Accuse(Jurisdiction here)
    {
        // Between the last clean reading and the first foul one it came.
        var came = SimTime.Max(SimTime.Start, here.Now - (BetweenReadings * _foulInARow));
        if (shore.Above(facts.Reach.Middle, came + (BetweenReadings / 2)) is { } outfall) Raise(outfall.Number, Suspicion.Outfall, outfall.At, here);
        else if (!Trace(came, here)) return;
        _mutedUntil = here.Now + SimDuration.FromHours(2);
    }

    // One that is likely enough is boarded; otherwise a sample is kept and the likeliest are asked at their next port.
    private bool Trace(SimTime came, Jurisdiction here)
    {
        var origin = new SlickOrigin(shore, shore.IndexAt(facts.Reach.Middle), came, came + BetweenReadings);
        var all = 0.0;
        List<(double Weight, int Vessel)> ships = [];
        foreach (var (vessel, track) in _tracks)
        {
            var weight = origin.Weight(in track);
            all += weight;
            if (weight > 0) ships.Add((weight, vessel));
        }

        if (ships.Count == 0) return false;
        ships.Sort(static (one, other) => other.Weight != one.Weight ? other.Weight.CompareTo(one.Weight) : one.Vessel.CompareTo(other.Vessel));
        var first = SlickOrigin.Posterior(ships[0].Weight, all);
        var incident = Report(ships[0].Vessel, Suspicion.Discharge, here);
        if (incident == 0) return true;
        var candidates = 0L;
        for (var place = 2; place >= 0; place--)
        {
            // A ship that nobody named cannot be asked for at a port.
            var fits = place < ships.Count && _tracks[ships[place].Vessel].Named && SlickOrigin.Posterior(ships[place].Weight, all) >= AsksFrom;
            candidates = (candidates << TrackNumbers.VesselBits) | (long)(fits ? TrackNumbers.VesselOf(ships[place].Vessel) : TrackNumbers.NoVessel);
        }

        var boards = first >= BoardsFrom;
        if (!boards) _forPorts.Add(Orders.SubjectIncident.CountOf(incident), new PortQuestion(candidates, came, shore.MetresUpTo(facts.Reach, came)));
        here.Record((int)OutcomeKind.SlickTraced, (int)(first * 1_000), incident, candidates, boards ? 1 : 0, (int)shore.Kind);
        return true;
    }

    private bool AskedAtPort(long alarm, long incident, Jurisdiction here)
    {
        if (!_forPorts.Remove(alarm, out var asked)) return false;
        var candidates = asked.Candidates;
        for (var place = 0; place < 3; place++, candidates >>= TrackNumbers.VesselBits)
        {
            var vessel = TrackNumbers.VesselOf(candidates);
            if (vessel != TrackNumbers.NoVessel) here.Send(new TwinId((byte)TwinKind.Vessel, facts.Vessels.Jurisdiction, facts.Vessels.Index + vessel), MessageKind.AskAtPort, 0, incident, facts.Reach.Middle, asked.Came.Milliseconds, asked.Metres);
        }

        return true;
    }

    private void WriteTraced(StateWriter state) => state.Write("forPorts", _forPorts, static (item, asked) =>
    {
        item.Write("alarmNumber", asked.Key);
        item.Write("candidates", asked.Value.Candidates);
        item.Write("foulCame", asked.Value.Came);
        item.Write("metresUp", asked.Value.Metres);
    });
}
