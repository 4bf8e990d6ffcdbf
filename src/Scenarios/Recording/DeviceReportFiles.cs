using System.Globalization;
using System.Text;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Recording;

/// <summary>Writes the device reports that a scenario asks to keep as files that another run can be fed with: a table and its mapping for each kind.</summary>
internal sealed class DeviceReportFiles : IAsyncDisposable
{
    /// <summary>The folder in a recording.</summary>
    public const string Folder = "reports";

    private readonly Dictionary<FeedKind, StreamWriter> _files = [];
    private readonly Dictionary<TwinId, string> _codes = [];
    private readonly RunSpan _span;
    private readonly StringBuilder _row = new();

    private DeviceReportFiles(RunSpan span) => _span = span;

    /// <summary>Opens the files that a run's scenario asks for; null when it asks for none.</summary>
    public static DeviceReportFiles? Open(string recording, CityRun run)
    {
        if (run.Scenario.Record.IsEmpty) return null;
        var folder = Directory.CreateDirectory(Path.Combine(recording, Folder)).FullName;
        var files = new DeviceReportFiles(run.Span);
        foreach (var kind in run.Scenario.Record)
        {
            foreach (var device in DeviceBook.Of(kind, run)) files._codes[device.Twin] = device.Code;
            var name = Spelling.Kebab(kind.ToString());
            File.WriteAllText(Path.Combine(folder, name + ".yaml"), $"# What devices reported in a run; feed another one with it: --feed {name}.csv\nkind: {name}\ntime: {{column: time, zone: \"+08:00\"}}\nlateness: 0s\n");
            var file = new StreamWriter(Path.Combine(folder, name + ".csv"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\r\n" };
            file.WriteLine(HeaderOf(kind));
            files._files[kind] = file;
        }

        return files;
    }

    /// <summary>Keeps the reports among these outcomes.</summary>
    public void Add(ReadOnlySpan<Outcome> outcomes)
    {
        foreach (ref readonly var outcome in outcomes)
        {
            switch ((OutcomeKind)outcome.Kind)
            {
                case OutcomeKind.DepthReported when _files.TryGetValue(FeedKind.Water, out var water):
                    Write(water, in outcome, string.Create(CultureInfo.InvariantCulture, $"{outcome.A},{outcome.Code}"));
                    break;
                case OutcomeKind.RainReported when _files.TryGetValue(FeedKind.Rain, out var rain):
                    Write(rain, in outcome, string.Create(CultureInfo.InvariantCulture, $"{outcome.A / 1_000}.{outcome.A % 1_000:000}"));
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files.Values) await file.DisposeAsync();
    }

    private static string HeaderOf(FeedKind kind) => kind switch
    {
        FeedKind.Water => "time,device,level,repaired",
        FeedKind.Rain => "time,device,rain",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of report."),
    };

    private void Write(StreamWriter file, in Outcome outcome, string values)
    {
        _row.Clear();
        _row.Append(_span.Local(outcome.At).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)).Append(',').Append(_codes[outcome.Who]).Append(',').Append(values);
        file.WriteLine(_row);
    }
}
