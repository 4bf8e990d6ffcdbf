using Liandong.Twins.Time;

namespace Liandong.Grains.Runs;

/// <summary>Lets only inputs into a run's journal that reach somebody: what once lies there has to, in every life. Who was found once is not looked for again for a while.</summary>
/// <param name="run">The run.</param>
/// <param name="time">The wall clock.</param>
/// <param name="mostKnown">How many are remembered; then it begins anew.</param>
internal sealed class InputReceivers(string run, TimeProvider time, int mostKnown = 100_000)
{
    private const int MostWaitingForLife = 1_000;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly HashSet<TwinId> _known = [];
    private int _waitingForLife;

    /// <summary>Makes sure that there is somebody for each input.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="isLoading">Whether the run has no twins yet.</param>
    /// <param name="ask">Asks a twin; fails where there is none.</param>
    /// <exception cref="InputRefusedException">The run is getting ready, and too many reports wait for it.</exception>
    public async Task Require(IReadOnlyList<Event> inputs, Func<bool> isLoading, Func<TwinId, Task> ask)
    {
        foreach (var to in inputs.Select(input => input.To).Distinct().Where(to => !_known.Contains(to)))
        {
            await Opened(isLoading);
            await ask(to);
            if (_known.Count >= mostKnown) _known.Clear();
            _known.Add(to);
        }
    }

    // While the run loads, reports wait for it, but not without end: their senders are told.
    private async Task Opened(Func<bool> isLoading)
    {
        if (!isLoading()) return;
        if (_waitingForLife >= MostWaitingForLife) throw new InputRefusedException($"Run {run} is getting ready and more than {MostWaitingForLife} reports wait for it. Send the report again.");
        _waitingForLife++;
        try
        {
            while (isLoading()) await Task.Delay(LookAgain, time);
        }
        finally
        {
            _waitingForLife--;
        }
    }
}
