using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Geography;
using Liandong.Twins.Hotline;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>A recorded report as its device would send it.</summary>
/// <param name="At">When the device gave it, in the run's time.</param>
/// <param name="Device">The device's twin; the cell of a citizen's request.</param>
/// <param name="Kind">What kind of device it is.</param>
/// <param name="Number">Its number: rises with time, so it is the same whenever the file is read again.</param>
/// <param name="Report">What it says.</param>
public sealed record TimedReport(SimTime At, TwinId Device, FeedKind Kind, long Number, DeviceReport Report)
{
    // Of one device at one instant; a device's own counters wrap around, so they cannot serve.
    private const int MostAtOnce = 1_000;

    /// <summary>All reports of recorded files, by time.</summary>
    /// <param name="run">The run that they are meant for.</param>
    /// <param name="files">What was read.</param>
    /// <exception cref="DefinitionException">Something in them cannot be sent while a run goes on.</exception>
    public static IReadOnlyList<TimedReport> Of(CityRun run, FeedJournal files)
    {
        if (files.Files.FirstOrDefault(file => file.Kinds.Contains(FeedKind.Waybills)) is { } waybills)
            throw new DefinitionException(waybills.File, 0, "运单不能在运行中上报，请在 run 用 --feed 接入", "waybills cannot be sent while a run goes on: feed them to run with --feed");
        var inputs = new List<Event>();
        for (var jurisdiction = 0; jurisdiction < run.City.Jurisdictions; jurisdiction++) inputs.AddRange(files.Of(jurisdiction).Span);
        inputs.Sort(Event.ByKey);
        var reports = new List<TimedReport>(inputs.Count);
        var last = new Dictionary<TwinId, (long At, int Count)>();
        foreach (var input in inputs)
        {
            var (kind, device, report) = Read(run, in input);
            var known = last.GetValueOrDefault(device, (-1, 0));
            var count = known.At == input.Due ? known.Count + 1 : 0;
            if (count >= MostAtOnce) throw new DefinitionException(files.Files[0].File, 0, $"{device} 在同一毫秒有超过 {MostAtOnce} 条数据", $"{device} has more than {MostAtOnce} reports in one millisecond");
            last[device] = (input.Due, count);
            reports.Add(new TimedReport(input.At, device, kind, ((input.Due + 1) * MostAtOnce) + count, report));
        }

        return reports;
    }

    private static (FeedKind, TwinId, DeviceReport) Read(CityRun run, in Event input) => input.Kind switch
    {
        MessageKind.FedDepth => (FeedKind.Water, input.To, new WaterReport(input.A, input.Stamp == 1)),
        MessageKind.FedRain => (FeedKind.Rain, input.To, new RainReport(input.A, input.Stamp == 1)),
        MessageKind.FedPosition => (FeedKind.Gps, input.To, new PositionReport(PlaceOf(input.A), input.Stamp, input.B < 0 ? null : input.B)),
        MessageKind.FedVitals => (FeedKind.Vitals, input.To, WristbandOf(in input)),
        MessageKind.FedRequest => (FeedKind.Requests, new TwinId((ulong)input.B), new RequestReport(run.Matters[input.Stamp & 0xFFFF].Code, (Channel)(input.Stamp >> 16))),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input.Kind, "A report's kind."),
    };

    private static WristbandReport WristbandOf(in Event input)
    {
        var said = (FedReport)input.Stamp;
        var signs = new ReportedSigns(input.A & 0xFFFF, (input.A >> 16) & 0xFFFF, (input.A >> 32) & 0xFFFF);
        return new WristbandReport
        {
            Signs = said.HasFlag(FedReport.Reading) ? signs : null,
            Place = said.HasFlag(FedReport.Placed) ? PlaceOf(input.B) : null,
            Notice = said.HasFlag(FedReport.Sos) ? WristbandNotice.Sos : said.HasFlag(FedReport.Fall) ? WristbandNotice.Fall : said.HasFlag(FedReport.PutOn) ? WristbandNotice.PutOn : WristbandNotice.None,
        };
    }

    private static ReportedPlace PlaceOf(long packed)
    {
        var place = new PlanePoint(packed >> 32, (int)packed);
        return new ReportedPlace(place.EastMillimetres, place.NorthMillimetres, IsOnPlane: true);
    }
}
