using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Feeds;
using Liandong.Scenarios.Indicators;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Hotline;
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
    private readonly ImmutableArray<string> _matters;
    private readonly CityDefinition _city;
    private readonly Dictionary<long, (int Goods, int From)> _waybills = [];
    private readonly StringBuilder _row = new();

    private DeviceReportFiles(RunSpan span, ImmutableArray<string> matters, CityDefinition city) => (_span, _matters, _city) = (span, matters, city);

    /// <summary>Opens the files that a run's scenario asks for; null when it asks for none.</summary>
    public static DeviceReportFiles? Open(string recording, CityRun run)
    {
        if (run.Scenario.Record.IsEmpty) return null;
        var folder = Directory.CreateDirectory(Path.Combine(recording, Folder)).FullName;
        var files = new DeviceReportFiles(run.Span, [.. run.Matters.Select(matter => matter.Code)], run.City);
        foreach (var kind in run.Scenario.Record)
        {
            foreach (var device in DeviceBook.Of(kind, run)) files._codes[device.Twin] = device.Code;
            var name = Spelling.Kebab(kind.ToString());
            File.WriteAllText(Path.Combine(folder, name + ".yaml"), $"# What devices reported in a run; feed another one with it: --feed {name}.csv\nkind: {name}\ntime: {{column: time, zone: \"+08:00\"}}\n" + MoreOf(kind));
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
                case OutcomeKind.RequestMade when _files.TryGetValue(FeedKind.Requests, out var requests):
                    Write(requests, in outcome, $"R{outcome.A:x}", string.Create(CultureInfo.InvariantCulture, $"{_matters[(int)outcome.C]},{_codes[new TwinId((ulong)outcome.D)]},{Spelling.Kebab(((Channel)outcome.Code).ToString())},I{outcome.B:x}"));
                    break;
                case OutcomeKind.PositionReported when _files.TryGetValue(FeedKind.Gps, out var positions):
                    var at = new SimTime(outcome.B);
                    Write(positions, at, _codes[outcome.Who], string.Create(CultureInfo.InvariantCulture, $"{East(outcome.A)},{North(outcome.A)},{outcome.Code},{(outcome.C < 0 ? "" : outcome.C.ToString(CultureInfo.InvariantCulture))}"));
                    break;
                case OutcomeKind.VitalsReported when _files.TryGetValue(FeedKind.Vitals, out var vitals):
                    Write(vitals, in outcome, Vitals(in outcome));
                    break;
                case OutcomeKind.WaybillIssued when _files.TryGetValue(FeedKind.Waybills, out var issued):
                    _waybills[outcome.A] = (outcome.Code, (int)outcome.C);
                    Write(issued, in outcome, Waybill("issued", in outcome, (int)(outcome.C >> 32)));
                    break;
                case OutcomeKind.WaybillClosed when _files.TryGetValue(FeedKind.Waybills, out var closed):
                    Write(closed, in outcome, Waybill("closed", in outcome, (int)outcome.C));
                    _waybills.Remove(outcome.A);
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
        FeedKind.Requests => "time,device,matter,place,channel,incident",
        FeedKind.Gps => "time,device,east,north,speed,tank",
        FeedKind.Vitals => "time,device,pulse,systolic,saturation,east,north,event",
        FeedKind.Waybills => "time,device,number,state,un,origin,destination,quantity",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of report."),
    };

    private static string MoreOf(FeedKind kind) => kind switch
    {
        FeedKind.Gps => "lateness: 12h\nunits: {speed: mm/s, tank: cl}\n",
        FeedKind.Waybills => "lateness: 0s\nunits: {quantity: cl}\n",
        _ => "lateness: 0s\n",
    };

    private static long East(long packed) => packed >> 32;

    private static long North(long packed) => (int)packed;

    private static string Vitals(in Outcome outcome)
    {
        var report = (FedReport)outcome.Code;
        var signs = report.HasFlag(FedReport.Reading) ? string.Create(CultureInfo.InvariantCulture, $"{outcome.A & 0xFFFF},{(outcome.A >> 16) & 0xFFFF},{(outcome.A >> 32) & 0xFFFF}") : ",,";
        var notice = report.HasFlag(FedReport.Sos) ? "sos" : report.HasFlag(FedReport.Fall) ? "fall" : report.HasFlag(FedReport.PutOn) ? "put-on" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{signs},{East(outcome.B)},{North(outcome.B)},{notice}");
    }

    private string Waybill(string state, in Outcome outcome, int to)
    {
        var (goods, from) = _waybills[outcome.A];
        var un = goods < 0 ? "0000" : _city.Hazmat.Goods[goods].Un;
        return string.Create(CultureInfo.InvariantCulture, $"{outcome.A},{state},{un},{CodeOf(from)},{CodeOf(to)},{outcome.B}");
    }

    private string CodeOf(int site) => site < 0 ? FeedMapping.Elsewhere : _city.Sites[site].Code;

    private void Write(StreamWriter file, in Outcome outcome, string values) => Write(file, outcome.At, _codes[outcome.Who], values);

    private void Write(StreamWriter file, in Outcome outcome, string device, string values) => Write(file, outcome.At, device, values);

    private void Write(StreamWriter file, SimTime at, string device, string values)
    {
        _row.Clear();
        _row.Append(_span.Local(at).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)).Append(',').Append(device).Append(',').Append(values);
        file.WriteLine(_row);
    }
}
