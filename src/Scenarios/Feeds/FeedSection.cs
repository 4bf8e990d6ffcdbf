using System.Collections.Immutable;
using System.Globalization;
using Liandong.Scenarios.City;
using Liandong.Scenarios.Indicators;

namespace Liandong.Scenarios.Feeds;

/// <summary>The part of a report that says what came from recorded files and what became of it.</summary>
public static class FeedSection
{
    private const int UnknownShown = 30;

    /// <summary>The section; none without a feed.</summary>
    public static IEnumerable<Section> Of(FeedJournal feed)
    {
        if (feed.IsEmpty) yield break;
        yield return new Section("feed", new("接入的实测数据", "Recorded data"), Finding(feed))
        {
            Tables = [Files(feed), .. Unknown(feed)],
            Notes = [.. Notes(feed)],
        };
    }

    /// <summary>What became of the rows of all files, in a sentence.</summary>
    public static Text Finding(FeedJournal feed)
    {
        var (rows, accepted, repeated) = (feed.Files.Sum(file => file.Rows), feed.Files.Sum(file => file.Accepted), feed.Files.Sum(file => file.Repeated));
        var (late, bad, unknown, outside) = (feed.Files.Sum(file => file.Late), feed.Files.Sum(file => file.Bad), feed.Files.Sum(file => file.Unknown), feed.Files.Sum(file => file.Outside));
        var (kindsZh, kindsEn) = (string.Join('、', Kinds(feed).Select(kind => kind.Zh)), string.Join(", ", Kinds(feed).Select(kind => kind.En)));
        return new Text(
            $"接入{kindsZh}：{Whole(rows)} 行中采用 {Whole(accepted)} 行（其中 {Whole(feed.Files.Sum(file => file.Reordered))} 行乱序后归位），重复 {Whole(repeated)} 行，迟到 {Whole(late)} 行，无法读取 {Whole(bad)} 行，设备未知 {Whole(unknown)} 行，时段之外 {Whole(outside)} 行。",
            $"Fed with {kindsEn}: of {Whole(rows)} rows {Whole(accepted)} were used ({Whole(feed.Files.Sum(file => file.Reordered))} of them put back in order), {Whole(repeated)} were repeated, {Whole(late)} too late, {Whole(bad)} could not be read, {Whole(unknown)} are of unknown devices, {Whole(outside)} outside the run's time.");
    }

    /// <summary>What the reader of a run's figures must know about its feed.</summary>
    public static IEnumerable<Text> Notes(FeedJournal feed)
    {
        if (feed.IsEmpty && feed.Live.IsEmpty) yield break;
        if (!feed.Live.IsEmpty) yield return new($"{string.Join('、', feed.Live.Select(kind => FeedValues.NameOf(kind).Zh))}由设备在运行中实时上报：重复这次运行需要它的接入日志，单凭命令不能重现。", $"What devices reported while the run went on ({string.Join(", ", feed.Live.Select(kind => FeedValues.NameOf(kind).En))}) is in its journal: the command alone does not repeat this run.");
        yield return new("接入的设备不再模拟；其余设备、事件与天气仍由模型生成，与记录不是同一个世界。", "Devices that are fed are not simulated; the others, the incidents and the weather are still the model's, which is not the world of the recording.");
        if (feed.Has(FeedKind.Water)) yield return new("积水报警来自实测水位，“真实积水”却是模拟的：报警准确率、提前量不能据此评判。", "Alarms about water come from measured levels, but the water they are judged by is simulated: take no precision or lead of alarms from this run.");
        if (feed.Has(FeedKind.Rain)) yield return new("实测雨量决定雨量站与暴雨预警；落在镇街上的雨仍按情景，可用 rain 的 file 让它与实测一致。", "Measured rain drives the gauges and their warnings; the rain that falls on the towns is the scenario's (rain: file takes a table).");
        if (feed.Has(FeedKind.Requests)) yield return new("诉求取自记录或实时上报：模型不再产生市民诉求，也没有人为模拟的积水来电；巡查与传感器的发现照旧。没有注明同一件事的诉求，并单对不对无从判断，不计入并单准确率。", "Requests are those that were recorded or came in: the model makes none, and nobody calls about simulated water; finds by patrols and sensors go on. Whether requests were merged rightly cannot be told where nothing says what they are about; the precision of merging leaves them out.");
        if (feed.Has(FeedKind.Gps) || feed.Has(FeedKind.Waybills)) yield return new("接入的车辆没有模拟的行程与装卸，也不参与“真实违法”的评判：对它们的预警，研判得不出属实与否。", "Vehicles that are fed have no simulated trips and loads, and no part in what truly happened: whether an alert about one of them is right nobody can say.");
        if (feed.Has(FeedKind.Gps) && !feed.Has(FeedKind.Waybills)) yield return new("没有随定位接入运单（waybills）：监测把这些车辆的运单记为“未知”，不当作没有运单；载货停车、偏离路线因此看不出来。", "No waybills were fed with the positions: the watch takes those of these vehicles for unknown, not for none; parking with goods on board and ways off the route cannot be told without them.");
        if (feed.Has(FeedKind.Waybills) && !feed.HasIssuedWaybills) yield return new($"运单文件里只有签收（closed），没有一行装货（issued）：监测把接入车辆的运单记为“未知”；{Whole(feed.WaybillsInDoubt)} 张签收的运单按签收时补登，不算“卸货而没有运单”。", $"The files have rows of closed waybills alone and none of issued ones: the watch takes those of fed vehicles for unknown, and the {Whole(feed.WaybillsInDoubt)} that were closed are entered when they are, not taken for deliveries without a waybill.");
        else if (feed.WaybillsInDoubt > 0) yield return new($"{Whole(feed.WaybillsInDoubt)} 张签收的运单，装货（issued）一行未被采用或时间更晚：按签收时补登，不算“卸货而没有运单”。", $"Of {Whole(feed.WaybillsInDoubt)} waybills that were closed the row of their issue was refused or comes later: they are entered when they are closed, not taken for deliveries without a waybill.");
        if (feed.Has(FeedKind.Vitals)) yield return new("接入手环的老人没有模拟的险情：他们的报警算作误报，不能据此评判误报率。", "Nothing is known to befall elders whose wristbands are fed: their alarms count as false, so take no rate of false alarms from this run.");
        if (feed.Files.Sum(file => file.Bad + file.Late + file.Unknown + file.Outside) is var rejected and > 0)
            yield return new($"未采用的行及原因见 rejected.csv（{Whole(feed.Rejected.Length)} 行，共 {Whole(rejected)} 行）。", $"The rows that were not used, and why, stand in rejected.csv ({Whole(feed.Rejected.Length)} of {Whole(rejected)}).");
    }

