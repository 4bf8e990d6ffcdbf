using Orleans;

namespace Liandong.Twins.Time;

/// <summary>A limit on everything a jurisdiction may hold or do, so that a runaway rule ends in a named error and not in a hang.</summary>
[GenerateSerializer, Immutable, Alias("Limits")]
public sealed record Limits
{
    /// <summary>Events a jurisdiction may handle in one window.</summary>
    [Id(0)]
    public int EventsPerWindow { get; init; } = 20_000_000;

    /// <summary>Events that may wait in one jurisdiction's queue.</summary>
    [Id(1)]
    public int QueueLength { get; init; } = 20_000_000;

    /// <summary>Mails a jurisdiction may send in one window.</summary>
    [Id(2)]
    public int MailPerWindow { get; init; } = 5_000_000;

    /// <summary>Outcomes a jurisdiction may record in one window.</summary>
    [Id(3)]
    public int OutcomesPerWindow { get; init; } = 5_000_000;

    /// <summary>Inputs that may enter a jurisdiction in one window.</summary>
    [Id(4)]
    public int InputsPerWindow { get; init; } = 1_000_000;
}

/// <summary>Which rule of the engine was broken.</summary>
public enum EngineRule
{
    /// <summary>More events in a window than <see cref="Limits.EventsPerWindow"/>.</summary>
    EventsPerWindow = 1,

    /// <summary>A queue longer than <see cref="Limits.QueueLength"/>.</summary>
    QueueLength = 2,

    /// <summary>More mail in a window than <see cref="Limits.MailPerWindow"/>.</summary>
    MailPerWindow = 3,

    /// <summary>More outcomes in a window than <see cref="Limits.OutcomesPerWindow"/>.</summary>
    OutcomesPerWindow = 4,

    /// <summary>More inputs in a window than <see cref="Limits.InputsPerWindow"/>.</summary>
    InputsPerWindow = 5,

    /// <summary>Mail due earlier than the link delay allows.</summary>
    LinkDelay = 6,

    /// <summary>An event for the past.</summary>
    Past = 7,

    /// <summary>A message to a twin or jurisdiction that does not exist.</summary>
    Address = 8,

    /// <summary>A rule threw.</summary>
    Rule = 9,
}

/// <summary>A twin broke a rule of the engine: names the rule, the twin, the time and the figures.</summary>
public sealed class EngineRuleException(EngineRule rule, TwinId twin, string who, SimTime time, string detail, Exception? inner = null)
    : Exception($"{who} ({twin}) broke the engine's rule '{rule}' at {time}: {detail}", inner)
{
    /// <summary>The rule.</summary>
    public EngineRule Rule { get; } = rule;

    /// <summary>The twin that broke it.</summary>
    public TwinId Twin { get; } = twin;

    /// <summary>When.</summary>
    public SimTime Time { get; } = time;
}
