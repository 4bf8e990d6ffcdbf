namespace Liandong.Twins;

/// <summary>A rule of the repository's own tests.</summary>
public enum RepositoryRule
{
    /// <summary>A file has at most 300 lines.</summary>
    FileLength,

    /// <summary>A method has at most 60 lines.</summary>
    MethodLength,
}

/// <summary>Exempts a type or a method from a rule that the repository's tests check, with the reason, so that exemptions can be counted.</summary>
/// <param name="rule">The rule.</param>
/// <param name="reason">Why it does more good than harm here.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method | AttributeTargets.Constructor)]
public sealed class ExemptFromAttribute(RepositoryRule rule, string reason) : Attribute
{
    /// <summary>The rule.</summary>
    public RepositoryRule Rule { get; } = rule;

    /// <summary>Why it does more good than harm here.</summary>
    public string Reason { get; } = reason;
}
