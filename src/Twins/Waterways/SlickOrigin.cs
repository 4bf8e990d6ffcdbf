using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>
/// From whom foul water at a station can come (溯源): for each instant at which a ship may have opened its valve it is reckoned, with an
/// estimate of the current and the table of the tide, when the first of its water is at the station, and held against the first foul reading. A ship
/// under way outruns the current, so what it lets go reaches the station first when the ship itself passes, and later from farther up. Registered
/// outfalls stand on the same scale: how often somebody like this brings the first foul water within just those ten minutes.
/// </summary>
/// <param name="shore">The shore.</param>
/// <param name="reach">The station's reach, by its place on the shore.</param>
/// <param name="from">Between this and the next instant the first foul water came.</param>
/// <param name="to">See there.</param>
/// <param name="lasts">How long it has been foul since.</param>
internal sealed class SlickOrigin(Shore shore, int reach, SimTime from, SimTime to, SimDuration lasts = default)
{
    /// <summary>How fast the current is taken to flow: the rule's own estimate, not what truly flows.</summary>
    public const double EstimatedMetresPerSecond = 1;

    /// <summary>
    /// For how long the valve is taken to be open: a ship of inland trade pumps a bilge of some 10 m³ with a pump of 20 m³/h (assumed, and the
    /// rule's own: what offenders truly take is drawn elsewhere).
    /// </summary>
    public const int OpenMinutes = 30;

    /// <summary>Somebody whom no radar saw, or a track that misleads: as one and a half ships that passed some time before, five minutes each.</summary>
    public const double UnseenMinutes = 7.5;

    /// <summary>
    /// The gauge erred and nobody let anything go: by the stations' service log each raises such an alarm about once in 30 days, at any hour
    /// (assumed, and the rule's own: what gauges truly read is drawn elsewhere). That is once in 4,320 times ten minutes.
    /// </summary>
    public const double ErrsMinutes = OutfallByNightMinutes * OutfallPoursOnceIn / (30 * 144);

    private const double SlowestMetresPerSecond = 1;
    private const double MinutesOfError = 4;
    private const int ShortestTrackSeconds = 240;
    private const int StepSeconds = 30;

    // One in four outfalls pours on a given night, in one of some 54 times ten minutes: 5 in a thousand. A ship that began on its way here, which
    // weighs five minutes: of those that pass one in 27 discharges, here and not elsewhere on the shore one in 25, within these ten of a hundred
    // minutes: 0.15 in a thousand. By day hardly anybody pours.
    private const double OutfallPoursOnceIn = 4 * 54;
    private const double OutfallByNightMinutes = 150;
    private const double OutfallByDayMinutes = 7.5;
    private const double LeastFit = 0.05;

    // What a ship lets go is drawn out to an hour at most. Where it stays foul for longer there is none.
    private static readonly SimDuration LongestOfShip = SimDuration.FromMinutes(60);
    private const double ShipThatStays = 0.05;

    /// <summary>How well a ship fits: for how many minutes it could have opened its valve so that its first water comes when the first foul water did.</summary>
    public double Weight(in Track ship)
    {
        var seconds = (ship.Seen - ship.Came).Milliseconds / 1_000.0;
        if (seconds < ShortestTrackSeconds) return 0;
        var speed = (ship.At - ship.CameAt) / seconds;
        if (Math.Abs(speed) < SlowestMetresPerSecond) return 0;
        var arrivals = Arrivals(in ship, speed);
        var minutes = 0.0;
        // While the valve is open some of the water comes first.
        for (var opens = 0; opens < arrivals.Length; opens++)
        {
            var first = arrivals.AsSpan(Math.Max(0, opens - (OpenMinutes * 60 / StepSeconds))..(opens + 1));
            var least = long.MaxValue;
            foreach (var arrival in first) least = Math.Min(least, arrival);
            if (least < long.MaxValue) minutes += StepSeconds / 60.0 * Fits(new SimTime(least));
        }

        return minutes * (lasts > LongestOfShip ? ShipThatStays : 1);
    }

    /// <summary>How well a registered outfall fits, on the same scale; 0 where the tide of the time at which the water left it took it elsewhere, or to another station first.</summary>
    /// <param name="outfall">The outfall.</param>
    /// <param name="isNight">Whether an instant is of the night.</param>
    public double Weight(Outfall outfall, Func<SimTime, bool> isNight)
    {
        var (best, left) = (0.0, SimTime.Start);
        for (var step = 0; step < Current.LongestDrift.Milliseconds / (StepSeconds * 1_000); step++)
        {
            var at = to - SimDuration.FromSeconds(step * (double)StepSeconds);
            if (at < SimTime.Start) break;
            if (Current.Drift(shore, outfall.At, at, _ => EstimatedMetresPerSecond) is not { } drifted || drifted.Reach != reach) continue;
            if (Fits(drifted.At) is var fit && fit > best) (best, left) = (fit, at);
        }

        return best < LeastFit ? 0 : best * (isNight(left) ? OutfallByNightMinutes : OutfallByDayMinutes);
    }

    /// <summary>A share of all who fit, of somebody unseen, and of an error of the gauge.</summary>
    public static double Posterior(double weight, double all) => weight / (all + UnseenMinutes + ErrsMinutes);

    // When water that the ship lets go at each step back from the first foul reading would be at this station; never when it comes to another.
    private long[] Arrivals(in Track ship, double speed)
    {
        var arrivals = new long[(Current.LongestDrift.Milliseconds + (OpenMinutes * 60_000)) / (StepSeconds * 1_000)];
        for (var step = 0; step < arrivals.Length; step++)
        {
            var at = to - SimDuration.FromSeconds(step * (double)StepSeconds);
            var place = ship.At + (speed * (at - ship.Seen).Milliseconds / 1_000);
            var here = at >= SimTime.Start && place >= 0 && place <= shore.Metres;
            arrivals[step] = here && Current.Drift(shore, place, at, _ => EstimatedMetresPerSecond) is { } drifted && drifted.Reach == reach ? drifted.At.Milliseconds : long.MaxValue;
        }

        return arrivals;
    }

    private double Fits(SimTime first)
    {
        var away = first < from ? (from - first).Minutes : first > to ? (first - to).Minutes : 0;
        var error = away / MinutesOfError;
        return PortableMath.Exp(-error * error / 2);
    }
}
