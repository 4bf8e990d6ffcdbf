using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Recording;
using Liandong.Scenarios.Yaml;
using MathNet.Numerics.Distributions;

namespace Liandong.Scenarios.Experiments.Capacity;

/// <summary>How a search stands.</summary>
/// <param name="Value">The value that is being tried.</param>
/// <param name="Runs">How its runs stand.</param>
/// <param name="Before">Runs of the values before it.</param>
public sealed record CapacityProgress(string Value, ReplicationProgress Runs, int Before);

/// <summary>
/// Finds the value at the edge of what is enough by bisection on noisy answers. A value gets runs, twice as many each time, until a one-sided Student test shows that its means
/// meet all objectives or miss one; the level of each test is the stated one divided by all looks that the search may take, at each objective (Bonferroni), so that all that is said to be
/// shown holds together with the stated confidence. It tries no more values than those looks allow for. All values have the same seeds, and the two beside the edge are judged again with as many of them as any value needed: a rare bad run
/// may not be among the first. That more of a resource never makes it worse is taken for granted.
/// </summary>
public sealed class CapacitySearch
{
    private readonly CapacityQuestion _question;
    private readonly ReplicationBook _book;
    private readonly AlternativeBuilder _builder;
    private readonly double _level;
    private readonly int _mostValues;
    private readonly List<CapacityStep> _steps = [];

    // Runs of the values beside the edge, as many times the fewest.
    private const int Confirming = 4;

    /// <param name="question">What is asked.</param>
    /// <param name="book">Where the figures of runs come from.</param>
    /// <exception cref="DefinitionException">A value cannot be run, or the objectives contradict each other.</exception>
    public CapacitySearch(CapacityQuestion question, ReplicationBook book)
    {
        (_question, _book) = (question, book);
        _builder = new AlternativeBuilder(question.Scenario, question.Set);
        RequirePossible(question);
        // The ends tell whether its values lie within what is allowed, the second one whether its steps can be written there: every other one is as fine a number.
        AlternativeAt(question, _builder, 1);
        if (Ends(question).Any(end => end.Scenario.Definition.FindsWarmUp)) throw new DefinitionException(question.Scenario, 0, "warm-up: mser-5 不能用于 capacity：范围里有的值使队列永不平稳；请写时长，如 --set warm-up=2h", "warm-up: mser-5 is not for a search, which also tries values at which queues never become steady; write a length, such as --set warm-up=2h");
        // Twice as many as bisection needs: where judging a value again turns its verdict round, it goes on behind it.
        _mostValues = 2 * (2 + Doublings(1, question.Range.Count));
        var looks = 1 + Doublings(question.FewestRuns, question.MostRuns);
        _level = (1 - question.Confidence) / (_mostValues * looks * question.Objectives.Length);
    }

    /// <summary>Searches.</summary>
    /// <param name="tell">Told how it stands.</param>
    /// <param name="stop">Leaves the runs that are under way; the others are kept.</param>
    /// <exception cref="ReplicationFailedException">A run failed.</exception>
    /// <exception cref="RecordingException">A file cannot be written, or is damaged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<CapacityAnswer> RunAsync(Action<CapacityProgress> tell, CancellationToken stop)
    {
        for (var next = ((int Place, int AtLeast)?)(_question.Range.Count - 1, _question.FewestRuns); next is { } wanted; next = Next)
        {
            var step = await Try(wanted.Place, wanted.AtLeast, tell, stop);
            _steps.RemoveAll(former => former.Place == step.Place);
            _steps.Add(step);
        }

        return Answer;
    }

    private CapacityAnswer Answer => new(_question, [.. _steps]);

    // The value that is to be tried next, and with how many runs at least; none when the edge is found, or there is none in the range.
    private (int Place, int AtLeast)? Next
    {
        get
        {
            // Not even the last value is enough, or what is asked for cannot be measured.
            if (Answer.Enough is not { } enough) return null;
            var missing = Answer.NotEnough?.Place ?? -1;
            if (_steps.Count == 1) return (0, _question.FewestRuns);
            if (enough.Place - missing > 1 && _steps.Count < _mostValues) return (missing + ((enough.Place - missing) / 2), _question.FewestRuns);
            var confirmed = Math.Min(_question.MostRuns, Math.Max(Confirming * _question.FewestRuns, _steps.Max(step => step.Runs)));
            return (CapacityStep?[])[enough, Answer.NotEnough] is var beside && beside.FirstOrDefault(step => step?.Runs < confirmed) is { } unsure ? (unsure.Place, confirmed) : null;
        }
    }

