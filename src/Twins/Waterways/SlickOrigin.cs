using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>
/// From which ship foul water at a station can come (溯源): its first reading is carried back by the current and held against where each ship was.
/// A ship under way outruns the current, so what it lets go reaches the station first when the ship itself passes, and later from farther up.
/// </summary>
/// <param name="Middle">Where the station stands, in metres along the shore.</param>
/// <param name="Metres">How far up the current the next station stands: what is let go beyond it comes to that one.</param>
/// <param name="Direction">Of the current: 1 down the shore, −1 up.</param>
/// <param name="From">Between this and the next instant the first foul water came.</param>
/// <param name="To">See there.</param>
internal readonly record struct SlickOrigin(int Middle, int Metres, int Direction, SimTime From, SimTime To)
{
    private const double SlowestMetresPerSecond = 1;
    private const double MinutesOfError = 4;
    private const int ShortestTrackSeconds = 240;

    // Somebody whom no radar saw, or a track that misleads.
    private const double Unseen = 1.5;

    // The valve is open for 35 minutes. Opened or closed farther up, it brings first foul water within the same ten minutes only when that
    // happens within two and a half: the ship is so much faster than the current.
    private const double WhilePassing = 14;

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
        return Math.Max(near, passes < From && From < latest ? 1 : 0);
    }

    /// <summary>A ship's share of all who fit, and of somebody unseen.</summary>
    public static double Posterior(double weight, double all) => weight / (all + Unseen);
}
