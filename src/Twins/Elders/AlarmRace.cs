using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>An alarm and the race of those who are called: command centre, guardian, officer, property guard. A mutable struct.</summary>
internal struct AlarmRace
{
    /// <summary>Whether it goes on.</summary>
    public bool IsOpen;

    /// <summary>Its incident.</summary>
    public long Incident;

    public AlarmCause Cause;

    /// <summary>The trouble it is about, 0 when there is none.</summary>
    public long Trouble;

    public SimTime Raised;

    /// <summary>Whether somebody took it up.</summary>
    public bool IsAnswered;

    /// <summary>Whether an officer is asked for: the order that does so.</summary>
    public TwinId Order;

    /// <summary>Whether the guardian is on the way.</summary>
    public bool GuardianComes;

    /// <summary>Whether the property guard was called.</summary>
    public bool GuardCalled;

    /// <summary>Whether the property guard is on the way.</summary>
    public bool GuardComes;

    /// <summary>Whether an SOS or a fall was among its causes: these are matters of minutes.</summary>
    public readonly bool IsUrgent => Cause is AlarmCause.Sos or AlarmCause.Fall;

    /// <summary>Writes its whole state.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("alarmOpen", IsOpen);
        state.Write("alarmCause", Cause);
        state.Write("incident", Incident);
        state.Write("alarmTrouble", Trouble);
        state.Write("raised", Raised);
        state.Write("alarmAnswered", IsAnswered);
        state.Write("order", Order);
        state.Write("guardianComes", GuardianComes);
        state.Write("guardCalled", GuardCalled);
        state.Write("guardComes", GuardComes);
    }
}
