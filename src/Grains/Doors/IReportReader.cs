using Liandong.Grains.Runs;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Grains.Doors;

/// <summary>What a report becomes.</summary>
/// <param name="Input">The input: receiver, kind and payload.</param>
/// <param name="WrongZh">Why it is not taken, in Chinese; none when it is.</param>
/// <param name="WrongEn">The same in English.</param>
public readonly record struct ReportReading(Event Input, string? WrongZh = null, string? WrongEn = null);

/// <summary>Knows for one run which devices report through their doors, and what can be true.</summary>
public interface IReportReader
{
    /// <summary>Makes an input of a report, or says why not.</summary>
    /// <param name="device">The twin of whoever reports.</param>
    /// <param name="number">The report's number among those of the device; 0 without numbers.</param>
    /// <param name="report">What is reported.</param>
    ReportReading Read(TwinId device, long number, DeviceReport report);
}

/// <summary>The port through which doors get to know a model's devices; the host may implement it. A reader is a function of the definition alone.</summary>
public interface IReportReaders
{
    /// <summary>The reader for runs of a definition.</summary>
    /// <exception cref="ArgumentException">The definition cannot be understood.</exception>
    IReportReader For(RunDefinition definition);
}

/// <summary>For models without devices: nothing is taken.</summary>
public sealed class NoReports : IReportReaders, IReportReader
{
    /// <inheritdoc/>
    public IReportReader For(RunDefinition definition) => this;

    /// <inheritdoc/>
    public ReportReading Read(TwinId device, long number, DeviceReport report) => new(default, "这个模型没有可上报的设备", "this model has no devices that report");
}
