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
    // that can be the first only that is closed, even if another was issued meanwhile. One whose issue the recording may have lost is taken for
    // such a one too: whatever else is closed was never issued, and the register has not got it.
    private void TakeFedWaybill(in Event told, Jurisdiction here)
    {
        var isClosed = (told.D & 1) != 0;
        var back = BackOf(told.A);
        if (back >= 0 && !isClosed)
        {
            _stale++;
            return;
        }

        if (back < 0 && isClosed && (told.D & 2) == 0 && HasClosedWaybill)
        {
            TellClosed(told.A, told.Stamp, (int)(told.C >> 32), told.B, told.D >> 2, here);
            return;
        }

        if (back < 0)
        {
            back = isClosed && HasOpenWaybill ? 1 : 0;
            Issue(in told, back, here);
        }

        if (isClosed) Close(back, told.B, told.D >> 2, here);
    }

    // One that is closed while another is open was loaded before that one.
    private void Issue(in Event told, int back, Jurisdiction here)
    {
        var loaded = back == 0 ? here.Now : new SimTime(Math.Max(0, WaybillAt(0).LoadedAt.Milliseconds - 1));
        Issue(told.A, told.Stamp, (int)told.C, (int)(told.C >> 32), told.B, told.D >> 2, loaded, here);
        if (back == 0) return;
        var (latest, before) = ((_issued - 1) % KeptWaybills, (_issued - 2) % KeptWaybills);
        (_waybills[latest], _waybills[before]) = (_waybills[before], _waybills[latest]);
    }

    private bool HasClosedWaybill
    {
        get
        {
            for (var back = 0; back < Math.Min(_issued, KeptWaybills); back++)
            {
                if (!WaybillAt(back).IsOpen) return true;
            }

            return false;
        }
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
