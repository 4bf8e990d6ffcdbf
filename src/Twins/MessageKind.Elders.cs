namespace Liandong.Twins;

/// <content>Messages about incidents that befall one twin, and of the elders system: 150 to 179.</content>
public static partial class MessageKind
{
    /// <summary>Order → the twin that its incident befalls: how it stands. Stamp <see cref="Orders.OrderState"/>, A order, B the unit on the scene, C incident.</summary>
    public const ushort Progress = 150;

    /// <summary>The twin that an incident befalls → Order, and Order → Team or Unit: others settled it, nobody need go. A order.</summary>
    public const ushort CallOff = 151;

    /// <summary>Elder → PropertyGuard: go and look. A incident, B and C where (mm east, mm north).</summary>
    public const ushort GuardCalled = 152;

    /// <summary>PropertyGuard → Elder: on my way. A incident.</summary>
    public const ushort GuardAnswers = 153;

    /// <summary>PropertyGuard → Elder: at the door. A incident.</summary>
    public const ushort GuardArrives = 154;

    /// <summary>Elder → PropertyGuard: no longer needed. A incident.</summary>
    public const ushort GuardCalledOff = 155;

    /// <summary>CommandCenter → Elder: how busy the desk was when it filed the alarm. Stamp how many things wait for each seat, per mille; C incident.</summary>
    public const ushort DeskLine = 156;

    /// <summary>Team → Unit: the alarm that you went for has an order now. As <see cref="Go"/>.</summary>
    public const ushort TakeOver = 157;
}
