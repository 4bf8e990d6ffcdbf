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

    /// <summary>What trouble that is.</summary>
    public Trouble What;

    public SimTime Raised;

    /// <summary>Whether somebody took it up.</summary>
    public bool IsAnswered;

    /// <summary>Whether the officers were told at once.</summary>
    public bool OfficerTold;

    /// <summary>The officer who set out on being told.</summary>
    public TwinId Officer;

    /// <summary>How many things waited at the desk for each of its seats when it filed the order, in per mille.</summary>
    public int DeskLine;

    /// <summary>The order that the centre filed.</summary>
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
        state.Write("alarmTroubleIs", What);
        state.Write("raised", Raised);
        state.Write("alarmAnswered", IsAnswered);
        state.Write("order", Order);
        state.Write("officerTold", OfficerTold);
        state.Write("officerComes", Officer);
        state.Write("deskLinePerMille", DeskLine);
        state.Write("guardianComes", GuardianComes);
        state.Write("guardCalled", GuardCalled);
        state.Write("guardComes", GuardComes);
    }
}
