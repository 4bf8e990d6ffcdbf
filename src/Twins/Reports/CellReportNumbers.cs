using Liandong.Twins.Time;

namespace Liandong.Twins.Reports;

/// <summary>The last number of the requests that came in through each cell's front door, so that one that is sent again is made once.</summary>
internal sealed class CellReportNumbers
{
    private readonly SortedDictionary<ulong, long> _last = [];
    private long _repeated;

    /// <summary>Whether a cell's request of this number has not been seen yet; it is from now on. 0 is not checked.</summary>
    public bool IsNew(ulong cell, long number)
    {
        if (number == 0) return true;
        if (number <= _last.GetValueOrDefault(cell))
        {
            _repeated++;
            return false;
        }

        _last[cell] = number;
        return true;
    }

    /// <summary>Writes the last number of each cell and how many requests came again.</summary>
    public void WriteState(StateWriter state)
    {
        state.Write("cellNumbers", _last, static (item, cell) =>
        {
            item.Write("cell", new TwinId(cell.Key));
            item.Write(ReportNumbers.Last, cell.Value);
        });
        state.Write("repeatedReports", _repeated);
    }
}
