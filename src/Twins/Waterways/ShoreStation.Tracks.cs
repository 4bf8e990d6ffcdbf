using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <content>What a patrol boat is told of a track: what radar knows, with its noise, missed scans and gaps.</content>
public sealed partial class ShoreStation
{
    private static readonly SimDuration Fresh = SimDuration.FromMinutes(6);

    // Below that the noise of the radar makes the course.
    private const int LeastCourseMetres = 100;

    // A track that went on is asked of the next station on its course, as long as each has followed it: always the way of the first that was
    // asked, so that a question ends at the shore's end at the latest.
    private void TellTrack(in Event asked, Jurisdiction here)
    {
        var (track, boat, at, seen) = ((int)(uint)asked.A, (int)(asked.A >> 32), (int)asked.B, new SimTime(asked.D));
        var (first, course) = (asked.Stamp, 0);
        if (_tracks.TryGetValue(track, out var own))
        {
            course = Math.Abs(own.At - own.CameAt) < LeastCourseMetres ? 0 : Math.Sign(own.At - own.CameAt);
            if (own.Seen > seen) (at, seen) = (own.At, own.Seen);
        }

        var goesOn = course != 0 && (first == 0 || first == course) && here.Now - seen > Fresh && here.Now - seen <= Lost;
        if (goesOn && Onward(course) is { } next) here.Send(next, MessageKind.AskTrack, course, asked.A, at, asked.C, seen.Milliseconds);
        else here.Send(new TwinId((ulong)asked.C), MessageKind.TrackTold, here.Now - seen > Lost || seen == SimTime.Start ? 0 : 1, track, at, boat, seen.Milliseconds);
    }

    private TwinId? Onward(int course) =>
        shore.NextStation(facts.Reach.Middle + course, course) is var reach and >= 0 ? shore.Reaches[reach].Station : null;
}
