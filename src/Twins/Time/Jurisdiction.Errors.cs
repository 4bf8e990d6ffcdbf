namespace Liandong.Twins.Time;

/// <content>What is said when a rule of the engine is broken.</content>
public sealed partial class Jurisdiction
{
    private string Span => _ended ? "the finish" : _spanEnd == SimTime.Start ? "the beginning" : $"the {_linkDelay} from {_spanEnd - _linkDelay}";

    private string Missing(TwinId to) => (uint)to.Index < (uint)TwinCount
        ? $"the twin with that index is {_twins[to.Index].Id}, a {_twins[to.Index].GetType().Name}."
        : $"there is no twin {to.Index} in jurisdiction {Index}; it has {TwinCount}.";

    private EngineRuleException TooLate(TwinId to, SimDuration delay) => Broken(EngineRule.Latest, $"an event for {to} was sent with a delay of {delay}; nothing can be due after {SimTime.Latest}.");

    // Whoever sent most of it is named; of equals the one with the least id.
    private EngineRuleException TooMuchWaits(SimTime start)
    {
        var sent = new SortedDictionary<TwinId, int>();
        _queue.Visit(waiting => sent[waiting.Sender] = sent.GetValueOrDefault(waiting.Sender) + 1);
        var busiest = sent.MaxBy(pair => pair.Value);
        return new EngineRuleException(EngineRule.QueueLength, busiest.Key, "The sender", Index, start, $"{_queue.Count} events wait in jurisdiction {Index}, {busiest.Value} of them from this sender; its limit is {_limits.QueueLength}.");
    }

    private EngineRuleException Broken(EngineRule rule, string detail, Exception? inner = null) =>
        new(rule, _acting?.Id ?? TwinId.None, _acting?.GetType().Name ?? "The engine", Index, Now, detail, inner);
}
