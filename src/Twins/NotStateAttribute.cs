namespace Liandong.Twins;

/// <summary>
/// Says of a field that changes during a run that <see cref="Time.Twin.WriteState"/> need not write it, and why: what it holds follows from
/// what is written. Every other such field of a twin must be, which the tests check, field by field.
/// </summary>
/// <param name="reason">What it follows from.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class NotStateAttribute(string reason) : Attribute
{
    /// <summary>What it follows from.</summary>
    public string Reason { get; } = reason;
}
