using Liandong.Twins.Geography;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Twins.Elders;

/// <summary>What a report of a wristband says.</summary>
[Flags]
public enum FedReport
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Vital signs and a position.</summary>
    Reading = 1,

    /// <summary>It is the first since the wristband was put on.</summary>
    PutOn = 2,

    /// <summary>The wearer pressed for help.</summary>
    Sos = 4,

    /// <summary>The wristband saw a fall.</summary>
    Fall = 8,

    /// <summary>It carries a position.</summary>
    Placed = 16,
}

/// <content>Reports of a real wristband: what truly befell the wearer is not known, only what the wristband said.</content>
public sealed partial class Elder
{
    private readonly ReportNumbers? _numbers = plan.IsFed ? new ReportNumbers() : null;

    /// <summary>Three signs in one number.</summary>
    public static long Packed(in VitalReading reading) => (long)(ushort)reading.Pulse | ((long)(ushort)reading.Systolic << 16) | ((long)(ushort)reading.Saturation << 32);

    private void TakeFed(in Event fed, Jurisdiction here)
    {
        var report = (FedReport)fed.Stamp;
        var reading = new VitalReading((int)(fed.A & 0xFFFF), (int)((fed.A >> 16) & 0xFFFF), (int)((fed.A >> 32) & 0xFFFF));
        if (report.HasFlag(FedReport.PutOn)) _watch.Forget();
        if (report.HasFlag(FedReport.Reading))
        {
            if (report.HasFlag(FedReport.Placed)) _measured = new PlanePoint(fed.B >> 32, (int)fed.B);
            if (plan.IsRecorded) Keep(report & ~(FedReport.Sos | FedReport.Fall), in reading, here);
            Judge(in reading, here);
        }

        if (report.HasFlag(FedReport.Sos)) Raise(AlarmCause.Sos, 0, Trouble.None, 0, here);
        if (report.HasFlag(FedReport.Fall)) Raise(AlarmCause.Fall, 0, Trouble.None, 0, here);
    }

    private void Keep(FedReport report, in VitalReading reading, Jurisdiction here) =>
        here.Record((int)OutcomeKind.VitalsReported, (int)report, Packed(in reading), (_measured.EastMillimetres << 32) | (uint)(int)_measured.NorthMillimetres);
}
