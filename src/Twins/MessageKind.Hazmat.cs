namespace Liandong.Twins;

/// <summary>Hazardous goods: 100 to 109 the world, 110 to 149 what the platform makes of it.</summary>
public static partial class MessageKind
{
    /// <summary>Vehicle → WaybillRegistry: a waybill was issued. Stamp goods, A number, B centilitres, C site of origin | site of destination &lt;&lt; 32, D when | <see cref="Waybills.WaybillEntry"/> &lt;&lt; 40.</summary>
    public const ushort WaybillIssued = 100;

    /// <summary>Vehicle → WaybillRegistry: the goods were delivered. Stamp goods, A number, B centilitres, C site, D when.</summary>
    public const ushort WaybillClosed = 101;

    /// <summary>Whoever enforces → Vehicle: stay where you are. Stamp 1 held, 0 let go.</summary>
    public const ushort HoldVehicle = 102;

    /// <summary>Vehicle → the other vehicles of its ring: they know. Stamp the ring.</summary>
    public const ushort RingWarned = 103;
}
