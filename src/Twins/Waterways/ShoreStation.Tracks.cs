using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <content>What a patrol boat is told of a track: what radar knows, with its noise, missed scans and gaps.</content>
public sealed partial class ShoreStation
{
    private static readonly SimDuration Fresh = SimDuration.FromMinutes(6);

    // A track that went on is asked of the next station on its course, as long as each has followed it.
    private void TellTrack(in Event asked, Jurisdiction here)
    {
        var (track, boat, at, seen) = ((int)(uint)asked.A, (int)(asked.A >> 32), (int)asked.B, new SimTime(asked.D));
        var course = 0;
        if (_tracks.TryGetValue(track, out var own))
        {
            course = Math.Sign(own.At - own.CameAt);
            if (own.Seen > seen) (at, seen) = (own.At, own.Seen);
        }

        if (here.Now - seen > Fresh && course != 0 && Onward(course) is { } next) here.Send(next, MessageKind.AskTrack, 0, asked.A, at, asked.C, seen.Milliseconds);
        else here.Send(new TwinId((ulong)asked.C), MessageKind.TrackTold, here.Now - seen > Lost || seen == SimTime.Start ? 0 : 1, track, at, boat, seen.Milliseconds);
    }

    private TwinId? Onward(int course) =>
        shore.NextStation(facts.Reach.Middle + course, course) is var reach and >= 0 ? shore.Reaches[reach].Station : null;
}
