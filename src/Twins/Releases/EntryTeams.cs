using Liandong.Twins.Time;

namespace Liandong.Twins.Releases;

/// <summary>
/// The entry teams at a release: one at a time works at the leak until its air runs low, then the next that is rested goes in. Work that was
/// done stays done. Assumed: 20 min inside with a breathing apparatus of 30 min, 30 min of decontamination and rest.
/// </summary>
internal sealed class EntryTeams
{
    private static readonly SimDuration Inside = SimDuration.FromMinutes(20);
    private static readonly SimDuration Recovery = SimDuration.FromMinutes(30);

    private int _ready;
    private int _resting;
    private bool _working;
    private long _missing;
    private long _entries;

    /// <summary>How many have come.</summary>
    public int Present => _ready + _resting + (_working ? 1 : 0);

    /// <summary>What the work needs, once it is known.</summary>
    public void Begin(SimDuration work) => _missing = work.Milliseconds;

    /// <summary>A team is ready: because it has come, or because it has rested.</summary>
    public void GetReady(bool rested)
    {
        if (rested) _resting--;
        _ready++;
    }

    /// <summary>Sends the next team in when nobody is inside; how long it stays.</summary>
    public bool TryEnter(out SimDuration stay)
    {
        stay = SimDuration.Zero;
        if (_working || _ready == 0 || _missing <= 0) return false;
        _ready--;
        (_working, _entries) = (true, _entries + 1);
        stay = new SimDuration(Math.Min(Inside.Milliseconds, _missing));
        return true;
    }

    /// <summary>The team inside comes out; how long it rests, and whether the leak is closed.</summary>
    public (SimDuration Recovery, bool Done) Leave(SimDuration stayed)
    {
        _working = false;
        _resting++;
        _missing -= stayed.Milliseconds;
        return (Recovery, _missing <= 0);
    }

    public void WriteState(StateWriter state)
    {
        state.Write("teamsReady", _ready);
        state.Write("teamsResting", _resting);
        state.Write("teamInside", _working);
        state.Write("closingMissingMs", _missing);
        state.Write("entries", _entries);
    }
}
