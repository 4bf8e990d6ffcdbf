using Liandong.Scenarios.City;
using Liandong.Scenarios.Runs;
using Liandong.Scenarios.Yaml;
using Liandong.Twins;
using Liandong.Twins.Elders;
using Liandong.Twins.Time;

namespace Liandong.Scenarios.Feeds;

/// <summary>Wristband readings for elders.</summary>
internal sealed class VitalsTarget(CityRun run, FeedMapping mapping, IReadOnlyList<FeedDevice> devices) : FeedTarget(FeedKind.Vitals, devices)
{
    private static readonly (string Word, FedReport Report)[] Notices = [("sos", FedReport.Sos), ("fall", FedReport.Fall), ("put-on", FedReport.PutOn)];

    private readonly FeedPlace _place = new(run, mapping);
    private FeedColumn _pulse;
    private FeedColumn _systolic;
    private FeedColumn _saturation;
    private FeedColumn _notice;

    /// <inheritdoc/>
    public override void Bind(FeedColumns columns)
    {
        (_pulse, _systolic, _saturation) = (columns.Required(FeedValues.Pulse), columns.Required(FeedValues.Systolic), columns.Required(FeedValues.Saturation));
        _notice = columns.Optional(FeedValues.Notice);
        _place.Bind(columns, isRequired: false);
    }

    /// <inheritdoc/>
    public override Text? Fill(FeedRows row, ref Event input)
    {
        input.Kind = MessageKind.FedVitals;
        var report = FedReport.None;
        if (_notice.IsThere && !row[_notice.Place].IsEmpty && Notice(row, ref report) is { } unknown) return unknown;
        var isNotice = report is FedReport.Sos or FedReport.Fall && row[_pulse.Place].IsEmpty && row[_systolic.Place].IsEmpty && row[_saturation.Place].IsEmpty;
        if (!isNotice)
        {
            if (Reading(row, ref input) is { } wrong) return wrong;
            report |= FedReport.Reading;
        }

        if (_place.IsThere && !_place.IsEmpty(row))
        {
            if (_place.Read(row, out var place) is { } wrong) return wrong;
            (input.B, report) = (FeedPlace.Packed(place), report | FedReport.Placed);
        }

        input.Stamp = (int)report;
        return null;
    }

    private Text? Reading(FeedRows row, ref Event input)
    {
        if (_pulse.Read(row, Plausible.Pulse, out var pulse) is { } wrongPulse) return wrongPulse;
        if (_systolic.Read(row, Plausible.Systolic, out var systolic) is { } wrongPressure) return wrongPressure;
        if (_saturation.Read(row, Plausible.Saturation, out var saturation) is { } wrongSaturation) return wrongSaturation;
        input.A = Elder.Packed(new VitalReading((int)pulse, (int)systolic, (int)saturation));
        return null;
    }

    private Text? Notice(FeedRows row, ref FedReport report)
    {
        var text = row[_notice.Place];
        foreach (var (word, notice) in Notices)
        {
            if (!text.Equals(word, StringComparison.OrdinalIgnoreCase)) continue;
            report = notice;
            return null;
        }

        var (zh, en) = Spelling.Hint(text.ToString(), [.. Notices.Select(notice => notice.Word)]);
        return new Text($"不认识 {row.Columns[_notice.Place]} '{text}'；{zh}", $"unknown {row.Columns[_notice.Place]} '{text}'; {en}");
    }
}
