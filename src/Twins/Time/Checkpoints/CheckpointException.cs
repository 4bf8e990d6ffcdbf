namespace Liandong.Twins.Time.Checkpoints;

/// <summary>A jurisdiction cannot be captured, or what was captured does not fit the jurisdiction that shall go on from it. Says what and where.</summary>
public sealed class CheckpointException : Exception
{
    /// <param name="message">What does not fit, and where.</param>
    public CheckpointException(string message)
        : base(message)
    {
    }
}
