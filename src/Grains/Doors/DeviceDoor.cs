using System.Globalization;
using Liandong.Grains.Runs;
using Liandong.Twins;
using Liandong.Twins.Reports;

namespace Liandong.Grains.Doors;

/// <summary>
/// The door of whatever reports. Its twin drops what comes twice, for it alone is there after every loss; the door remembers the last number
/// only to save most of those the way into the journal.
/// </summary>
internal abstract class DeviceDoor(TwinKind kind, DoorPorts ports) : EntityDoor(kind, ports)
{
    private IReportReader? _reader;
    private long _last = -1;

    /// <summary>Takes a report in; answers when the journal has it.</summary>
    /// <exception cref="InputRefusedException">It was not taken; the message says why.</exception>
    protected async Task<ReportReceipt> Take(long number, DeviceReport report)
    {
        _reader ??= Ports.Readers.For((await Run.Describe() ?? throw new InputRefusedException($"There is no run {Run.GetPrimaryKeyString()}.")).Definition);
        var (input, wrongZh, wrongEn) = _reader.Read(Twin, number, report);
        if (wrongEn is not null) throw new InputRefusedException(wrongEn, wrongZh);
        if (number != 0 && (_last < 0 || number <= _last) && await HasHad(number) is { } found) return found;
        var receipt = await Run.Report(InputBatch.Of(input));
        _last = Math.Max(_last, number);
        return new ReportReceipt(IsRepeated: false, receipt.First, receipt.Due);
    }

    private async Task<ReportReceipt?> HasHad(long number)
    {
        var seen = await Present();
        var written = seen.Fields.FirstOrDefault(field => field.Key == ReportNumbers.Last).Value;
        _last = written is null ? 0 : long.Parse(written, CultureInfo.InvariantCulture);
        return number <= _last ? new ReportReceipt(IsRepeated: true, -1, seen.Time) : null;
    }

    private async Task<TwinFields> Present()
    {
        try
        {
            return await Ask();
        }
        catch (InvalidOperationException)
        {
            throw new InputRefusedException($"Run {Run.GetPrimaryKeyString()} takes no inputs now: it is {(await Run.Status()).State}.");
        }
    }
}
