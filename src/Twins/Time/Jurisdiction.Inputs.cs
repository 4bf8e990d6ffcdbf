namespace Liandong.Twins.Time;

/// <content>What comes from outside: mail, and inputs that are known before the run, which a recorded feed brings.</content>
public sealed partial class Jurisdiction
{
    private ReadOnlyMemory<Event> _inputs;
    private int _inputsTaken;
    private int _inputsInSpan;

    /// <summary>
    /// Inputs to come, before the run begins. They stay where they are and enter the queue span by span, so that a long recording is
    /// held once. Each one that is handled takes part in the digest.
    /// </summary>
    /// <param name="inputs">In the order of their keys, each for a twin of this jurisdiction.</param>
    /// <exception cref="ArgumentException">They are out of order, not inputs, or of another jurisdiction.</exception>
    public void Follow(ReadOnlyMemory<Event> inputs)
    {
        var all = inputs.Span;
        for (var i = 0; i < all.Length; i++)
        {
            if ((all[i].Source & Event.FromTwin) != 0 || all[i].Jurisdiction != Index) throw new ArgumentException($"Input {i} for {all[i].To} is no input of jurisdiction {Index}.", nameof(inputs));
            if (i > 0 && !all[i - 1].Precedes(in all[i])) throw new ArgumentException($"Input {i} for {all[i].To} at {all[i].At} does not come after the one before it.", nameof(inputs));
        }

        (_inputs, _inputsTaken) = (inputs, 0);
    }

    /// <summary>
    /// Takes one mail or input into the queue, at a barrier. What was delivered and handled before is in the past by then, so
    /// an event that comes twice is found: now, or in the queue beside its equal.
    /// </summary>
    /// <exception cref="EngineRuleException">It is due in the past or after <see cref="SimTime.Latest"/>, or comes from this jurisdiction itself.</exception>
    public void Deliver(in Event delivered)
    {
        var sender = delivered.Sender;
        if (delivered.At < _reached) throw new EngineRuleException(EngineRule.Past, sender, "The sender", Index, delivered.At, $"an event for {delivered.To} came after {_reached}: too late, or for a second time.");
        if (delivered.At > SimTime.Latest) throw new EngineRuleException(EngineRule.Latest, sender, "The sender", Index, delivered.At, $"an event for {delivered.To} came; nothing can be due after {SimTime.Latest}.");
        if (sender != TwinId.None && sender.Jurisdiction == Index) throw new EngineRuleException(EngineRule.Key, sender, "The sender", Index, delivered.At, $"an event for {delivered.To} came as mail from its own jurisdiction.");
        _deliveredInSpan++;
        _queue.Add(in delivered);
    }

    private SimTime NextInput => _inputsTaken < _inputs.Length ? _inputs.Span[_inputsTaken].At : SimTime.Never;

    private void TakeInputs()
    {
        for (var all = _inputs.Span; _inputsTaken < all.Length && all[_inputsTaken].At < _spanEnd; _inputsTaken++) _queue.Add(in all[_inputsTaken]);
    }

    private void TakeNote(in Event input)
    {
        if (_inputsInSpan++ >= _limits.InputsPerSpan) throw Broken(EngineRule.InputsPerSpan, $"more than {_limits.InputsPerSpan} inputs in {Span}.");
        input.AddTo(_digest);
    }

    private void AddInputsLeft(DigestChain chain)
    {
        foreach (ref readonly var left in _inputs.Span[_inputsTaken..]) left.AddTo(chain);
    }
}