    private async Task<CapacityStep> Try(int place, int atLeast, Action<CapacityProgress> tell, CancellationToken stop)
    {
        var (alternative, value, before) = (AlternativeAt(_question, _builder, place), _question.ValueAt(place), _steps.Where(step => step.Place != place).Sum(step => step.Runs));
        for (var runs = atLeast; ; runs = Math.Min(_question.MostRuns, 2 * runs))
        {
            SeededAlternative[] wanted = [.. Enumerable.Range(0, runs).Select(number => new SeededAlternative(alternative, _question.FirstSeed + number))];
            var measured = await _book.ReadAsync(wanted, Wanted, seen => tell(new CapacityProgress(value, seen, before)), stop);
            ImmutableArray<ImmutableArray<Measurement>> byObjective = [.. _question.Objectives.Select((_, at) => measured.Select(run => run[at]).ToImmutableArray())];
            Judgement[] judged = [.. _question.Objectives.Select((objective, at) => new Judgement(objective, byObjective[at], _level))];
            if (Shown(judged, isLast: runs == _question.MostRuns) is { } verdict) return new CapacityStep(place, value, runs, verdict, [.. judged.Select(one => one.Estimate)]) { Measured = byObjective };
        }
    }

    private ImmutableArray<Measurement> Wanted(ReplicationFigures figures) => [.. _question.Objectives.Select(objective => figures.Indicators.GetValueOrDefault(objective.Indicator))];

    private static CapacityVerdict? Shown(Judgement[] judged, bool isLast) =>
        judged.Any(one => one.IsShownToMiss) ? CapacityVerdict.Misses
        : judged.Any(one => one.IsUnmeasured) ? CapacityVerdict.Unmeasured
        : judged.All(one => one.IsShownToMeet) ? CapacityVerdict.Meets
        : !isLast ? null
        : judged.All(one => one.SeemsToMeet) ? CapacityVerdict.SeemsToMeet
        : CapacityVerdict.SeemsToMiss;

    /// <summary>The first and the last value of a question's range.</summary>
    /// <exception cref="DefinitionException">One cannot be run.</exception>
    public static Alternative[] Ends(CapacityQuestion question)
    {
        var builder = new AlternativeBuilder(question.Scenario, question.Set);
        return [AlternativeAt(question, builder, 0), AlternativeAt(question, builder, question.Range.Count - 1)];
    }

    private static Alternative AlternativeAt(CapacityQuestion question, AlternativeBuilder builder, int place)
    {
        var value = question.ValueAt(place);
        return builder.Build(new AlternativeDefinition(value, new Text(value, value), [.. question.Paths.Select(path => new Definition.Override(path, value) { Option = question.IsLoad ? "--load" : "--vary" })]));
    }

    // How often one number is doubled until it is at least another.
    private static int Doublings(long from, long to)
    {
        var times = 0;
        for (; from < to; from *= 2) times++;
        return times;
    }

    private static void RequirePossible(CapacityQuestion question)
    {
        foreach (var bounds in question.Objectives.GroupBy(objective => objective.Indicator))
        {
            var (least, most) = (bounds.Where(one => one.Comparison == Comparison.AtLeast).Select(one => one.Bound), bounds.Where(one => one.Comparison == Comparison.AtMost).Select(one => one.Bound));
            if (!least.Any() || !most.Any() || least.Max() <= most.Min()) continue;
            throw new DefinitionException("--until " + bounds.Key, 0, "目标互相矛盾：下限高于上限", "the objectives contradict each other: the lower bound is above the upper one");
        }
    }

    /// <summary>What the runs of a value say of one objective.</summary>
    private sealed class Judgement
    {
        private readonly Objective _objective;
        private readonly double? _margin;
        private readonly double? _error;

        public Judgement(Objective objective, ImmutableArray<Measurement> measured, double level)
        {
            (_objective, Estimate) = (objective, Estimate.Of(measured, [objective]));
            // What is awaited counts with what it is more than: it may show a miss, and keeps from meeting.
            var least = Estimate.Of([.. measured.Select(one => one with { Value = one.Value ?? one.MoreThan })]);
            if (least.Mean is not { } mean) return;
            _margin = objective.Comparison == Comparison.AtMost ? objective.Bound - mean : mean - objective.Bound;
            // Runs that do not vary are no more certain than they are many.
            var isTooFew = least.Runs < 2 || (least.StandardDeviation == 0 && Difference.LeastPValue(least.Runs) > level);
            _error = isTooFew ? null : StudentT.InvCDF(0, 1, least.Runs - 1, 1 - level) * least.StandardDeviation / Math.Sqrt(least.Runs);
        }

        public Estimate Estimate { get; }

        public bool IsUnmeasured => Estimate is { Runs: 0, Awaited: 0 };

        // Those that had nothing to measure it by may be the worst, or the best.
        public bool IsShownToMeet => Estimate is { Awaited: 0, NotMeasured: 0 } && _margin >= _error;

        public bool IsShownToMiss => _margin < -_error && (Estimate.Awaited == 0 || _objective.Comparison == Comparison.AtMost);

        public bool SeemsToMeet => Estimate.Awaited == 0 && _margin >= 0;
    }
}
