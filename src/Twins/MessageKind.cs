namespace Liandong.Twins;

/// <summary>
/// What an event between twins of the city says. Each line: sender → receiver; Stamp, A, B, C.
/// Numbers are part of the journal and of checkpoints: never reused.
/// </summary>
public static class MessageKind
{
    /// <summary>A twin's own wake-up; Stamp says which one, each twin numbers its own.</summary>
    public const ushort Wake = 1;

    /// <summary>TownLife or GridCell → Hotline: a citizen's request. Stamp matter | channel &lt;&lt; 16, A request, B cell, C incident.</summary>
    public const ushort Request = 2;

    /// <summary>Hotline, TownLife or Sensor → CommandCenter: please file. Stamp matter | channel &lt;&lt; 16, A request (0 for none), B cell, C incident.</summary>
    public const ushort File = 3;

    /// <summary>CommandCenter → Team: a job. Stamp matter | priority &lt;&lt; 16, A order, B cell, C low point index + 1 (0 for none).</summary>
    public const ushort Job = 4;

    /// <summary>Team → Officer, Enforcer, Squad or Crew: go. Stamp matter, A order, B cell, C low point index + 1.</summary>
    public const ushort Go = 5;

    /// <summary>Unit or desk → Order: it was accepted. A the unit.</summary>
    public const ushort Accepted = 6;

    /// <summary>Unit → Order: arrived. A the unit.</summary>
    public const ushort OnScene = 7;

    /// <summary>Unit or desk → Order: the work is done. A the unit.</summary>
    public const ushort Handled = 8;

    /// <summary>Unit or desk → Order: not ours. A the unit.</summary>
    public const ushort Refused = 9;

    /// <summary>Unit → Team: free again. A where it stands (cell).</summary>
    public const ushort Freed = 10;

    /// <summary>Crew → GridCell: at the low point, inlets cleared. A the crew, B low point index.</summary>
    public const ushort ClearInlets = 40;

    /// <summary>Crew → GridCell: run this pump. A the crew, B low point index, C cubic metres an hour; 0 takes it away.</summary>
    public const ushort Pump = 41;

    /// <summary>GridCell → Crew: the water is below 50 mm and no rain is expected to bring it back. A low point index.</summary>
    public const ushort Drained = 42;

    /// <summary>GridCell → Sensor: the true depth at its low point. A depth in mm.</summary>
    public const ushort Depth = 43;

    /// <summary>GridCell → GridCell: overflow from an upper low point. A low point index, B cubic millimetres.</summary>
    public const ushort Overflow = 44;

    /// <summary>GridCell → TownLife: a low point stands under water where people pass. Stamp level, A low point index, B depth in mm.</summary>
    public const ushort PondingSeen = 45;

    /// <summary>Sensor → CommandCenter: a rainstorm warning's threshold is newly reached. Rain in µm: A in 3 h, B in 6 h, C in 12 h.</summary>
    public const ushort RainReport = 46;
}
