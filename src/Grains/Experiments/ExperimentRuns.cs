using Liandong.Grains.Runs;

namespace Liandong.Grains.Experiments;

/// <summary>
/// Which runs of an experiment are made, are being made by whom, and wait. Kept in memory alone: what is made is found in the store again, and silos tell what they are making.
/// </summary>
/// <param name="time">The clock by which a silo falls silent.</param>
internal sealed class ExperimentRuns(TimeProvider time)
{
    /// <summary>A silo that says nothing for so long is not waited for: it reports every few seconds.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>A run with which so many silos were lost is not given to another one.</summary>
    public const int MostLosses = 5;

    /// <summary>Of so many that failed the reason is kept: where more do, it is the same one.</summary>
    public const int MostReasons = 100;

    private readonly List<WantedRun> _runs = [];
    private readonly Dictionary<WantedRun, int> _places = [];
    private readonly List<Standing> _standing = [];
    private readonly Dictionary<string, int> _definitions = new(StringComparer.Ordinal);
    private readonly List<int> _ofDefinition = [];
    private readonly PriorityQueue<int, (int Number, int Definition)> _waiting = new();
    private readonly List<(int Number, int Definition)> _order = [];
    private readonly Dictionary<SiloAddress, Silo> _silos = [];
    private readonly Dictionary<int, RunFailure> _failures = [];
    private readonly Dictionary<int, int> _losses = [];
    private readonly List<WantedRun> _made = [];
    // Of definitions of which some silo cannot make runs: why, and when one was heard of last that can, or the first that cannot.
    private readonly Dictionary<int, (RunFailure Why, long FitHeard)> _unfit = [];
    private int _failed;

    private enum Standing : byte
    {
        Waiting,
        UnderWay,
        Made,
        Failed,
    }

    /// <summary>How many are wanted.</summary>
    public int Count => _runs.Count;

    /// <summary>How often one was given to a silo.</summary>
    public int Given { get; private set; }

    /// <summary>Those that are made, in the order in which that was heard.</summary>
    public IReadOnlyList<WantedRun> Made => _made;

    /// <summary>Those that failed, the first ones.</summary>
    public IEnumerable<FailedRun> Failures => _failures.Select(failed => new FailedRun(_runs[failed.Key], failed.Value));

    /// <summary>Whether every run is made or has failed.</summary>
    public bool IsOver => _made.Count + _failed == _runs.Count;

    /// <summary>Wants runs of a definition; those that failed are tried again.</summary>
    public void Want(string definition, IEnumerable<long> seeds)
    {
        if (!_definitions.TryGetValue(definition, out var number))
        {
            _definitions.Add(definition, number = _definitions.Count);
            _ofDefinition.Add(0);
        }

        foreach (var seed in seeds)
        {
            var run = new WantedRun(definition, seed);
            if (_places.TryGetValue(run, out var known))
            {
                if (Recovers(known)) TryAgain(known);
                continue;
            }

            _places.Add(run, _runs.Count);
            _runs.Add(run);
            _standing.Add(Standing.Waiting);
            // The first run of each definition, then the second of each: what is there early can be compared.
            _order.Add((_ofDefinition[number]++, number));
            Wait(_runs.Count - 1);
        }
    }

    /// <summary>Whether a run is wanted already.</summary>
    public bool IsWanted(WantedRun run) => _places.ContainsKey(run);

    /// <summary>Notes that a run is made; one that is not wanted is passed over.</summary>
    public void IsMade(WantedRun run)
    {
        if (!_places.TryGetValue(run, out var place) || _standing[place] == Standing.Made) return;
        Recovers(place);
        _standing[place] = Standing.Made;
        _made.Add(run);
    }

    /// <summary>Takes a silo's report, and gives it runs.</summary>
    /// <param name="report">The report.</param>
    /// <param name="members">All silos of the cluster that are active.</param>
    public WorkOrders Report(WorkReport report, IReadOnlyCollection<SiloAddress> members)
    {
        if (!_silos.TryGetValue(report.Silo, out var silo)) _silos.Add(report.Silo, silo = new Silo());
        silo.Heard = time.GetTimestamp();
        foreach (var run in report.Made) IsMade(run);
        foreach (var failed in report.Failed) Fail(failed);
        foreach (var unfit in report.Unfit ?? []) Note(silo, unfit);
        var held = report.Held.Where(_places.ContainsKey).Select(run => _places[run]).ToHashSet();
        foreach (var place in silo.Held.Where(place => !held.Contains(place) && _standing[place] == Standing.UnderWay)) Wait(place);
        // What it was given by a grain that is lost is its own; what is made, or another one makes, it need not go on with.
        var kept = held.Where(place => _standing[place] == Standing.Waiting || (_standing[place] == Standing.UnderWay && silo.Held.Contains(place))).ToHashSet();
        foreach (var place in kept) _standing[place] = Standing.UnderWay;
        silo.Held = kept;
        FailUnfit(members);
        WantedRun[] leave = [.. report.Held.Where(run => !_places.TryGetValue(run, out var place) || !kept.Contains(place))];
        return new WorkOrders(HandOut(silo, report.Free), leave, IsOver);
    }

