using Liandong.Twins.Time;

namespace Liandong.Twins.Reports;

/// <summary>
/// The numbers that a device gives its reports, so that one which is sent again counts once, also after a recovery. They rise from report to
/// report and may leave gaps; 0 stands for a report without a number, which is not checked.
/// </summary>
public sealed class ReportNumbers
{
    /// <summary>What the last number is called in a twin's state.</summary>
    public const string Last = "lastNumber";

    private long _last;
    private long _repeated;

    /// <summary>Whether a report of this number has not been seen yet; it is from now on.</summary>
    public bool IsNew(long number)
    {
        if (number == 0) return true;
        if (number <= _last)
        {
            _repeated++;
            return false;
        }

        _last = number;
        return true;
    }

    /// <summary>Writes the last number and how many reports came again.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write(Last, _last);
        state.Write("repeatedReports", _repeated);
    }
}
