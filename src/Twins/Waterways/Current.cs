using Liandong.Twins.Time;

namespace Liandong.Twins.Waterways;

/// <summary>The current along a shore, and foul water that it carries to the next station (污水团).</summary>
internal static class Current
{
    /// <summary>How fast it flows.</summary>
    public const int MillimetresPerSecond = 1_000;

    /// <summary>For how long foul water is told from clean.</summary>
    public static readonly SimDuration LongestDrift = new(TideMilliseconds / 2);

    private const int SlickAmount = 600;

    /// <summary>From high water to high water: 12 h 25 min; high at the run's start, as at the canals' sluices.</summary>
    private const long TideMilliseconds = 44_700_000;

    /// <summary>1 down the shore, −1 up: a river flows down; the sea's current turns with half of the tide.</summary>
    public static int Of(Shore shore, SimTime now) => shore.Kind == ShoreKind.River || now.Milliseconds % TideMilliseconds < TideMilliseconds / 2 ? 1 : -1;

    /// <summary>What a source lets go in two minutes drifts to the next station, thinner the farther it has to go.</summary>
    /// <param name="shore">The shore.</param>
    /// <param name="at">Where it is let go, in metres along the shore.</param>
    /// <param name="off">Metres off the bank.</param>
    /// <param name="here">The jurisdiction of whoever lets it go.</param>
    /// <returns>When it is there; the run's start when no station is.</returns>
    public static SimTime Carry(Shore shore, int at, int off, Jurisdiction here)
    {
        var direction = Of(shore, here.Now);
        for (var index = shore.IndexAt(at); index >= 0 && index < shore.Reaches.Length; index += direction)
        {
            var reach = shore.Reaches[index];
            var metres = (reach.Middle - at) * direction;
            if (metres < 0 || reach.Station == TwinId.None) continue;
            var amount = (long)SlickAmount * 400 / (400 + off) * 3_000 / (3_000 + metres);
            var drifts = here.LinkDelay + SimDuration.FromSeconds(metres * 1_000.0 / MillimetresPerSecond);
            here.Send(reach.Station, drifts, MessageKind.Slick, a: amount);
            return here.Now + drifts;
        }

        return SimTime.Start;
    }
}
