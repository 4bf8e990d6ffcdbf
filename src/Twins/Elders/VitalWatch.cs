using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>
/// Watches a wristband's readings on the platform: the median of the last three, sign by sign, is scored (partial NEWS2, around what is
/// usual for the wearer), so that one wild value counts for nothing; three urgent medians in a row raise an alarm. It is armed again after
/// six calm ones. What is usual is learnt from every reading. A mutable struct.
/// </summary>
public struct VitalWatch
{
    /// <summary>Urgent medians in a row that raise an alarm.</summary>
    public const int Sustained = 3;

    private const int CalmToArm = 6;

    private VitalReading _last;
    private VitalReading _before;
    private int _known;
    private int _urgent;
    private int _calm;
    private bool _raised;

    /// <summary>Whether it has seen nothing since it began, or since it forgot.</summary>
    public readonly bool IsNew => _known == 0;

    /// <summary>Forgets what it saw: the wristband was taken off, or help has come.</summary>
    public void Forget() => this = default;

    /// <summary>Takes a reading.</summary>
    /// <param name="reading">What was measured.</param>
    /// <param name="usual">What is usual for the wearer; learns from the reading.</param>
    /// <param name="ofDay">Local time since midnight in ms.</param>
    /// <param name="score">The score of the medians of the last three; zero before there are three.</param>
    /// <returns>Whether an alarm is raised now.</returns>
    public bool Judge(in VitalReading reading, UsualSigns usual, long ofDay, out EarlyWarningScore score)
    {
        score = default;
        if (_known == 2) score = EarlyWarningScore.Of(Median(in reading), usual.At(ofDay), usual.IsHypercapnic);
        usual.Learn(in reading, ofDay, score.Points == 0);
        (_before, _last, _known) = (_last, reading, Math.Min(2, _known + 1));
        (_urgent, _calm) = score.IsUrgent ? (Math.Min(Sustained, _urgent + 1), 0) : (0, Math.Min(CalmToArm, _calm + 1));
        if (_calm == CalmToArm) _raised = false;
        if (_raised || _urgent < Sustained) return false;
        _raised = true;
        return true;
    }

    /// <summary>Writes its whole state.</summary>
    public readonly void WriteState(StateWriter state)
    {
        state.Write("pulse", _last.Pulse);
        state.Write("systolic", _last.Systolic);
        state.Write("saturation", _last.Saturation);
        state.Write("pulseBefore", _before.Pulse);
        state.Write("systolicBefore", _before.Systolic);
        state.Write("saturationBefore", _before.Saturation);
        state.Write("readingsKnown", _known);
        state.Write("urgentInARow", _urgent);
        state.Write("calmInARow", _calm);
        state.Write("vitalAlarmRaised", _raised);
    }

    private readonly VitalReading Median(in VitalReading reading) =>
        new(Median(_before.Pulse, _last.Pulse, reading.Pulse), Median(_before.Systolic, _last.Systolic, reading.Systolic), Median(_before.Saturation, _last.Saturation, reading.Saturation));

    private static int Median(int first, int second, int third) => Math.Max(Math.Min(first, second), Math.Min(Math.Max(first, second), third));
}
