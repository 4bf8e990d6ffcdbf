using System.Collections.Immutable;

namespace Liandong.Scenarios.Recording;

/// <summary>The names of what a recording's folder can hold.</summary>
public static class RecordingFiles
{
    /// <summary>Every outcome; the first file of a recording, held open while the run lives.</summary>
    public const string Outcomes = "outcomes.parquet";

    internal const string IndicatorsJson = "indicators.json";

    internal const string IndicatorsCsv = "indicators.csv";

    internal const string Report = "report.html";

    internal const string Manifest = "manifest.json";

    /// <summary>All of them, the folder of device reports among them.</summary>
    public static ImmutableArray<string> All { get; } = [Outcomes, IndicatorsJson, IndicatorsCsv, Report, Manifest, RejectedFile.Name, DeviceReportFiles.Folder];
}
