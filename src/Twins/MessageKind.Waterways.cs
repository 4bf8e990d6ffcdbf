namespace Liandong.Twins;

/// <content>Messages of the watch over a river: 180 to 199.</content>
public static partial class MessageKind
{
    /// <summary>Vessel → ShoreStation: an echo on the radar. Stamp 1 when its AIS names it; A track (<see cref="Waterways.TrackNumbers"/>), B metres along the shore, C metres off the bank.</summary>
    public const ushort Echo = 180;

    /// <summary>Vessel → ShoreStation: foul water drifts by. A how much, B the vessel or outfall whose it is.</summary>
    public const ushort Slick = 181;

    /// <summary>ShoreStation or PatrolPost → PatrolPost: go after this vessel. Stamp kind of offence suspected, A track, B metres along the shore, C incident, D alarm raised at.</summary>
    public const ushort Pursue = 182;

    /// <summary>PatrolPost → Vessel: a boat is where you were seen. A the boat's metres along the shore, B boat.</summary>
    public const ushort Hail = 183;

    /// <summary>Vessel → PatrolPost: Stamp 1 boarded, 0 nobody is near; A vessel, C boat, D 1 when an offence was found.</summary>
    public const ushort Hailed = 184;

    /// <summary>ShoreStation → SeaOutfall: a squad takes samples of what flows out.</summary>
    public const ushort SampleTaken = 185;

    /// <summary>ShoreStation → Vessel: a sample was taken and the ship is to be looked into at its next port. Stamp 1 when what this ship let go truly is in the sample; A incident.</summary>
    public const ushort AskAtPort = 186;

    /// <summary>PatrolPost → ShoreStation, and on to the next one on the track's course: where did radar see it last? A track + boat &lt;&lt; 32, B metres along the shore of the newest echo so far, C the post, D when that echo came in ms (0 none).</summary>
    public const ushort AskTrack = 187;

    /// <summary>ShoreStation → PatrolPost: there. Stamp 1 seen, 0 lost; A track, B metres along the shore, C boat, D when it was seen in ms.</summary>
    public const ushort TrackTold = 188;
}
