using Liandong.Grains.Doors;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Runs;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Silo;

/// <summary>What comes in through the doors of a city's run.</summary>
internal sealed class CityReports(CityRun run) : IReportReader
{
    private readonly LiveReports _live = new(run);

    /// <inheritdoc/>
    public ReportReading Read(TwinId device, long number, DeviceReport report) =>
        _live.Read(device, number, report, out var input) is { } wrong ? new ReportReading(input, wrong.Zh, wrong.En) : new ReportReading(input);
}
