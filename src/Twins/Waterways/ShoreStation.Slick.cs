using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <content>Foul water: which outfalls and which ships were where it drifted from, and what is done about them.</content>
public sealed partial class ShoreStation
{
    private const double BoardsFrom = 0.6;
    private const double AsksFrom = 0.15;

    // What waits for its order: up to three ships that a sample will be held against at their next port.
    private readonly SortedDictionary<long, PortQuestion> _forPorts = [];
    private readonly KeptWater _kept = new();

    // Whom to ask, the likeliest lowest, and by a bit each whose water truly is in the bottle.
    private readonly record struct PortQuestion(long Candidates, int Matching);

    private void Accuse(Jurisdiction here)
    {
        if (Trace(here)) _mutedUntil = here.Now + SimDuration.FromHours(2);
    }

    // Ships and outfalls stand in one ranking. An outfall that is likely enough is sampled by a squad; a ship that is likely is boarded, and
    // otherwise a sample is kept and the likeliest are asked at their next port.
    private bool Trace(Jurisdiction here)
    {
        // Between the last clean reading and the first foul one it came.
        var lasts = BetweenReadings * _foulInARow;
        var came = SimTime.Max(SimTime.Start, here.Now - lasts);
        var origin = new SlickOrigin(shore, shore.IndexAt(facts.Reach.Middle), came, came + BetweenReadings, lasts);
        var (ships, outfalls) = (Ships(origin), Outfalls(origin));
        var all = ships.Sum(ship => ship.Weight) + outfalls.Sum(outfall => outfall.Weight);
        foreach (var (weight, outfall) in outfalls)
        {
            if (SlickOrigin.Posterior(weight, all) >= AsksFrom) Raise(outfall.Number, Suspicion.Outfall, outfall.At, here);
        }

        // Where an outfall is likelier than any ship, ships are looked into only if they are likely themselves.
        var best = outfalls.Count == 0 ? 0 : outfalls[0].Weight;
        if (ships.Count > 0 && (ships[0].Weight > best || SlickOrigin.Posterior(ships[0].Weight, all) >= AsksFrom)) Follow(ships, all, here);
        return ships.Count + outfalls.Count > 0;
    }

    private List<(double Weight, int Vessel)> Ships(SlickOrigin origin)
    {
        List<(double Weight, int Vessel)> ships = [];
        foreach (var (vessel, track) in _tracks)
        {
            var weight = origin.Weight(in track);
            if (weight > 0) ships.Add((weight, vessel));
        }

        ships.Sort(static (one, other) => other.Weight != one.Weight ? other.Weight.CompareTo(one.Weight) : one.Vessel.CompareTo(other.Vessel));
        return ships;
    }

    private List<(double Weight, Outfall Outfall)> Outfalls(SlickOrigin origin)
    {
        List<(double Weight, Outfall Outfall)> outfalls = [];
        foreach (var outfall in shore.Outfalls)
        {
            var weight = origin.Weight(outfall, IsNight);
            if (weight > 0) outfalls.Add((weight, outfall));
        }

        outfalls.Sort(static (one, other) => other.Weight != one.Weight ? other.Weight.CompareTo(one.Weight) : one.Outfall.Number.CompareTo(other.Outfall.Number));
        return outfalls;
    }

    private void Follow(List<(double Weight, int Vessel)> ships, double all, Jurisdiction here)
    {
        var first = SlickOrigin.Posterior(ships[0].Weight, all);
        var incident = Report(ships[0].Vessel, Suspicion.Discharge, here);
        if (incident == 0) return;
        var (candidates, matching) = (0L, 0);
        for (var place = 2; place >= 0; place--)
        {
            // A ship that nobody named cannot be asked for at a port.
            var fits = place < ships.Count && _tracks[ships[place].Vessel].Named && SlickOrigin.Posterior(ships[place].Weight, all) >= AsksFrom;
            var vessel = fits ? TrackNumbers.VesselOf(ships[place].Vessel) : TrackNumbers.NoVessel;
            candidates = (candidates << TrackNumbers.VesselBits) | (long)vessel;
            matching = (matching << 1) | (_kept.Holds(vessel) ? 1 : 0);
        }

        var boards = first >= BoardsFrom;
        if (!boards) _forPorts.Add(Orders.SubjectIncident.CountOf(incident), new PortQuestion(candidates, matching));
        here.Record((int)OutcomeKind.SlickTraced, (int)(first * 1_000), incident, candidates, boards ? 1 : 0, (int)shore.Kind);
    }

    private bool AskedAtPort(long alarm, long incident, Jurisdiction here)
    {
        if (!_forPorts.Remove(alarm, out var asked)) return false;
        var (candidates, matching) = (asked.Candidates, asked.Matching);
        for (var place = 0; place < 3; place++, candidates >>= TrackNumbers.VesselBits, matching >>= 1)
        {
            var vessel = TrackNumbers.VesselOf(candidates);
            if (vessel != TrackNumbers.NoVessel) here.Send(new TwinId((byte)TwinKind.Vessel, facts.Vessels.Jurisdiction, facts.Vessels.Index + vessel), MessageKind.AskAtPort, matching & 1, incident);
        }

        return true;
    }

    private void WriteTraced(StateWriter state)
    {
        _kept.WriteState(state);
        state.Write("forPorts", _forPorts, static (item, asked) =>
        {
            item.Write("alarmNumber", asked.Key);
            item.Write("candidates", asked.Value.Candidates);
            item.Write("matching", asked.Value.Matching);
        });
    }
}
