namespace Liandong.Scenarios.Feeds;

/// <summary>What becomes of a report by when it comes in the file.</summary>
internal enum FeedTurn
{
    /// <summary>It is the latest so far.</summary>
    Next,

    /// <summary>Later ones came before it, within the lateness: it takes its place in time.</summary>
    Reordered,

    /// <summary>It was there before.</summary>
    Repeated,

    /// <summary>Reports too much later than it came before.</summary>
    Late,
}

/// <summary>
/// The order of one device's reports in a file, as whoever receives them sees it: what comes no later than the lateness behind the latest
/// is put right, what comes later is too late, what comes twice (same number, or same time where there are no numbers) is a repetition.
/// </summary>
internal sealed class FeedOrder(long lateness)
{
    private readonly List<(long At, ulong Key)> _kept = [];
    private long _latest = long.MinValue;
    private int _begin;

    /// <summary>Takes a report.</summary>
    /// <param name="at">Its time.</param>
    /// <param name="key">What it is known by.</param>
    public FeedTurn Take(long at, ulong key)
    {
        if (_latest != long.MinValue && at < _latest - lateness) return FeedTurn.Late;
        for (var i = _begin; i < _kept.Count; i++)
        {
            if (_kept[i].Key == key) return FeedTurn.Repeated;
        }

        var turn = at >= _latest ? FeedTurn.Next : FeedTurn.Reordered;
        _latest = Math.Max(_latest, at);
        _kept.Add((at, key));
        Forget();
        return turn;
    }

    // In order of arrival, so one that is still in time may keep older ones alive: no more than a lateness of them.
    private void Forget()
    {
        while (_begin < _kept.Count && _kept[_begin].At < _latest - lateness) _begin++;
        if (_begin < 64 || _begin < _kept.Count / 2) return;
        _kept.RemoveRange(0, _begin);
        _begin = 0;
    }
}
