namespace Liandong.Twins.Time;

/// <summary>Which rule of the engine was broken.</summary>
public enum EngineRule
{
    /// <summary>More events in a span than <see cref="Limits.EventsPerSpan"/>.</summary>
    EventsPerSpan = 1,

    /// <summary>A queue longer than <see cref="Limits.QueueLength"/>.</summary>
    QueueLength = 2,

    /// <summary>More mail in a span than <see cref="Limits.MailPerSpan"/>.</summary>
    MailPerSpan = 3,

    /// <summary>More outcomes in a span than <see cref="Limits.OutcomesPerSpan"/>.</summary>
    OutcomesPerSpan = 4,

    /// <summary>More inputs in a span than <see cref="Limits.InputsPerSpan"/>.</summary>
    InputsPerSpan = 5,

    /// <summary>Mail due earlier than the link delay allows.</summary>
    LinkDelay = 6,

    /// <summary>An event for the past, or after the run's end.</summary>
    Past = 7,

    /// <summary>A message to a twin or jurisdiction that does not exist, or to a twin of another kind.</summary>
    Address = 8,

    /// <summary>A rule threw.</summary>
    Rule = 9,

    /// <summary>An event due after <see cref="SimTime.Latest"/>.</summary>
    Latest = 10,

    /// <summary>More twins than <see cref="Limits.Twins"/>.</summary>
    Twins = 11,

    /// <summary>Twins joining from the beginning of twins deeper than <see cref="Limits.JoinDepth"/>.</summary>
    JoinDepth = 12,

    /// <summary>Two events of one key.</summary>
    Key = 13,
}

/// <summary>
/// A twin broke a rule of the engine: names the rule, the twin, the time and the figures. Of several in a run the one with the
/// least time, then the least jurisdiction, is told: it is the same in any partitions and windows.
/// </summary>
/// <param name="rule">The rule.</param>
/// <param name="twin">Who broke it.</param>
/// <param name="who">What to call it.</param>
/// <param name="jurisdiction">Where it showed: the receiver's jurisdiction for mail, the twin's own otherwise.</param>
/// <param name="time">When it showed.</param>
/// <param name="detail">The figures.</param>
/// <param name="inner">What a rule threw.</param>
public sealed class EngineRuleException(EngineRule rule, TwinId twin, string who, int jurisdiction, SimTime time, string detail, Exception? inner = null)
    : Exception($"{who} ({twin}) broke the engine's rule '{rule}' at {time}: {detail}", inner)
{
    /// <summary>The rule.</summary>
    public EngineRule Rule { get; } = rule;

    /// <summary>The twin that broke it.</summary>
    public TwinId Twin { get; } = twin;

    /// <summary>Where it showed: the receiver's jurisdiction for mail, the twin's own otherwise.</summary>
    public int Jurisdiction { get; } = jurisdiction;

    /// <summary>When it showed.</summary>
    public SimTime Time { get; } = time;
}
