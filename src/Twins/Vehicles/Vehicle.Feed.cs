using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Twins.Vehicles;

/// <summary>
/// A vehicle whose reports and waybills come from a recording: it makes no trips and keeps no litres of its own; the watch over it is the same.
/// </summary>
public sealed partial class Vehicle
{
    private readonly ReportNumbers? _numbers = facts.IsFed ? new ReportNumbers() : null;

    // What is not known of a fed vehicle, its driver and errands, stays as it was when the run began: it is where its terminal says.
    private void TakeFed(in Event report, Jurisdiction here)
    {
        var point = new GpsPoint(here.Now, Unpacked(report.A), report.Stamp, report.B);
        _place = point.Place;
        if (point.Tank >= 0) _tank = point.Tank;
        _reports++;
        Receive(in point, here);
    }

    // One that was issued before the recording began is learnt of when it is closed, and is then both. A vehicle has one waybill at a time, so
    // that can be its first one only: whatever else is closed was never issued, and the register has not got it.
    private void TakeFedWaybill(in Event told, Jurisdiction here)
    {
        var isClosed = (told.D & 1) != 0;
        var back = BackOf(told.A);
        if (back >= 0 && !isClosed)
        {
            _stale++;
            return;
        }

        if (back < 0 && isClosed && _issued > 0)
        {
            TellClosed(told.A, told.Stamp, (int)(told.C >> 32), told.B, told.D >> 1, here);
            return;
        }

        if (back < 0)
        {
            Issue(told.A, told.Stamp, (int)told.C, (int)(told.C >> 32), told.B, told.D >> 1, here);
            back = 0;
        }

        if (isClosed) Close(back, told.B, told.D >> 1, here);
    }

    private int BackOf(long number)
    {
        for (var back = 0; back < Math.Min(_issued, KeptWaybills); back++)
        {
            if (WaybillAt(back).Number == number) return back;
        }

        return -1;
    }
}
