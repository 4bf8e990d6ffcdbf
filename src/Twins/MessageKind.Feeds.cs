namespace Liandong.Twins;

/// <content>Inputs of a recorded feed: 290 to 299. They come from no twin; each is one report of a device, at the time the device gave it.</content>
public static partial class MessageKind
{
    /// <summary>Feed → Sensor (ponding): the water level it measured. Stamp 1 when it is the first after a repair, A mm.</summary>
    public const ushort FedDepth = 290;

    /// <summary>Feed → Sensor (rain gauge): rain. Stamp 1 when A is what its counter stands at, 0 when it is what fell since its last report; A µm.</summary>
    public const ushort FedRain = 291;
}
