namespace Liandong.Twins;

/// <content>Messages about incidents that befall one twin.</content>
public static partial class MessageKind
{
    /// <summary>Order → the twin that its incident befalls: how it stands. Stamp <see cref="Orders.OrderState"/>, A order, B the unit on the scene, C incident.</summary>
    public const ushort Progress = 150;
}
