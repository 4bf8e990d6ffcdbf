namespace Liandong.Twins;

/// <content>Messages about a burst water main, those who are without water and their calls: 200 to 209.</content>
public static partial class MessageKind
{
    /// <summary>Hotline → the homes that called: what became of the call. Stamp <see cref="Hotline.CallEnd"/>, A request.</summary>
    public const ushort CallEnded = 200;

    /// <summary>WaterMain → Hotline and CommandCenter: requests about this matter from this cell have a known cause. Stamp matter | <see cref="Hotline.KnownCauseFlags"/> &lt;&lt; 16, A cell, B incident of the main order.</summary>
    public const ushort KnownCause = 201;

    /// <summary>WaterMain → DryHomes: Stamp 0 the water is gone, 1 it is back.</summary>
    public const ushort Supply = 202;

    /// <summary>WaterMain → DryHomes: the company's text message. B when water is expected, in ms.</summary>
    public const ushort OutageNotice = 203;

    /// <summary>DryHomes → WaterMain: the command centre has filed the first complaint from here. A the cell.</summary>
    public const ushort DryHomesFiled = 204;
}
