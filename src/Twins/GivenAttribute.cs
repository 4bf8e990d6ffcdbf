namespace Liandong.Twins;

/// <summary>
/// Says of a class that is not immutable by its type that its objects are given all the same: settled before the run begins, shared by
/// twins and never state. A checkpoint does not hold what is given; it refers to it.
/// </summary>
/// <param name="reason">Why nothing of it changes during a run.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GivenAttribute(string reason) : Attribute
{
    /// <summary>Why nothing of it changes during a run.</summary>
    public string Reason { get; } = reason;
}
