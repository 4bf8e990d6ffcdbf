using Liandong.Twins.Cells;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Weather;

/// <summary>
/// A design storm after Keifer and Chu (1957): around its peak every duration carries the depth that the storm formula gives it.
/// Before the peak the time is stretched by r, after it by 1 − r.
/// </summary>
public sealed record ChicagoStorm
{
    public required StormFormula Formula { get; init; }

    public required double ReturnPeriodYears { get; init; }

    public required SimDuration Duration { get; init; }

    /// <summary>Where the peak lies in the storm, 0 to 1.</summary>
    public double Peak { get; init; } = 0.40;

    /// <summary>How long a step of the series is.</summary>
    public SimDuration Step { get; init; } = SimDuration.FromMinutes(1);

    /// <summary>The whole depth in whole micrometres: the formula's for the storm's duration.</summary>
    public long TotalMicrometres => (long)((Formula.DepthMillimetres(ReturnPeriodYears, Duration.Minutes) * 1_000) + 0.5);

    /// <summary>The intensity at the peak in mm/min.</summary>
    public double PeakMillimetresPerMinute => Formula.Numerator(ReturnPeriodYears) / PortableMath.Pow(Formula.B, Formula.N);

    /// <summary>The intensity in mm/min this many minutes after the storm's start.</summary>
    public double MillimetresPerMinute(double minutes)
    {
        var stretched = Stretched(minutes);
        return Formula.Numerator(ReturnPeriodYears) * (((1 - Formula.N) * stretched) + Formula.B) / PortableMath.Pow(stretched + Formula.B, 1 + Formula.N);
    }

    /// <summary>
    /// The storm as rain. Each step gets the difference of the exact mass curve, so the peak is not lost in long steps, and
    /// all together exactly <see cref="TotalMicrometres"/>.
    /// </summary>
    public RainSeries Fall(SimTime start)
    {
        if (!(Peak >= 0 && Peak <= 1)) throw new ArgumentOutOfRangeException(nameof(start), $"The peak lies at {Peak} of the storm; it must lie inside.");
        if (Step <= SimDuration.Zero || Duration <= SimDuration.Zero) throw new ArgumentOutOfRangeException(nameof(start), $"A storm of {Duration} cannot be cut into steps of {Step}.");
        var shares = new double[(Duration.Milliseconds + Step.Milliseconds - 1) / Step.Milliseconds];
        var before = FallenBefore(0);
        for (var i = 0; i < shares.Length; i++)
        {
            var until = FallenBefore(Math.Min((Step * (i + 1)).Minutes, Duration.Minutes));
            shares[i] = Math.Max(0, until - before);
            before = until;
        }

        return new RainSeries(start, Step, RainSteps.Share(TotalMicrometres, shares));
    }

    // The time away from the peak, as a part of a storm of which the peak were the beginning or the end alone.
    private double Stretched(double minutes)
    {
        var away = minutes - (Peak * Duration.Minutes);
        return away < 0 ? -away / Peak : away > 0 ? away / (1 - Peak) : 0;
    }

    // Fallen until an instant, in mm, counted from the peak: the integral of the intensity is r·H(t) before it and (1 − r)·H(t) after it.
    private double FallenBefore(double minutes)
    {
        var fallen = Formula.DepthMillimetres(ReturnPeriodYears, Stretched(minutes));
        return minutes < Peak * Duration.Minutes ? -Peak * fallen : (1 - Peak) * fallen;
    }
}
