using Liandong.Grains.Doors;
using Liandong.Grains.Runs;
using Liandong.Twins;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Grains.Tests.Toys;

/// <summary>Sums up the levels that are reported to it, each number once.</summary>
internal sealed class ToySensor : Twin
{
    public const ushort Level = 1;

    private readonly ReportNumbers _numbers = new();
    private long _total;

    public override byte Kind => (byte)TwinKind.Sensor;

    public override void Begin(Jurisdiction here)
    {
        // Waits for reports.
    }

    public override void Handle(in Event received, Jurisdiction here)
    {
        if (!_numbers.IsNew(received.D)) return;
        _total += received.A;
        here.Record(kind: 3, a: received.A, b: _total);
    }

    public override void WriteState(StateWriter state)
    {
        _numbers.WriteState(state);
        state.Write("total", _total);
    }
}

/// <summary>Toy sensors may report levels up to a metre; that of jurisdiction 7 is simulated.</summary>
internal sealed class ToyReports : IReportReaders, IReportReader
{
    public IReportReader For(RunDefinition definition) => this;

    public ReportReading Read(TwinId device, long number, DeviceReport report) => (device.Jurisdiction, report) switch
    {
        (7, _) => new ReportReading(default, "模拟的", "it is simulated"),
        (_, WaterReport { Millimetres: >= 0 and <= 1_000 } water) => new ReportReading(new Event { To = device, Kind = ToySensor.Level, A = water.Millimetres, D = number }),
        _ => new ReportReading(default, "太深", "too deep"),
    };
}
