using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>
/// The ban on expressways by night (夜间禁行): most drivers take other roads or wait; some drive on. What truly was is noted here, and no rule of
/// detection reads it: the platform knows what the terminal says.
/// </summary>
public sealed partial class Vehicle
{
    private SimTime _banBrokenFrom = SimTime.Never;
    private SimTime _banBrokenTo = SimTime.Start;
    private SimTime _banBrokenUntil = SimTime.Never;
    private int _cutRoad = -1;

    /// <summary>Whether its driver keeps off expressways while they are closed to hazardous goods.</summary>
    public bool KeepsNightBan => !_custom.MindsNoNightBan;

    private bool IsExpressway(int road) => road >= 0 && world.Roads.Roads[road].Expressway;

    // A leg is over or cut short: how much of it lay in the hours of the ban.
    private void NoteExpressway(SimTime now)
    {
        if (!IsExpressway(_legRoad)) return;
        var midnight = world.DayOf(now) * Day;
        var from = Math.Max(world.Local(_legFrom), midnight);
        var to = Math.Min(world.Local(now), midnight + ExpresswaysOpen);
        if (to <= from) return;
        if (_banBrokenFrom == SimTime.Never) _banBrokenFrom = SimTime.Start + new SimDuration(from - world.SinceMidnight.Milliseconds);
        _banBrokenTo = SimTime.Start + new SimDuration(to - world.SinceMidnight.Milliseconds);
    }

    // It left the expressway, stopped, or the ban is over.
    private void EndBreach(Jurisdiction here)
    {
        if (_banBrokenFrom == SimTime.Never) return;
        here.Record((int)OutcomeKind.NightBanBroken, facts.Number, _banBrokenFrom.Milliseconds, _banBrokenTo.Milliseconds, Packed(_place));
        (_banBrokenUntil, _banBrokenFrom) = (_banBrokenTo, SimTime.Never);
    }

    private bool BrokeNightBan(SimTime since) => _banBrokenFrom != SimTime.Never || (_banBrokenUntil != SimTime.Never && _banBrokenUntil >= since);

    private void WriteNightBan(StateWriter state)
    {
        state.Write("cutRoad", _cutRoad);
        state.Write("banBrokenFrom", _banBrokenFrom);
        state.Write("banBrokenTo", _banBrokenTo);
        state.Write("banBrokenUntil", _banBrokenUntil);
    }
}
