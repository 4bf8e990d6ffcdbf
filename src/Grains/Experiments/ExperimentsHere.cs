namespace Liandong.Grains.Experiments;

/// <summary>The experiments for which this silo may make runs, as its keeper and the grains on it hear of them.</summary>
internal sealed class ExperimentsHere
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _offered = new(StringComparer.Ordinal);
    private TaskCompletionSource _news = NewSource();

    /// <summary>Ends when something has been offered.</summary>
    public Task News
    {
        get
        {
            lock (_gate) return _news.Task;
        }
    }

    /// <summary>These go on.</summary>
    public void Offer(IEnumerable<string> experiments)
    {
        lock (_gate)
        {
            _offered.UnionWith(experiments);
            if (_offered.Count > 0) _news.TrySetResult();
        }
    }

    /// <summary>What was offered since this was asked last.</summary>
    public IReadOnlyCollection<string> Take()
    {
        lock (_gate)
        {
            string[] taken = [.. _offered];
            _offered.Clear();
            _news = NewSource();
            return taken;
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
