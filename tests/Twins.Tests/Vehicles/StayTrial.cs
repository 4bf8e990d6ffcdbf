using Liandong.Twins.Time;
using Liandong.Twins.Vehicles;

namespace Liandong.Twins.Tests.Vehicles;

/// <summary>The detector of stays against the algorithm written out in a straightforward way; the credibility table shows it too.</summary>
internal static class StayTrial
{
    /// <summary>The random tracks of seeds 0 to 999 on which the two disagree, and how many stays were found.</summary>
    public static readonly Lazy<(IReadOnlyList<ulong> Disagreeing, int Stays)> ThousandTracks = new(() =>
    {
        var (disagreeing, stays) = (new List<ulong>(), 0);
        for (var seed = 0UL; seed < 1_000; seed++)
        {
            var track = RandomTrack(seed);
            var found = Stays(track);
            if (!found.SequenceEqual(StayReference.Of(track.Points, 200, SimDuration.FromMinutes(20)))) disagreeing.Add(seed);
            stays += found.Count;
        }

        return (disagreeing, stays);
    });

    /// <summary>The stays that the detector finds in a track.</summary>
    public static List<Stay> Stays(Track track)
    {
        var detector = new StayDetector(StayRule.Published);
        var stays = new List<Stay>();
        foreach (var point in track.Points)
        {
            if (detector.Add(in point, out var stay)) stays.Add(stay);
        }

        while (detector.Finish(out var last)) stays.Add(last);
        return stays;
    }

    /// <summary>Legs of all kinds: motorway, crawling through a yard, stops near the threshold, silence, jumps.</summary>
    public static Track RandomTrack(ulong seed)
    {
        var chance = new Chance(seed, 7, StableHash.Of("track"));
        var track = new Track(seed) { Sigma = 12 * chance.NextUnit() };
        if (chance.NextIs(0.5)) track.Tank = 20_000 * chance.NextUnit();
        var legs = 10 + chance.NextBelow(40);
        for (var leg = 0; leg < legs; leg++)
        {
            var reach = 20 * PortableMath.Exp(6 * chance.NextUnit());
            switch (chance.NextBelow(6))
            {
                case 0 or 1:
                    track.Drive(reach * chance.NextNormal(), reach * chance.NextNormal(), 1 + (20 * chance.NextUnit()));
                    break;
                case 2 or 3:
                    track.Stand(chance.NextLogNormal(22, 0.8), chance.NextIs(0.3) ? 300 : 30);
                    break;
                case 4:
                    track.Drive(reach * chance.NextNormal(), 0, 0.3 + chance.NextUnit());
                    break;
                default:
                    track.Silence(40 * chance.NextUnit());
                    break;
            }

            if (track.Tank >= 0) track.Tank = Math.Max(0, track.Tank + (500 * chance.NextNormal()));
            if (track.Points.Count > 0 && chance.NextIs(0.3)) track.Jump(1_000 * chance.NextNormal());
        }

        return track;
    }
}
