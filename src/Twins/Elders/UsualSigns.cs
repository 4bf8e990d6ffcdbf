using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>
/// What is usual for one wearer, as the platform has learnt it: a level of each sign, and its course over the day at eight hours with
/// straight lines between. It begins with the examination and a textbook's night (pulse 5 beats, pressure 6 mmHg, saturation 1 % lower)
/// and follows the readings as a running median does: each counts at most as far as readings scatter (Huber 1964; the steps are those of
/// Robbins and Monro 1951), so that a wild one or an ill hour moves little. The steps shrink until a level needs a week, and so they do at
/// once while a reading scores: no illness becomes usual within a day, and nothing that stays alarms for ever.
/// </summary>
public sealed class UsualSigns
{
    private const int Signs = 3;
    private const int Nodes = 8;
    private const long NodeMilliseconds = 3 * 3_600_000;
    private const int ReadingsADay = 288;

    // An examination is worth three hours of readings, a textbook's course of the day a day of them; none is forgotten faster than in a week.
    private const int ExaminationIsWorth = 36;
    private const int Week = 7 * ReadingsADay;

    // How far a reading counts: about one standard deviation of a reading around what is usual at its hour.
    private static readonly int[] MostMicro = [5_000_000, 10_000_000, 1_000_000];

    // Distances from the morning at 0, 3, 6 … 21 o'clock, in the order of the signs.
    private static readonly int[] Textbook =
    [
        -4_000_000, -5_000_000, -3_000_000, 0, 2_000_000, 3_000_000, 3_000_000, 0,
        -6_000_000, -6_000_000, -3_000_000, 0, 0, 0, 0, 0,
        -1_000_000, -1_000_000, -500_000, 0, 0, 0, 0, 0,
    ];

    private readonly int[] _levelMicro;
    private readonly int[] _courseMicro = [.. Textbook];
    private int _readings;

    /// <summary>Begins with what the examination found.</summary>
    public UsualSigns(Enrolment enrolment)
    {
        IsHypercapnic = enrolment.IsHypercapnic;
        _levelMicro = [enrolment.Pulse * 1_000_000, enrolment.Systolic * 1_000_000, enrolment.Saturation * 1_000_000];
    }

    /// <summary>Whether saturation is scored by scale 2.</summary>
    public bool IsHypercapnic { get; }

    /// <summary>What is usual at a time of day.</summary>
    /// <param name="ofDay">Local time since midnight in ms.</param>
    public UsualReading At(long ofDay) => new(Usual(0, ofDay), Usual(1, ofDay), Usual(2, ofDay), DoubtPerMille());

    /// <summary>Learns from a reading.</summary>
    /// <param name="reading">What was measured.</param>
    /// <param name="ofDay">Local time since midnight in ms.</param>
    /// <param name="isCalm">Whether nothing about it scored; else it counts as little as after a week.</param>
    public void Learn(in VitalReading reading, long ofDay, bool isCalm)
    {
        Learn(0, reading.Pulse, ofDay, isCalm);
        Learn(1, reading.Systolic, ofDay, isCalm);
        Learn(2, reading.Saturation, ofDay, isCalm);
        _readings = Math.Min(Week, _readings + 1);
    }

    /// <summary>Writes its whole state.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("usualPulse", _levelMicro[0] / 1_000_000);
        state.Write("usualSystolic", _levelMicro[1] / 1_000_000);
        state.Write("usualSaturation", _levelMicro[2] / 1_000_000);
        state.Write("usualPulseMicro", _levelMicro[0]);
        state.Write("usualSystolicMicro", _levelMicro[1]);
        state.Write("usualSaturationMicro", _levelMicro[2]);
        state.Write("readingsLearnt", _readings);
        state.BeginList("usualCourse", _courseMicro.Length);
        foreach (var distance in _courseMicro)
        {
            state.NextItem();
            state.Write("usualDistanceMicro", distance);
        }

        state.EndList();
    }

    private void Learn(int sign, int measured, long ofDay, bool isCalm)
    {
        var from = (int)(ofDay / NodeMilliseconds);
        var (first, second) = ((sign * Nodes) + from, (sign * Nodes) + ((from + 1) % Nodes));
        var share = ofDay % NodeMilliseconds * 1_000 / NodeMilliseconds;
        var surprise = Math.Clamp((measured * 1_000_000) - UsualMicro(sign, ofDay), -MostMicro[sign], MostMicro[sign]);
        _levelMicro[sign] += surprise / (isCalm ? Math.Min(Week, ExaminationIsWorth + _readings) : Week);
        // Each of the eight hours sees an eighth of the readings.
        var step = 1_000L * (isCalm ? Math.Min(Week, ReadingsADay + _readings) : Week) / Nodes;
        _courseMicro[first] += (int)(surprise * (1_000 - share) / step);
        _courseMicro[second] += (int)(surprise * share / step);
    }

    private int Usual(int sign, long ofDay) => UsualMicro(sign, ofDay) / 1_000;

    private int UsualMicro(int sign, long ofDay)
    {
        var from = (int)(ofDay / NodeMilliseconds);
        var (first, second) = (_courseMicro[(sign * Nodes) + from], _courseMicro[(sign * Nodes) + ((from + 1) % Nodes)]);
        return _levelMicro[sign] + first + (int)((second - first) * (ofDay % NodeMilliseconds) / NodeMilliseconds);
    }

    // An examination errs half as much again as a median of three readings strays; the errors add up as variances.
    private int DoubtPerMille() => (int)(1_000 * Math.Sqrt(1 + (2.25 * ExaminationIsWorth / (ExaminationIsWorth + _readings))));
}

/// <summary>What is usual for a wearer at one time of day.</summary>
/// <param name="PulseMilli">Thousandths of a beat a minute.</param>
/// <param name="SystolicMilli">Thousandths of a mmHg.</param>
/// <param name="SaturationMilli">Thousandths of a per cent.</param>
/// <param name="DoubtPerMille">How much wider the wearer's own range is taken because little has been seen of it: 1802 for an examination alone, 1000 in the end.</param>
public readonly record struct UsualReading(int PulseMilli, int SystolicMilli, int SaturationMilli, int DoubtPerMille);
