namespace Liandong.Twins;

/// <summary>
/// What an event between twins of the city says. Each line: sender → receiver; Stamp, A, B, C.
/// Numbers are part of the journal and of checkpoints: never reused.
/// </summary>
public static partial class MessageKind
{
    /// <summary>A twin's own wake-up; Stamp says which one, each twin numbers its own.</summary>
    public const ushort Wake = 1;

    /// <summary>TownLife or GridCell → Hotline: a citizen's request. Stamp matter | channel &lt;&lt; 16, A request, B cell, C incident.</summary>
    public const ushort Request = 2;

    /// <summary>Hotline, TownLife or Sensor → CommandCenter: please file. Stamp matter | channel &lt;&lt; 16, A request (0 for none), B cell, C incident, D when it reached the hotline (0 for now).</summary>
    public const ushort File = 3;

    /// <summary>Order → Team or Department, or a Unit that just left → Team: a job. Stamp <see cref="Orders.JobStamp"/>, A order, B cell, C incident.</summary>
    public const ushort Job = 4;

    /// <summary>Team → Officer, Enforcer, Squad or Crew: go. Stamp <see cref="Orders.JobStamp"/>, A order, B cell, C incident.</summary>
    public const ushort Go = 5;

    /// <summary>Unit or desk → Order: it was accepted. Stamp the job's, A the unit.</summary>
    public const ushort Accepted = 6;

    /// <summary>Unit → Order: arrived. A the unit.</summary>
    public const ushort OnScene = 7;

    /// <summary>Unit or desk → Order: the work is done. Stamp the job's, A the unit.</summary>
    public const ushort Handled = 8;

    /// <summary>Unit or desk → Order: not ours. A the unit.</summary>
    public const ushort Refused = 9;

    /// <summary>Unit → Team: free again. A, B where it stands (mm east, mm north).</summary>
    public const ushort Freed = 10;

    /// <summary>CommandCenter → Order: dispatch. Stamp 1 when a consultation decided it, A lead department, B how many helpers.</summary>
    public const ushort Dispatch = 11;

    /// <summary>CommandCenter → Order: another request about the same. Stamp channel, A request, B matter, C incident, D when it was reported.</summary>
    public const ushort Merge = 12;

    /// <summary>Order → CommandCenter: please check the work. Stamp how many times it was checked, A order, B matter, C incident.</summary>
    public const ushort Verify = 13;

    /// <summary>CommandCenter → Order: the check's verdict. Stamp 1 passed, 0 failed.</summary>
    public const ushort Verdict = 14;

    /// <summary>Order → CommandCenter: the executor returned it. Stamp how often, A order, B matter, C incident.</summary>
    public const ushort Returned = 15;

    /// <summary>Order → CommandCenter of a higher tier: see to this. Stamp priority, A order, C incident.</summary>
    public const ushort Escalated = 16;

    /// <summary>CommandCenter → Order, and Order or CommandCenter → whoever it waits for: before others. A order.</summary>
    public const ushort Urge = 17;

    /// <summary>CommandCenter, or Order that was raised → CommandCenter of the county: convene a consultation. Stamp matter, A order, B how often it was returned, C incident.</summary>
    public const ushort Convene = 18;

    /// <summary>CommandCenter → Resident: take part. Stamp matter, A order, C incident.</summary>
    public const ushort Ask = 19;

    /// <summary>Resident → CommandCenter: the department's word. A order.</summary>
    public const ushort Reply = 20;

    // 21 is retired.

    /// <summary>Order → Hotline: call this person back. Stamp lead department, A request, B order, C chance of being satisfied in per mille.</summary>
    public const ushort CallBack = 22;

    /// <summary>Order → TownLife: the incident is gone. C incident.</summary>
    public const ushort Resolved = 23;

    /// <summary>Unit → Team: on shift. A, B where it stands (mm east, mm north).</summary>
    public const ushort Available = 24;

    /// <summary>Unit → Team: off shift.</summary>
    public const ushort Unavailable = 25;

    /// <summary>Order → CommandCenter that filed it: closed. Stamp matter, A order, B cell, C incident.</summary>
    public const ushort Closed = 26;

    /// <summary>Department → Order: more time, please. A how much, in ms.</summary>
    public const ushort Defer = 27;

    /// <summary>CommandCenter → Team → Crew: stand by for rain, or no more. Stamp the warning's level, 0 when it is lifted.</summary>
    public const ushort StandBy = 28;

    /// <summary>Team → Team of the next county: have you a free unit near? As a <see cref="Job"/>.</summary>
    public const ushort AskAid = 29;

    /// <summary>Team → Team that asked first: nobody has. As a <see cref="Job"/>.</summary>
    public const ushort NoAid = 30;

    /// <summary>CommandCenter → Team → Crew: wait at this cell for what is expected there. A cell.</summary>
    public const ushort Post = 31;

    /// <summary>Crew → GridCell: at the low point, inlets cleared. A the crew, B low point index.</summary>
    public const ushort ClearInlets = 40;

    /// <summary>Crew → GridCell: run this pump. A the crew, B low point index, C cubic metres an hour; 0 takes it away.</summary>
    public const ushort Pump = 41;

    /// <summary>GridCell → Crew: it has cleared the inlets, the water is below 50 mm and no rain is expected to bring it back. A low point index.</summary>
    public const ushort Drained = 42;

    /// <summary>GridCell → Sensor: the true depth at its low point. A depth in mm, B which flood of the low point it is (<see cref="Cells.PondingIncident"/>).</summary>
    public const ushort Depth = 43;

    /// <summary>GridCell → GridCell: overflow from an upper low point. A low point index, B cubic millimetres.</summary>
    public const ushort Overflow = 44;

    /// <summary>GridCell → TownLife: a low point stands under water where people pass. Stamp level, A which sighting of this flood it is, counted from 0, B depth in mm, C incident.</summary>
    public const ushort PondingSeen = 45;

    /// <summary>Sensor (rain gauge) → CommandCenter: a warning threshold is newly reached, or was an hour of rain ago and still is. A 3 h sum, B 6 h sum, C 12 h sum, in micrometres.</summary>
    public const ushort RainReport = 46;
}
