using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Hotline;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>Requests, the hotline's answers and the merging of repeats.</summary>
internal sealed class RequestTally(CityDefinition city, RunSpan span)
{
    private const long FifteenSeconds = 15_000;

    private readonly long[] _kinds = new long[IndicatorTable.RequestKinds.Length];
    private readonly long[] _channels = new long[IndicatorTable.Channels.Length];
    private readonly HashSet<long> _beforeWarmUp = [];
    private readonly Samples _waits = new();
    private long _requests;
    private long _answeredDirectly;
    private long _answeredIn15Seconds;
    private long _abandoned;
    private long _blocked;
    private long _merged;
    private long _mergedRightly;

    /// <summary>Requests in the measured time.</summary>
    public long Requests => _requests;

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.RequestMade when outcome.At < SimTime.Start + span.WarmUp:
                _beforeWarmUp.Add(outcome.A);
                break;
            case OutcomeKind.RequestMade:
                _requests++;
                _channels[outcome.Code]++;
                _kinds[(int)city.Matters[(int)outcome.C].Asks]++;
                break;
            case var _ when _beforeWarmUp.Contains(outcome.A):
                break;
            case OutcomeKind.RequestAnswered when outcome.Code == (int)Channel.Phone:
                _waits.Add(outcome.B);
                if (outcome.B <= FifteenSeconds) _answeredIn15Seconds++;
                break;
            case OutcomeKind.CallAbandoned:
                _abandoned++;
                break;
            case OutcomeKind.CallBlocked:
                _blocked++;
                break;
            case OutcomeKind.AnsweredDirectly:
                _answeredDirectly++;
                break;
            case OutcomeKind.RequestMerged when outcome.Code >= 0:
                _merged++;
                if (outcome.Code == 1) _mergedRightly++;
                break;
        }
    }

    /// <param name="values">Receives the indicators.</param>
    /// <param name="duplicates">Orders filed about an incident that already had an open one: repeats that were missed.</param>
    public void Report(IndicatorValues values, long duplicates)
    {
        values.Set("requests.count", _requests);
        values.Set("requests.per-day", _requests / span.MeasuredDays);
        for (var i = 0; i < _kinds.Length; i++) values.SetShare("requests.share." + IndicatorTable.RequestKinds[i].Name, _kinds[i], _requests);
        for (var i = 0; i < _channels.Length; i++) values.Set("requests.channel." + IndicatorTable.Channels[i].Name, _channels[i]);
        values.SetShare("requests.direct-answer.share", _answeredDirectly, _requests);
        var calls = _waits.Count + _abandoned + _blocked;
        values.Set("hotline.calls", calls);
        values.SetShare("hotline.answered-15s.share", _answeredIn15Seconds, calls);
        values.Set("hotline.wait.mean", _waits.Mean, _waits.Count);
        values.Set("hotline.wait.p95", _waits.Quantile(95), _waits.Count);
        values.SetShare("hotline.abandoned.share", _abandoned, calls);
        values.SetShare("hotline.blocked.share", _blocked, calls);
        values.SetShare("merge.precision", _mergedRightly, _merged);
        values.SetShare("merge.recall", _mergedRightly, _mergedRightly + duplicates);
    }
}
