using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>
/// From whom foul water at a station can come (溯源): its first reading is carried back by the current and held against where each ship was, and
/// against when it would have left each registered outfall. A ship under way outruns the current, so what it lets go reaches the station first
/// when the ship itself passes, and later from farther up. All weights are on one scale: how often somebody like this brings the first foul
/// water within just these ten minutes, against a ship that began somewhere on its way here.
/// </summary>
/// <param name="Middle">Where the station stands, in metres along the shore.</param>
/// <param name="Metres">How far up the current the next station stands: what is let go beyond it comes to that one.</param>
/// <param name="Direction">Of the current: 1 down the shore, −1 up.</param>
/// <param name="From">Between this and the next instant the first foul water came.</param>
/// <param name="To">See there.</param>
/// <param name="Lasts">How long it has been foul since.</param>
internal readonly record struct SlickOrigin(int Middle, int Metres, int Direction, SimTime From, SimTime To, SimDuration Lasts = default)
{
    private const double SlowestMetresPerSecond = 1;
    private const double MinutesOfError = 4;
    private const int ShortestTrackSeconds = 240;

    // Somebody whom no radar saw, or a track that misleads.
    private const double Unseen = 1.5;

    // The valve is open for 35 minutes. Opened or closed farther up, it brings first foul water within the same ten minutes only when that
    // happens within two and a half: the ship is so much faster than the current.
    private const double WhilePassing = 14;

    // One in four outfalls pours on a given night, in one of some 54 times ten minutes: 5 in a thousand. A ship that began on its way here: of
    // those that pass one in 27 discharges, here and not elsewhere on the shore one in 25, within these ten of a hundred minutes: 0.15 in a
    // thousand. By day hardly anybody pours.
    private const double OutfallByNight = 30;
    private const double OutfallByDay = 1.5;

    // A ship's valve is open for 35 minutes; what it lets go is drawn out to an hour at most. Who is longer there is none.
    private const double LongestOfShipMinutes = 60;
    private const double ShipThatStays = 0.05;

    /// <summary>How well a ship fits, against one that began to discharge somewhere on its way here; 0 when it was never where the water came from.</summary>
    public double Weight(in Track ship)
    {
        var seconds = (ship.Seen - ship.Came).Milliseconds / 1_000.0;
        if (seconds < ShortestTrackSeconds) return 0;
        var speed = (ship.At - ship.CameAt) / seconds;
        if (Math.Abs(speed) < SlowestMetresPerSecond) return 0;
        var passes = ship.Seen + SimDuration.FromSeconds((Middle - ship.At) / speed);
        // The farthest that can come here was let go before a ship that sails with the current passed, after one that sails against it did.
        var sails = Metres / speed * Direction;
        var latest = passes + SimDuration.FromSeconds((Metres * 1_000.0 / Current.MillimetresPerSecond) - sails);
        var away = passes < From ? (From - passes).Milliseconds : passes > To ? (passes - To).Milliseconds : 0;
        var minutes = away / 60_000.0 / MinutesOfError;
        var near = WhilePassing * PortableMath.Exp(-minutes * minutes / 2);
        return Math.Max(near, passes < From && From < latest ? 1 : 0) * (Lasts > SimDuration.FromMinutes(LongestOfShipMinutes) ? ShipThatStays : 1);
    }

    /// <summary>How well a registered outfall fits, on the same scale; 0 where the current of the time at which the water left it went elsewhere, or brought it to another station first.</summary>
    /// <param name="shore">The shore.</param>
    /// <param name="reach">The station's.</param>
    /// <param name="at">Where the outfall lies, in metres along the shore.</param>
    /// <param name="byNight">Whether the water would have left it by night.</param>
    public double Weight(Shore shore, Reach reach, int at, bool byNight)
    {
        var left = LeftAt(at);
        var away = (Middle - at) * Current.Of(shore, left);
        return away < 0 || away > shore.MetresUpTo(reach, left) ? 0 : byNight ? OutfallByNight : OutfallByDay;
    }

    /// <summary>When the first foul water left a place: the middle of the ten minutes, and the way at the current's speed.</summary>
    /// <param name="at">Metres along the shore.</param>
    public SimTime LeftAt(int at)
    {
        var left = From + ((To - From) / 2) - SimDuration.FromSeconds(Math.Abs(Middle - at) * 1_000.0 / Current.MillimetresPerSecond);
        return left < SimTime.Start ? SimTime.Start : left;
    }

    /// <summary>A share of all who fit, and of somebody unseen.</summary>
    public static double Posterior(double weight, double all) => weight / (all + Unseen);
}