    /// <summary>Gives what lost silos were making to others.</summary>
    /// <param name="isGone">Whether a silo is known to be lost.</param>
    public void Lose(Func<SiloAddress, bool> isGone)
    {
        foreach (var (address, silo) in _silos.Where(silo => isGone(silo.Key) || time.GetElapsedTime(silo.Value.Heard) > Silence).ToArray())
        {
            _silos.Remove(address);
            foreach (var place in silo.Held.Where(place => _standing[place] == Standing.UnderWay)) GiveUp(place, address);
        }
    }

    /// <summary>Nobody makes anything any more.</summary>
    public void LeaveAll()
    {
        foreach (var silo in _silos.Values)
        {
            foreach (var place in silo.Held.Where(place => _standing[place] == Standing.UnderWay)) Wait(place);
        }

        _silos.Clear();
    }

    private WantedRun[] HandOut(Silo silo, int atMost)
    {
        var (given, others) = (new List<WantedRun>(), new List<int>());
        while (given.Count < atMost && _waiting.TryDequeue(out var place, out _))
        {
            // Others have become known since they were put in line.
            if (_standing[place] != Standing.Waiting) continue;
            if (silo.Unfit.Contains(_order[place].Definition))
            {
                others.Add(place);
                continue;
            }

            _standing[place] = Standing.UnderWay;
            silo.Held.Add(place);
            given.Add(_runs[place]);
        }

        foreach (var place in others) _waiting.Enqueue(place, _order[place]);
        Given += given.Count;
        return [.. given];
    }

    private void Note(Silo silo, FailedRun unfit)
    {
        if (!_definitions.TryGetValue(unfit.Run.Definition, out var definition)) return;
        silo.Unfit.Add(definition);
        _unfit[definition] = (unfit.Failure, _unfit.TryGetValue(definition, out var known) ? known.FitHeard : time.GetTimestamp());
    }

    // What nobody can make: all members say so, or whoever could would have been heard of by then.
    private void FailUnfit(IReadOnlyCollection<SiloAddress> members)
    {
        var areAllHeard = members.All(_silos.ContainsKey);
        foreach (var (definition, (why, fitHeard)) in _unfit.ToArray())
        {
            if (_silos.Values.Any(silo => !silo.Unfit.Contains(definition))) _unfit[definition] = (why, time.GetTimestamp());
            else if (areAllHeard || time.GetElapsedTime(fitHeard) > Silence) FailWaiting(definition, why);
        }
    }

    private void FailWaiting(int definition, RunFailure why)
    {
        for (var place = 0; place < _runs.Count; place++)
        {
            if (_order[place].Definition == definition && _standing[place] == Standing.Waiting) Fail(new FailedRun(_runs[place], why));
        }
    }

    private void Fail(FailedRun failed)
    {
        if (!_places.TryGetValue(failed.Run, out var place) || _standing[place] is Standing.Made or Standing.Failed) return;
        _standing[place] = Standing.Failed;
        _failed++;
        if (_failures.Count < MostReasons) _failures[place] = failed.Failure;
    }

    private bool Recovers(int place)
    {
        if (_standing[place] != Standing.Failed) return false;
        _failed--;
        _failures.Remove(place);
        return true;
    }

    private void Wait(int place)
    {
        _standing[place] = Standing.Waiting;
        _waiting.Enqueue(place, _order[place]);
    }

    private void TryAgain(int place)
    {
        foreach (var silo in _silos.Values) silo.Unfit.Remove(_order[place].Definition);
        Wait(place);
    }

    // A run that takes its silo along would take one after the other.
    private void GiveUp(int place, SiloAddress last)
    {
        _losses[place] = _losses.GetValueOrDefault(place) + 1;
        if (_losses[place] < MostLosses) Wait(place);
        else Fail(new FailedRun(_runs[place], new RunFailure { Kind = RunFailureKind.Unanswered, Text = $"{MostLosses} members were lost while they made it, the last one {last.Endpoint}.", Zh = $"先后有 {MostLosses} 个成员在进行它时失去，最后一个是 {last.Endpoint}。" }));
    }

    private sealed class Silo
    {
        public long Heard { get; set; }

        public HashSet<int> Held { get; set; } = [];

        // Definitions of which it cannot make runs.
        public HashSet<int> Unfit { get; } = [];
    }
}
