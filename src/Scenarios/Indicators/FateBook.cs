using Liandong.Scenarios.City;
using Liandong.Twins;
using Liandong.Twins.Orders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Indicators;

/// <summary>
/// The requests and the finds of towns that have no fate yet. Each is made once and ends once: answered, hung up, without a line, filed, merged,
/// or on a desk when the run ended. What was sent less than the link's delay before the end was in the mail; whatever else is left is unaccounted.
/// </summary>
internal sealed class FateBook(CityDefinition city, RunSpan span)
{
    // By request: when it was last sent on. By incident that officers, sensors or systems found: when it was filed.
    private readonly Dictionary<long, long> _requests = [];
    private readonly Dictionary<long, long> _finds = [];
    private long _brokenRequests;

    public void Add(in Outcome outcome)
    {
        switch ((OutcomeKind)outcome.Kind)
        {
            case OutcomeKind.IncidentHappened when outcome.C == 0:
                _finds.Add(outcome.A, outcome.Time);
                break;
            case OutcomeKind.RequestMade:
                if (!_requests.TryAdd(outcome.A, outcome.Time)) _brokenRequests++;
                break;
            case OutcomeKind.RequestAnswered:
                if (_requests.ContainsKey(outcome.A)) _requests[outcome.A] = outcome.Time + outcome.C;
                break;
            case OutcomeKind.AnsweredDirectly or OutcomeKind.RecordingHeard or OutcomeKind.CallAbandoned or OutcomeKind.CallBlocked or OutcomeKind.RequestMerged:
                End(outcome.A);
                break;
            // The order was closed when it came: it is on its way back to be filed anew.
            case OutcomeKind.CommandRefused when outcome.Code % 256 == (int)OrderCommand.Merge:
                if (outcome.A == 0) _finds[outcome.B] = outcome.Time;
                else _requests[outcome.A] = outcome.Time;
                break;
            case OutcomeKind.OrderFiled when outcome.A == 0:
                _finds.Remove(outcome.D);
                break;
            case OutcomeKind.OrderFiled:
                End(outcome.A);
                break;
            case OutcomeKind.FindMerged:
                _finds.Remove(outcome.A);
                break;
            case OutcomeKind.RequestOpenAtEnd when outcome.A == 0:
                _finds.Remove(outcome.B);
                break;
            case OutcomeKind.RequestOpenAtEnd:
                End(outcome.A);
                break;
        }
    }

    public void Report(IndicatorValues values)
    {
        values.Set("requests.unaccounted", _brokenRequests + Lost(_requests));
        values.Set("finds.unaccounted", Lost(_finds));
    }

    private void End(long request)
    {
        if (!_requests.Remove(request)) _brokenRequests++;
    }

    private long Lost(Dictionary<long, long> open)
    {
        var inTheMail = span.Duration.Milliseconds - city.LinkDelay.Milliseconds;
        return open.Values.LongCount(sent => sent < inTheMail);
    }
}
