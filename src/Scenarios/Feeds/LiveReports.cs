using System.Collections.Frozen;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Geography;
using Liandong.Twins.Hotline;
using Liandong.Twins.Orders;
using Liandong.Twins.Reports;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>What comes in through the front doors of a run: which devices may report, what can be true, and the input that a report becomes.</summary>
public sealed class LiveReports
{
    private static readonly Channel[] Channels = [Channel.Phone, Channel.Snapshot, Channel.Listen, Channel.Handle, Channel.System];

    private readonly FrozenDictionary<TwinId, FeedKind> _devices;
    private readonly FrozenDictionary<string, Matter> _matters;
    private readonly CityPlane _plane;
    private readonly bool _hasProviders;

    /// <param name="run">The run, with the kinds that are live.</param>
    public LiveReports(CityRun run)
    {
        _devices = run.Feed.Live.SelectMany(kind => DeviceBook.Of(kind, run).Select(device => KeyValuePair.Create(device.Twin, kind))).ToFrozenDictionary();
        _matters = run.Matters.ToFrozenDictionary(matter => matter.Code, StringComparer.Ordinal);
        (_plane, _hasProviders) = (new CityPlane(run.City), run.Scenario.Care is not null);
    }

    /// <summary>Makes an input of a report: receiver, kind and payload.</summary>
    /// <param name="device">The twin of whoever reports; a citizen's request is about its cell.</param>
    /// <param name="number">The report's number among those of the device; 0 without numbers.</param>
    /// <param name="report">What is reported.</param>
    /// <param name="input">The input.</param>
    /// <returns>Why it is not taken; null when it is.</returns>
    public Text? Read(TwinId device, long number, DeviceReport report, out Event input)
    {
        input = new Event { To = device, D = number };
        if (number < 0) return new Text($"序号 {number} 应不小于 0", $"the number {number} must not be below 0");
        if (!_devices.TryGetValue(device, out var kind))
            return new Text($"{device} 不接收实时数据：没有这个设备，或运行定义里它由模型模拟（--live）", $"{device} takes no reports: there is no such device, or the run was defined with it simulated (--live)");
        return (report, kind) switch
        {
            (WaterReport water, FeedKind.Water) => Fill(water, ref input),
            (RainReport rain, FeedKind.Rain) => Fill(rain, ref input),
            (PositionReport position, FeedKind.Gps) => Fill(position, ref input),
            (WristbandReport wristband, FeedKind.Vitals) => Fill(wristband, ref input),
            (RequestReport request, FeedKind.Requests) => Fill(request, ref input),
            _ => new Text($"{device} 上报的是{FeedValues.NameOf(kind).Zh}，不是 {report.GetType().Name}", $"{device} reports {FeedValues.NameOf(kind).En}, not a {report.GetType().Name}"),
        };
    }

    private static Text? Fill(WaterReport report, ref Event input)
    {
        (input.Kind, input.Stamp, input.A) = (MessageKind.FedDepth, report.IsAfterRepair ? 1 : 0, Math.Max(0, report.Millimetres));
        return Plausible.Level.Check(new("水位（毫米）", "the level in mm"), report.Millimetres);
    }

    private static Text? Fill(RainReport report, ref Event input)
    {
        (input.Kind, input.Stamp, input.A) = (MessageKind.FedRain, report.IsCounter ? 1 : 0, report.Micrometres);
        return report.IsCounter ? Plausible.Counter.Check(new("雨量计数（微米）", "the counter in µm"), report.Micrometres) : Plausible.Rain.Check(new("雨量（微米）", "the rain in µm"), report.Micrometres);
    }

    private Text? Fill(PositionReport report, ref Event input)
    {
        var (speed, tank) = (report.MillimetresPerSecond ?? 0, report.TankCentilitres ?? 0);
        if (Find(report.Place, out var place) is { } wrong) return wrong;
        (input.Kind, input.A, input.B) = (MessageKind.FedPosition, FeedPlace.Packed(place), report.TankCentilitres ?? -1);
        if (Plausible.Speed.Check(new("速度（毫米/秒）", "the speed in mm/s"), speed) is { } tooFast) return tooFast;
        input.Stamp = (int)speed;
        return Plausible.Tank.Check(new("罐内液位（厘升）", "the tank's level in centilitres"), tank);
    }

    private Text? Fill(WristbandReport report, ref Event input)
    {
        var said = report.Notice switch
        {
            WristbandNotice.None => FedReport.None,
            WristbandNotice.Sos => FedReport.Sos,
            WristbandNotice.Fall => FedReport.Fall,
            WristbandNotice.PutOn => FedReport.PutOn,
            _ => (FedReport?)null,
        };
        if (said is not { } told || (report.Signs is null && told is FedReport.None or FedReport.PutOn)) return new Text("手环数据里没有体征，也没有呼救或跌倒", "the wristband reports neither signs nor a call for help nor a fall");
        if (report.Signs is { } signs)
        {
            if (Plausible.Pulse.Check(new("脉搏", "the pulse"), signs.Pulse) is { } wrongPulse) return wrongPulse;
            if (Plausible.Systolic.Check(new("收缩压", "the systolic pressure"), signs.Systolic) is { } wrongPressure) return wrongPressure;
            if (Plausible.Saturation.Check(new("血氧", "the saturation"), signs.Saturation) is { } wrongSaturation) return wrongSaturation;
            (input.A, told) = (Elder.Packed(new VitalReading((int)signs.Pulse, (int)signs.Systolic, (int)signs.Saturation)), told | FedReport.Reading);
        }

        if (report.Place is { } reported)
        {
            if (Find(reported, out var place) is { } wrong) return wrong;
            (input.B, told) = (FeedPlace.Packed(place), told | FedReport.Placed);
        }

        (input.Kind, input.Stamp) = (MessageKind.FedVitals, (int)told);
        return null;
    }

    private Text? Fill(RequestReport report, ref Event input)
    {
        if (!_matters.TryGetValue(report.Matter, out var matter))
        {
            var (zh, en) = Spelling.Hint(report.Matter, [.. _matters.Keys]);
            return new Text($"事项目录里没有“{report.Matter}”；{zh}", $"the catalogue has no matter '{report.Matter}'; {en}");
        }

        if (matter.Executor == Executor.Provider && !_hasProviders) return new Text($"事项 {report.Matter} 由服务商办理，情景没有启用 care", $"matter {report.Matter} is done by providers, and the scenario leaves them out (care)");
        if (!Channels.Contains(report.Channel)) return new Text($"渠道 {report.Channel} 不是市民诉求的渠道", $"citizens do not come by the channel {report.Channel}");
        (input.Kind, input.Stamp, input.B) = (MessageKind.FedRequest, matter.Index | ((int)report.Channel << 16), (long)input.To.Value);
        input.To = CommandSystem.TownLife(input.Jurisdiction);
        return null;
    }

    private Text? Find(ReportedPlace reported, out PlanePoint place)
    {
        place = new PlanePoint(reported.Across, reported.Up);
        if (reported.IsOnPlane) return _plane.Check(place);
        if (Plausible.Longitude.Check(new("经度（1e-7 度）", "the longitude in 1e-7 degrees"), reported.Across) is { } wrong) return wrong;
        return Plausible.Latitude.Check(new("纬度（1e-7 度）", "the latitude in 1e-7 degrees"), reported.Up) ?? _plane.Find(new GeoPoint(reported.Across / 1e7, reported.Up / 1e7), out place);
    }
}
