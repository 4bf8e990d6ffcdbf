using Liandong.Grains.Runs;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Liandong.Grains.Doors;

/// <summary>Who watches one twin, and what it looked like when it was last looked at: what somebody who joins saw since is told whole.</summary>
internal sealed class TwinWatch(TimeProvider time, ILogger log)
{
    /// <summary>How often the twin is looked at.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    /// <summary>Who does not renew a watch within this time is forgotten.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(1);

    /// <summary>How many may watch one twin.</summary>
    public const int MostWatchers = 100;

    private readonly ObserverManager<ITwinWatcher> _watchers = new(Lasting, log) { GetDateTime = () => time.GetUtcNow().UtcDateTime };

    // Who has joined or renewed since the last look, and what they were shown: it may be newer than what the others know, and changed back by the next look.
    private readonly Dictionary<ITwinWatcher, Dictionary<string, string>> _joined = [];
    private Dictionary<string, string>? _last;

    /// <summary>Whether anybody watches.</summary>
    public bool HasWatchers
    {
        get
        {
            _watchers.ClearExpired();
            return _watchers.Count > 0;
        }
    }

    /// <summary>Adds somebody, or renews.</summary>
    /// <exception cref="InvalidOperationException">Too many watch.</exception>
    public void Add(ITwinWatcher watcher, TwinFields seen)
    {
        if (HasWatchers && _watchers.Count >= MostWatchers && !_watchers.Contains(watcher)) throw new InvalidOperationException($"{MostWatchers} watch {seen.Twin} already.");
        _watchers.Subscribe(watcher, watcher);
        _joined[watcher] = ByName(seen);
    }

    /// <summary>Removes somebody.</summary>
    public void Remove(ITwinWatcher watcher)
    {
        _watchers.Unsubscribe(watcher);
        _joined.Remove(watcher);
    }

    /// <summary>
    /// The twin was looked at: whoever watches is told what has changed since the last look; who has joined or renewed since then is told all fields, if
    /// any is other than what they were shown.
    /// </summary>
    public void Look(TwinFields seen)
    {
        var now = ByName(seen);
        var joined = new Dictionary<ITwinWatcher, Dictionary<string, string>>(_joined);
        _joined.Clear();
        if (_last is { } last && Difference(seen, last, now) is { } change) Tell(change, watcher => !joined.ContainsKey(watcher));
        foreach (var (watcher, shown) in joined)
        {
            if (Difference(seen, shown, now) is { } since) Tell(since with { Changed = [.. now] }, told => told.Equals(watcher));
        }

        _last = now;
    }

    // Sent and not waited for; one who cannot be reached any more is dropped.
    private void Tell(TwinChange change, Func<ITwinWatcher, bool> whom) => _watchers.Notify(watcher => watcher.Changed(change), whom).Ignore();

    private static TwinChange? Difference(TwinFields seen, Dictionary<string, string> before, Dictionary<string, string> now)
    {
        KeyValuePair<string, string>[] changed = [.. now.Where(field => !before.TryGetValue(field.Key, out var value) || value != field.Value)];
        string[] gone = [.. before.Keys.Where(name => !now.ContainsKey(name))];
        return changed.Length == 0 && gone.Length == 0 ? null : new TwinChange(seen.Twin, seen.Time, changed, gone);
    }

    // In the order in which the twin wrote them; of two fields of one name the last counts.
    private static Dictionary<string, string> ByName(TwinFields seen)
    {
        var fields = new Dictionary<string, string>(seen.Fields.Count, StringComparer.Ordinal);
        foreach (var (name, value) in seen.Fields) fields[name] = value;
        return fields;
    }
}
