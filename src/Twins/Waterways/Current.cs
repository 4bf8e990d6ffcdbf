using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>Where foul water drifts: the station that it comes to first, when, and how far it was carried.</summary>
/// <param name="Reach">The station's reach, by its place on the shore.</param>
/// <param name="At">When it is there.</param>
/// <param name="Metres">How far it came, there and back with the tide.</param>
internal readonly record struct Drifted(int Reach, SimTime At, double Metres);

/// <summary>
/// The current along a shore, and foul water that it carries to a station (污水团). It flows evenly between two turns of the tide, so that the way
/// is a sum over half tides. How fast it truly flows is drawn for each of them; whoever reckons back has an estimate alone, and knows the tide by its table.
/// </summary>
internal static class Current
{
    private static readonly ulong SpeedPurpose = StableHash.Of("speed of a shore's current");

    /// <summary>From high water to low: 6 h 12.5 min; high at the run's start, as at the canals' sluices.</summary>
    public const long HalfTideMilliseconds = 22_350_000;

    /// <summary>For how long foul water is told from clean.</summary>
    public static readonly SimDuration LongestDrift = new(HalfTideMilliseconds);

    // The mean of what truly flows, and its spread from one half tide to the next.
    private const double TrueMetresPerSecond = 0.97;
    private const double Spread = 0.18;

    private const int SlickAmount = 600;

    /// <summary>1 down the shore, −1 up: a river flows down; the sea's current turns with half of the tide.</summary>
    public static int Of(Shore shore, SimTime now) => shore.Kind == ShoreKind.River || now.Milliseconds / HalfTideMilliseconds % 2 == 0 ? 1 : -1;

    /// <summary>What a source lets go in two minutes drifts to a station, thinner the farther it was carried.</summary>
    /// <param name="shore">The shore.</param>
    /// <param name="at">Where it is let go, in metres along the shore.</param>
    /// <param name="off">Metres off the bank.</param>
    /// <param name="source">The number of the vessel or outfall.</param>
    /// <param name="here">The jurisdiction of whoever lets it go.</param>
    /// <returns>When it is there; the run's start when it comes to no station.</returns>
    public static SimTime Carry(Shore shore, int at, int off, int source, Jurisdiction here)
    {
        var seed = here.Seed;
        if (Drift(shore, at, here.Now, half => TrueSpeed(seed, shore, half)) is not { } drifted) return SimTime.Start;
        var amount = (long)(SlickAmount * 400L / (400 + off) * 3_000 / (3_000 + drifted.Metres));
        var takes = here.LinkDelay + (drifted.At - here.Now);
        here.Send(shore.Reaches[drifted.Reach].Station, takes, MessageKind.Slick, a: amount, b: source);
        return here.Now + takes;
    }

    /// <summary>Which station foul water comes to first, with the tide's turns on its way; null when it comes to none while it can be told.</summary>
    /// <param name="shore">The shore.</param>
    /// <param name="at">Where it is let go, in metres along the shore.</param>
    /// <param name="from">When.</param>
    /// <param name="metresPerSecond">How fast the current flows in a half tide, by its number from the run's start.</param>
    public static Drifted? Drift(Shore shore, double at, SimTime from, Func<long, double> metresPerSecond)
    {
        var (time, metres, until) = (from, 0.0, from + LongestDrift);
        while (time < until)
        {
            var half = time.Milliseconds / HalfTideMilliseconds;
            var turns = SimTime.Min(until, new SimTime((half + 1) * HalfTideMilliseconds));
            var (direction, speed) = (Of(shore, time), metresPerSecond(half));
            var carries = speed * (turns - time).Milliseconds / 1_000;
            var reach = shore.NextStation(at, direction);
            var away = reach < 0 ? double.MaxValue : (shore.Reaches[reach].Middle - at) * direction;
            if (away <= carries) return new Drifted(reach, time + SimDuration.FromSeconds(away / speed), metres + away);
            (time, at, metres) = (turns, at + (direction * carries), metres + carries);
        }

        return null;
    }

    /// <summary>How fast it truly flows in a half tide, in metres a second.</summary>
    public static double TrueSpeed(ulong seed, Shore shore, long half) =>
        new Chance(seed, StableHash.Of(StableHash.Of(shore.Name), (ulong)half), SpeedPurpose).NextLogNormal(TrueMetresPerSecond, Spread);
}
