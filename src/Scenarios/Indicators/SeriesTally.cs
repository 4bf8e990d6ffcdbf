using System.Collections.Immutable;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>Requests and orders over time, from the run's start, warm-up included.</summary>
/// <param name="Step">Length of a step: an hour up to 14 days, a day beyond.</param>
/// <param name="Requests">Made in the step.</param>
/// <param name="Opened">By tier (city, county, town): filed in the step.</param>
/// <param name="Closed">By tier: closed in the step.</param>
/// <param name="Backlog">By tier: open at the step's end.</param>
public sealed record OrderSeries(SimDuration Step, ImmutableArray<long> Requests, ImmutableArray<ImmutableArray<long>> Opened, ImmutableArray<ImmutableArray<long>> Closed, ImmutableArray<ImmutableArray<long>> Backlog);

/// <summary>How many orders are open at the end of each step, the warm-up's included.</summary>
/// <param name="Step">Length of a step, as for <see cref="FloodSeries"/>.</param>
/// <param name="Open">By step.</param>
public sealed record OpenOrderSeries(SimDuration Step, ImmutableArray<long> Open);

/// <summary>Counts by step.</summary>
internal sealed class SeriesTally
{
    private static readonly SimDuration Fortnight = SimDuration.FromDays(14);

    private readonly SimDuration _step;
    private readonly long[] _requests;
    private readonly long[][] _opened;
    private readonly long[][] _closed;
    private readonly SimDuration _fineStep;
    private readonly long[] _more;

    public SeriesTally(RunSpan span)
    {
        _step = span.Duration <= Fortnight ? SimDuration.FromHours(1) : SimDuration.FromDays(1);
        var steps = (int)((span.Duration.Milliseconds + _step.Milliseconds - 1) / _step.Milliseconds);
        _requests = new long[steps];
        _opened = ByTier(steps);
        _closed = ByTier(steps);
        _fineStep = FloodSeries.StepOf(span.Duration);
        _more = new long[(int)((span.Duration.Milliseconds + _fineStep.Milliseconds - 1) / _fineStep.Milliseconds)];
    }

    public void RequestMade(SimTime at) => _requests[Step(at)]++;

    public void OrderOpened(SimTime at, Tier tier)
    {
        _opened[(int)tier][Step(at)]++;
        _more[FineStep(at)]++;
    }

    public void OrderClosed(SimTime at, Tier tier)
    {
        _closed[(int)tier][Step(at)]++;
        _more[FineStep(at)]--;
    }

    public OpenOrderSeries Open()
    {
        var open = 0L;
        return new(_fineStep, [.. _more.Select(more => open += more)]);
    }

    public OrderSeries Complete() => new(_step, [.. _requests], Immutable(_opened), Immutable(_closed), Immutable([.. _opened.Zip(_closed, Backlog)]));

    private static long[][] ByTier(int steps) => [.. Enumerable.Range(0, 3).Select(_ => new long[steps])];

    private static ImmutableArray<ImmutableArray<long>> Immutable(long[][] series) => [.. series.Select(values => values.ToImmutableArray())];

    private static long[] Backlog(long[] opened, long[] ended)
    {
        var open = 0L;
        return [.. opened.Zip(ended, (more, less) => open += more - less)];
    }

    // What happens at the very end of the run belongs to the last step.
    private int FineStep(SimTime at) => (int)Math.Min(at.Milliseconds / _fineStep.Milliseconds, _more.Length - 1);

    private int Step(SimTime at) => (int)Math.Min(at.Milliseconds / _step.Milliseconds, _requests.Length - 1);
}
