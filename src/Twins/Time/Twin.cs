namespace Liandong.Twins.Time;

/// <summary>
/// One entity of the city (孪生体) with identity, state and rules. It is stepped by its jurisdiction, one event at a time,
/// and reaches others by messages only.
/// </summary>
public abstract class Twin
{
    /// <summary>Given when the twin joins its jurisdiction; never changes.</summary>
    public TwinId Id { get; internal set; }

    /// <summary>How many events this twin has sent: the number in the next one's key.</summary>
    internal uint Sent { get; set; }

    /// <summary>What the twin is (<see cref="TwinId.Kind"/>); a model numbers its kinds from 1 to 127.</summary>
    public abstract byte Kind { get; }

    /// <summary>Asks for the twin's first wake-ups; called once when the run begins or when the twin joins a running one.</summary>
    public abstract void Begin(Jurisdiction here);

    /// <summary>Answers one event.</summary>
    public abstract void Handle(in Event received, Jurisdiction here);

    /// <summary>Leaves behind what is still open; called once when the run ends. Nothing can be sent any more.</summary>
    public virtual void Finish(Jurisdiction here)
    {
    }

    /// <summary>Writes the whole state: one writer serves the digest and whoever asks. A checkpoint keeps the twin by its fields.</summary>
    public abstract void WriteState(StateWriter state);
}
