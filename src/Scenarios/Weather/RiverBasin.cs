using System.Collections.Immutable;
using Liandong.Scenarios.City;
using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Weather;

/// <summary>The level of the inland waters from an instant on, in metres above datum.</summary>
public readonly record struct RiverLevel(SimTime From, double Metres);

/// <summary>
/// A city's canals as one basin (内河水网): the rain of the city runs into them, sluices let it out to river and sea while the tide outside
/// is lower, pumping stations lift it at any tide; drains let out into them.
/// Prepared before the run in steps of ten minutes. Constants without a source are assumptions.
/// </summary>
public sealed record RiverBasin
{
    /// <summary>Urban canals at their normal level, metres (Hai'an's water bureau).</summary>
    public const double NormalMetres = 2.4;

    /// <summary>Where the canals reach the streets, metres: the ground lies at 3.5 to 4.5.</summary>
    public const double GroundMetres = 4.2;

    private const int NormalMillimetres = 2_400;
    private const int GroundMillimetres = 4_200;
    private const int LeastFallMillimetres = 100;
    private const int DeepestSpillMillimetres = 1_200;

    private const double WaterShare = 0.08;
    private const double Runoff = 0.45;
    private const double SluiceCubicMetresPerSecond = 500;
    private const double PumpingCubicMetresPerSecond = 100;
    private const double TideMeanMetres = 2.0;
    private const double TideRangeMetres = 3.2;
    private static readonly SimDuration Tide = SimDuration.FromMinutes(745);
    private static readonly SimDuration Step = SimDuration.FromMinutes(10);
    private static readonly SimDuration Concentration = SimDuration.FromHours(2);

    /// <summary>The land that drains into the canals, km².</summary>
    public required double AreaKm2 { get; init; }

    /// <summary>Sluices that can open.</summary>
    public required double Sluices { get; init; }

    /// <summary>Pumping stations that can run.</summary>
    public required double PumpingStations { get; init; }

    /// <summary>The level at the run's start, which sluices and pumps also try to keep; lower when the canals were drawn down beforehand.</summary>
    public double StartMetres { get; init; } = NormalMetres;

    /// <summary>The level under this rain (mean over the area, in micrometres between two instants), until the run's end.</summary>
    public ImmutableArray<RiverLevel> Under(Func<SimTime, SimTime, double> rain, SimTime end)
    {
        var levels = ImmutableArray.CreateBuilder<RiverLevel>();
        var (level, onItsWay) = (StartMetres, 0.0);
        for (var now = SimTime.Start; now < end; now += Step)
        {
            levels.Add(new RiverLevel(now, level));
            onItsWay += rain(now, now + Step) / 1e6 * Runoff * AreaKm2 * 1e6;
            var inflow = onItsWay * Step.Milliseconds / Concentration.Milliseconds;
            onItsWay -= inflow;
            var surface = AreaKm2 * 1e6 * WaterShare;
            var outflow = Math.Min(OutflowCubicMetresPerSecond(now, level) * Step.Milliseconds / 1_000, Math.Max(0, ((level - StartMetres) * surface) + inflow));
            level += (inflow - outflow) / surface;
        }

        return levels.ToImmutable();
    }

    /// <summary>The levels as outfalls meet them, in whole millimetres.</summary>
    public static RiverSeries Series(IEnumerable<RiverLevel> levels)
    {
        var turns = new List<(SimTime From, int Millimetres)>();
        foreach (var level in levels)
        {
            var millimetres = (int)Math.Round(level.Metres * 1_000, MidpointRounding.AwayFromZero);
            if (turns.Count == 0 || turns[^1].Millimetres != millimetres) turns.Add((level.From, millimetres));
        }

        return new RiverSeries(turns);
    }

    /// <summary>
    /// A low point's outfall into these canals. Its floor lies below the street by what it holds before it runs over; its pipe's crown is at the
    /// canals' normal level, where drains are laid to let out freely. An underpass has a pumping station of its own, which lifts at any level.
    /// A filled-in river lies as low as low points do, and the culvert that is left of it has no flap gate (both assumed): it floods from the canals.
    /// </summary>
    public static Outfall OutfallOf(LowPoint lowPoint, RiverSeries river, bool onFilledRiver) => lowPoint.Kind == LowPointKind.Underpass
        ? Outfall.Free
        : new Outfall
        {
            River = river,
            FloorMillimetres = onFilledRiver ? GroundMillimetres - DeepestSpillMillimetres : Math.Max(NormalMillimetres + LeastFallMillimetres, GroundMillimetres - (int)lowPoint.SpillDepthMillimetres),
            CrownMillimetres = NormalMillimetres,
            HasFlapGate = !onFilledRiver,
        };

    // Sluices work by gravity, with the root of the head, full at half a metre; pumps always.
    private double OutflowCubicMetresPerSecond(SimTime now, double level)
    {
        var head = level - TideMetres(now);
        var gravity = head <= 0 ? 0 : Math.Sqrt(Math.Min(1, head / 0.5)) * Sluices * SluiceCubicMetresPerSecond;
        return gravity + (PumpingStations * PumpingCubicMetresPerSecond);
    }

    // A tide of straight lines: high at the run's start.
    private static double TideMetres(SimTime now)
    {
        var phase = now.Milliseconds % Tide.Milliseconds / (double)Tide.Milliseconds;
        return TideMeanMetres + (TideRangeMetres * (Math.Abs((2 * phase) - 1) - 0.5));
    }
}