    private static IEnumerable<Text> Kinds(FeedJournal feed) => feed.Files.SelectMany(file => file.Kinds).Distinct().Order().Select(FeedValues.NameOf);

    private static SectionTable Files(FeedJournal feed) => new(
        new("各文件的去向", "What became of each file"),
        [
            (new("文件", "file"), true), (new("设备", "devices"), false), (new("行", "rows"), false), (new("采用", "used"), false), (new("归位", "reordered"), false),
            (new("重复", "repeated"), false), (new("迟到", "late"), false), (new("错误", "bad"), false), (new("未知", "unknown"), false), (new("时段外", "outside"), false), (new("时间", "time"), true),
        ],
        [.. feed.Files.Select(Row)]);

    private static ImmutableArray<Text> Row(FeedAccount file) =>
    [
        Same(Path.GetFileName(file.File)), file.DevicesOfRun == 0 ? Same("—") : new($"{file.Devices} / {file.DevicesOfRun}", $"{file.Devices} of {file.DevicesOfRun}"), Same(Whole(file.Rows)), Same(Whole(file.Accepted)), Same(Whole(file.Reordered)),
        Same(Whole(file.Repeated)), Same(Whole(file.Late)), Same(Whole(file.Bad)), Same(Whole(file.Unknown)), Same(Whole(file.Outside)), new($"{Minute(file.First)} 至 {Minute(file.Last)}", $"{Minute(file.First)} to {Minute(file.Last)}"),
    ];

    private static IEnumerable<SectionTable> Unknown(FeedJournal feed)
    {
        var unknown = feed.Files.SelectMany(file => file.UnknownDevices.Select(device => (File: Path.GetFileName(file.File), Device: device))).ToArray();
        if (unknown.Length == 0) yield break;
        var all = feed.Files.Sum(file => file.UnknownCount);
        yield return new SectionTable(
            new($"本次运行没有的设备（{Whole(all)} 个）", $"Devices that the run does not have ({Whole(all)})"),
            [(new("名称", "name"), true), (new("文件", "file"), true), (new("行", "rows"), false), (new("可能是", "perhaps"), true)],
            [.. unknown.Take(UnknownShown).Select(one => ImmutableArray.Create(Same(one.Device.Name), Same(one.File), Same(Whole(one.Device.Rows)), one.Device.Hint.Zh is null ? Same("") : one.Device.Hint))]);
    }

    private static Text Same(string text) => new(text, text);

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Minute(DateTime? time) => time?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "—";
}
