namespace Liandong.Twins;

/// <content>Messages about a burst water main, those who are without water and their calls, and of the renewal of old estates: 200 to 209.</content>
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

    /// <summary>CommandCenter → RenewalOffice: standing water was filed or merged. Stamp channel, A request (0 for none), C incident.</summary>
    public const ushort PondingFiled = 205;

    /// <summary>CommandCenter → RenewalOffice: the order about standing water is closed. C incident.</summary>
    public const ushort PondingClosed = 206;

    /// <summary>RenewalOffice → GridCell: new drains and inlets. Stamp capacity left when all inlets are blocked, per mille; A low point index, B µm of rain an hour over the catchment, C cost in 10,000 yuan.</summary>
    public const ushort RenewDrainage = 207;
}
