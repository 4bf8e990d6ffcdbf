namespace Liandong.Twins;

/// <content>Reports of devices, from recorded files or through front doors: 290 to 299. They come from no twin; each is one report. D is the number that the device gave it, 0 for none, where nothing else is said.</content>
public static partial class MessageKind
{
    /// <summary>Feed → Sensor (ponding): the water level it measured. Stamp 1 when it is the first after a repair, A mm.</summary>
    public const ushort FedDepth = 290;

    /// <summary>Feed → Sensor (rain gauge): rain. Stamp 1 when A is what its counter stands at, 0 when it is what fell since its last report; A µm.</summary>
    public const ushort FedRain = 291;

    /// <summary>Feed → TownLife: a citizen's request. Stamp matter | channel &lt;&lt; 16, A request, B cell, C incident, D 1 when it is the first about its incident. Through a front door A and C are 0, for both follow from its place in the journal, and D is its number among those of the cell.</summary>
    public const ushort FedRequest = 292;

    /// <summary>Feed → Vehicle: a report of its terminal. Stamp mm a second, A place (east and north in mm, half each), B what the tank's sensor says in centilitres (−1 for nothing).</summary>
    public const ushort FedPosition = 293;

    /// <summary>Feed → Elder: a report of the wristband. Stamp <see cref="Elders.FedReport"/>, A pulse | systolic pressure &lt;&lt; 16 | saturation &lt;&lt; 32, B place (east and north in mm, half each).</summary>
    public const ushort FedVitals = 294;

    /// <summary>Feed → Vehicle: its waybill was issued or closed. Stamp goods (−1: none of the city's), A number, B centilitres, C site of origin | site of destination &lt;&lt; 32 (−1: none of the city's), D kilograms &lt;&lt; 2 | 2 when its issue may be missing because of the recording | 1 when it was closed.</summary>
    public const ushort FedWaybill = 295;

    /// <summary>Front door → CommandCenter: a decision of its people. Stamp <see cref="Centers.Decision"/>, A level, cell or order, D its number.</summary>
    public const ushort Decide = 296;
}
